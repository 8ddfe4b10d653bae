"""Words of the event files that could never be found are slips of the pen."""

import pytest

from dateline.lexicon import load_lexicon
from dateline.lexicon.events import Entry

RULES = load_lexicon().events


@pytest.mark.parametrize("name", sorted(RULES.words))
def test_a_list_holds_single_words(name: str) -> None:
    assert [word for word in RULES.words[name] if " " in word] == []


@pytest.mark.parametrize("entry", RULES.entries, ids=lambda entry: entry.rule)
def test_an_entry_says_each_of_its_words_once(entry: Entry) -> None:
    beside = entry.objects | entry.subjects | entry.without | entry.nowhere | entry.modals
    assert [word for word in beside if " " in word] == []
    assert len(set(entry.verbs)) == len(entry.verbs)
    assert len(set(entry.nouns)) == len(entry.nouns)
