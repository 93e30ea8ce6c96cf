"""From what is in a file to a redacted draft that the leak gate has read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from service.detection.detecting import Detector
from service.documents.checks.gate import verify
from service.documents.checks.standing import still_standing
from service.documents.redacting import redacted
from service.documents.replacement import replacements
from service.documents.secrets import secrets_from
from service.documents.writing import render
from service.domain.call import Call
from service.domain.document import Document, Span
from service.domain.finding import Tier
from service.domain.proposal import Action, Proposal, Purpose, Replacement
from service.domain.statement import Scope
from service.domain.verification import Rendition, Secret, Verification
from service.kit.folding import fold
from service.policy.packs import Packs
from service.policy.proposing import propose
from service.workflow.redaction.analyse import Analysis, Given, Statements, analyse_document, statements_of, with_extra
from service.workflow.redaction.denied import disguised, present
from service.workflow.redaction.one_reading import FindsStrings, OneReading

#: What a draft honours as asked; a whole request is decided by people, so its draft shows what a refusal would leave.
HONOURED_IN_DRAFT = frozenset({Scope.IDENTITY, Scope.PART, Scope.COMMERCIAL, Scope.THIRD_PARTY, Scope.ORGANISATION})

#: A second reading of the output may find names that only stand out once others are gone; more rounds never helped.
READINGS = 3

#: A written file's title says nothing of anybody.
TITLE = "Redacted response"

#: The rule of a proposal made because the same words are redacted elsewhere in the file.
CONSISTENCY = "redacted-elsewhere"

#: The kind of a secret that is one because it is on a list.
DENIED = "DENIED"
#: A denied string of this many letters and digits is hunted even where none was replaced.
SUREST = 10


@dataclass(frozen=True, slots=True)
class Draft:
    """A redacted version nobody has reviewed, with the gate's verdict on its bytes."""

    analysis: Analysis
    proposals: tuple[Proposal, ...]
    rendition: Rendition
    verification: Verification


def draft(analysis: Analysis, *, detector: Detector, packs: Packs, purpose: Purpose, given: Given) -> Draft:
    """Accept every proposal of the proposing tier, write the file anew and read it again until nothing new is found."""
    reading = OneReading(detector)
    analysis, proposals = settled_proposals(analysis, detector=detector, packs=packs, purpose=purpose, given=given, reading=reading)
    swaps = replacements(analysis.document, proposals)
    rendition, verification = write_and_check(analysis, proposals, swaps, reading, denied=always_redacted(given))
    return Draft(analysis, proposals, rendition, verification)


def settled_proposals(
    analysis: Analysis,
    *,
    detector: Detector,
    packs: Packs,
    purpose: Purpose,
    given: Given,
    honour: frozenset[Scope] = HONOURED_IN_DRAFT,
    statements: Statements = statements_of,
    reading: FindsStrings | None = None,
) -> tuple[Analysis, tuple[Proposal, ...]]:
    """Return the analysis and proposals after reading what would stay again: names overlooked and words redacted elsewhere are added."""
    proposals = propose_draft(analysis, packs=packs, purpose=purpose, call=given.call, honour=honour)
    denied = present(analysis.document, always_redacted(given))
    for _ in range(READINGS):
        extra = (*overlooked(analysis, proposals, reading or detector), *disguised(analysis.document.text, denied, known=given.deny))
        if not extra:
            break
        given = with_extra(given, extra)
        analysis = analyse_document(analysis.document, detector=detector, given=given, statements=statements)
        proposals = propose_draft(analysis, packs=packs, purpose=purpose, call=given.call, honour=honour)
    return analysis, consistent(analysis, proposals)


def propose_draft(
    analysis: Analysis, *, packs: Packs, purpose: Purpose, call: Call | None, honour: frozenset[Scope] = HONOURED_IN_DRAFT
) -> tuple[Proposal, ...]:
    """Return the proposals a draft acts on."""
    return propose(
        analysis.document,
        analysis.detection,
        analysis.understanding,
        packs=packs,
        purpose=purpose,
        call=call,
        honour=honour,
    )


def overlooked(analysis: Analysis, proposals: tuple[Proposal, ...], detector: FindsStrings) -> tuple[str, ...]:
    """Return personal data that a second reading finds in the redacted text and the first did not settle."""
    stays = redacted(analysis.document, replacements(analysis.document, proposals))
    settled = kept_strings(analysis, proposals)
    marks = frozenset(proposal.mark for proposal in proposals)
    return tuple(dict.fromkeys(text for text in found_beside_marks(stays.text, marks, detector) if text not in settled))


def always_redacted(given: Given) -> tuple[str, ...]:
    """Return the strings that the operator and the call always redact."""
    return given.deny + (given.call.deny if given.call else ())


