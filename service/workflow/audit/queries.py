"""The audit trail in pages."""

from __future__ import annotations

from service.domain.audit import AuditRow
from service.domain.permissions import can_see_audit
from service.kit.paging import Page, PageAsked
from service.workflow.context import Context


def audit_page(ctx: Context, asked: PageAsked, *, submission_id: str | None = None) -> Page[AuditRow]:
    """Return a page of rows: of one submission for those who see its call's audit, of all for those who see the installation's."""
    with ctx.look() as unit:
        call = unit.submissions.get(submission_id).call if submission_id else None
        can_see_audit(ctx.actor, call).check()
        return unit.audit.page(asked, submission=submission_id)
