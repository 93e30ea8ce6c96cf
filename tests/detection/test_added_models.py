"""Larger models plug in by setting: tried with tiny ones made here, and one line says what is missing."""

from __future__ import annotations

import json
import struct
import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import spacy
from click.testing import CliRunner
from tokenizers import Tokenizer, models, pre_tokenizers

from service.app.settings import BadSetting, settings_from
from service.cli.main import disclosure
from service.detection.added_models import AddedModel, BadModel, load_added, parse_models
from service.detection.detecting import load_detector
from service.domain.finding import Detection
from tests.detection.texts import document

WORDS = {"[UNK]": 0, "zorblax": 1, "quim": 2}
LABELS = ("O", "B-PER", "I-PER")
LOGITS = ((9.0, 0.0, 0.0), (0.0, 9.0, 0.0), (0.0, 0.0, 9.0))
TEXT = "then zorblax quim said so to zorblax"


def varint(value: int) -> bytes:
    out = b""
    while value > 0x7F:
        out, value = out + bytes([value & 0x7F | 0x80]), value >> 7
    return out + bytes([value])


def field(number: int, value: bytes | int | str) -> bytes:
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    content = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(content)) + content


def value_info(name: str, kind: int, shape: Sequence[int | str]) -> bytes:
    dims = b"".join(field(1, field(1, each) if isinstance(each, int) else field(2, each)) for each in shape)
    return field(1, name) + field(2, field(1, field(1, kind) + field(2, dims)))


def tiny_onnx() -> bytes:
    """Return a graph of one node: each token's logits are looked up in a table."""
    table = b"".join(struct.pack("<f", each) for row in LOGITS for each in row)
    tensor = field(1, len(LOGITS)) + field(1, len(LABELS)) + field(2, 1) + field(8, "table") + field(9, table)
    node = field(1, "table") + field(1, "input_ids") + field(2, "logits") + field(4, "Gather")
    graph = field(1, node) + field(2, "tiny") + field(5, tensor)
    graph += field(11, value_info("input_ids", 7, (1, "n"))) + field(12, value_info("logits", 1, (1, "n", len(LABELS))))
    return field(1, 8) + field(7, graph) + field(8, field(2, 13))


@pytest.fixture
def onnx_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "tiny"
    folder.mkdir()
    (folder / "model.onnx").write_bytes(tiny_onnx())
    tokenizer = Tokenizer(models.WordLevel(WORDS, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))
    (folder / "config.json").write_text(json.dumps({"id2label": dict(enumerate(LABELS))}), encoding="utf-8")
    return folder


def sources(found: Detection, text: str, quote: str) -> set[str]:
    source = document(text)
    return {one.recogniser for each in found.findings if source.quote(each.span) == quote for one in each.evidence}


def test_a_token_classifier_in_onnx_form_is_one_more_source(onnx_folder: Path) -> None:
    (model,) = parse_models(f"onnx:{onnx_folder}")
    results = load_added(model).analyze(TEXT, [])
    assert [(TEXT[each.start : each.end], each.entity_type) for each in results] == [("zorblax quim", "PERSON"), ("zorblax", "PERSON")]
    long = "so " * 400 + TEXT
    assert [long[each.start : each.end] for each in load_added(model).analyze(long, [])] == ["zorblax quim", "zorblax"]
    detector = load_detector(added=(model,))
    assert detector.models[-1] == "onnx:tiny"
    text = "We heard from Zorblax Quim."
    assert detector.detect(document(text)).findings is not None


def test_another_spacy_pipeline_takes_the_place_of_the_small_one(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    ruler: Any = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "Zorblax Quim"}])
    nlp.to_disk(tmp_path / "ruled")
    detector = load_detector(added=parse_models(f"spacy:{tmp_path / 'ruled'}"))
    assert detector.models[0] == "spacy:ruled"
    text = "It was Zorblax Quim who wrote to the panel."
    assert "spacy" in sources(detector.detect(document(text)), text, "Zorblax Quim")


def test_gliner_is_asked_for_our_labels_and_reads_nothing_from_a_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, Any] = {}

    def predict(text: str, labels: list[str], threshold: float) -> list[dict[str, Any]]:
        asked.update(labels=labels, threshold=threshold)
        at = text.find("zorblax")
        return [{"start": at, "end": at + 7, "label": "person", "score": 0.9}] if at >= 0 else []

    def from_pretrained(folder: str, *, local_files_only: bool) -> SimpleNamespace:
        asked.update(folder=folder, local=local_files_only)
        return SimpleNamespace(predict_entities=predict)

    monkeypatch.setitem(sys.modules, "gliner", SimpleNamespace(GLiNER=SimpleNamespace(from_pretrained=from_pretrained)))
    (result,) = load_added(AddedModel("gliner", tmp_path)).analyze("it was zorblax ", [])
    assert (result.start, result.end, result.entity_type, result.score) == (7, 14, "PERSON", 0.9)
    assert (asked["local"], asked["folder"]) == (True, str(tmp_path))
    assert "person" in asked["labels"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("gliner:/models/g", "needs the package gliner, which is not installed"),
        ("onnx:/no/such/folder", "is missing the folder itself"),
        ("onnx:", "kind:folder"),
        ("torch:/x", "the kind one of spacy, onnx, gliner"),
    ],
)
def test_what_is_missing_is_said_in_one_line(given: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(BadModel, match=said):
        parse_models(given)
    with pytest.raises(BadSetting) as refused:
        settings_from({"DISCLOSURE_MODELS": given})
    assert "\n" not in str(refused.value)
    letter = tmp_path / "letter.txt"
    letter.write_text("Nothing.", encoding="utf-8")
    done = CliRunner(env={"DISCLOSURE_MODELS": given}).invoke(disclosure, ["redact", str(letter), "--out", str(tmp_path / "out")])
    assert (done.exit_code, "Traceback" in done.output, "DISCLOSURE_MODELS" in done.output) == (2, False, True)


def test_nothing_is_added_by_default_and_torch_is_not_there() -> None:
    assert settings_from({}).models == ()
    assert "torch" not in sys.modules
