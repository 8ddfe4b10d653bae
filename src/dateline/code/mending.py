"""Slips of the parser that the words themselves show, put right before coding."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.code.clause import FINITE, NOMINAL, Grammar
from dateline.syntax import Sentence, Token


def mended(grammar: Grammar) -> Grammar:
    """The sentence with what is known to be parsed wrong put right."""
    sentence, words = grammar.sentence, grammar.rules.words
    slips = (
        _subjects(sentence),
        _dated(sentence, words["months"] | words["weekdays"]),
        _dates(sentence, words["months"], words["weekdays"]),
        _infinitives(sentence),
        _deeds(grammar),
        _verbs(grammar),
        _deals(sentence, words["deals"]),
        _works(sentence, words["works"]),
        _verbless(sentence),
        _seen(sentence, words["witnessing"], words["pacts"]),
        _sought(sentence, words["searching"]),
        _another(sentence),
        _aside(sentence),
    )
    changed = {t.i: t for slip in slips for t in slip}
    if not changed:
        return grammar
    tokens = tuple(changed.get(t.i, t) for t in sentence)
    return replace(grammar, sentence=Sentence(sentence.span, tokens))


def _subjects(sentence: Sentence) -> Iterator[Token]:
    """`X invaded Y and Z helped W`: Z is no second Y but the subject of what follows it at once."""
    for verb in sentence:
        if verb.dep != "conj" or verb.tag not in FINITE or verb.i == 0:
            continue
        if sentence.children(verb, "nsubj", "nsubjpass", "aux", "auxpass", "expl"):
            continue
        before = sentence.tokens[verb.i - 1]
        joined = before.dep == "conj" and sentence.head(before).dep in {"dobj", "pobj"}
        if joined and before.pos in NOMINAL:
            yield before._replace(head=verb.i, dep="nsubj")


def _dated(sentence: Sentence, dates: frozenset[str]) -> Iterator[Token]:
    """`In 2008 X and Y signed`: X is no second year but who signed with Y."""
    for first, name, joint, last in zip(
        sentence.tokens, sentence.tokens[1:], sentence.tokens[2:], sentence.tokens[3:], strict=False
    ):
        joined = joint.dep == "cc" and joint.head in {name.i, name.head}
        if name.dep != "pobj" or last.dep != "nsubj" or not joined:
            continue
        if first.text in dates or (first.dep, first.head) == ("pobj", name.head):
            yield first._replace(head=name.head, dep="pobj")
            yield name._replace(head=last.head, dep="nsubj")
            yield last._replace(head=name.i, dep="conj")


def _dates(sentence: Sentence, months: frozenset[str], weekdays: frozenset[str]) -> Iterator[Token]:
    """`On 21 July 1977 Libyan tanks`, `On Monday Kenya`: the date hangs on the preposition."""
    for before in sentence:
        if before.dep != "prep" or any(t.pos != "NUM" for t in sentence.children(before, "pobj")):
            continue
        near = sentence.tokens[before.i + 1 : before.i + 4]
        days = [t for t in near[:1] if t.pos == "NUM"]
        name = next(iter(near[len(days) :]), None)
        if name is None or name.text not in (months if days else months | weekdays):
            continue
        years = [t for t in near[len(days) + 1 :][:1] if t.text.isdecimal() and len(t.text) == 4]
        yield name._replace(head=before.i, dep="pobj")
        yield from (t._replace(head=name.i, dep="nummod") for t in (*days, *years))


def _infinitives(sentence: Sentence) -> Iterator[Token]:
    """`allowed Z to export engines`: after `to` it is the verb, and no `export engines`."""
    for verb in sentence:
        if verb.dep != "compound" or not any(t.tag == "TO" for t in sentence.children(verb, "aux")):
            continue
        goods = sentence.head(verb)
        yield verb._replace(pos="VERB", tag="VB", dep="xcomp", head=goods.head)
        yield goods._replace(dep="dobj", head=verb.i)


def _verbs(grammar: Grammar) -> Iterator[Token]:
    """`India imports tanks`, `Spain supplied engines`: no imports-tanks and no supplied engines, but
    what the name before it does."""
    sentence = grammar.sentence
    for who, verb in zip(sentence.tokens, sentence.tokens[1:], strict=False):
        goods, slip = sentence.head(verb), (verb.tag, verb.dep)
        finite = slip in {("NNS", "compound"), ("VBZ", "compound")}
        if not (finite or slip == ("VBN", "amod")) or who.head not in {verb.i, goods.i}:
            continue
        alone = goods.dep == "ROOT" and goods.tag == "NNS" and who.pos == "PROPN"
        if alone and grammar.lemma(verb) in grammar.rules.by_verb:
            tag = "VBZ" if finite else "VBD"
            yield who._replace(dep="nsubj", head=verb.i)
            yield verb._replace(pos="VERB", tag=tag, dep="ROOT", head=verb.i)
            yield goods._replace(dep="dobj", head=verb.i)


def _deals(sentence: Sentence, deals: frozenset[str]) -> Iterator[Token]:
    """`signed a deal for the sale of jets`: the deal is for the sale."""
    for deal, what in zip(sentence.tokens, sentence.tokens[1:], strict=False):
        if what.lower == "for" and deal.lemma in deals and what.head == deal.head:
            yield what._replace(dep="prep", head=deal.i)


def _works(sentence: Sentence, works: frozenset[str]) -> Iterator[Token]:
    """`a refinery near Homs and a dam in Hama`: the dam is joined to the refinery, not to Homs."""
    for work in sentence:
        place = sentence.head(work)
        first = sentence.head(sentence.head(place))
        joined = (work.dep, place.dep) == ("conj", "pobj") and sentence.children(work, "det")
        if joined and work.lemma in works and first.lemma in works:
            yield work._replace(head=first.i)


def _deeds(grammar: Grammar) -> Iterator[Token]:
    """`killed in Israeli tank shelling`: the shelling is a noun, and the tank stands before it."""
    for before, deed in zip(grammar.sentence.tokens, grammar.sentence.tokens[1:], strict=False):
        if deed.tag != "VBG" or deed.dep != "advcl" or before.dep != "pobj":
            continue
        noun = deed._replace(lemma=deed.lower, pos="NOUN", tag="NN", dep="pobj", head=before.head)
        if grammar.deed(noun) and not grammar.sentence.children(before, "det"):
            yield noun
            yield before._replace(dep="compound", head=deed.i)


def _verbless(sentence: Sentence) -> Iterator[Token]:
    """`Resolution 502 called on X to`: what looks like an aside to the noun is its verb."""
    for verb in sentence:
        noun = sentence.head(verb)
        if verb.dep != "acl" or noun.dep != "ROOT" or not _finite(verb, noun, sentence):
            continue
        if noun.pos not in NOMINAL or noun.i > verb.i or sentence.children(verb, "agent"):
            continue
        yield noun._replace(head=verb.i, dep="nsubj")
        yield verb._replace(head=verb.i, dep="ROOT", tag="VBD" if verb.tag == "VBN" else verb.tag)
        yield from (
            t._replace(head=verb.i) for t in sentence.children(noun) if t.i > verb.i and t != verb
        )


def _finite(verb: Token, noun: Token, sentence: Sentence) -> bool:
    """Of a whole sentence that begins with `the`, a form in -ed is the verb as well."""
    if verb.tag != "VBN":
        return verb.tag in FINITE
    whole = sentence.tokens[-1].text == "." and bool(sentence.children(noun, "det"))
    return whole and sentence.tokens[verb.i - 1].text != ","


def _seen(sentence: Sentence, witnessing: frozenset[str], pacts: frozenset[str]) -> Iterator[Token]:
    """`2005 saw two accords signed`: the accords were signed, they did not sign."""
    for verb in sentence:
        if verb.dep != "ccomp" or sentence.head(verb).lemma not in witnessing:
            continue
        if verb.tag not in {"VBD", "VBN"} or sentence.children(verb, "dobj", "aux"):
            continue
        for subject in sentence.children(verb, "nsubj"):
            if subject.lemma in pacts:
                yield subject._replace(dep="nsubjpass")


def _sought(sentence: Sentence, searching: frozenset[str]) -> Iterator[Token]:
    """`is looking for partners to build`: it looks for partners, and these are to build."""
    for word in sentence:
        clause = sentence.head(word)
        if word.lower != "for" or word.dep != "mark" or word.i == 0:
            continue
        verb = sentence.tokens[word.i - 1]
        for noun in sentence.children(clause, "nsubj"):
            if verb.lemma in searching and clause.head == verb.i:
                yield word._replace(dep="prep", head=verb.i)
                yield noun._replace(dep="pobj", head=word.i)
                yield clause._replace(dep="relcl", head=noun.i)


def _another(sentence: Sentence) -> Iterator[Token]:
    """`The agreement was followed by another`: by another agreement."""
    for word in sentence:
        verb = next((t for t in sentence.ancestors(word) if t.pos == "VERB"), None)
        if word.lower != "another" or word.dep not in {"pobj", "dobj"} or verb is None:
            continue
        for noun in sentence.children(verb, "nsubj", "nsubjpass")[:1]:
            if noun.pos == "NOUN" and noun.i < word.i:
                yield word._replace(lemma=noun.lemma, pos="NOUN", tag="NN")


def _aside(sentence: Sentence) -> Iterator[Token]:
    """`Resolution 242, adopted on Monday`: what was adopted did not adopt."""
    for verb in sentence:
        if verb.tag != "VBN" or verb.i == 0 or sentence.tokens[verb.i - 1].text != ",":
            continue
        if sentence.children(verb, "aux", "auxpass", "dobj"):
            continue
        for noun in sentence.children(verb, "nsubj"):
            between = [t.text for t in sentence.tokens[noun.i : verb.i]]
            if between.count(",") == 1:  # two are of an apposition: the premier, 50, called on
                yield noun._replace(dep="nsubjpass")
