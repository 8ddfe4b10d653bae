"""Boards and list archives of the years before classes had names, each in a few lines of markup."""

import pytest
from said import own_words, posts

from dateline.lexicon import load_lexicon
from dateline.read import read
from dateline.types import Document, PassageKind, Source

FIRST = "The lift to the upper meadow stood still on all three days of the fair."
SECOND = "It stood still because the brake was being tested, as the notice at the gate said."


def opened(body: str, address: str = "http://alps.example/viewtopic.php?t=7") -> Document:
    html = f"<html><head><title>Lift</title></head><body>{body}</body></html>"
    return read(Source(id="p", content=html, media_type="text/html", url=address), load_lexicon())


def quotations(page: Document) -> list[tuple[str | None, str]]:
    kinds = {PassageKind.QUOTED_POST, PassageKind.QUOTATION}
    found = [p for p in page.passages if p.kind in kinds]
    return [(p.author, page.text[p.start : p.end].split("\n")[-1]) for p in found]


def phpbb2(author: str, day: str, words: str, quote: str = "", rule: str = "") -> str:
    return (
        f'<tr><td class="row1"><span class="name"><b>{author}</b></span><br><span class="postdetails">Guide<br>'
        f'Joined: 02 Feb 2009<br>Posts: 12</span></td><td class="row1"><table><tr><td><span class="postdetails">'
        f'Posted: {day}<span class="gen">&nbsp;</span>Post subject: Lift</span></td></tr><tr><td colspan="2"><hr></td></tr>'
        f'<tr><td colspan="2"><span class="postbody">{quote}{words}</span><span class="gensmall">{rule}</span></td></tr></table></td></tr>'
    )


def subsilver(author: str, day: str, words: str, quote: str = "", rule: str = "") -> str:
    return (
        f'<table class="tablebg"><tr class="row1"><td><b class="postauthor">{author}</b></td><td><table><tr><td class="gensmall">'
        f"<div><b>Post subject:</b> Lift</div><div><b>Posted:</b> {day}</div></td></tr></table></td></tr>"
        f'<tr><td class="profile"><span class="postdetails"><b>Joined:</b> Mon Feb 02, 2009 9:00 pm</span></td><td><table><tr><td>'
        f'<div class="postbody">{quote}{words}</div><div class="postbody">{rule}</div></td></tr></table></td></tr></table>'
    )


def invision2(author: str, day: str, words: str, quote: str = "", rule: str = "") -> str:
    return (
        f'<table class="ipbtable"><tr><td class="row2"><span class="normalname"><a href="?showuser=3">{author}</a></span></td>'
        f'<td class="row2"><span class="postdetails">{day}</span></td></tr><tr><td class="post2"><span class="postdetails">'
        f'Group: Members<br>Joined: 2-February 09</span></td><td class="post2"><div class="postcolor">{quote}{words}</div>'
        f'<br>{rule}</td></tr></table>'
    )  # fmt: skip


def ubb(author: str, day: str, words: str, quote: str = "", rule: str = "") -> str:
    return (
        f"<table><tr><td><font><b>{author}</b></font><br><font>Member</font><p><font>Registered: Feb 2009</font></td>"
        f"<td><font> posted {day} <a href='x'>Edit</a></font><hr><font>{quote}{words}<p>{rule}</font></td></tr></table>"
    )


QUOTE = {
    phpbb2: f'</span><table><tr><td><span class="genmed"><b>Ibex wrote:</b></span></td></tr><tr><td class="quote">{FIRST}</td></tr></table><span class="postbody">',
    subsilver: f'<div class="quotetitle">Ibex wrote:</div><div class="quotecontent">{FIRST}</div>',
    invision2: f'<div class="quotetop">QUOTE(Ibex @ Mar 7 2014, 09:05 AM)</div><div class="quotemain">{FIRST}</div>',
    ubb: f"<blockquote><font>quote:</font><hr>Originally posted by Ibex:<br><b>{FIRST}</b></blockquote>",
}  # fmt: skip


@pytest.mark.parametrize("board", QUOTE)
def test_posts_of_old_boards(board: object) -> None:
    assert callable(board)
    rows = board("Ibex", "Fri Mar 07, 2014 9:05 am", FIRST, "", "_________________<br>Up and away")
    rows += board("Snow Fox", "Sat Mar 08, 2014 6:58 pm", SECOND, QUOTE[board])
    page = opened(f'<table class="forumline">{rows}</table>' if board is phpbb2 else rows)
    told = [(p.author, str(p.published and p.published.when)) for p in posts(page)]
    assert told == [("Ibex", "2014-03-07"), ("Snow Fox", "2014-03-08")]
    assert [own_words(page, p) for p in posts(page)] == [FIRST, SECOND]
    assert quotations(page) == [("Ibex", FIRST)]


