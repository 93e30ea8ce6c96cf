"""What an honoured confidentiality request adds: passages withheld, and names detection did not mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from service.domain.document import Span
from service.domain.finding import SubjectKind, Tier
from service.domain.proposal import Action, Proposal
from service.domain.statement import Scope, Understanding
from service.policy.facts import Setting, organisation_names
from service.policy.identifying import proposal_id
from service.policy.pack import ClaimRule, Pack

#: Scopes that point at passages of the text.
PASSAGES = frozenset({Scope.PART, Scope.COMMERCIAL, Scope.THIRD_PARTY})

#: At most so much punctuation or space stands between the words of a name.
GAP = r"\W{1,4}"
MOST_NAMES = 50
MOST_WORDS = 20
#: More than any document that is read in full can hold of a real name.
MOST_MENTIONS = 400_000
LEAST_LETTERS = 2


def honoured_scopes(understanding: Understanding, honour: frozenset[Scope], granted: frozenset[Scope]) -> frozenset[Scope]:
    """Return the scopes that take effect: those asked for and honoured, and those granted by a decision whatever was asked."""
    request = understanding.confidentiality
    asked = frozenset(request.scope) if request.requested and not request.withdrawn else frozenset[Scope]()
    return (asked & honour) | granted


def passage_proposals(setting: Setting, pack: Pack) -> Iterator[Proposal]:
    """Yield one proposal for each passage a request points at: redact where honoured, else left to the reviewer."""
    request = setting.understanding.confidentiality
    if not request.requested or request.withdrawn:
        return
    rule = _claim_rule(pack, request.scope)
    if rule is None:
        return
    honoured = bool(setting.honoured & PASSAGES)
    for number, span in enumerate(request.parts, start=1):
        if len(span):
            yield _claimed(span, rule, pack, claim=f"part-{number}", honoured=honoured, region=True)


def name_proposals(setting: Setting, pack: Pack, marked: tuple[Span, ...]) -> Iterator[Proposal]:
    """Yield the mentions of a name that must stay confidential and that no proposal to redact covers."""
    for scope, names in ((Scope.IDENTITY, _respondent_names(setting)), (Scope.ORGANISATION, _organisation_names(setting))):
        rule = next((rule for rule in pack.claims if rule.scope == scope.value), None)
        if rule is None or scope not in setting.honoured:
            continue
        for span in _uncovered(_mentions(setting.document.text, names), marked):
            yield _claimed(span, rule, pack, claim=scope.value, honoured=True, region=False)


def _claim_rule(pack: Pack, scopes: tuple[Scope, ...]) -> ClaimRule | None:
    asked = {scope.value for scope in scopes if scope in PASSAGES}
    wanted = asked or {Scope.PART.value}
    return next((rule for rule in pack.claims if rule.scope in wanted), None)


def _claimed(span: Span, rule: ClaimRule, pack: Pack, *, claim: str, honoured: bool, region: bool) -> Proposal:
    return Proposal(
        id=proposal_id(span, claim),
        span=span,
        action=Action.REDACT if honoured else Action.KEEP,
        tier=Tier.PROPOSE if honoured else Tier.LOOK,
        ground=rule.ground,
        rule=f"{pack.id}/{rule.id}",
        reason=rule.reason,
        mark=pack.mark(rule.ground),
        claim=claim,
        region=region,
    )


def _respondent_names(setting: Setting) -> tuple[str, ...]:
    """Return the respondent's full names; single names are left to detection, which knows a Rose from a rose."""
    own = (name for subject in setting.detection.subjects if subject.kind == SubjectKind.RESPONDENT for name in subject.names)
    names = dict.fromkeys((setting.understanding.respondent_name or "", *own))
    return tuple(name for name in names if len(name.split()) > 1)[:MOST_NAMES]


def _organisation_names(setting: Setting) -> tuple[str, ...]:
    return organisation_names(setting.understanding.organisation)


def _mentions(text: str, names: Iterable[str]) -> list[Span]:
    """Return where the names stand, in any case and spacing; a name of one word only as it is written."""
    found: set[tuple[int, int]] = set()
    for name in names:
        words = re.findall(r"\w+", name)
        if not words or len(words) > MOST_WORDS or len("".join(words)) < LEAST_LETTERS:
            continue
        flags = re.IGNORECASE if len(words) > 1 else 0
        pattern = r"(?<!\w)" + GAP.join(map(re.escape, words)) + r"(?!\w)"
        found.update(match.span() for match in islice(re.finditer(pattern, text, flags), MOST_MENTIONS))
    return [Span(*place) for place in sorted(found, key=lambda place: (place[0], -place[1]))]


def _uncovered(spans: Iterable[Span], marked: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans, in order, that neither a marked span nor a longer one among them covers."""
    covering = sorted(marked, key=lambda span: span.start)
    reached, next_ = 0, 0
    for span in spans:
        while next_ < len(covering) and covering[next_].start <= span.start:
            reached = max(reached, covering[next_].end)
            next_ += 1
        if span.end > reached:
            reached = span.end
            yield span
