"""An audit event cannot carry personal data."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from service.domain.audit import AuditEvent

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "detail",
    [("name", "anything"), ("reason", "x"), ("code", "Marged Pritchard"), ("code", "m.pritchard@post.example, home"), ("code", "x" * 129)],
)
def test_details_are_allow_listed_ids_and_codes(detail: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match="audit"):
        AuditEvent("submission.read", NOW, "per_a", details=(detail,))


def test_an_event_is_a_dotted_code() -> None:
    with pytest.raises(ValueError, match="dotted"):
        AuditEvent("Marged wrote to us", NOW, "per_a")


def test_ids_codes_and_digests_pass() -> None:
    details = (("digest", "ab" * 32), ("ground", "foia.40(2)"), ("outcome", "part"))
    assert AuditEvent("request.decided", NOW, "per_a", "sub_1", details=details).details == details
