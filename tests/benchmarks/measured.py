"""Each set of gold is evaluated once in a run, however many tables show it."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path

from presidio_analyzer import AnalyzerEngine

from service.detection.detecting import Detector
from service.policy.calls import load_call
from service.policy.packs import load_packs, packs_folder
from service.workflow.evaluation.evaluate import Evaluation, evaluate
from service.workflow.evaluation.gold import GoldText
from service.workflow.evaluation.reading_gold import read_gold
from service.workflow.evaluation.running import Road
from tests.benchmarks.texts import CALL, CORPORA


@dataclass
class Measured:
    """The engines of one run and what they gave so far; of annotated corpora what fits into `most_of_corpus` characters."""

    detector: Detector
    presidio: AnalyzerEngine
    commit: str
    most_of_corpus: int = 100_000
    _kept: dict[Path, Evaluation] = field(default_factory=dict)

    def golds(self, path: Path) -> tuple[GoldText, ...]:
        """Return the texts of a set."""
        found = read_gold(path)
        if path.parent != CORPORA:
            return found
        kept, room = [], self.most_of_corpus
        for gold in found:
            if len(gold.text) <= room:
                kept.append(gold)
                room -= len(gold.text)
        return tuple(kept)

    def ours(self, path: Path) -> Evaluation:
        """Return our evaluation of a set."""
        if path not in self._kept:
            sys.stderr.write(f"{path.name}\n")
            road = Road(self.detector, load_packs(packs_folder()), call=load_call(CALL))
            self._kept[path] = evaluate(self.golds(path), road)
        return self._kept[path]
