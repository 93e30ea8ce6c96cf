"""Runs every marked text and adds up: masking in two tiers, statements, and where it went wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from service.workflow.evaluation.gold import GoldText
from service.workflow.evaluation.running import Outcome, Road, run, with_looks
from service.workflow.evaluation.scoring import Leaks, Scored, score, total
from service.workflow.evaluation.statement_scoring import StatementScore, score_statements, stated, total_statements


@dataclass(frozen=True, slots=True)
class Misread:
    """A text of which some statements were misunderstood; `said` is what was understood instead: personal data, never shown unasked."""

    id: str
    fields: tuple[str, ...]
    said: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The whole result. `proposed` is the propose tier, `with_looks` propose and look together.

    `statements` is of submissions, `sentences` of single sentences, `kinds` the same by kind. `leaks` and `misread` are worst first.
    """

    texts: int
    characters: int
    proposed: Scored
    with_looks: Scored
    statements: StatementScore
    sentences: StatementScore
    kinds: tuple[tuple[str, StatementScore], ...]
    leaks: tuple[Leaks, ...]
    misread: tuple[Misread, ...]


@dataclass(frozen=True, slots=True)
class _Judged:
    gold: GoldText
    proposed: Scored
    with_looks: Scored
    leaks: Leaks
    statements: StatementScore | None
    misread: Misread


def evaluate(golds: Iterable[GoldText], road: Road, *, tick: Callable[[], None] = lambda: None) -> Evaluation:
    """Return the evaluation of all texts; `tick` is called after each."""
    judged: list[_Judged] = []
    for gold in golds:
        judged.append(_judge(gold, run(gold, road)))
        tick()
    return _summed(judged)


def _judge(gold: GoldText, outcome: Outcome) -> _Judged:
    proposed, leaks = score(gold, outcome.proposed, in_jigsaw=outcome.in_jigsaw)
    both, _ = score(gold, with_looks(outcome), in_jigsaw=outcome.in_jigsaw)
    statements = score_statements(gold.statements, outcome.understanding) if gold.statements else None
    wrong = statements.wrong if statements else ()
    said = stated(outcome.understanding)
    return _Judged(gold, proposed, both, leaks, statements, Misread(gold.id, wrong, tuple(said[field] for field in wrong)))


def _summed(judged: list[_Judged]) -> Evaluation:
    marked = [each for each in judged if not each.gold.kind]
    said = [each for each in judged if each.statements is not None]
    sentences = [each for each in said if each.gold.kind]
    kinds = sorted({each.gold.kind for each in sentences})
    return Evaluation(
        texts=len(judged),
        characters=sum(len(each.gold.text) for each in judged),
        proposed=total(each.proposed for each in marked),
        with_looks=total(each.with_looks for each in marked),
        statements=_said(each for each in said if not each.gold.kind),
        sentences=_said(sentences),
        kinds=tuple((kind, _said(each for each in sentences if each.gold.kind == kind)) for kind in kinds),
        leaks=tuple(
            sorted((each.leaks for each in marked if any(each.leaks.badness)), key=lambda leaks: (leaks.badness, leaks.id), reverse=True)
        ),
        misread=tuple(
            sorted(
                (each.misread for each in said if each.misread.fields),
                key=lambda misread: (-len(misread.fields), misread.id),
            )
        ),
    )


def _said(judged: Iterable[_Judged]) -> StatementScore:
    return total_statements(each.statements for each in judged if each.statements is not None)
