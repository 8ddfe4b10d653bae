"""Who wrote the posts of a board saved as text: never a title, a rank or a member's motto."""

import pytest

from dateline.lexicon import load_lexicon
from dateline.read import read
from dateline.read.flat_lines import Mark, lines
from dateline.types import Document, PassageKind, Source

LEXICON = load_lexicon()
WORDS = [
    "The lift to the upper meadow stood still on all three days of the fair.",
    "It stood still because the brake was being tested, as the notice said.",
    "Agreed.",
    "Nobody at the gate had read that notice, and the guests least of all.",
    "Then somebody should read it to them the next time.",
]
WRITERS = ["Ibex", "Snow Fox", "Justice", "Ibex", "al_pine7"]
MOTTOES = {"Ibex": "Up and away", "Snow Fox": "Nothing to see here"}


def flat(text: str) -> Document:
    return read(Source(id="t", content=text, media_type="text/plain"), LEXICON)


def told(text: str) -> list[tuple[str | None, str]]:
    found = [p for p in flat(text).passages if p.kind is PassageKind.POST]
    return [(p.author, str(p.published and p.published.when)) for p in found]


def thread(form: str) -> str:
    """A page of posts in which `form` holds {n}, {name}, {motto} and {words}."""
    posts = (
        form.format(n=n, name=name, motto=MOTTOES.get(name, ""), words=words)
        for n, (name, words) in enumerate(zip(WRITERS, WORDS, strict=True), 1)
    )
    return "Home\nSearch\n\nThe lift in the valley\n\n" + "".join(posts)


BOARDS = {
    "number glued to the time, motto above it": "03-1{n}-2014, 09:05 AM#{n}\n{name}\nSenior Member\nJoin Date\nFeb 2009\nPosts\n3\n\nRe: The lift in the valley\n\n{words}\n\n{motto}\n\nReply With Quote\n",
    "number glued to the name": "#{n}{name}\n\nAdvanced Member\n\nMembers\n12{n} posts\n\nPosted 1{n} March 2014 - 09:05 AM\n\n{words}\n\n{motto}\n\nBack to top\nQuote\n\n",
    "time above the rank": "{name}\nMar 1{n} 2014, 9:05 AM\nPost #{n}\nAdvanced Member\nGroup: Members\nPosts: 3\nJoined: 2-February 09\n\n{words}\n--------------------\n{motto}\n",
    "panel above the time": "{name}\nRegular\n\nJoined: 0{n} Feb 2009\nPosts: 3{n}\n\nPosted: Fri Mar 1{n}, 2014 9:05 am Post subject: Re: The lift in the valley\n\n{words}\n_________________\n{motto}\n\nBack to top\n\n",
    "rank behind the name": "{name}  Gold Member\nRegistriert seit:\n2. Juli 2007\nBeitr\u00e4ge:\n1.59{n}\n\n{words}\n\u00a0\n{name}, 1{n}. M\u00e4rz 2014\n#{n}\nIbex und 16 anderen gef\u00e4llt das.\n",
    "a note of a change": "1{n}.03.2014, 11:49   #{n}\n{name}\nInventar\n{words}\nGe\u00e4ndert von {name} (19.03.2014 um 12:0{n} Uhr)\nZitieren\n",
}  # fmt: skip


@pytest.mark.parametrize("form", BOARDS.values(), ids=BOARDS)
def test_writers_and_days(form: str) -> None:
    assert told(thread(form)) == [(w, f"2014-03-1{n}") for n, w in enumerate(WRITERS, 1)]


def test_ranks_behind_names_by_single_blanks() -> None:
    ranks = {"Ibex": "Neu", "Snow Fox": "V.I.P.", "Justice": "V.I.P.", "al_pine7": "V.I.P."}
    form = "{name} {rank} 1{n}.03.2014, 19:29\nRegistriert seit:\n2. Juli 2007\nBeitr\u00e4ge:\n15\n{quote}{words}\n#{n}\n"
    posts = (
        form.format(n=n, name=name, words=words, rank=ranks[name], quote=quote)
        for n, (name, words, quote) in enumerate(
            zip(WRITERS, WORDS, ["", "Zitat von Ibex: \u2191\n" + WORDS[0] + "\n", "", "", ""], strict=True), 1
        )
    )  # fmt: skip
    names = [name for name, _ in told("The lift in the valley\n\n" + "".join(posts))]
    assert names == ["Ibex", "Snow Fox", "Justice", "Ibex", "al_pine7"]


