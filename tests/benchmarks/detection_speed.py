"""Characters per CPU-second of the whole detection beside default Presidio with the same spaCy model, same texts, same run."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

from presidio_analyzer import AnalyzerEngine

from service.detection.detecting import Detector
from service.domain.document import Document
from tests.benchmarks.texts import FIRST_CASES, court_cases, samples

ROUNDS = 3
TARGET = 1.3


def cpu_seconds(work: Callable[[Document], object], document: Document) -> float:
    """Return the CPU time of all threads of this process for one document."""
    start = time.process_time()
    work(document)
    return time.process_time() - start


def interleaved(ours: Callable[[Document], object], theirs: Callable[[Document], object], documents: list[Document]) -> tuple[float, float]:
    """Return both CPU times, document by document in turn, so that a busy machine slows both alike."""
    mine = peer = 0.0
    for number, document in enumerate(documents):
        if number % 2:
            peer += cpu_seconds(theirs, document)
            mine += cpu_seconds(ours, document)
        else:
            mine += cpu_seconds(ours, document)
            peer += cpu_seconds(theirs, document)
    return mine, peer


def table(detector: Detector, presidio: AnalyzerEngine) -> str:
    """Return the comparison as a Markdown table."""
    rows = [
        "## Detection speed\n",
        f"CPU time of the process, all threads; both in turn on each document, median of {ROUNDS} rounds. Target: ≥ {TARGET}.\n",
        "| texts | characters | default Presidio, characters per CPU-second | ours | ratio |",
        "|---|---|---|---|---|",
    ]

    def theirs(document: Document) -> object:
        return presidio.analyze(document.text, language="en")

    for name, documents in (("sample submissions", list(samples())), (f"court cases (TAB, first {FIRST_CASES})", list(court_cases()))):
        if not documents:
            rows.append(f"| {name} | not at hand | | | |")
            continue
        interleaved(detector.detect, theirs, documents[:1])
        size = sum(len(document.text) for document in documents)
        rounds = []
        for _ in range(ROUNDS):
            detector.forget()
            rounds.append(interleaved(detector.detect, theirs, documents))
        ratio = median(peer / mine for mine, peer in rounds)
        mine, peer = median(mine for mine, _ in rounds), median(peer for _, peer in rounds)
        rows.append(f"| {name} | {size:,} | {size / peer:,.0f} | {size / mine:,.0f} | {ratio:.2f} |")
    return "\n".join(rows)
