"""Feasts that have another day each year: counted from Easter, from the Islamic months, or tabled."""

from datetime import MAXYEAR, date, timedelta

from dateline.date.calendar import easter
from dateline.lexicon.times import Sense

_EPOCH = date(622, 7, 19).toordinal() - 1  # 1 Muharram 1 in the civil Islamic calendar (Gregorian)


def feasts(sense: Sense, year: int) -> list[date]:
    """The days of the feast in a year; the Islamic year is shorter, so there may be two, or none."""
    if sense.easter is not None:
        return [easter(year) + timedelta(days=sense.easter)]
    if sense.dates is not None:
        return [day for day in sense.dates if day.year == year]
    if sense.lunar is None or not 622 < year < MAXYEAR:
        return []
    about = (year - 622) * 33 // 32
    days = (islamic(about + n, *sense.lunar) for n in (-1, 0, 1, 2))
    return [day for day in days if day.year == year]


def islamic(year: int, month: int, day: int) -> date:
    """A day of the tabular Islamic calendar (Reingold and Dershowitz); the seen moon may differ by one."""
    before = 354 * (year - 1) + (3 + 11 * year) // 30
    return date.fromordinal(_EPOCH + before + 29 * (month - 1) + month // 2 + day)
