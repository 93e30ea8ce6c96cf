"""The four ways to say no; doors map them to a status, nothing else decides one.

Messages never carry personal data: they name codes, ids, states and what to do.
"""

from __future__ import annotations


class DisclosureError(Exception):
    """A refusal with a stable code, a sentence for the person, and what to do."""

    def __init__(self, code: str, detail: str, *, todo: str = "") -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.todo = todo


class NotAllowed(DisclosureError):
    """Never you: 403."""


class NotNow(DisclosureError):
    """Not in this state: 409."""


class NotFound(DisclosureError):
    """Not there, or not yours to know of: 404."""


class Unreadable(DisclosureError):
    """What was sent cannot be read or accepted: 422."""


class Held(Unreadable):
    """It may be read later (password, format not read yet): kept and sealed, never passed as clean."""


class TooLarge(DisclosureError):
    """Over a limit set by the operator: 413."""


class Stale(DisclosureError):
    """Somebody changed it since you read it: 412."""


class Conflict(DisclosureError):
    """The same key or reference with other content: 409."""


class NotAuthenticated(DisclosureError):
    """No valid credential: 401."""
