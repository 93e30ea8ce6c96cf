"""Which rule decides, and what the answers to a test advise: the first that fits wins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from service.policy.pack import Advice, Facts, Rule, Test

EMPTY: frozenset[str] = frozenset()
NOT = "not_"


def fits(when: Facts, facts: Facts) -> bool:
    """Say whether every condition holds; `not_x` holds when no word of x is there."""
    return all(_holds(key, wanted, facts) for key, wanted in when.items())


def _holds(key: str, wanted: frozenset[str], facts: Facts) -> bool:
    if key.startswith(NOT):
        return not wanted & facts.get(key.removeprefix(NOT), EMPTY)
    return bool(wanted & facts.get(key, EMPTY))


def deciding_rule(rules: Iterable[Rule], facts: Facts) -> Rule | None:
    """Return the first rule that fits, or None."""
    return next((rule for rule in rules if fits(rule.when, facts)), None)


def advised(test: Test, answers: Mapping[str, str]) -> Advice | None:
    """Return the first advice whose answers were all given, or None while too little is answered."""
    given = {question: frozenset([answer]) for question, answer in answers.items()}
    return next((advice for advice in test.advice if fits(advice.when, given)), None)


def unanswered(test: Test, answers: Mapping[str, str]) -> tuple[str, ...]:
    """Return the ids of questions not yet answered, in order."""
    return tuple(question.id for question in test.questions if not answers.get(question.id, "").strip())