def found_beside_marks(text: str, marks: frozenset[str], detector: FindsStrings) -> list[str]:
    """Return what detection finds in redacted text; the marks' own words are no personal data."""
    for mark in sorted(marks - {""}, key=len, reverse=True):
        text = text.replace(mark, "…")
    return detector.find_strings(text)


def consistent(analysis: Analysis, proposals: tuple[Proposal, ...]) -> tuple[Proposal, ...]:
    """Return the proposals and one more for each place where words that are redacted elsewhere would still be shown."""
    document = analysis.document
    for _ in range(READINGS):
        swaps = replacements(document, proposals)
        stays = redacted(document, swaps)
        strings = still_standing(stays.text, secrets_of(analysis, swaps), kept_strings(analysis, proposals))
        added = tuple(_elsewhere(document, strings, swaps))
        if not added:
            break
        proposals = (*proposals, *added)
    return proposals


def _elsewhere(document: Document, strings: tuple[str, ...], swaps: tuple[Replacement, ...]) -> Iterator[Proposal]:
    taken = sorted((swap.span for swap in swaps), key=_start)
    for string in strings:
        words = r"\s+".join(re.escape(word) for word in string.split())
        for match in re.finditer(rf"(?<!\w){words}(?!\w)", document.text):
            span = Span(*match.span())
            at = bisect_left(taken, span.start, key=_start)
            if not any(span.overlaps(other) for other in taken[max(0, at - 1) : at + 1]):
                taken.insert(at, span)
                yield _like(swaps[0], span)


def _start(span: Span) -> int:
    return span.start


def _like(swap: Replacement, span: Span) -> Proposal:
    return Proposal(
        id=f"r{span.start}-{span.end}",
        span=span,
        action=Action.REDACT,
        tier=Tier.PROPOSE,
        ground=swap.ground,
        rule=CONSISTENCY,
        reason="The same words are redacted elsewhere in this file.",
        mark=swap.mark,
    )


def secrets_of(analysis: Analysis, swaps: tuple[Replacement, ...]) -> tuple[Secret, ...]:
    """Return what the gate hunts."""
    return secrets_from(analysis.document, swaps, analysis.detection.findings)


def kept_strings(analysis: Analysis, proposals: tuple[Proposal, ...]) -> frozenset[str]:
    """Return the strings that stay although they look like personal data: kept by rule or list, or left to the reviewer."""
    shown = {analysis.document.quote(proposal.span) for proposal in proposals if proposal.action == Action.KEEP}
    return analysis.allowed.union(shown)


def write_and_check(
    analysis: Analysis,
    proposals: tuple[Proposal, ...],
    swaps: tuple[Replacement, ...],
    detector: FindsStrings,
    *,
    denied: tuple[str, ...] = (),
) -> tuple[Rendition, Verification]:
    """Write the redacted document as a draft and let the leak gate read the bytes."""
    rendition = written(analysis.document, swaps, as_draft=True, denied=denied)
    return rendition, checked(rendition, analysis, swaps, kept=kept_strings(analysis, proposals), detector=detector, denied=denied)


def written(
    document: Document, swaps: tuple[Replacement, ...], *, as_draft: bool, media_type: str | None = None, denied: tuple[str, ...] = ()
) -> Rendition:
    """Write the redacted document as a new file, of the original's kind unless another is asked for."""
    stays = redacted(document, swaps, denied=denied)
    return render(stays, media_type=media_type or document.media_type, title=TITLE, draft=as_draft)


def checked(
    rendition: Rendition,
    analysis: Analysis,
    swaps: tuple[Replacement, ...],
    *,
    kept: frozenset[str],
    detector: FindsStrings,
    denied: tuple[str, ...] = (),
) -> Verification:
    """Let the leak gate read a written file: nothing replaced or `denied` is in it, and nothing new is found that nobody settled."""
    return verify(
        rendition.content,
        rendition.media_type,
        secrets=(*secrets_of(analysis, swaps), *secrets_denied(denied, swaps)),
        expected_text=rendition.text,
        find=lambda text: unsettled(text, swaps, kept=kept, detector=detector),
        kept=kept,
    )


def secrets_denied(denied: tuple[str, ...], swaps: tuple[Replacement, ...]) -> tuple[Secret, ...]:
    """Return what always goes as secrets: strings long enough to be nothing else, and not part of a mark."""
    marks = " ".join(fold(swap.mark) for swap in swaps)
    long = (string for string in denied if len(string.split()) > 1 or any(map(str.isdigit, string)) or "@" in string)
    return tuple(Secret(string, DENIED) for string in long if len(fold(string)) >= SUREST and fold(string) not in marks)


def unsettled(text: str, swaps: tuple[Replacement, ...], *, kept: frozenset[str], detector: FindsStrings) -> list[str]:
    """Return what detection finds in a written file's text beside the marks and nobody settled."""
    marks = frozenset(swap.mark for swap in swaps)
    return [found for found in found_beside_marks(text, marks, detector) if found not in kept]
