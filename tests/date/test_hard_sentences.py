"""The hard kinds, in sentences of our own: the words, the day they are read from, what is found, why."""

import pytest
from test_time_rules import marked, read

# (words with brackets around the find, anchor, TIMEX3 value, EDTF or None, why)
_HARD: list[tuple[str, str | None, str, str | None, str]] = [
    # part of a longer time: early and late are thirds
    ("A ship came in [late 2000].", None, "2000", "2000-09-01/2000-12-31", "the last four months"),
    ("A ship came in [early 2000].", None, "2000", "2000-01-01/2000-04-30", "the first four months"),
    ("A ship came in [early September 2004].", None, "2004-09", "2004-09-01/2004-09-10", "ten days"),
    ("A ship came in [mid-September 2004].", None, "2004-09", "2004-09-11/2004-09-20", "ten days"),
    ("A ship came in [late February 2004].", None, "2004-02", "2004-02-21/2004-02-29", "to the end of a short month"),
    ("A ship came in [mid-August].", "2004-09-10", "2004-08", "2004-08-11/2004-08-20", "the last August"),
    ("At [the beginning of the year] a ship came.", "2004-09-10", "2004", "2004-01-01/2004-04-30", "of this year"),
    ("At [the end of the month] a ship will come.", "2004-09-10", "2004-09", "2004-09-21/2004-09-30", "of this month"),
    ("A ship came in [the late 80s].", None, "198", "1987/1989", "last years of a decade"),
    ("A ship came in [the mid-1960s].", None, "196", "1964/1966", "middle years of a decade"),
    ("A ship came in [the early 20th century].", None, "19", "1900/1933", "first third of a century"),
    ("A ship came in [the late 1800s].", None, "18", "1867/1899", "hundreds are a century"),
    ("Ships came in [the second half of the 1980s].", None, "198", "1985/1989", "half of a decade"),
    ("Ships came in [the first half of the 20th century].", None, "19", "1900/1949", "half of a century"),
    ("Ships came in [the first half of June 2001].", None, "2001-06", "2001-06-01/2001-06-15", "half of a month"),
    ("Ships came in [the second week of May 2009].", None, "2009-05", "2009-05-08/2009-05-14", "seven days of a month"),
    ("Ships came in [the last week of May 2009].", None, "2009-05", "2009-05-25/2009-05-31", "the last seven days"),
    ("Ships will come [early next year].", "2009-06-16", "2010", "2010-01-01/2010-04-30", "START of another year"),
    ("Ships came [earlier this year].", "2009-06-16", "2009", "2009-01-01/2009-06-16", "up to the day of speaking"),
    ("Ships will come [later this month].", "2009-06-16", "2009-06", "2009-06-16/2009-06-30", "from the day of speaking"),
    ("Ships came [earlier this week].", "2009-06-18", "2009-W25", "2009-06-15/2009-06-18", "from Monday on"),
    ("Ships came [late last month].", "2009-06-18", "2009-05", "2009-05-21/2009-05-31", "END of another month"),
    ("Ships come by [mid-year].", "2009-03-18", "2009", "2009-05-01/2009-08-31", "middle of this year"),
    ("Ships came in [the first decade of the 21st century].", None, "200", "200X", "decade counted in its century"),
    ("Ships came in [the last decade of the 19th century].", None, "189", "189X", "decade counted in its century"),
    # counted from what they hang on
    ("Just after [18 months] of 9/11 they met.", None, "P18M", "2003-03~", "the length hangs on a named day"),
    ("[Two weeks] after the raid of 3 May 1999 they met.", None, "P2W", "1999-05-17~", "weeks are about"),
    ("[Three days] after the raid of 3 May 1999 they met.", None, "P3D", "1999-05-06", "days are exact"),
    ("[Ten years] after the accord of 1991 it was void.", None, "P10Y", "2001~", "a year stays a year"),
    ("[Six months] before the vote of June 2004 he fled.", None, "P6M", "2003-12~", "backwards"),
    ("For [two years] after 1999 they talked.", None, "P2Y", "1999~/2001~", "filled from end to end"),
    ("He died within [a week] of 4 May 2009.", None, "P1W", "2009-05-04~/2009-05-11~", "some day of that stretch"),
    ("[Two days] after 1998 it rained.", None, "P2D", None, "days after a year are no days"),
    ("[Two days] after the raid, in May 1999, they met.", None, "P2D", None, "a comma: it hangs on the raid, which has no day"),
    ("[Two days] after the raid. On 3 May 1999 they met.", None, "P2D", None, "another sentence"),
    ("In [the first three months] of 2009 trade fell.", None, "P3M", "2009-01-01/2009-03-31", "the head of a year"),
    ("In [the last two weeks] of May 2009 trade fell.", "2010-06-16", "P2W", "2009-05-18/2009-05-31", "the tail of a month, not of the days before the telling"),
    ("They left on [the day after 9/11].", None, "2001-09-12", "2001-09-12", "beside a named day"),
    ("They left on [the day before Christmas].", "2009-12-28", "2009-12-24", "2009-12-24", "beside a feast"),
    ("They left on [the eve of Pakistan's Independence Day 2009].", None, "2009-08-13", "2009-08-13", "eve"),
    ("They left [the day before last Tuesday].", "2009-06-18", "2009-06-15", "2009-06-15", "beside a weekday"),
    ("He came on 4 May 2009. [Two weeks later] he left.", None, "2009-05-18", "2009-05-18", "from the last date told"),
    ("He came on 4 May 2009. [A year later] he left.", None, "2010-05-04", "2010-05~", "a year after a day is about that month"),
    ("He came in May 2009. [A year earlier] he had left.", None, "2008-05", "2008-05~", "as fine as what was told"),
    ("He came in 1971. [38 years earlier] he had left.", None, "1933", "1933~", "years"),
    ("In 1971 war came. In [the same year] they left.", None, "1971", "1971", "the same"),
    ("In May 1971 war came. [The following year] they left.", None, "1972", "1972", "the next of what was told"),
    ("In May 1971 war came. [That same month] they left.", None, "1971-05", "1971-05", "that same"),
    ("[Two weeks later] the support came.", None, "P2W", None, "nothing told before it: no day"),
    ("[A year later] he left.", "2009-06-16", "P1Y", None, "not counted from the day of speaking"),
    ("He came on 4 May 2009 and left on [the following Monday].", None, "2009-05-11", "2009-05-11", "4 May 2009 was a Monday"),
    ("They met [the week before last].", "2009-06-16", "2009-W23", "2009-06-01/2009-06-07", "two weeks back"),
    ("They met [the Thursday before last].", "2009-06-16", "2009-06-04", "2009-06-04", "not the last one"),
    ("They met [the year before last].", "2009-06-16", "2007", "2007", "two years back"),
    # hours and minutes from the anchor
    ("It fell [two hours ago].", "2009-06-16", "PT2H", "2009-06-15~/2009-06-16~", "today, or late yesterday"),
    ("In [the last 24 hours] it fell.", "2009-06-16", "PT24H", "2009-06-15~/2009-06-16~", "a day back"),
    ("In [the next 48 hours] it will fall.", "2009-06-16", "PT48H", "2009-06-16~/2009-06-18~", "two days on"),
    ("It fell [two hours ago].", None, "PT2H", None, "no anchor"),
    ("It fell [overnight].", "2009-06-16", "2009-06-16TNI", "2009-06-16", "the night to the day of speaking"),
    ("It fell at [half past nine].", "2009-06-16", "2009-06-16T09:30", "2009-06-16", "hour in words"),
    ("It fell at [0600 hours on 3 May 2012].", None, "2012-05-03T06:00", "2012-05-03", "military hour"),
    ("It fell at [around noon on Tuesday].", "2009-06-18", "2009-06-16T12:00", "2009-06-16", "hour and weekday"),
    ("It fell at [midnight on 14 August 1947].", None, "1947-08-14T24:00", "1947-08-14", "midnight ends the day"),
    ("It burned between [9 p.m.] and midnight on Wednesday.", "2013-04-05", "2013-04-03T21:00", "2013-04-03", "hours that are joined are of one day"),
    ("He came on 3 May 1999 and by [early afternoon] he left.", None, "1999-05-03TAF", "1999-05-03", "part of the day told"),
    # named days, feasts, wars
    ("They met on [New Year's Eve 1999].", None, "1999-12-31", "1999-12-31", "fixed feast"),
    ("They met on [Easter Sunday 2010].", None, "2010-04-04", "2010-04-04", "computed"),
    ("They met on [Good Friday].", None, "XXXX-XX-XX", None, "a feast that moves has no day without its year"),
    ("They met on [Eid al-Fitr 2004].", None, "2004-11-14", "2004-11-14~", "the moon is seen within a day"),
    ("They met on [Eid al-Adha 2007].", None, "2007-12-20", "2007-12-20~", "the moon is seen within a day"),
    ("They fasted in [Ramadan 2009].", None, "2009-08-22/2009-09-20", "2009-08-22~/2009-09-20~", "a month of another calendar"),
    ("They met before [Diwali 2008].", None, "2008-10-28", "2008-10-28~", "tabled"),
    ("They met on [Lunar New Year 2012].", None, "2012-01-23", "2012-01-23~", "tabled"),
    ("They met on [Thanksgiving 2001].", None, "2001-11-22", "2001-11-22", "the fourth Thursday of a month"),
    ("They voted on [Election Day 2000].", None, "2000-11-07", "2000-11-07", "the day after the first Monday"),
    ("They met on [Black Friday 2009].", None, "2009-11-27", "2009-11-27", "the day after a Thursday"),
    ("They marched on [India's Republic Day 2010].", None, "2010-01-26", "2010-01-26", "day of a state"),
    ("They marched on [Bastille Day].", "2009-07-20", "2009-07-14", "2009-07-14", "the last one"),
    ("They marched on [Pakistan Day].", None, "XXXX-03-23", None, "no anchor: day and month without a year"),
    ("They landed on [D-Day].", None, "1944-06-06", "1944-06-06", "a day of one year"),
    ("They feared [Y2K].", None, "2000-01-01", "2000-01-01", "a day of one year"),
    ("Since [Partition] the valley is split.", None, "1947-08-14/1947-08-15", "1947-08-14/1947-08-15", "an event that names its days"),
    ("At [Partition in 1947] the valley was split.", None, "1947", "1947", "its year beside it"),
    ("During [the Cold War] the valley was split.", None, "1947/1991", "1947/1991", "a time of years"),
    ("At [the end of the Cold War] the wall fell.", None, "1947/1991", "1991~", "its end is about a year"),
    ("In [the Soviet era] it was a base.", None, "1922/1991", "1922/1991", "age of rulers"),
    ("A [Cold War-era] base was shut.", None, "1947/1991", "1947/1991", "as an attribute"),
    ("Not since [World War II] had they met.", None, "1939-09-01/1945-09-02", "1939-09-01/1945-09-02", "a war as a time"),
    ("Before [the Gulf War] they traded.", None, "1990-08-02/1991-02-28", "1990-08-02/1991-02-28", "a war as a time"),
    ("In [Christmas week] all was calm.", "2009-12-30", "2009-W52", "2009-12-21/2009-12-27", "a week named by its feast"),
    ("They meet in [the week of May 6].", "2002-04-20", "2002-W19", "2002-05-06/2002-05-12", "a week named by a day"),
    ("They lived by pre-[1947] rules.", None, "1947", "1947", "a year behind a prefix"),
    # quarters and financial years
    ("Exports of [fiscal 2015] fell.", None, "2015", "2014/2015", "nobody says where the year begins"),
    ("Exports of [2010]-11 financial year fell.", None, "2010", "2009/2010", "a year of two years"),
    ("Exports of [FY12] fell.", None, "2012", "2011/2012", "two digits"),
    ("Exports in [Q3 2011] fell.", None, "2011-Q3", "2011-07-01/2011-09-30", "short quarter"),
    ("Exports in [Q3] fell.", "2011-11-05", "2011-Q3", "2011-07-01/2011-09-30", "the last third quarter"),
    ("Exports in [2H 2011] fell.", None, "2011-H2", "2011-07-01/2011-12-31", "short half"),
    ("Exports fell [last quarter].", "2011-11-05", "2011-Q3", "2011-07-01/2011-09-30", "the quarter before"),
    # which way the weekday lies
    ("The team planned to leave on [Thursday].", "2009-06-16", "2009-06-18", "2009-06-18", "what is planned is ahead"),
    ("Workers planned a march on [Saturday].", "2009-06-16", "2009-06-20", "2009-06-20", "what is planned is ahead"),
    ("On [Saturday] the city planned a road.", "2009-06-16", "2009-06-13", "2009-06-13", "the planning was that day"),
    ("They found a way around [Friday]'s ruling that would hurt them.", "2009-06-16", "2009-06-12", "2009-06-12", "Friday's ruling is known"),
    ("Ahead of [Friday]'s vote they met.", "2009-06-16", "2009-06-19", "2009-06-19", "ahead of"),
    ("[Friday]'s vote will be close.", "2009-06-16", "2009-06-19", "2009-06-19", "the verb says that it is to come"),
    ("Ahead of talks, the ministry on [Sunday] issued a warning.", "2009-06-16", "2009-06-14", "2009-06-14", "the verb behind it is past"),
    ("All states had filed reports by [Friday].", "2009-06-16", "2009-06-12", "2009-06-12", "a bound reached in the past"),
    ("All states must file reports by [Friday].", "2009-06-16", "2009-06-19", "2009-06-19", "a bound ahead"),
    ("It had been due to end on [Friday].", "2009-06-16", "2009-06-12", "2009-06-12", "what had been due is over"),
    ("The two are about to meet on [Friday].", "2009-06-16", "2009-06-19", "2009-06-19", "about to"),
    ("The court is set to rule on [Friday].", "2009-06-16", "2009-06-19", "2009-06-19", "set to"),
    ("The court set aside the ruling on [Friday].", "2009-06-16", "2009-06-12", "2009-06-12", "set is past elsewhere"),
    # ranges and lists
    ("Drills ran from [3] to 5 May 2012.", None, "2012-05-03", "2012-05-03", "first day of a range"),
    ("Drills on the [5th] and 6th of May 2012.", None, "2012-05-05", "2012-05-05", "an ordinal keeps its ending"),
    ("Drills in [the nineteen-sixties].", None, "196", "196X", "decade in words"),
    ("Drills in [the last quarter of 2008].", None, "2008-Q4", "2008-10-01/2008-12-31", "the fourth"),
    ("Floods of [May]-June 2003 were bad.", None, "2003-05", "2003-05", "months joined by a dash"),
    ("Drills on 3, 4 and [7 May].", "2012-06-01", "2012-05-07", "2012-05-07", "a list without its year"),
    ("The 1914–[1918] war.", None, "1918", "1918", "a longer dash"),
    # lengths
    ("For [the last three consecutive years] it grew.", "2009-06-30", "P3Y", "2006-06-30~/2009-06-30~", "three whole years back"),
    ("Over [the past two and a half years] it grew.", "2009-06-30", "P2Y6M", "2006-12-30~/2009-06-30~", "halves are months"),
    ("It grew over [the next couple of weeks].", "2009-06-30", "P2W", "2009-06-30~/2009-07-14~", "a couple is two"),
    ("In [the years that followed] it grew.", None, "PXY", None, "nobody knows how many"),
    ("He left [half a century ago].", "1998-02-13", "1948", "1948~", "fifty years"),
    ("He left [over two years ago].", "2009-06-16", "2007", "2007~", "MORE_THAN"),
    ("He left [a fortnight ago].", "2009-06-16", "2009-W23", "2009-06-01~/2009-06-07~", "two weeks"),
    ("He left [the other day].", "2009-06-16", "PAST_REF", None, "vague"),
    # again and again
    ("They meet [every second Tuesday].", "2009-06-16", "XXXX-WXX-2", None, "no Tuesday in particular"),
    ("They meet [every other month].", None, "P2M", None, "every second one"),
    ("They meet on [Sunday mornings].", None, "XXXX-WXX-7TMO", None, "part of a weekday"),
]  # fmt: skip

