"""Runs every worked example of a folder of packs, and turns the one decisive answer to see the outcome turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from service.policy.complaints import BadPolicy, Problem
from service.policy.deciding import advised, deciding_rule
from service.policy.facts import example_facts
from service.policy.pack import Example, Facts, Pack, Rule, Test, Verdict
from service.policy.packs import load_packs

UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: problems, and how many examples ran and how many decisive answers were turned."""

    problems: tuple[Problem, ...]
    examples: int
    mutations: int
    packs: tuple[str, ...] = ()


def check(folder: Path) -> Checked:
    """Run all examples of the packs of a folder; no problems means that they hold."""
    return check_with_overlay(folder, None)


def check_with_overlay(folder: Path, overlay: Path | None) -> Checked:
    """Do the same with an authority's own packs laid over them."""
    try:
        packs = load_packs(folder, overlay)
    except BadPolicy as error:
        return Checked(error.problems, 0, 0)
    problems: list[Problem] = []
    examples = mutations = 0
    for pack in packs.all:
        for where, group, outcome in _cases(pack):
            examples += len(group)
            mutations += sum(example.decisive is not None for example in group)
            problems.extend(Problem(pack.id, 1, f"{where}: {message}") for message in _wrong(group, outcome))
        problems.extend(Problem(pack.id, 1, message) for message in _loose_answers(pack))
    return Checked(tuple(problems), examples, mutations, tuple(f"{pack.id} {pack.reference.version}" for pack in packs.all))


def _cases(pack: Pack) -> Iterator[tuple[str, tuple[Example, ...], Callable[[Facts], str]]]:
    for ground in pack.grounds:
        yield f"ground {ground.id}", ground.examples, _by_test(ground.test)
    for request in pack.requests:
        yield f"request {request.scope}", request.examples, _by_test(request.test)
    for rule in pack.rules:
        yield f"rule {rule.id}", rule.examples, _by_rule(pack, rule)


def _by_test(test: Test) -> Callable[[Facts], str]:
    def outcome(given: Facts) -> str:
        advice = advised(test, {question: next(iter(answer)) for question, answer in given.items()})
        return advice.verdict if advice else UNDECIDED

    return outcome


def _by_rule(pack: Pack, rule: Rule) -> Callable[[Facts], str]:
    def outcome(given: Facts) -> str:
        decided = deciding_rule(pack.rules, example_facts(given, pack))
        return Verdict.APPLIES.value if decided and decided.id == rule.id else Verdict.DOES_NOT_APPLY.value

    return outcome


def _wrong(examples: tuple[Example, ...], outcome: Callable[[Facts], str]) -> Iterator[str]:
    expected = {example.expect for example in examples}
    if Verdict.APPLIES.value not in expected or len(expected) < 2:
        yield "give one example that applies and one that does not"
    if not any(example.decisive for example in examples):
        yield "name the decisive answer of one example"
    for example in examples:
        came = outcome(example.given)
        if came != example.expect:
            yield f"the example {example.facts!r} gives {came}, not {example.expect}"
        if example.decisive:
            key, other = example.decisive
            if outcome({**example.given, key: frozenset([other])}) == example.expect:
                yield f"the example {example.facts!r} still gives {example.expect} when {key} becomes {other}: that answer does not decide"


def _loose_answers(pack: Pack) -> Iterator[str]:
    """Yield advice or examples that speak of a question or an answer that the test does not have."""
    tests = {test.id: test for test in [ground.test for ground in pack.grounds] + [request.test for request in pack.requests]}
    for test in tests.values():
        for advice in test.advice:
            yield from (f"test {test.id}: {message}" for message in _unknown_answers(test, advice.when))
    for ground in pack.grounds:
        for example in ground.examples:
            yield from (f"ground {ground.id}: {message}" for message in _unknown_answers(ground.test, example.given))


def _unknown_answers(test: Test, given: Facts) -> Iterator[str]:
    questions = {question.id: question for question in test.questions}
    for key, answers in given.items():
        question = questions.get(key.removeprefix("not_"))
        if question is None:
            yield f"{key} is no question; write one of {', '.join(questions)}"
        elif question.choices and not answers <= set(question.choices):
            yield f"{key} cannot be answered {', '.join(sorted(answers))}; write one of {', '.join(question.choices)}"