LETTER = f"On Fri, Mar 07, 2014 at 09:05 AM Ibex &lt;ibex at alps.example&gt; wrote:\n&gt; {FIRST}\n\n{SECOND}\n\n-- \nUp and away"
PIPERMAIL = (
    '<h1>[alps] Lift</h1><b>Snow Fox</b> <a href="mailto:alps%40lists.example">fox at alps.example</a><br>'
    f"<i>Sat Mar  8 18:58:09 CET 2014</i><ul><li>Previous message: <a href='1.html'>Snow</a></li></ul><hr><pre>{LETTER}</pre>"
)
HYPERMAIL = (
    '<h1>Re: Lift</h1><div class="mail"><address class="headers"><span id="from"><dfn>From</dfn>: Snow Fox &lt;<a href="mailto:fox">'
    'fox@alps.example</a>&gt;</span><br><span id="date"><dfn>Date</dfn>: Sat, 8 Mar 2014 18:58:09 +0100</span></address>'
    f"<p>Ibex wrote:<br><em>&gt; {FIRST}</em><br></p><p>{SECOND}</p><pre>-- <br>Up and away</pre></div>"
)


@pytest.mark.parametrize("html", [PIPERMAIL, HYPERMAIL])
def test_one_letter_of_a_list(html: str) -> None:
    page = opened(html, "http://lists.example/alps/2014-March/000777.html")
    (letter,) = posts(page)
    assert (letter.author, str(letter.published and letter.published.when)) == (
        "Snow Fox",
        "2014-03-08",
    )
    assert own_words(page, letter) == SECOND
    assert quotations(page) == [("Ibex", f"> {FIRST}")]


def post(author: str, day: str, html: str) -> str:
    return (
        f'<div class="row"><a href="/user/{author}">{author}</a> <span class="when">{day}</span>'
        f'<div class="txt">{html}</div></div>'
    )


def quoting(html: str) -> Document:
    rows = post("Ibex", "7 Mar 2014, 9:05", FIRST) + post("Fox", "8 Mar 2014, 18:58", html)
    return opened(rows + post("Marmot", "9 Mar 2014, 8:12", "Nobody read that notice."))


@pytest.mark.parametrize(
    "quote",
    [
        f"<div class='quoteheader'>Quote from: Ibex on 7 Mar 2014, 9:05</div><div class='quote'>{FIRST}</div>",
        f"Ibex wrote:<blockquote>{FIRST}</blockquote>",
        f"<p>@Ibex said in Lift:</p><blockquote><p>{FIRST}</p></blockquote>",
        f"<blockquote><a class='PostMention' href='/d/7/1'>Ibex</a> {FIRST}</blockquote>",
        f"Ibex wrote:<br>&gt; {FIRST}<br>",
    ],
)
def test_a_quotation_is_one_and_names_whom_it_quotes(quote: str) -> None:
    page = quoting(f"{quote}<p>{SECOND}</p>")
    assert own_words(page, posts(page)[1]) == SECOND
    ((author, words),) = quotations(page)
    assert author == "Ibex"
    assert FIRST in words


def test_lines_of_a_program_quote_nobody() -> None:
    page = quoting("<pre>&gt;&gt;&gt; 2 + 2\n&gt;&gt;&gt; 3 + 3</pre><p>" + SECOND + "</p>")
    assert quotations(page) == []


def test_a_letter_whose_head_is_a_list_of_labels() -> None:
    head = "<li><em>To</em>: list@alps.example</li><li><em>From</em>: Snow Fox &lt;<a href='mailto:f'>fox@ALPS.HIDDEN</a>&gt;</li>"
    page = opened(
        f"<h1>Re: Lift</h1><ul>{head}<li><em>Date</em>: Sat, 08 Mar 2014 18:58:09 +0100</li></ul><hr><pre>{LETTER}</pre>"
    )
    (letter,) = posts(page)
    assert (letter.author, str(letter.published and letter.published.when)) == (
        "Snow Fox",
        "2014-03-08",
    )
    assert own_words(page, letter) == SECOND


WRITERS = [("Ibex", "07", FIRST), ("Snow Fox", "08", SECOND), ("Marmot", "09", FIRST + SECOND)]


