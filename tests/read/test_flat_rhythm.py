"""Boards that no rule describes, as text: what comes again with every post is not its words."""

from dateline.lexicon import load_lexicon
from dateline.read import read
from dateline.types import Document, Passage, PassageKind, Source

LEXICON = load_lexicon()

BELOW = """Hafenrunde

Thema: Neue Fähren für Elbonien

Marthe
Stammgast

Wohnort:
Husum

Punkte:
412

Ruritanien liefert zwei Fähren nach Elbonien. Das meldet der Hafen von Strelsau.

Marthe, 3. Mai 2019
#1
Melden

Ole
Neuling

Wohnort:
Kiel

Punkte:
7

Endlich!

Ole, 4. Mai 2019
#2
Melden

Jonte
Stammgast

Wohnort:
Emden

Punkte:
98

Elbonien hat schon die letzten drei nicht bezahlt, und Ruritanien hat sie trotzdem gebaut.

Jonte, 6. Mai 2019
#3
Melden

Ole
Neuling

Wohnort:
Kiel

Punkte:
7

Wer sagt das? In Strelsau steht davon nichts in der Zeitung.

Ole, 6. Mai 2019
#4
Melden

Impressum
"""

SHORT = "\n".join(
    f"Re: The bridge at Zenda by {who}: {clock}am On Apr 24\n{words}"
    for who, clock, words in (
        ("tarn", "5:02", "The duke has closed the bridge at Zenda to all carts from Strelsau."),
        ("fritz2", "5:03", "Ok"),
        ("antoinette", "5:03", "He closed it in March too, and opened it when the king wrote."),
        ("sapt", "5:04", "Haha"),
        ("tarn", "5:06", "This time the king has not written."),
        ("helga(f)", "5:06", "Wait for Friday. The council meets and the miller sits in it."),
        ("fritz2", "5:09", "The miller sits in everything."),
        ("sapt", "5:11", "True"),
        ("michael", "5:15", "Strelsau sent two envoys to the duke last night."),
    )
)


def flat(text: str) -> Document:
    return read(Source(id="t", content=text, media_type="text/plain"), LEXICON)


def posts(document: Document) -> list[Passage]:
    return [p for p in document.passages if p.kind is PassageKind.POST]


def own_words(document: Document, post: Passage) -> str:
    inside = [p for p in document.passages if p.parent == post.id]
    start, words = post.start, ""
    for child in inside:
        words += document.text[start : child.start]
        start = max(start, child.end)
    return " ".join((words + document.text[start : post.end]).split())


def test_the_name_and_the_day_stand_under_the_words() -> None:
    thread = flat(BELOW)
    found = posts(thread)
    assert [str(p.published and p.published.when) for p in found] == [
        "2019-05-03",
        "2019-05-04",
        "2019-05-06",
        "2019-05-06",
    ]
    assert [p.author for p in found] == ["Marthe", "Ole", "Jonte", "Ole"]
    assert own_words(thread, found[1]) == "Endlich!"
    assert own_words(thread, found[3]).startswith("Wer sagt das? In Strelsau")


def test_words_beside_a_name_are_no_part_of_it() -> None:
    days = {"Anna": "Mon, 6 May 2019", "Bo": "Tue, 7 May 2019", "Cleo": "Wednesday, 8 May 2019"}
    posted = "\n\n".join(
        f"Noted by {name} on {day}, 10:05\nReport\n\n{name} says that Ruritania sent two more ferries."
        for name, day in days.items()
    )
    found = posts(flat(f"The harbour round\n\n{posted}\n"))
    assert [p.author for p in found] == ["Anna", "Bo", "Cleo"]


def test_replies_of_one_word_are_no_names() -> None:
    thread = flat(SHORT)
    found = posts(thread)
    assert len(found) == 9
    assert own_words(thread, found[1]) == "Ok"
    assert all(p.published is None for p in found)  # "Apr 24" does not say of which year


def test_teasers_with_a_day_each_are_no_thread() -> None:
    teasers = "\n\n".join(
        f"{day} May 2020\nThe council of Zenda met again, for the {day}th time, and agreed on nothing at all."
        for day in (4, 5, 6, 7, 8)
    )
    assert not posts(flat(f"The Zenda Courier\n\nLatest news\n\n{teasers}\n"))
