"""How a person comes to the pages: a one-time link, a password of their own, a session on the server."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

#: A session ends after so long without a click, and after so long whatever happens.
IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
#: A sign-in link works once, and so long.
LINK_LASTS = timedelta(hours=24)
#: After so many wrong passwords in a row, none is looked at for so long.
MOST_FAILURES = 5
PAUSE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class SignInLink:
    """A link that lets one person in once. Only `mac`, keyed by the server's pepper, is kept of its secret."""

    id: str
    person: str
    mac: str
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None = None

    def valid_at(self, moment: datetime) -> bool:
        """Say whether the link may still be used."""
        return self.used_at is None and moment < self.expires_at


@dataclass(frozen=True, slots=True)
class Account:
    """A person's own way in: `login` (an e-mail address, kept sealed) and the Argon2id hash of a password."""

    person: str
    login: str
    password_hash: str
    failures: int = 0
    last_failure: datetime | None = None

    def paused_at(self, moment: datetime) -> bool:
        """Say whether too many wrong passwords were tried just now."""
        return self.failures >= MOST_FAILURES and self.last_failure is not None and moment < self.last_failure + PAUSE


@dataclass(frozen=True, slots=True)
class Session:
    """One browser of one person. Only `mac` is kept of what its cookie holds."""

    id: str
    person: str
    mac: str
    created_at: datetime
    last_seen_at: datetime
    ends_at: datetime
    ended_at: datetime | None = None

    def valid_at(self, moment: datetime) -> bool:
        """Say whether the session still lets its person in."""
        return self.ended_at is None and moment < self.ends_at and moment < self.last_seen_at + IDLE