_NOTHING: list[tuple[str, str]] = [
    ("The Cold War was won without a shot.", "a war as a thing, not as a time"),
    ("World War II films are long.", "a war as a thing"),
    ("They watched High Noon.", "a film"),
    ("He is in his mid-30s and she in her late 80s.", "ages"),
    ("The third raid in as many days.", "a comparison"),
    ("He said so on \"60 Minutes\" and \"This Week\".", "programmes"),
    ("He was soon released.", "soon after something, not still to come"),
    ("In the 5th century BC it was a village.", "before our era"),
    ("The Audi Q3 is sold.", "a car"),
    ("She wore a partition of cloth.", "partition as a thing"),
    ("Later in the day they left.", "the day says nothing of when"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "on", "value", "edtf", "why"), _HARD)
def test_a_hard_time_is_found(
    words: str, on: str | None, value: str, edtf: str | None, why: str
) -> None:
    plain, start, end = marked(words)
    times = {(t.start, t.end): t for t in read(plain, on)}
    assert (start, end) in times, (why, [(t.text, t.value) for t in times.values()])
    time = times[start, end]
    assert (time.value, None if time.when is None else str(time.when)) == (value, edtf), why


@pytest.mark.parametrize(("words", "why"), _NOTHING)
@pytest.mark.parametrize("on", [None, "2009-06-16"])
def test_what_only_looks_like_a_time_is_left_alone(words: str, why: str, on: str | None) -> None:
    assert [(t.text, t.value) for t in read(words, on)] == [], why
