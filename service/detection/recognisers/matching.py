"""How every identifier is matched: shapes with guards, check digits, words near by, and a score that says propose or look."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from service.detection.recognisers.plain_text import BY_ITSELF, PlainText, plain_text

#: Scores: from SURE up a finding may be proposed by itself, LOOK is shown only.
CERTAIN, SURE, LOOK, FAINT = 0.95, 0.88, 0.5, 0.4

#: Nothing that continues a word or number may touch an identifier.
BEFORE, AFTER = r"(?<![^\W_])", r"(?![^\W_])"
#: The same, and no digit joined by a point, comma, dash or slash: for bare digits.
ALONE_BEFORE, ALONE_AFTER = r"(?<![^\W_])(?<![^\W_][-./,:])(?<![£$€#])", r"(?![^\W_])(?![-./,:][^\W_])(?!\s?%)"

_REACH_BEFORE, _REACH_AFTER = 60, 40
_CITED_BEFORE = re.compile(
    r"(?:\bdoi(?:\.org)?\s?[:/]?\s?\S{0,60}|\b10\.\d{4,9}/\S{0,60}|\b(?:isbn|issn)(?:-1[03])?\s?:?\s?[\d -]{0,14}|[£$€]\s?[\d,.]{0,12}"
    r"|\bISO(?:/IEC)?\s?|\bIRAS(?:\s+(?:id|ref(?:erence)?|number|project|:)){0,3}\s*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Shape:
    """One layout of an identifier.

    `alone` is the score without a context word near by and `near` the better one with it; 0 means not reported.
    A `check` that fails leaves `failed` (context near) or drops the match. A group named `id` narrows the span.
    `needs` are lower-case strings of which one must stand somewhere in the text, or the pattern is not tried;
    `opens` are lower-case letters of which one must begin a word within `reach` of a digit;
    `reach` is how far before its first digit a match may begin (only there it is tried), or 0 when it may have no digit;
    `many` says that it has five digits or more.
    `capitals`: typed in lower case it counts less.
    """

    says: str
    pattern: re.Pattern[str]
    alone: float = 0.0
    near: float = 0.0
    check: Callable[[str], bool] | None = None
    check_says: str = "check digit valid"
    failed: float = 0.0
    needs: tuple[str, ...] = ()
    capitals: bool = True
    reach: int = BY_ITSELF
    opens: tuple[str, ...] = ()
    many: bool = False


def compiled(pattern: str, *, case: bool = False) -> re.Pattern[str]:
    """Compile a pattern that ignores case unless `case` says otherwise."""
    return re.compile(pattern, 0 if case else re.IGNORECASE)


def guarded(pattern: str, *, case: bool = False) -> re.Pattern[str]:
    """Compile a pattern that no letter or digit may touch."""
    return compiled(f"{BEFORE}(?:{pattern}){AFTER}", case=case)


def alone(pattern: str, *, case: bool = False) -> re.Pattern[str]:
    """Compile a pattern of bare digits that is not part of a longer number, sum, ratio or percentage."""
    return compiled(f"{ALONE_BEFORE}(?:{pattern}){ALONE_AFTER}", case=case)


def words(*phrases: str) -> re.Pattern[str]:
    """Compile whole words or phrases (regex fragments allowed; a space stands for any one to three white characters)."""
    spaced = "|".join(phrase.replace(" ", r"\s{1,3}") for phrase in phrases)
    return re.compile(rf"(?<![^\W_])(?:{spaced})(?![^\W_])", re.IGNORECASE)


class Identifier(EntityRecognizer):
    """Finds one kind of identifier by its shapes; says in English why each finding counts."""

    name: str

    def __init__(
        self,
        entity: str,
        shapes: Iterable[Shape],
        *,
        context: re.Pattern[str] | None = None,
        refused: re.Pattern[str] | None = None,
        name: str | None = None,
    ) -> None:
        self.shapes = tuple(shapes)
        self.entity = entity
        self._context = context
        self._refused = refused
        self.name = name or f"{entity.lower()}_recogniser"
        super().__init__(supported_entities=[entity], name=self.name)

    def load(self) -> None:
        """Nothing to load: patterns are compiled with their module."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None) -> list[RecognizerResult]:  # noqa: ARG002
        """Return what the shapes find, the best score for each span, offsets in code points of `text`."""
        if entities and self.entity not in entities:
            return []
        plain = plain_text(text)
        best: dict[tuple[int, int], RecognizerResult] = {}
        for shape in self.shapes:
            if shape.needs and not any(need in plain.lowered for need in shape.needs):
                continue
            if shape.opens and not plain.opens(shape.opens, shape.reach):
                continue
            for match in plain.matches(shape.pattern, reach=shape.reach, many=shape.many):
                result = self._judge(shape, match, plain)
                if result is None:
                    continue
                place = (result.start, result.end)
                if place not in best or best[place].score < result.score:
                    best[place] = result
        return _outermost(best.values())

    def _judge(self, shape: Shape, match: re.Match[str], plain: PlainText) -> RecognizerResult | None:
        group: int | str = "id" if "id" in shape.pattern.groupindex and match["id"] is not None else 0
        start, end = match.span(group)
        value = match.group(group)
        if start == end or _CITED_BEFORE.search(plain.text, max(0, start - 90), start):
            return None
        if self._refused and self._refused.search(_around(plain.text, start, end)):
            return None
        word = self._context.search(_around(plain.text, start, end)) if self._context else None
        score, reasons = max(shape.alone, shape.near) if word else shape.alone, [shape.says]
        valid = shape.check(value) if shape.check else None
        if valid is False:
            score = shape.failed if word else 0.0
        if valid and shape.check_says:
            reasons.append(shape.check_says)
        if word:
            reasons.append(f"context word '{' '.join(word.group().split()).lower()}'")
        elif shape.capitals and not valid and value != value.upper():
            score = min(score, FAINT)
            reasons.append("typed in lower case")
        if score <= 0:
            return None
        return self.result(plain.span(start, end), score, ": ".join((reasons[0], ", ".join(reasons[1:]))).removesuffix(": "), shape)

    def result(self, place: tuple[int, int], score: float, reason: str, shape: Shape) -> RecognizerResult:
        """Return presidio's result with the reason as its explanation."""
        explanation = AnalysisExplanation(
            recognizer=self.name,
            original_score=score,
            pattern_name=shape.says,
            pattern=shape.pattern.pattern,
            validation_result=shape.check is not None and score > shape.failed,
            textual_explanation=reason,
        )
        metadata = {RecognizerResult.RECOGNIZER_NAME_KEY: self.name, RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id}
        return RecognizerResult(self.entity, place[0], place[1], score, explanation, metadata)


def _outermost(results: Iterable[RecognizerResult]) -> list[RecognizerResult]:
    """Return the results in order, less those that lie inside one at least as sure."""
    kept: list[RecognizerResult] = []
    for result in sorted(results, key=lambda one: (one.start, -one.end, -one.score)):
        if not any(result.end <= other.end and result.score <= other.score for other in kept[-3:]):
            kept.append(result)
    return kept


def _around(text: str, start: int, end: int) -> str:
    """Return what stands near: up to 60 characters before (a label may be on the line above), 40 after on the same line."""
    before = text[max(0, start - _REACH_BEFORE) : start]
    paragraph = before.rfind("\n\n")
    if paragraph >= 0 and before[paragraph:].strip():
        before = before[paragraph + 2 :]
    after = text[end : end + _REACH_AFTER].split("\n", 1)[0]
    return f"{before}\x1f{after}"
