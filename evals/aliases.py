"""Scores the actors of the seed pages: is every name of the gold list resolved where it stands?

    python evals/aliases.py data/seeds PREDICTIONS.jsonl

The gold list (`aliases` in gold/records.json) has surfaces ("COAS", "both sides", "Moscow") with the
pages that hold them. Each whole-word occurrence, in this writing, is looked up among the mentions that
`dateline annotate` printed; which country or organisation the gold means is read from its own records.

- A state, a nickname, a place standing for one, a group: a mention of that country.
- "Both sides": mentions of all the countries meant, and of no other.
- A person, or an office whose holder the gold names: the country, and a name with that last name. Where
  the gold has no country for it (a news agency): any actor whose name shares a word.
- An officer whom the gold calls unnamed: the country, and nobody's name. A source of whom it tells nothing
  at all ("a source said"): nobody, so that it may stay without a mention.
- A plane, a deal or a figure of speech: no actor; one of the craft's country is as good.
- USSR and Russia count as one here: the gold lists both under each other's names.

`alias_right`: surfaces right by most of their occurrences on every page that has them, as a surface may
mean somebody else on the next page. Not by every single occurrence: "Pakistan" stands 159 times, and one
that is part of another body's name would outweigh the rest; `occurrence_right` is the share of those.
`outside`: states and holders of offices that a page's mentions only infer (from a table, a dateline, an
outlet, what stands before), and that neither the alias list nor the records have on that page.
"""

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

_WORD = re.compile(r"[^\W\d_]{2,}")
_NOBODY = {"equipment", "craft", "metaphor"}
_SMALL = {"the", "of", "and", "for", "in", "unnamed"}
_ORGANISATIONS = ("IGO", "GRP")
_INFERRED = {"office", "context", "outlet", "pronoun", "collective"}
_CODE_LONG = 3
Json = Mapping[str, Any]


class Wanted(NamedTuple):
    """What the gold says that a surface stands for."""

    kind: str
    countries: frozenset[str]  # empty: the gold has none
    names: frozenset[str]  # words of the name and of the note on it
    person: bool = False
    unnamed: bool = False


def folded(code: str) -> str:
    """`IGO:SCO` and `GRP:WEST` -> that they are many; the USSR is Russia, unknown is ""."""
    if code.startswith(_ORGANISATIONS):
        return "many"
    return {"SUN": "RUS", "UNK": ""}.get(code, code)


def words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower())) - _SMALL


class Known(NamedTuple):
    country: str
    person: bool


def actors(gold: Json) -> dict[str, Known]:
    """What the records tell of each actor, by its name."""
    return {
        actor["actor"]: Known(folded(actor["country"]), actor["kind"] == "person")
        for record in gold["records"]
        for actor in record["actors"]
    }


def wanted(alias: Json, known: Mapping[str, Known]) -> Wanted:
    """An actor of the records by its whole name, else the ones of which its name is made up."""
    name, note = alias["actor"], alias["note"]
    named = [name] if name in known else [n.strip() for n in re.split(r", | and |[()]", name)]
    inside = [k for n, k in known.items() if n in named or (k.person and n.split()[-1] in named)]
    countries = frozenset(k.country for k in inside if k.country)
    person = len(inside) == 1 and inside[0].person
    unnamed = "unnamed" in name
    return Wanted(
        alias["kind"], countries, words(f"{name} {note}"), person and not unnamed, unnamed
    )


def occurrences(surface: str, text: str) -> Iterator[tuple[int, int]]:
    """Whole words in this writing; a surface that ends in a hyphen goes on."""
    end = "" if surface.endswith("-") else r"(?!\w)"
    for found in re.finditer(rf"(?<!\w){re.escape(surface)}{end}", text):
        yield found.span()


def right(want: Wanted, mentions: Sequence[Json]) -> bool:
    """Do the mentions on an occurrence say what the gold says?"""
    found = {folded(_code(m)) for m in mentions} - {""}
    if want.kind in _NOBODY:
        acting = {folded(_code(m)) for m in mentions if m["kind"] != "place"} - {""}
        return acting <= want.countries
    if len(want.countries) > 1 or (want.unnamed and not want.countries):
        return found == want.countries
    if want.countries and not want.countries <= found:
        return False
    told = [m for m in mentions if folded(_code(m)) in want.countries or not want.countries]
    if "many" in want.countries or not want.countries:
        return any(want.names & words(f"{m['name']} {m['actor'] or ''} {m['text']}") for m in told)
    people = [_last_word(m["name"]) in want.names for m in told if m["kind"] == "person"]
    return any(people) if want.person else all(people) or not want.unnamed


