"""The law as values: what a pack says once it has been read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from service.domain.proposal import PackReference, Purpose

#: Facts of one finding or conditions of one rule: a word to the words it holds.
Facts = Mapping[str, frozenset[str]]


class Do(StrEnum):
    """What a rule says: redact, keep, leave to the reviewer, or redact only if detection was sure."""

    REDACT = "redact"
    KEEP = "keep"
    LOOK = "look"
    AS_FOUND = "as_found"


class Verdict(StrEnum):
    """What the answers to a ground's test advise; a person decides."""

    APPLIES = "applies"
    DOES_NOT_APPLY = "does_not_apply"
    NOT_AVAILABLE = "not_available"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Question:
    """One question an assessor answers; `choices` are the answers allowed (empty for free text)."""

    id: str
    text: str
    answer: str
    choices: tuple[str, ...] = ()
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Advice:
    """When all of `when` was answered so, this verdict is advised, and why."""

    when: Facts
    verdict: str
    advice: str


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: what happened, the facts or answers, what must come out, and the one that decides.

    `decisive` names a word of `given` and another value for it with which the outcome must differ.
    """

    facts: str
    given: Facts
    expect: str
    decisive: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Test:
    """Ordered questions and what the answers advise; the first advice that fits wins."""

    __test__ = False

    id: str
    questions: tuple[Question, ...]
    advice: tuple[Advice, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """A reason in policy or law to withhold. `confirmed` is False where nobody has checked its text against the statute."""

    id: str
    title: str
    kind: str
    basis: str
    summary: str
    mark: str
    confirmed: bool
    source: str
    test: Test
    examples: tuple[Example, ...]
    needs: tuple[str, ...] = ()
    dead: bool = True
    neither_confirm_nor_deny: bool = False
    usual: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """What must be there before a ground is open: a status of the authority (then the types that have it), or a record."""

    id: str
    title: str
    authority_types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of who is kept and what goes; the first rule whose `when` fits decides."""

    id: str
    when: Facts
    do: Do
    ground: str
    reason: str
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class ClaimRule:
    """What a confidentiality request of one scope does to the passages or names it points at."""

    id: str
    scope: str
    ground: str
    reason: str


@dataclass(frozen=True, slots=True)
class CutOff:
    """Scores from which a finding is proposed, and from which it is shown at all."""

    propose: float
    look: float


@dataclass(frozen=True, slots=True)
class RequestKind:
    """How a confidentiality request of one scope is assessed: its effect, questions and advice."""

    scope: str
    effect: str
    grounds: tuple[str, ...]
    test: Test
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a request may be decided. For a whole response, `effect` is withhold, proceed (publish what is left) or wait."""

    id: str
    effect: str
    title: str
    meaning: str
    reasons_required: bool


@dataclass(frozen=True, slots=True)
class StatutoryBar:
    """An enactment that may forbid disclosure; `trigger` is what in a response should make somebody think of it."""

    id: str
    title: str
    forbids: str
    trigger: str
    binds: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class NoticeCheck:
    """What to look for in a call's notice: any (or, when `absent`, none) of the patterns raises the warning."""

    code: str
    patterns: tuple[str, ...]
    absent: bool
    message: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """One version of one body of rules; `content` are the bytes it was read from, which its digest names."""

    reference: PackReference
    title: str
    jurisdiction: tuple[str, ...]
    purposes: tuple[Purpose, ...]
    starts: date
    ends: date | None
    default_mark: str
    grounds: tuple[Ground, ...]
    rules: tuple[Rule, ...]
    claims: tuple[ClaimRule, ...] = ()
    cut_offs: Mapping[str, CutOff] = field(default_factory=dict)
    groups: Mapping[str, frozenset[str]] = field(default_factory=dict)
    requests: tuple[RequestKind, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    notice_checks: tuple[NoticeCheck, ...] = ()
    bars: tuple[StatutoryBar, ...] = ()
    needs: Mapping[str, Need] = field(default_factory=dict)
    content: bytes = field(default=b"", repr=False, compare=False)
    file: str = field(default="", repr=False, compare=False)

    @property
    def id(self) -> str:
        """The pack's name, the same in all its versions."""
        return self.reference.id

    def in_force(self, on: date) -> bool:
        """Say whether this version is the law of that day."""
        return self.starts <= on and (self.ends is None or on <= self.ends)

    def ground(self, ground_id: str) -> Ground:
        """Return the ground of that id; KeyError when the pack has none."""
        for ground in self.grounds:
            if ground.id == ground_id:
                return ground
        raise KeyError(ground_id)

    def mark(self, ground_id: str) -> str:
        """Return the words that stand in place of what is withheld on a ground."""
        for ground in self.grounds:
            if ground.id == ground_id and ground.mark:
                return ground.mark
        return self.default_mark

    def cut_off(self, finding_type: str, class_: str) -> CutOff:
        """Return the cut-offs of a finding type, else of its class, else the pack's default."""
        for key in (finding_type, class_, "default"):
            if key in self.cut_offs:
                return self.cut_offs[key]
        raise KeyError(finding_type)

    def proposing_scores(self) -> Mapping[str, float]:
        """Return, for the finding types the pack names, the score from which one is proposed: what detection asks for."""
        return {key: cut_off.propose for key, cut_off in self.cut_offs.items() if key.isupper()}
