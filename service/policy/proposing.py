"""From findings, statements and a pack to proposals: a pure function, the same each time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from service.domain.call import Call
from service.domain.document import Document
from service.domain.finding import Detection, Finding, Tier
from service.domain.proposal import Action, Proposal, Purpose
from service.domain.statement import Scope, Understanding
from service.policy.claims import honoured_scopes, name_proposals, passage_proposals
from service.policy.deciding import deciding_rule
from service.policy.facts import Setting, facts_of_finding
from service.policy.identifying import proposal_id
from service.policy.pack import Do, Pack, Rule
from service.policy.packs import Packs

NONE: frozenset[Scope] = frozenset()

#: A pack without a rule that fits fails closed: what detection was sure of goes on the pack's first ground.
UNRULED = "A finding that no rule of the pack speaks of: redacted to be safe."


def propose(
    document: Document,
    detection: Detection,
    understanding: Understanding,
    *,
    packs: Packs,
    purpose: Purpose | None = None,
    pack_id: str | None = None,
    call: Call | None = None,
    honour: frozenset[Scope] = NONE,
    granted: frozenset[Scope] = NONE,
    on: date | None = None,
) -> tuple[Proposal, ...]:
    """Return one proposal for each finding, and those that the confidentiality request adds, in order of place.

    `honour` names the scopes that take effect if asked for; `granted` those a decision grants whatever was asked.
    Tier LOOK always carries action KEEP: it is shown, with the ground it would go on, and not proposed.
    """
    if pack_id is None and purpose is None:
        raise ValueError("say either pack_id or purpose")
    pack = packs.get(pack_id, on=on) if pack_id else packs.for_purpose(purpose or Purpose.PUBLICATION, call=call, on=on)
    setting = Setting(document, detection, understanding, call, honoured_scopes(understanding, honour, granted))
    found = [_proposal(finding, setting, pack) for finding in detection.findings]
    found.extend(passage_proposals(setting, pack))
    marked = tuple(proposal.span for proposal in found if proposal.action == Action.REDACT)
    found.extend(name_proposals(setting, pack, marked))
    return tuple(_each_id_once(sorted(found, key=lambda proposal: (proposal.span.start, -proposal.span.end, proposal.id))))


def _proposal(finding: Finding, setting: Setting, pack: Pack) -> Proposal:
    rule = deciding_rule(pack.rules, facts_of_finding(finding, setting, pack))
    ground = rule.ground if rule else pack.grounds[0].id
    action, tier = _outcome(rule.do if rule else Do.REDACT, finding.tier)
    return Proposal(
        id=proposal_id(finding.span, finding.type),
        span=finding.span,
        action=action,
        tier=tier,
        ground=ground,
        rule=f"{pack.id}/{rule.id if rule else 'unruled'}",
        reason=rule.reason if rule else UNRULED,
        mark=pack.mark(ground) if ground else "",
        finding=finding.id,
        jigsaw=_jigsaw(finding, setting, rule),
        subject=finding.subject,
        region=finding.region,
    )


def _outcome(do: Do, found: Tier) -> tuple[Action, Tier]:
    if do == Do.KEEP:
        return Action.KEEP, Tier.PROPOSE
    if do == Do.LOOK or (do == Do.AS_FOUND and found == Tier.LOOK):
        return Action.KEEP, Tier.LOOK
    return Action.REDACT, Tier.PROPOSE


def _jigsaw(finding: Finding, setting: Setting, rule: Rule | None) -> str | None:
    """Return the combination that made the rule fit, so that a reviewer sees its parts together."""
    if rule is None or "jigsaw" not in rule.when:
        return None
    return next((jigsaw.id for jigsaw in setting.detection.jigsaw if finding.id in jigsaw.finding_ids), None)


def _each_id_once(proposals: Iterable[Proposal]) -> Iterable[Proposal]:
    seen: dict[str, int] = {}
    for proposal in proposals:
        count = seen[proposal.id] = seen.get(proposal.id, 0) + 1
        yield proposal if count == 1 else replace(proposal, id=f"{proposal.id}-{count}")