def _code(mention: Json) -> str:
    """The country, or for a group of many states the beginning of its id."""
    code = str(mention["country"] or mention["actor"] or "")
    return code[:_CODE_LONG].replace("PER", "")


def _last_word(name: str) -> str:
    return str((_WORD.findall(name.lower()) or [""])[-1])


class Scores(NamedTuple):
    alias_right: float
    alias_count: int
    occurrence_right: float
    outside: int


def score(gold: Json, pages: Mapping[str, Json], texts: Mapping[str, str]) -> Scores:
    """Prints what is wrong. `pages` and `texts` are by the file names of the gold."""
    known = actors(gold)
    good = whole = aliases = 0
    for alias in gold["aliases"]:
        want, by_page = wanted(alias, known), []
        for file in alias["occurrences"]:
            mentions = pages[file]["mentions"] if file in pages else ()
            spans = list(occurrences(alias["surface"], texts[file]))
            told = [right(want, over(mentions, start, end)) for start, end in spans]
            good, whole = good + sum(told), whole + len(told)
            by_page.append(2 * sum(told) > len(told))
            for (start, end), well in zip(spans, told, strict=True):
                if not well:
                    print(miss(alias, file, start, over(mentions, start, end)))
        aliases += all(by_page)
    strange = sorted(outside(gold, pages))
    print("\n".join(f"OUTSIDE {file[:3]} {code}" for file, code in strange))
    count = len(gold["aliases"])
    return Scores(aliases / count, count, good / whole, len(strange))


def over(mentions: Sequence[Json], start: int, end: int) -> list[Json]:
    return [m for m in mentions if m["start"] < end and start < m["end"]]


def miss(alias: Json, file: str, start: int, mentions: Sequence[Json]) -> str:
    told = "; ".join(f"{m['text']!r} {m['actor'] or m['country']} {m['name']}" for m in mentions)
    meant = f"{alias['surface']} = {alias['actor']} ({alias['kind']})"
    return f"{file[:3]} {start:6} {meant}: {told or 'no mention'}"


def outside(gold: Json, pages: Mapping[str, Json]) -> set[tuple[str, str]]:
    """Page and state, or page and name, that only we know of."""
    known = actors(gold)
    states: dict[str, set[str]] = defaultdict(set)
    names: dict[str, set[str]] = defaultdict(set)
    for alias in gold["aliases"]:
        want = wanted(alias, known)
        for file in alias["occurrences"]:
            states[file] |= want.countries
            names[file] |= want.names
    for record in gold["records"]:
        told = [known[actor["actor"]].country for actor in record["actors"]]
        for evidence in record["evidence"]:
            states[evidence["file"]] |= set(told)
    found = set()
    for file, page in pages.items():
        for mention in page["mentions"]:
            if (
                mention["link"] in _INFERRED
                and (code := folded(_code(mention))) not in states[file]
            ):
                found.add((file, code))
            if mention["link"] == "office" and _last_word(mention["name"]) not in names[file]:
                found.add((file, mention["name"]))
    return found


def read(seeds: Path, predictions: Path) -> tuple[Json, dict[str, Json], dict[str, str]]:
    gold = json.loads((seeds / "gold" / "records.json").read_text(encoding="utf-8"))
    files = sorted(seeds.glob("*.txt"))
    texts = {f.name: f.read_bytes().decode("utf-8") for f in files}
    printed = (json.loads(line) for line in predictions.open(encoding="utf-8"))
    pages = {f"{Path(page['page']['id']).stem}.txt": page for page in printed}
    if strange := set(pages) - set(texts):
        raise ValueError(f"not a seed page: {', '.join(sorted(strange))}")
    return gold, pages, texts


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("seeds", type=Path, help="the folder with the pages and their gold")
    parser.add_argument("predictions", type=Path, help="what `dateline annotate` printed")
    given = parser.parse_args()
    found = score(*read(given.seeds, given.predictions))
    pairs = found._asdict().items()
    print(" ".join(f"{k}={v:.4f}" if isinstance(v, float) else f"{k}={v}" for k, v in pairs))
    return 0


if __name__ == "__main__":
    sys.exit(main())
