"""A whole passage that tells one person's case (a case study, an annex, a dense paragraph) as one redaction to accept or refuse."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from service.detection.facts.story import STORY
from service.domain.document import Document, Span
from service.domain.finding import PERSON, Class, Detection, Evidence, Finding, Tier

NARRATIVE = "CASE_NARRATIVE"
_HEADING = re.compile(
    r"(?:^|\n)[ \t#*>\d.)]{0,8}(?P<head>(?:annex|appendix|case (?:study|history|example|narrative|summary|vignette|report)|vignette|"
    r"an? (?:illustration|example|case)|what happened|the (?:case|incident|facts)|my story|our story|background to the (?:case|incident)|"
    r"atodiad|astudiaeth achos)(?![^\W_])[^\n]{0,70})(?=\n)",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\n[ \t]*(?:(?:question|q|annex|appendix|section|part|cwestiwn) ?\d|#{1,4} |\d{1,2}\.? [A-Z]|[A-Z][^.\n]{2,50}\n[ \t]*\n|yours )",
    re.IGNORECASE,
)
_WITHHELD = re.compile(
    r"confidential|not for publication|do not publish|private|in confidence|for the (?:panel|inquiry|team) only|cyfrinachol", re.IGNORECASE
)
_LONGEST = 6_000
#: So many details of one combination under such a heading, or in one paragraph of running text.
_UNDER_HEADING, _IN_PARAGRAPH = 3, 6
_SHORTEST = 240


@dataclass(frozen=True, slots=True)
class _Passage:
    span: Span
    why: str
    tier: Tier
    least: int


def with_narratives(document: Document, detection: Detection) -> Detection:
    """Return the detection with one region for each passage that a proposed combination covers."""
    findings = tuple(finding for finding in detection.findings if finding.type != NARRATIVE)
    places = {finding.id: finding.span for finding in findings}
    proposed = [each for each in detection.jigsaw if each.tier is Tier.PROPOSE]
    details = sorted((places[key].start, places[key].end, each.id) for each in proposed for key in each.finding_ids if key in places)
    starts = [start for start, _, _ in details]
    named = sorted(each.span.start for each in findings if each.type == PERSON and each.tier is Tier.PROPOSE and not each.labels)
    regions: list[Finding] = []
    for passage in [*_headed(document.text), *_paragraphs(document)]:
        low, high = bisect_left(starts, passage.span.start), bisect_left(starts, passage.span.end)
        counts = Counter(key for start, end, key in details[low:high] if end <= passage.span.end)
        known = bisect_left(named, passage.span.start) < bisect_left(named, passage.span.end)
        if max(counts.values(), default=0) >= passage.least and known and not any(passage.span.overlaps(r.span) for r in regions):
            why = Evidence("rule:narrative", 0.6, passage.why)
            number = len(detection.findings) + len(regions) + 1
            regions.append(Finding(f"f{number}", passage.span, NARRATIVE, Class.QUASI, passage.tier, 0.6, (why,), region=True))
    return replace(detection, findings=(*findings, *regions))


def _headed(text: str) -> Iterator[_Passage]:
    for match in _HEADING.finditer(text):
        body = text.find("\n", match.end("head")) + 1
        ahead = _NEXT.search(text, body + 1, body + _LONGEST)
        end = ahead.start() if ahead else min(len(text), body + _LONGEST)
        start = body + len(text[body:end]) - len(text[body:end].lstrip())
        end = start + len(text[start:end].rstrip())
        if end > start:
            tier = Tier.PROPOSE if _WITHHELD.search(match["head"]) else Tier.LOOK
            yield _Passage(Span(start, end), "one person's case under a heading of its own", tier, _UNDER_HEADING)


def _paragraphs(document: Document) -> Iterator[_Passage]:
    for span in document.spans:
        if len(span) >= _SHORTEST and STORY.search(document.text[span.start : span.end]):
            yield _Passage(span, "one person's case told in a paragraph", Tier.LOOK, _IN_PARAGRAPH)
