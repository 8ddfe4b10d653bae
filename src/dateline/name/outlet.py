"""Whose minister is "the Defence Secretary"? A paper calls those of its own country by office alone."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import structs

from dateline.lexicon import Lexicon
from dateline.lexicon.actors import slug
from dateline.lexicon.cues import Cues
from dateline.lexicon.sources import Outlet
from dateline.name.kinds import OFFICERS, SERVANTS, is_person
from dateline.name.overlap import meeting
from dateline.name.people import person_id
from dateline.types import Document, Mention, MentionKind, Passage, Span

AGENCY = "agency"
_OF_A_STATE = SERVANTS - {"COP"}
_SURE = frozenset({AGENCY, "office"})
_NEAR = 20  # characters in which words tell that a name is a source's


def of_outlet(mentions: Sequence[Mention], document: Document, lexicon: Lexicon) -> list[Mention]:
    """Office holders without a nationality get that of the voice, marked `link="outlet"`.

    The voice's country is that of the paper, broadcaster or site whose words they are; an agency
    writes for the papers of all countries and has none. Where it is not known, or the mention is of
    no one office ("officials"), nothing is added.
    """
    if not any(_homeless(m) for m in mentions):
        return list(mentions)
    homes = {p.id: home(p, document, lexicon) for p in document.passages}
    return [_placed(m, document.passages, homes) if _homeless(m) else m for m in mentions]


def home(passage: Passage, document: Document, lexicon: Lexicon) -> str | None:
    """The country of the outlet whose words a passage holds: of a copy its credit, else the site's."""
    parents = {p.id: p for p in document.passages}
    here: Passage | None = passage
    while here is not None:
        if here.credit or here.author:
            countries = (_country(name, lexicon) for name in (here.credit, here.author) if name)
            if found := next((c for c in countries if c), None):
                return found
            if here.credit:
                return None
        here = parents.get(here.parent or "")
    for name in (document.page.site, document.page.url):
        if name and (found := _country(name, lexicon)):
            return found
    return None


def _country(name: str, lexicon: Lexicon) -> str | None:
    outlet = lexicon.sources.find(name)
    if outlet is None:
        return lexicon.domains.country(name)
    return None if outlet.kind == AGENCY else outlet.country


def _homeless(mention: Mention) -> bool:
    return (
        mention.country is None
        and mention.kind in OFFICERS
        and mention.sector in _OF_A_STATE
        and (mention.text[:1].isupper() or mention.link == "pronoun")
    )


def _placed(
    mention: Mention, passages: Sequence[Passage], homes: Mapping[str, str | None]
) -> Mention:
    country = next((homes[p.id] for p in _inner_first(mention, passages)), None)
    if country is None:
        return mention
    actor = f"{country}.{mention.sector}"
    if is_person(mention):
        actor = person_id(mention.name, country, mention.sector) or actor
    link = mention.link if mention.link == "pronoun" else "outlet"
    return structs.replace(mention, country=country, actor=actor, link=link)


def _inner_first(mention: Mention, passages: Sequence[Passage]) -> Iterator[Passage]:
    holding = [p for p in passages if p.start <= mention.start < p.end]
    yield from sorted(holding, key=lambda p: p.end - p.start)


def outlets(mentions: Sequence[Mention], document: Document, lexicon: Lexicon) -> Iterator[Mention]:
    """Agencies, papers and broadcasters by name: sources whose country the table gives.

    Names that are common words ("Dawn", "The Nation") are left out unless they are of several words;
    "told The News" tells a paper, and short forms ("PA") need words of a source beside them.
    """
    cues = lexicon.actors.cues
    for span, outlet in lexicon.sources.phrases.find(document.text):
        words = document.text[span.start : span.end]
        if outlet.country is None or not _is_named(document.text, span, outlet, cues):
            continue
        if meeting(mentions, span):
            continue
        sector = "GOV" if outlet.kind == "office" else "MED"
        yield Mention(
            start=span.start,
            end=span.end,
            text=words,
            actor=f"{outlet.country}.{sector}/{slug(outlet.name)}",
            name=outlet.name,
            country=outlet.country,
            sector=sector,
            kind=MentionKind.ORGANISATION,
        )


def _is_named(text: str, span: Span, outlet: Outlet, cues: Cues) -> bool:
    words, near = text[span.start : span.end], max(0, span.start - _NEAR)
    the = cues["the_paper"].match(words)
    if " " in words[the.end() if the else 0 :]:
        return True
    if the:
        return bool(cues["with_paper"].search(text, near, span.start))
    if outlet.kind not in _SURE or not words.isupper():
        return False
    tells = len(words) > 2 and cues["tells_behind"].match(text, span.end)
    return bool(tells or cues["tells_before"].search(text, near, span.start))