def told(page: Document) -> list[tuple[str | None, str, str]]:
    return [
        (p.author, str(p.published and p.published.when)[-2:], own_words(page, p))
        for p in posts(page)
    ]


def test_posts_that_only_rules_part() -> None:
    rows = (
        f"<hr><p><b>{name}</b> - <i>{day} March 2014 09:05</i></p><p>{words}</p>"
        for name, day, words in WRITERS
    )
    assert told(opened("<h2>Lift</h2>" + "".join(rows))) == WRITERS


def test_a_time_of_joining_is_no_time_of_a_post() -> None:
    rows = (
        f"<tr class='p'><td><span>{day}/03/2014 19:05:00</span></td><td>Subject: Lift</td></tr><tr class='p'><td><b>{name}</b><br>"
        f"<span>Joined: 02/02/2009 10:11:12<br>Offline</span></td><td><div id='text_{day}'>{words}</div></td></tr>"
        for name, day, words in WRITERS
    )
    page = opened(f"<table>{''.join(rows)}</table>", "http://a.example/jforum/posts/list/77.page")
    assert told(page) == WRITERS


def test_the_post_that_comments_answer_is_the_first() -> None:
    (name, day, words), *rest = WRITERS
    node = f"<div class='meta'>Submitted by <a class='username' href='/user/1'>{name}</a> on {day} March 2014</div><div class='content'><p>{words}</p></div>"
    rows = (
        f"<div class='comment'><span class='username'>{name}</span> <span>{day} March 2014 10:02</span><div class='text'><p>{words}</p></div></div>"
        for name, day, words in rest
    )
    page = opened(
        f"<h1>Lift</h1><div>{node}<div class='comments'>{''.join(rows)}</div></div>",
        "http://a.example/forum/lift",
    )
    assert told(page) == WRITERS


def test_answers_so_and_so_old() -> None:
    rows = (
        f"<div class='q'><a href='/profile/{name}'>{name}</a><div>Guide \u00b7 3K answers</div><span>\u00b7 {n}y</span><div class='t'><p>{words}</p></div></div>"
        for n, (name, _, words) in enumerate(WRITERS, 2)
    )
    page = opened("<h1>Lift</h1>" + "".join(rows), "http://a.example/question/12")
    assert [(p.author, own_words(page, p)) for p in posts(page)] == [(a, w) for a, _, w in WRITERS]


def test_what_a_member_has_under_every_post_is_his_signature() -> None:
    motto = "<hr>Up and away"
    rows = post("Ibex", "7 Mar 2014, 9:05", f"<p>{FIRST}</p>{motto}")
    rows += post("Fox", "8 Mar 2014, 18:58", f"<p>{SECOND}</p>")
    page = opened(rows + post("Ibex", "9 Mar 2014, 8:12", f"<p>Nobody read it.</p>{motto}"))
    assert [own_words(page, p) for p in posts(page)] == [FIRST, SECOND, "Nobody read it."]


def test_words_quoted_twice_are_those_of_who_said_them() -> None:
    words = f"{FIRST} Nobody was told why."
    quote = f"<blockquote>{words}</blockquote>"
    rows = post("Ibex", "7 Mar 2014, 9:05", words)
    rows += post("Fox", "8 Mar 2014, 18:58", f"<cite>Ibex posted...</cite>{quote}<p>{SECOND}</p>")
    page = opened(rows + post("Marmot", "9 Mar 2014, 8:12", f"{quote}<p>On all three days?</p>"))
    found = [p for p in page.passages if p.kind is PassageKind.QUOTED_POST]
    assert [(p.author, p.quotes) for p in found] == [("Ibex", posts(page)[0].id)] * 2
    assert own_words(page, posts(page)[1]) == SECOND


@pytest.mark.parametrize(
    "notice",
    [
        f"<dl><dt>Status</dt><dd>{SECOND} Everybody may edit the first post of this thread.</dd></dl>",
        f"<details><summary>Summary</summary><p>{SECOND} Some members doubt it, others do not.</p></details>",
    ],
)
def test_a_notice_above_the_posts_is_not_what_is_talked_about(notice: str) -> None:
    rows = "".join(post(name, f"{day} March 2014, 9:05", words) for name, day, words in WRITERS)
    page = opened(f"<h1>The lift in the valley</h1>{notice}{rows}")
    assert len(posts(page)) == 3
    assert not [p for p in page.passages if p.kind is PassageKind.BODY]
