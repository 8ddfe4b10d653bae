"""Sentences of our own: the words, the day they are read from, what is found, and why."""

import pytest
from test_time_rules import marked, read

# (words with brackets around the find, anchor, TIMEX3 value, EDTF or None, why)
_FOUND: list[tuple[str, str | None, str, str | None, str]] = [
    # whole dates need no anchor
    ("The envoys signed on [17 October 2009].", None, "2009-10-17", "2009-10-17", "day first"),
    ("The envoys signed on [October 17, 2009].", None, "2009-10-17", "2009-10-17", "month first"),
    ("The envoys signed on [October 17 2009].", None, "2009-10-17", "2009-10-17", "no comma"),
    ("The envoys signed on [Oct. 17, 2009].", None, "2009-10-17", "2009-10-17", "short month"),
    ("The envoys signed on [17th of October, 2009].", None, "2009-10-17", "2009-10-17", "ordinal"),
    ("The envoys signed on [Saturday, 17 October 2009].", None, "2009-10-17", "2009-10-17", "weekday and date are one"),
    ("PublishedOctober 17, 2009 by staff. Updated [18 October 2009].", None, "2009-10-18", "2009-10-18", "a second date stands for itself"),
    ("Staff ReporterPublished [October 17, 2009]", None, "2009-10-17", "2009-10-17", "words run together before it"),
    ("Filed [2011-03-04] in the archive", None, "2011-03-04", "2011-03-04", "ISO 8601"),
    ("Filed [4.3.2011] in the archive", None, "2011-03-04", "2011-03-04", "dots: the day comes first"),
    ("Filed [03/14/2011] in the archive", None, "2011-03-14", "2011-03-14", "there is no 14th month"),
    ("Filed [14/03/2011] in the archive", None, "2011-03-14", "2011-03-14", "there is no 14th month"),
    ("Filed [03/04/2011] in the archive", None, "2011-XX-XX", "2011-03-04/2011-04-03", "either order may be meant"),
    ("Sent [Oct 17, 2009 at 11:05 pm] from home", None, "2009-10-17T23:05", "2009-10-17", "hour belongs to it"),
    # months, years and longer
    ("A cease-fire held until [August 1988].", None, "1988-08", "1988-08", "month and year"),
    ("Ties were cut in [1961].", None, "1961", "1961", "a year after a preposition"),
    ("The [1961] treaty lapsed.", None, "1961", "1961", "a year as an attribute"),
    ("In [early 2003] they met twice.", None, "2003", "2003-01-01/2003-04-30", "START: the first third"),
    ("By [mid-2004] it was over.", None, "2004", "2004-05-01/2004-08-31", "MID: the second third"),
    ("At [the end of 1999] he left.", None, "1999", "1999-09-01/1999-12-31", "END: the last third"),
    ("Talks in [late May 2010] failed.", None, "2010-05", "2010-05-21/2010-05-31", "END of a month: its last days"),
    ("In [the 1960s] aid flowed.", None, "196", "196X", "decade with century"),
    ("In [the '60s] aid flowed.", None, "196", "196X", "decade with apostrophe"),
    ("In [the 60s] aid flowed.", "2011-05-27", "196", "196X", "decade of the last century"),
    ("In [the 10s] nothing moved.", "2011-05-27", "201", "201X", "not after the anchor"),
    ("In [the early 1990s] the bloc fell.", None, "199", "1990/1993", "START of a decade"),
    ("In [the 19th century] the line was drawn.", None, "18", "18XX", "centuries count from one"),
    ("In [the late 19th century] it was moved.", None, "18", "1867/1899", "END of a century"),
    ("In [the spring of 2011] they rose.", None, "2011-SP", "2011-03-01~/2011-05-31~", "season"),
    ("Exports of [the second quarter of 2012] fell.", None, "2012-Q2", "2012-04-01/2012-06-30", "quarter"),
    ("In [the first half of 2012] exports fell.", None, "2012-H1", "2012-01-01/2012-06-30", "half"),
    ("[Fiscal year 2012] closed with a loss.", None, "2012", "2011/2012", "it may begin in the year before"),
    # lists and ranges
    ("It lasted from [1998] to 2001.", None, "1998", "1998", "first of a range"),
    ("It lasted from 1998 to [2001].", None, "2001", "2001", "last of a range"),
    ("The 1998-[2001] war.", None, "2001", "2001", "years joined by a dash"),
    ("In 2011-[12] trade doubled.", None, "2012", "2012", "second year of two digits"),
    ("In 1999-[00] trade doubled.", None, "2000", "2000", "over the end of a century"),
    ("The drill of May 3-[5, 2012].", None, "2012-05-05", "2012-05-05", "last day of a range"),
    ("Strikes on 3, [4] and 7 May 2012.", None, "2012-05-04", "2012-05-04", "a list shares month and year"),
    ("Strikes on [May 3], 4 and 7, 2012.", None, "2012-05-03", "2012-05-03", "month first in a list"),
    ("Between [3] and 5 May 2012 it rained.", None, "2012-05-03", "2012-05-03", "between .. and"),
    ("In [January] and February 2012 it rained.", "2015-09-05", "2012-01", "2012-01", "joined months share the year"),
    ("From [December] to March 2012 it snowed.", "2015-09-05", "2011-12", "2011-12", "the year before, over its turn"),
    ("On [1 May], 2 May and 3 May 2012 it rained.", None, "2012-05-01", "2012-05-01", "a chain of dates shares the year"),
    ("Between [24 August] and 3 September 2012 it rained.", None, "2012-08-24", "2012-08-24", "between two dates"),
    ("On [24]/25 August 2012 it rained.", None, "2012-08-24", "2012-08-24", "a night between two days"),
    ("Came in [late 80's] by sea.", None, "198", "1987/1989", "a decade without `the`"),
    # weekdays and the tense of the clause
    ("The two met on [Monday].", "2009-06-16", "2009-06-15", "2009-06-15", "news tells what was"),
    ("The two met on [Tuesday].", "2009-06-16", "2009-06-16", "2009-06-16", "the anchor is a Tuesday"),
    ("The two will meet on [Monday].", "2009-06-16", "2009-06-22", "2009-06-22", "will"),
    ("The two are to resume talks on [Thursday].", "2009-06-16", "2009-06-18", "2009-06-18", "to resume"),
    ("Talks are scheduled for [Friday].", "2009-06-16", "2009-06-19", "2009-06-19", "scheduled"),
    ("He must leave by [Saturday].", "2009-06-16", "2009-06-20", "2009-06-20", "by"),
    ("He said on [Sunday] he would go.", "2009-06-16", "2009-06-14", "2009-06-14", "the nearest cue is said"),
    ("The talks will be held in Oslo on [Friday].", "2009-06-16", "2009-06-19", "2009-06-19", "held after be is no past"),
    ("They met [last Friday].", "2009-06-16", "2009-06-12", "2009-06-12", "last"),
    ("They meet [next Friday].", "2009-06-16", "2009-06-19", "2009-06-19", "next"),
    ("They met [Friday evening].", "2009-06-16", "2009-06-12TEV", "2009-06-12", "part of the day"),
    ("The raid began at [3 a.m. on Friday].", "2009-06-16", "2009-06-12T03:00", "2009-06-12", "hour and weekday"),
    ("The two met on [Monday].", None, "XXXX-WXX-1", None, "no anchor: no day is invented"),
    ("The two met on [Monday night].", None, "XXXX-WXX-1TNI", None, "no anchor: the part of day is kept"),
    ("They met on [Sunday, 24 August].", "2012-09-05", "XXXX-08-24", None, "that day was a Friday: the year is open"),
    ("They met on [Friday, 24 August].", "2012-09-05", "2012-08-24", "2012-08-24", "the weekday agrees"),
    ("The two met on [Monday].", "2009-06-15/2009-06-21", "2009-06-15", "2009-06-15", "every day of that week has the same last Monday"),
    ("The two met on [Monday].", "2012-06-22/2013-03-24", "XXXX-WXX-1", "2012-06-18/2013-03-18", "an anchor of months bounds it"),
    # days and months without their year
    ("The port fell on [May 4].", "2009-06-16", "2009-05-04", "2009-05-04", "nearest"),
    ("The fair opens on [July 4].", "2009-06-16", "2009-07-04", "2009-07-04", "opens"),
    ("The port fell on [December 4].", "2009-01-16", "2008-12-04", "2008-12-04", "over the turn of the year"),
    ("The fair was held in [June].", "2010-02-01", "2009-06", "2009-06", "the last June"),
    ("The fair will be held in [June].", "2010-02-01", "2010-06", "2010-06", "the next June"),
    ("The port fell on [4 May].", None, "XXXX-05-04", None, "no anchor, no year"),
    ("In 1971 they broke. In [December] the east was lost.", None, "1971-12", "1971-12", "the year told just before"),
    ("Since 2001 ties are good. In [December] he came.", None, "XXXX-12", None, "a bound is not the year of what follows"),
    ("In [May 1950] he fled, and in June he was back.", "2010-02-01", "1950-05", "1950-05", "stated"),
    ("In May 1950 he fled, and in [June] he was back.", "2010-02-01", "1950-06", "1950-06", "history told far from the anchor"),
    ("He came on [29 February].", "2010-05-01", "2008-02-29", "2008-02-29", "the nearest leap year"),
    ("In [the third quarter] exports rose.", "2012-10-20", "2012-Q3", "2012-07-01/2012-09-30", "the last third quarter"),
    ("They fought through [the summer].", "2012-10-20", "2012-SU", "2012-06-01~/2012-08-31~", "the last summer"),
    # today, this, last, next
    ("The minister arrived [today].", "2009-06-16", "2009-06-16", "2009-06-16", "today"),
    ("The minister arrived [yesterday].", "2009-03-01", "2009-02-28", "2009-02-28", "over a month's end"),
    ("The minister arrives [the day after tomorrow].", "2009-12-30", "2010-01-01", "2010-01-01", "over a year's end"),
    ("The minister came [the day before yesterday].", "2009-06-16", "2009-06-14", "2009-06-14", "two days back"),
    ("The minister spoke [this morning].", "2009-06-16", "2009-06-16TMO", "2009-06-16", "part of today"),
    ("The minister spoke [yesterday afternoon].", "2009-06-16", "2009-06-15TAF", "2009-06-15", "part of yesterday"),
    ("The minister fell ill [last night].", "2009-06-16", "2009-06-15TNI", "2009-06-15", "the night before"),
    ("They agreed [last week].", "2009-06-16", "2009-W24", "2009-06-08/2009-06-14", "ISO weeks"),
    ("They agreed [last month].", "2009-01-16", "2008-12", "2008-12", "over the year"),
    ("They agreed [last year].", "2009-01-16", "2008", "2008", "calendar year"),
    ("They will agree [next year].", "2009-01-16", "2010", "2010", "calendar year"),
    ("They agreed [earlier this month].", "2009-01-16", "2009-01", "2009-01-01/2009-01-16", "up to the day of speaking"),
    ("They agreed [late last year].", "2009-01-16", "2008", "2008-09-01/2008-12-31", "END"),
    ("They agreed [last October].", "2009-01-16", "2008-10", "2008-10", "the last October"),
    ("They agreed in [October last year].", "2010-11-16", "2009-10", "2009-10", "not the October of this year"),
    ("They agreed [last summer].", "2009-06-16", "2008-SU", "2008-06-01~/2008-08-31~", "this summer is not over"),
    ("They fought over [the weekend].", "2009-06-16", "2009-W24-WE", "2009-06-13/2009-06-14", "the last one"),
    ("They will fight over [the weekend].", "2009-06-16", "2009-W25-WE", "2009-06-20/2009-06-21", "the next one"),
    ("They agreed [last year].", None, "XXXX", None, "no anchor"),
    ("The worst storm of [the last decade] came.", "2009-06-25", "P10Y", "1999-06-25~/2009-06-25~", "ten years back, not a decade of the calendar"),
    # counted from the anchor
    ("He left [two days ago].", "2009-06-16", "2009-06-14", "2009-06-14", "days are exact"),
    ("He left [two weeks ago].", "2009-06-16", "2009-W23", "2009-06-01~/2009-06-07~", "weeks are about"),
    ("He left [three months ago].", "2009-06-16", "2009-03", "2009-03~", "months are about"),
    ("He left [ten years ago].", "2009-06-16", "1999", "1999~", "years are about"),
    ("He left [two decades ago].", "2009-06-16", "1989", "1989~", "decades counted in years"),
    ("He left [some 20 years ago].", "2009-06-16", "1989", "1989~", "APPROX"),
    ("He left [a few days ago].", "2009-06-16", "PAST_REF", None, "vague"),
    ("He returns [two days from now].", "2009-06-16", "2009-06-18", "2009-06-18", "forward"),
    ("He left [ten years ago].", None, "XXXX", None, "no anchor"),
    # counted from what was told
    ("He was shot on 4 May 2009. [Three days later] he died.", "2010-01-01", "2009-05-07", "2009-05-07", "from the last date told, not the anchor"),
    ("The pact of 1961 lapsed. [That year] the port shut.", "2010-01-01", "1961", "1961", "that year"),
    ("It broke in August 1965. [The same month] he fled.", None, "1965-08", "1965-08", "the same month"),
    ("It broke in August 1965. [The following month] he fled.", None, "1965-09", "1965-09", "the following month"),
    ("He came on 4 May 2009 and left [the next day].", None, "2009-05-05", "2009-05-05", "the next day"),
    ("It was bought in 1988. [Two years earlier] nobody had wanted it.", "2010-01-01", "1986", "1986~", "from the year told"),
    ("He came in 1988. Two days later he left. That was in [1990].", None, "1990", "1990", "two days after a year are no day"),
    # durations
    ("They stayed for [three days].", "2009-06-16", "P3D", None, "no direction: no days"),
    ("They stayed for [18 months].", None, "P18M", None, "months"),
    ("The [five-day] visit ended.", None, "P5D", None, "as an attribute"),
    ("A [two-and-a-half-year] war.", None, "P2Y6M", None, "halves become months"),
    ("It lasted [twenty-four hours].", None, "PT24H", None, "hours"),
    ("It lasted [an hour and a half].", None, "PT1H30M", None, "hour and a half"),
    ("It lasted [more than 40 years].", None, "P40Y", None, "MORE_THAN"),
    ("It lasted [less than a month].", None, "P1M", None, "LESS_THAN"),
    ("It lasted [four centuries].", None, "P400Y", None, "counted in years"),
    ("It fell over [the past six months].", "2009-06-30", "P6M", "2008-12-30~/2009-06-30~", "ends with the anchor"),
    ("It will rise in [the next three years].", "2009-06-30", "P3Y", "2009-06-30~/2012-06-30~", "begins with the anchor"),
    ("The first visit in [38 years].", None, "P38Y", None, "length"),
    ("They flew [1500 hours] of training.", None, "PT1500H", None, "a length, not an hour of the day"),
    # sets
    ("They drill [every spring].", None, "XXXX-SP", None, "season again and again"),
    ("They drill [every Tuesday].", None, "XXXX-WXX-2", None, "weekday again and again"),
    ("They drill twice [a year].", None, "P1Y", None, "rate"),
    ("They hold [monthly] talks.", None, "P1M", None, "adjective of frequency"),
    ("They drill [every three months].", None, "P3M", None, "every so many"),
    # now, once, soon
    ("The base is [now] shut.", "2009-06-16", "PRESENT_REF", None, "now is no day"),
    ("A [recent] pact helps.", "2009-06-16", "PAST_REF", None, "recent"),
    ("They will [soon] talk.", "2009-06-16", "FUTURE_REF", None, "soon"),
    ("In [the future] they may talk.", "2009-06-16", "FUTURE_REF", None, "the future"),
    # named days
    ("They fought on [Christmas Eve 1968].", None, "1968-12-24", "1968-12-24", "fixed day"),
    ("They fought on [Easter Monday, 1916].", None, "1916-04-24", "1916-04-24", "counted from Easter"),
    ("They rallied on [May Day].", "2009-06-16", "2009-05-01", "2009-05-01", "last May Day"),
    ("Since [9/11] visas are rare.", "2009-06-16", "2001-09-11", "2001-09-11", "named by its digits"),
]  # fmt: skip

