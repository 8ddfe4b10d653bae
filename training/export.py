"""A taught labeller -> the files that dateline ships: int8 ONNX, vocabulary, card."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec
import torch
from model import Labeller
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from dateline.code.scorer import Card


def export(model: Labeller, words: Sequence[str], card: Card, folder: Path) -> None:
    """Writes the three files; what stood there before is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        whole, plain = Path(temporary, "whole.onnx"), Path(temporary, "plain.onnx")
        _write(model, whole)
        quant_pre_process(whole, plain, skip_symbolic_shape=True)
        # Seven bits of eight: processors without VNNI add up in sixteen, and all must say the same.
        quantize_dynamic(
            plain,
            folder / "scorer.onnx",
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
        )
    (folder / "vocabulary.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    shown = msgspec.json.format(msgspec.json.encode(card), indent=2)
    (folder / "scorer.json").write_bytes(shown + b"\n")


def _write(model: Labeller, file: Path) -> None:
    numbers = torch.ones((1, 30), dtype=torch.long)
    torch.onnx.export(
        model.eval(),
        (numbers,),
        str(file),
        input_names=["numbers"],
        output_names=["logits"],
        dynamic_axes={"numbers": {1: "length"}, "logits": {1: "length"}},
        opset_version=17,
        dynamo=False,  # the newer exporter fixes the length
    )
