"""What the leak gate says of a written file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Secret:
    """A redacted string the gate hunts for; `kind` is its finding type, `names` says whether its parts count too."""

    text: str
    kind: str = "TEXT"
    region: bool = False


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One check's verdict. `detail` says what to do and never carries the secret."""

    name: str
    engine: str
    passed: bool
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """All checks of one file; passed only when every check did."""

    checks: tuple[CheckResult, ...]

    @property
    def passed(self) -> bool:
        """Say whether the file may go on: at least one check ran and none failed."""
        return bool(self.checks) and all(check.passed for check in self.checks)


@dataclass(frozen=True, slots=True)
class Rendition:
    """A written file: new bytes, never an edited original.

    `text` is all that a reader of it sees, in reading order. `dropped` lists what could not be kept, for the officer.
    """

    content: bytes
    media_type: str
    extension: str
    text: str
    dropped: tuple[str, ...] = ()
