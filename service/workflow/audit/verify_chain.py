"""Prove that the audit trail is whole."""

from __future__ import annotations

from service.domain.audit import ChainReport
from service.domain.permissions import can_see_audit
from service.workflow.context import Context


def verify_chain(ctx: Context) -> ChainReport:
    """Walk the chain and name the first row that is changed, missing or cut off."""
    can_see_audit(ctx.actor, None).check()
    return ctx.store.verify_chain()
