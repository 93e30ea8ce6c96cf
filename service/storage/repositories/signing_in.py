"""Accounts, one-time links and sessions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import delete, update
from sqlmodel import col, select

from service.domain.signing_in import Account, Session, SignInLink
from service.storage.keys import INSTALLATION
from service.storage.tables import AccountRow, SessionRow, SignInLinkRow
from service.storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Accounts:
    """Logins are found by a keyed digest; what they are lies sealed under the installation's key."""

    transaction: Transaction

    def put(self, account: Account) -> None:
        """Keep a person's account in place of an earlier one; raise `Conflict` when the login is another person's."""
        self.transaction.wrote()
        self.transaction.session.execute(delete(AccountRow).where(col(AccountRow.person_id) == account.person))
        body = self.transaction.sealer.seal(INSTALLATION, "accounts", account.person, replace(account, failures=0, last_failure=None))
        row = AccountRow(person_id=account.person, login_mac=self._mac(account.login), failures=0, last_failure=None, body=body)
        self.transaction.add(row)

    def by_login(self, login: str) -> Account | None:
        """Return the account of a login, or None."""
        row = self.transaction.session.exec(select(AccountRow).where(col(AccountRow.login_mac) == self._mac(login))).first()
        return None if row is None else self._value(row)

    def of(self, person_id: str) -> Account | None:
        """Return a person's account, or None."""
        row = self.transaction.find(AccountRow, person_id)
        return None if row is None else self._value(row)

    def note_failure(self, account: Account, *, now: datetime) -> None:
        """Count one more wrong password."""
        self._set(account, failures=account.failures + 1, last_failure=now)

    def forget_failures(self, account: Account) -> None:
        """Begin to count anew."""
        self._set(account, failures=0, last_failure=None)

    def _set(self, account: Account, *, failures: int, last_failure: datetime | None) -> None:
        self.transaction.wrote()
        statement = update(AccountRow).where(col(AccountRow.person_id) == account.person)
        self.transaction.session.execute(statement.values(failures=failures, last_failure=last_failure))

    def _value(self, row: AccountRow) -> Account:
        sealed = self.transaction.sealer.unseal(Account, INSTALLATION, "accounts", row.person_id, row.body)
        return replace(sealed, failures=row.failures, last_failure=row.last_failure)

    def _mac(self, login: str) -> str:
        return self.transaction.sealer.mac("login", login.strip().casefold())


@dataclass(frozen=True, slots=True)
class Links:
    """One-time links by the keyed digest of their secret."""

    transaction: Transaction

    def add(self, link: SignInLink) -> None:
        """Keep a new link."""
        row = SignInLinkRow(
            id=link.id,
            person_id=link.person,
            mac=link.mac,
            created_at=link.created_at,
            expires_at=link.expires_at,
            used_at=link.used_at,
        )
        self.transaction.add(row)

    def by_mac(self, mac: str) -> SignInLink | None:
        """Return the link of a digest, or None."""
        row = self.transaction.session.exec(select(SignInLinkRow).where(col(SignInLinkRow.mac) == mac)).first()
        if row is None:
            return None
        return SignInLink(row.id, row.person_id, row.mac, row.created_at, row.expires_at, row.used_at)

    def use(self, link: SignInLink, *, now: datetime) -> bool:
        """Use a link up; False when somebody else was faster."""
        self.transaction.wrote()
        statement = update(SignInLinkRow).where(col(SignInLinkRow.id) == link.id, col(SignInLinkRow.used_at).is_(None))
        result = self.transaction.session.execute(statement.values(used_at=now))
        return bool(result.rowcount == 1)  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Sessions:
    """Sessions by the keyed digest of their secret."""

    transaction: Transaction

    def add(self, session: Session) -> None:
        """Keep a new session."""
        row = SessionRow(
            id=session.id,
            person_id=session.person,
            mac=session.mac,
            created_at=session.created_at,
            last_seen_at=session.last_seen_at,
            ends_at=session.ends_at,
            ended_at=session.ended_at,
        )
        self.transaction.add(row)

    def by_mac(self, mac: str) -> Session | None:
        """Return the session of a digest, or None."""
        row = self.transaction.session.exec(select(SessionRow).where(col(SessionRow.mac) == mac)).first()
        if row is None:
            return None
        return Session(row.id, row.person_id, row.mac, row.created_at, row.last_seen_at, row.ends_at, row.ended_at)

    def seen(self, session: Session, *, now: datetime) -> None:
        """Note that a session was used."""
        self.transaction.wrote()
        self.transaction.session.execute(update(SessionRow).where(col(SessionRow.id) == session.id).values(last_seen_at=now))

    def end(self, person_id: str, *, now: datetime, only: str | None = None) -> int:
        """End a person's open sessions, or one of them; return how many."""
        self.transaction.wrote()
        statement = update(SessionRow).where(col(SessionRow.person_id) == person_id, col(SessionRow.ended_at).is_(None))
        if only is not None:
            statement = statement.where(col(SessionRow.id) == only)
        return int(self.transaction.session.execute(statement.values(ended_at=now)).rowcount)  # type: ignore[attr-defined]
