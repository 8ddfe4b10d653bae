"""Dates as bylines and post headers print them."""

import pytest

from dateline.lexicon.printed import Order, printed_dates


@pytest.mark.parametrize(
    ("words", "said", "edtf"),
    [
        ("Published September 30, 2021", "September 30, 2021", "2021-09-30"),
        ("Staff ReporterPublished September 30, 2021", "September 30, 2021", "2021-09-30"),
        ("PublishedMarch 3, 2011 by us", "March 3, 2011", "2011-03-03"),
        ("Fri May 08, 2009 2:03 am", "May 08, 2009", "2009-05-08"),
        ("Tue 16-Jun-20 16:12:14", "16-Jun-20", "2020-06-16"),
        ("16th of June 2009", "16th of June 2009", "2009-06-16"),
        ("5. Januar 2019 um 03:32", "5. Januar 2019", "2019-01-05"),
        ("1er juin 2020", "1er juin 2020", "2020-06-01"),
        ("7 de marzo de 2020", "7 de marzo de 2020", "2020-03-07"),
        ("24 сентября 2018", "24 сентября 2018", "2018-09-24"),
        ("2019年8月7日", "2019年8月7日", "2019-08-07"),
        ("2011-12-03T17:27:18-05:00", "2011-12-03", "2011-12-03"),
        ("05.01.12 11:27", "05.01.12", "2012-01-05"),
        ("29/07/2004, 19h46", "29/07/2004", "2004-07-29"),
        ("June 2016 issue", "June 2016", "2016-06"),
    ],
)
def test_a_date_and_the_words_that_say_it(words: str, said: str, edtf: str) -> None:
    ((span, when),) = printed_dates(words)
    assert (words[span.start : span.end], str(when)) == (said, edtf)


@pytest.mark.parametrize(
    "words",
    [
        "11:43pm On Apr 23",
        "Apr 23, 12:30",
        "Apr 23, 12 comments",
        "yesterday at 19:40",
        "31.02.2010",
        "version 1.2.3.4",
        "Joined: Feb 2, 2007",
        "Joined: Fri May 08, 2009 2:03 am",
        "Registriert seit:\n3. Februar 2010",
        "Member since 12 March 2009",
    ],
)
def test_what_dates_nothing(words: str) -> None:
    assert printed_dates(words) == ()


def test_numbers_alone_may_mean_two_days() -> None:
    ((_, when),) = printed_dates("04/02/2005")
    assert str(when) == "2005-02-04/2005-04-02"


@pytest.mark.parametrize(
    ("order", "edtf"), [(Order.DAY, "2005-02-04"), (Order.MONTH, "2005-04-02")]
)
def test_unless_the_page_shows_which(order: Order, edtf: str) -> None:
    ((_, when),) = printed_dates("04/02/2005", order=order)
    assert str(when) == edtf


def test_another_date_of_the_page_shows_it() -> None:
    found = printed_dates("04/02/2005 and 13/02/2005")
    assert [str(when) for _, when in found] == ["2005-02-04", "2005-02-13"]


def test_of_two_figures_the_day_changes_faster() -> None:
    found = printed_dates("03-07-2014, 03-08-2014, 03-09-2014 and 04-02-2014")
    assert str(found[0][1]) == "2014-03-07/2014-07-03"
    found = printed_dates("03-07-2014, 03-08-2014, 03-09-2014 and 03-10-2014")
    assert [str(when) for _, when in found] == [
        f"2014-03-{day}" for day in ("07", "08", "09", "10")
    ]


def test_the_first_days_of_months_do_not_tell() -> None:
    found = printed_dates("01/02/2014, 01/03/2014, 01/04/2014, 01/05/2014")
    assert str(found[0][1]) == "2014-01-02/2014-02-01"


def test_only_the_stretch_asked_for() -> None:
    words = "May 1, 2010 | May 2, 2010"
    assert [str(when) for _, when in printed_dates(words, 12)] == ["2010-05-02"]
    assert [str(when) for _, when in printed_dates(words, 0, 11)] == ["2010-05-01"]
