"""What is told to come after something else: "the accord was followed by a treaty", "since then"."""

from collections.abc import Sequence
from datetime import timedelta

from dateline.date.clauses import VERBS, dated, hangs_on, upwards
from dateline.interval import Interval
from dateline.lexicon.tenses import Tenses
from dateline.syntax import Sentence, Token, cover
from dateline.types import Basis, Span, TimeExpression, When

_MONTH = 31  # days


def after_another(
    trigger: Token | None,
    sentence: Sentence,
    times: Sequence[TimeExpression],
    last: When | None,
    told: Interval | None,
    tenses: Tenses,
) -> When | None:
    """From the day of what went before (its own date, or the last that was told) to the telling.

    None where the event does not come after another, or has a date of its own.
    """
    earlier = _earlier(trigger, sentence, tenses)
    if earlier is None:
        return None
    side, own = cover(sentence.subtree(earlier)), dated(times)
    if any(not side.contains(t.span) for t in own):
        return None
    if own:
        return _between(When(when=own[-1].when, spans=(own[-1].span,)), told)
    pointed_at = any(t.lower in tenses.pointing for t in sentence.children(earlier))
    return _between(last, told) if last and pointed_at else None


def back_to(
    trigger: Token | None, sentence: Sentence, last: When | None, tenses: Tenses
) -> When | None:
    """The `since then` of the trigger's clause, counted from what was told last."""
    if last is None:
        return None
    for token in sentence:
        before = sentence.head(token)
        points = token.lower in tenses.back and before.lower in tenses.open_sides
        if points and hangs_on(trigger, sentence, token.span):
            when = opened(last.when, before.lower, tenses)
            spans = (Span(before.start, token.end),)
            return When(when=when, basis=Basis.INFERRED, anchor=last.when, spans=spans)
    return None


def opened(when: Interval | None, preposition: str, tenses: Tenses) -> Interval | None:
    """`since 2001` has no last day, `until 2013` no first one; `after the war` begins at its end."""
    side = tenses.open_sides.get(preposition)
    if when is None or side is None:
        return when
    if side == "end" and when.start is not None:
        return Interval(when.start, None, when.approximate)
    if side == "over" and when.end is not None:
        return Interval(when.end, None, when.approximate)
    if side == "start" and when.end is not None:
        return Interval(None, when.end, when.approximate)
    return when


def _between(before: When, told: Interval | None) -> When | None:
    """After the days of what went before; from their first one where they are more than a month."""
    on = before.when
    if on is None or on.start is None or on.end is None:
        return None
    start = on.start if (on.days or 0) > _MONTH else on.end + timedelta(days=1)
    end = told.end if told and told.end and told.end >= start else None
    return When(when=Interval(start, end), basis=Basis.INFERRED, anchor=on, spans=before.spans)


def _earlier(trigger: Token | None, sentence: Sentence, tenses: Tenses) -> Token | None:
    """The noun for what the trigger's event came after."""
    side = trigger
    for verb in upwards(trigger, sentence):
        if verb.lemma in tenses.sequence and verb.pos == "VERB":
            found = sentence.children(verb, "nsubjpass") or sentence.children(verb, "dobj")
            earlier = found[0] if found and found[0].pos == "NOUN" else None
            return None if earlier is None or side == earlier else earlier
        if verb.pos in VERBS and verb is not trigger:
            return None
        side = verb
    return None
