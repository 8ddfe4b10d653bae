"""The tables of persons (data/actors/persons*.csv): who held which office from when to when."""

from dateline.lexicon import cells
from dateline.lexicon.files import Folder, LexiconError, rows
from dateline.lexicon.senses import Entries, Person, Sense, Term, What, flagged, slug, split
from dateline.types import MentionKind

_UNSURE = "persons_to_"  # lists of a day: a term without an end may have ended before


def read_persons(file: Folder, persons: dict[str, Person]) -> Entries:
    """A person of an earlier folder's file gives way to one of the same name in a later file."""
    here: set[str] = set()
    for line, row in rows(file, ("name", "aliases", "surname", "country", "terms")):
        country = cells.country(file, line, row["country"]) or ""
        terms = tuple(_term(file, line, term) for term in split(row["terms"]))
        if not terms:
            raise LexiconError(f"{file}:{line}: a person needs a term")
        surnames = tuple(form.lstrip("=^") for form in split(row["surname"]))
        sure = not file.name.startswith(_UNSURE)
        person = Person(f"PER:{slug(row['name'])}", row["name"], country, terms, surnames, sure)
        if not sure and person.id in persons:
            continue  # persons.csv knows better
        if person.id in here:
            raise LexiconError(f"{file}:{line}: {person.id} stands twice")
        here.add(person.id)
        persons[person.id] = person
        sense = Sense(
            What.PERSON, person.name, person.id, country, person.sector, MentionKind.PERSON
        )
        for form in (person.name, *split(row["aliases"])):
            yield _capitalised(form, sense)
        for form in split(row["surname"]):
            yield _capitalised(form, sense._replace(what=What.SURNAME))


def _capitalised(form: str, sense: Sense) -> tuple[str, Sense]:
    """A person's name counts only with a capital, or as it is written."""
    return flagged(form if form[0] in "=^" else f"^{form}", sense)


def _term(file: Folder, line: int, term: str) -> Term:
    """`GOV`, `GOV HS 2000-05-07/2008-05-07`, `MIL AC 2013/`."""
    sector, *more = term.split()
    if not more:
        return Term(sector, None, None)
    office = more[0] if len(more) > 1 else None
    first, slash, last = more[-1].partition("/")
    return Term(sector, office, cells.interval(file, line, first, last if slash else first))
