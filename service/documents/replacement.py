"""Which text stands in place of each redaction: presidio-anonymizer operators choose it, the words of the original never do.

A mark's width never follows from what it hides: a run of neighbouring marks becomes one, and a mark takes in whole words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from presidio_anonymizer import AnonymizerEngine, OperatorConfig
from presidio_anonymizer.entities import RecognizerResult
from presidio_anonymizer.operators import Operator, OperatorType

from service.domain.document import Document, Span
from service.domain.proposal import Action, Proposal, Replacement

MARK_MODE = "mark"
PSEUDONYM_MODE = "pseudonym"
OPERATOR = "disclosure"

#: Between two marks of one ground this is no content: "Smith, Jane" is one run, "Smith and Jones" is two.
BETWEEN = re.compile(r"[\s,;/–—-]{0,3}")
#: Growing to whole words stops here: scripts without spaces, or a run nobody would call a word.
LONGEST_WORD_EDGE = 40
#: A pseudonym stands for a name; a number or an address keeps the plain mark.
LONGEST_NAME = 80


class FixedText(Operator):
    """A presidio operator that puts one fixed text in place of whatever stood there."""

    def operate(self, text: str = "", params: dict[str, Any] | None = None) -> str:
        """Return the fixed text; the original is not looked at."""
        del text
        return str((params or {})["fixed"])

    def validate(self, params: dict[str, Any] | None = None) -> None:
        """Refuse an operator without a text."""
        if not (params or {}).get("fixed"):
            raise ValueError("a replacement needs a fixed text")

    def operator_name(self) -> str:
        """Return the name the engine knows it by."""
        return OPERATOR

    def operator_type(self) -> OperatorType:
        """Return that it anonymises and cannot be undone."""
        return OperatorType.Anonymize


@dataclass(frozen=True, slots=True)
class _Stretch:
    span: Span
    ground: str
    mark: str
    subject: str | None
    region: bool
    width: int


def replacements(document: Document, proposals: tuple[Proposal, ...], *, mode: str = MARK_MODE) -> tuple[Replacement, ...]:
    """Return the replacements of the proposals that redact: sorted, disjoint, whole words, one per run.

    `mode` is "mark" (the proposal's own mark) or "pseudonym" ("[Person 3]", numbered by first appearance, regions and
    contact details keep the mark).
    """
    if mode not in {MARK_MODE, PSEUDONYM_MODE}:
        raise ValueError(f"mode is mark or pseudonym, not {mode}")
    text = document.text
    wanted = sorted(
        (_stretch(text, proposal) for proposal in proposals if proposal.action == Action.REDACT and len(proposal.span)),
        key=lambda stretch: (stretch.span.start, -stretch.span.end),
    )
    runs = _joined(text, _merged(wanted), by_subject=mode == PSEUDONYM_MODE)
    numbers = _numbers(runs) if mode == PSEUDONYM_MODE else {}
    chosen = _chosen_texts(text, runs, numbers)
    return tuple(Replacement(run.span, fixed, run.ground, region=run.region) for run, fixed in zip(runs, chosen, strict=True))


def _stretch(text: str, proposal: Proposal) -> _Stretch:
    span = Span(max(0, proposal.span.start), min(len(text), proposal.span.end)) if proposal.span.start <= len(text) else Span(0, 0)
    return _Stretch(whole_words(text, span), proposal.ground, proposal.mark, proposal.subject, proposal.region, len(span))


def whole_words(text: str, span: Span) -> Span:
    """Return the span grown to the edges of the words it cuts; it never shrinks."""
    start, end = span.start, span.end
    while start > 0 and span.start - start < LONGEST_WORD_EDGE and _inside_word(text, start):
        start -= 1
    while end < len(text) and end - span.end < LONGEST_WORD_EDGE and _inside_word(text, end):
        end += 1
    return Span(start, end)


def _inside_word(text: str, at: int) -> bool:
    if at <= 0 or at >= len(text):
        return False
    before, after = text[at - 1], text[at]
    if unicodedata.category(after).startswith("M"):
        return True
    return _spaced_letter(before) and _spaced_letter(after)


def _spaced_letter(character: str) -> bool:
    """Say whether this is a letter or digit of a script that puts spaces between words."""
    if not (character.isalnum() or unicodedata.category(character).startswith("M")):
        return False
    return not (
        "\u0e00" <= character <= "\u0eff" or "\u1000" <= character <= "\u109f" or "\u1780" <= character <= "\u17ff" or _is_cjk(character)
    )


def _is_cjk(character: str) -> bool:
    return (
        "\u3040" <= character <= "\u30ff"
        or "\u3400" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or character > "\U0001ffff"
    )


def _merged(wanted: list[_Stretch]) -> list[_Stretch]:
    """Join what overlaps; a region gives its mark to what it swallows, else the widest does."""
    runs: list[_Stretch] = []
    for stretch in wanted:
        if runs and stretch.span.start < runs[-1].span.end:
            runs[-1] = _united(runs[-1], stretch)
        else:
            runs.append(stretch)
    return runs


def _united(first: _Stretch, second: _Stretch) -> _Stretch:
    leading = max((first, second), key=lambda stretch: (stretch.region, stretch.width))
    span = Span(min(first.span.start, second.span.start), max(first.span.end, second.span.end))
    return replace(leading, span=span, region=first.region or second.region)


def _joined(text: str, runs: list[_Stretch], *, by_subject: bool) -> list[_Stretch]:
    """Join neighbours of one ground and mark that only a comma, dash or space keeps apart, within one line."""
    joined: list[_Stretch] = []
    for run in runs:
        if joined and _one_run(text, joined[-1], run, by_subject=by_subject):
            joined[-1] = _united(joined[-1], run)
        else:
            joined.append(run)
    return joined


def _one_run(text: str, first: _Stretch, second: _Stretch, *, by_subject: bool) -> bool:
    between = text[first.span.end : second.span.start]
    if "\n" in between or "\t" in between or not BETWEEN.fullmatch(between):
        return False
    same = first.ground == second.ground and first.mark == second.mark
    return same and (not by_subject or first.subject == second.subject)


def _numbers(runs: list[_Stretch]) -> dict[str, int]:
    subjects = dict.fromkeys(run.subject for run in runs if run.subject and not run.region)
    return {subject: number for number, subject in enumerate(subjects, 1)}


def _chosen_texts(text: str, runs: list[_Stretch], numbers: Mapping[str, int]) -> list[str]:
    """Let the presidio engine choose, once for each different outcome; it sees a stand-in, never the document."""
    engine = AnonymizerEngine()  # type: ignore[no-untyped-call]
    engine.add_anonymizer(FixedText)
    known: dict[str, str] = {}
    chosen: list[str] = []
    for run in runs:
        fixed = _fixed(run, text[run.span.start : run.span.end], numbers)
        if fixed not in known:
            known[fixed] = _operate(engine, fixed)
        chosen.append(known[fixed])
    return chosen


def _operate(engine: AnonymizerEngine, fixed: str) -> str:
    stand_in = "x"
    found = [RecognizerResult(entity_type="REDACTION", start=0, end=len(stand_in), score=1.0)]
    result = engine.anonymize(text=stand_in, analyzer_results=found, operators={"REDACTION": OperatorConfig(OPERATOR, {"fixed": fixed})})
    return str(result.text)


def _fixed(run: _Stretch, original: str, numbers: Mapping[str, int]) -> str:
    named = run.subject in numbers and not run.region and len(original) <= LONGEST_NAME
    if run.subject and named and "@" not in original and not any(character.isdigit() for character in original):
        return f"[Person {numbers[run.subject]}]"
    return run.mark
