"""How many independent tellers a happening has, and how far they agree.

A copy is not a source: words that come again, in a quotation, in wire copy on a second site or
nearly the same, count once.
"""

from collections.abc import Sequence

from dateline.merge.same import Told, copied, told
from dateline.types import Claim, Polarity, Standing, Status

_DOUBTFUL = frozenset({Status.RUMOURED, Status.POSSIBLE, Status.CLAIMED})
_UNJUDGED = frozenset(
    {Status.OPINION, Status.EXPECTED, Status.PLANNED, Status.PROPOSED, Status.DEMANDED}
)


def originals(claims: Sequence[Claim]) -> list[Claim]:
    """One claim for each teller: copies and repetitions by one voice left out.

    A page that passes on somebody's words adds nothing by telling the same in its own: its teller
    is only the beginning of the chain that ends with theirs.
    """
    passed_on = {(c.page, c.told_by[:n]) for c in claims for n in range(len(c.told_by))}
    kept: list[Told] = []
    voices: set[tuple[str, ...]] = set()
    for claim in claims:
        this, voice = told(claim), voice_of(claim)
        if claim.copy_of is not None or voice in voices or (claim.page, claim.told_by) in passed_on:
            continue
        if any(copied(this, other) for other in kept):
            continue
        voices.add(voice)
        kept.append(this)
    return [t.claim for t in kept] or list(claims[:1])


def voice_of(claim: Claim) -> tuple[str, ...]:
    """Who answers for the words: the innermost teller named, else the page."""
    return (claim.told_by[-1].lower(),) if claim.told_by else ("", claim.page)


def denied(claim: Claim) -> bool:
    return claim.status is Status.DENIED or claim.polarity is Polarity.NEGATED


def standing(claims: Sequence[Claim], sources: int) -> Standing:
    denials = sum(denied(c) for c in claims)
    if denials == len(claims):
        return Standing.DENIED
    if denials:
        return Standing.CONTESTED
    return Standing.CORROBORATED if sources > 1 else Standing.SINGLE


def grade(claims: Sequence[Claim], sources: int) -> str:
    """Admiralty grading, source and information set apart (NATO AJP-2.1).

    The letter is F, reliability cannot be judged, until somebody judges the source. The number
    rests on the tellers alone: 1 three or more independent, 2 two, 3 one, 4 hedged by its own
    teller, 5 denied, 6 not yet true or false.
    """
    firm = [c for c in claims if c.status not in _UNJUDGED]
    if all(denied(c) for c in claims):
        number = 5
    elif not firm:
        number = 6
    elif all(c.status in _DOUBTFUL for c in firm) or any(denied(c) for c in claims):
        number = 4
    else:
        number = max(1, 4 - sources)
    return f"F{number}"