_NOTHING: list[tuple[str, str]] = [
    ("They may march in spite of it all.", "may and march as verbs"),
    ("The soldiers march at dawn's first light toward Mar Elias.", "march as a verb; a name"),
    ("The second ship and the third man fell.", "ordinals"),
    ("A fall in prices follows the fall of the town.", "fall as a noun"),
    ("The spring of the watch broke.", "spring as a thing"),
    ("Some 1950 soldiers and 2000 tons arrived.", "counts of four digits"),
    ("It cost $1998 or £2001.", "sums of money"),
    ("See page 12, section 3.4, ratio 3:2, score 21-19.", "numbers of other kinds"),
    ("Flight 1961 and the AN-2004 landed.", "designations"),
    ("They bought T-90s, Su-30s, a Tu-2000 and fifty of the F-16s.", "designations in the plural"),
    ("Resolution 1929 and UNSC 1973 were passed; PKR 2000 was paid.", "numbers of papers, and money"),
    ("A 2000-strong force, 1900-km away, with 1800 rpm.", "numbers with their units"),
    ("The sun sat low over Mon.", "short weekdays are words too"),
    ("Call 2019-555-0148", "a telephone number"),
    ("A man, 52 years old, sang.", "an age"),
    ("A 6-year-old girl sang.", "an age"),
    ("Jan Novak met Dec Kelly.", "names"),
    ("On 31 June or 30 February", "days that no year has"),
    ("Three-quarters of it, more than a quarter of all, was lost.", "fractions"),
    ("Version 10.4.2011.7 of 192.168.2004.1", "versions and addresses"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "on", "value", "edtf", "why"), _FOUND)
def test_a_time_is_found(
    words: str, on: str | None, value: str, edtf: str | None, why: str
) -> None:
    plain, start, end = marked(words)
    times = {(t.start, t.end): t for t in read(plain, on)}
    assert (start, end) in times, (why, [(t.text, t.value) for t in times.values()])
    time = times[start, end]
    assert time.value == value, why
    assert (None if time.when is None else str(time.when)) == edtf, why
    assert plain[time.start : time.end] == time.text


@pytest.mark.parametrize(("words", "why"), _NOTHING)
@pytest.mark.parametrize("on", [None, "2009-06-16"])
def test_what_is_no_time_is_left_alone(words: str, why: str, on: str | None) -> None:
    assert [(t.text, t.value) for t in read(words, on)] == [], why
