"""From what is in a file to a redacted draft that the leak gate has read."""

from __future__ import annotations

from dataclasses import dataclass

from service.detection.detecting import Detector
from service.documents.checks.gate import verify
from service.documents.redacting import redacted
from service.documents.replacement import replacements
from service.documents.secrets import secrets_from
from service.documents.writing import render
from service.domain.call import Call
from service.domain.proposal import Action, Proposal, Purpose, Replacement
from service.domain.statement import Scope
from service.domain.verification import Rendition, Verification
from service.policy.packs import Packs
from service.policy.proposing import propose
from service.workflow.redaction.analyse import Analysis, Given, analyse_document, with_extra

#: What a draft honours as asked; a whole request is decided by people, so its draft shows what a refusal would leave.
HONOURED_IN_DRAFT = frozenset({Scope.IDENTITY, Scope.PART, Scope.COMMERCIAL, Scope.THIRD_PARTY, Scope.ORGANISATION})

#: A second reading of the output may find names that only stand out once others are gone; more rounds never helped.
READINGS = 3


@dataclass(frozen=True, slots=True)
class Draft:
    """A redacted version nobody has reviewed, with the gate's verdict on its bytes."""

    analysis: Analysis
    proposals: tuple[Proposal, ...]
    rendition: Rendition
    verification: Verification


def draft(analysis: Analysis, *, detector: Detector, packs: Packs, purpose: Purpose, given: Given) -> Draft:
    """Accept every proposal of the proposing tier, write the file anew and read it again until nothing new is found."""
    proposals = propose_draft(analysis, packs=packs, purpose=purpose, call=given.call)
    for _ in range(READINGS):
        extra = overlooked(analysis, proposals, detector)
        if not extra:
            break
        given = with_extra(given, extra)
        analysis = analyse_document(analysis.document, detector=detector, given=given)
        proposals = propose_draft(analysis, packs=packs, purpose=purpose, call=given.call)
    swaps = replacements(analysis.document, proposals)
    rendition, verification = write_and_check(analysis, proposals, swaps, detector)
    return Draft(analysis, proposals, rendition, verification)


def propose_draft(analysis: Analysis, *, packs: Packs, purpose: Purpose, call: Call | None) -> tuple[Proposal, ...]:
    """Return the proposals a draft acts on."""
    return propose(
        analysis.document,
        analysis.detection,
        analysis.understanding,
        packs=packs,
        purpose=purpose,
        call=call,
        honour=HONOURED_IN_DRAFT,
    )


def overlooked(analysis: Analysis, proposals: tuple[Proposal, ...], detector: Detector) -> tuple[str, ...]:
    """Return personal data that a second reading finds in the redacted text and the first did not settle."""
    kept_back = redacted(analysis.document, replacements(analysis.document, proposals))
    settled = kept_strings(analysis, proposals)
    return tuple(dict.fromkeys(text for text in detector.find_strings(kept_back.text) if text not in settled))


def kept_strings(analysis: Analysis, proposals: tuple[Proposal, ...]) -> frozenset[str]:
    """Return the strings that stay although they look like personal data: kept by rule, or left to the reviewer."""
    shown = {analysis.document.quote(proposal.span) for proposal in proposals if proposal.action == Action.KEEP}
    return frozenset(shown)


def write_and_check(
    analysis: Analysis, proposals: tuple[Proposal, ...], swaps: tuple[Replacement, ...], detector: Detector, *, as_draft: bool = True
) -> tuple[Rendition, Verification]:
    """Write the redacted document and let the leak gate read the bytes."""
    document = analysis.document
    rendition = render(redacted(document, swaps), media_type=document.media_type, title="Redacted response", draft=as_draft)
    kept = kept_strings(analysis, proposals)
    verification = verify(
        rendition.content,
        rendition.media_type,
        secrets=secrets_from(document, swaps),
        expected_text=rendition.text,
        find=lambda text: [found for found in detector.find_strings(text) if found not in kept],
        kept=kept,
    )
    return rendition, verification
