"""What only a door refuses: the shape of a request, before any verb is asked."""

from __future__ import annotations

from service.domain.errors import DisclosureError, TooLarge


class WrongMediaType(DisclosureError):
    """The body is of a kind that this operation does not take: 415."""


class NotAcceptable(DisclosureError):
    """The caller accepts nothing of what this operation gives: 406."""


class PreconditionMissing(DisclosureError):
    """A change that needs If-Match came without it: 428."""


class ClientLeft(DisclosureError):
    """The sender went away before all was sent: 400, though nobody is there to read it."""


def too_large(limit: int) -> TooLarge:
    """Return the refusal of a request over a limit in bytes."""
    return TooLarge("request-too-large", f"A request may be at most {limit} bytes.", todo="Send less at once.")