@pytest.mark.parametrize(
    "day",
    [
        "Heute, 06:10", "Gestern um 18:30 Uhr", "vor 3 Stunden", "Aujourd\u2019hui, 06:10", "il y a 2 jours", "Hier \u00e0 18:30", "Hoy, 06:10", "hace 5 minutos", "Ayer a las 18:30",
        "Oggi, 06:10", "2 giorni fa", "Ieri alle 18:30", "Hoje, 06:10", "h\u00e1 3 dias", "Ontem \u00e0s 18:30", "Bug\u00fcn, 06:10", "3 saat \u00f6nce", "D\u00fcn 18:30", "\u0421\u0435\u0433\u043e\u0434\u043d\u044f, 06:10", "2 \u0447\u0430\u0441\u0430 \u043d\u0430\u0437\u0430\u0434",
    ],
)  # fmt: skip
def test_days_told_from_today(day: str) -> None:
    assert [line.mark for line in lines(day, LEXICON.flat)] == [Mark.STAMP]
    (line,) = lines(f"{day}#3", LEXICON.flat)
    assert (line.mark, line.form) == (Mark.HEAD, "post")


@pytest.mark.parametrize(
    "words",
    [
        "Zitat von Ibex: \u2191",
        "Ibex schrieb:",
        "Envoy\u00e9 par Ibex",
        "Ibex a \u00e9crit :",
        "Ibex escribi\u00f3:",
        "Ibex ha scritto:",
        "Ibex \u043f\u0438\u0441\u0430\u043b(\u0430):",
    ],
)
def test_whom_a_post_quotes(words: str) -> None:
    (line,) = lines(words, LEXICON.flat)
    assert line.mark is Mark.QUOTE
    assert line.name
    assert words[line.name.start : line.name.end] == "Ibex"


@pytest.mark.parametrize(
    "words",
    [
        "Last edited by Ibex; 03-12-2014 at 09:05 AM.",
        "Ge\u00e4ndert von Ibex (12.03.2014 um 12:11 Uhr)",
        "Derni\u00e8re modification par Ibex ; 12/03/2014 \u00e0 12h11.",
        "\u041e\u0442\u0440\u0435\u0434\u0430\u043a\u0442\u0438\u0440\u043e\u0432\u0430\u043d\u043e Ibex (12.03.2014)",
    ],
)
def test_a_note_of_a_change_dates_nothing(words: str) -> None:
    assert [line.mark for line in lines(words, LEXICON.flat)] == [Mark.BUTTON]


def test_quote_under_a_head_is_a_button() -> None:
    text = "\u00ab on: March 07, 2014, 09:05:00 AM \u00bb\nQuote\nThe lift stood still on all three days."
    assert [line.mark for line in lines(text, LEXICON.flat)][1] is Mark.BUTTON


def test_what_a_member_has_under_every_post_is_not_his_words() -> None:
    form = "03-1{n}-2014, 09:05 AM#{n}\n{name}\nSenior Member\nJoin Date\nFeb 2009\n\n{words}\n\n{motto}\n\nReply With Quote\n"
    page = flat(thread(form))
    panels = [
        page.text[p.start : p.end] for p in page.passages if p.kind is PassageKind.AUTHOR_PANEL
    ]
    assert sum("Up and away" in panel for panel in panels) == 2


def test_a_word_as_long_as_the_name_is_no_name() -> None:
    """ "Agreed." has as many letters as "Justice"."""
    page = flat(thread("#{n} 1{n} March 2014, 9:05\n{name}\nMember\n{words}\nReport post\n"))
    posts = [p for p in page.passages if p.kind is PassageKind.POST]
    inside = [p for p in page.passages if p.parent == posts[2].id]
    assert "Agreed." not in " ".join(page.text[p.start : p.end] for p in inside)


def test_a_button_quotes_nobody() -> None:
    form = "{name}\nMembers\n{name}\nMarch 1{n}, 2014\n{words}\nQuote\n"
    page = flat(thread(form))
    assert told(page.text) == [(w, f"2014-03-1{n}") for n, w in enumerate(WRITERS, 1)]
    assert not [p for p in page.passages if p.kind is PassageKind.QUOTED_POST]
