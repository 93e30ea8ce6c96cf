"""Runs every worked example of a folder of packs, and turns the one decisive answer to see the outcome turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from service.domain.errors import DisclosureError
from service.policy.clock_files import load_clocks
from service.policy.clocks import ClockExample, Clocks, Regime
from service.policy.complaints import BadPolicy, Problem
from service.policy.counting import count
from service.policy.deciding import advised, deciding_rule
from service.policy.facts import example_facts
from service.policy.letters import load_letters
from service.policy.pack import Example, Facts, Pack, Rule, Test, Verdict
from service.policy.packs import BESIDE, CLOCKS, load_packs
from service.policy.placed_yaml import Path as Place
from service.policy.placed_yaml import read_placed
from service.policy.publishing import load_publishing
from service.policy.retention import load_retention

UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: problems, and how many examples ran and how many decisive answers were turned."""

    problems: tuple[Problem, ...]
    examples: int
    mutations: int
    packs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Case:
    """One ground, request or rule with its examples, how an example comes out, and where it stands in the file."""

    where: str
    place: Place
    examples: tuple[Example, ...]
    outcome: Callable[[Facts], str]


def check(folder: Path) -> Checked:
    """Run all examples of the packs and clocks of a folder; no problems means that they hold."""
    return check_with_overlay(folder, None)


def check_own(shipped: Path, own: Path) -> Checked:
    """Check an authority's own folder, which may hold packs, clocks or both; its clocks are laid over those shipped."""
    without_packs = not any(own.glob("*.y*ml")) and any(file for each in BESIDE for file in (own / each).glob("*.y*ml"))
    checked = _beside_checked(own) if without_packs else _packs_checked(own, None)
    return _with_clocks(checked, shipped, own)


def check_with_overlay(folder: Path, overlay: Path | None) -> Checked:
    """Do the same with an authority's own packs and clocks laid over them."""
    return _with_clocks(_packs_checked(folder, overlay), folder, overlay)


def _beside_checked(own: Path) -> Checked:
    """Read what an authority has beside packs of its own."""
    try:
        for load in (load_publishing, load_retention, load_letters):
            load(own)
    except BadPolicy as error:
        return Checked(error.problems, 0, 0)
    return Checked((), 0, 0)


def _packs_checked(folder: Path, overlay: Path | None) -> Checked:
    try:
        packs = load_packs(folder, overlay)
    except BadPolicy as error:
        return Checked(error.problems, 0, 0)
    problems: list[Problem] = []
    examples = mutations = 0
    for pack in packs.all:
        placed = read_placed(pack.content.decode("utf-8"))
        for case in _cases(pack):
            examples += len(case.examples)
            mutations += sum(example.decisive is not None for example in case.examples)
            problems.extend(Problem(pack.file, placed.line((*case.place, *place)), f"{case.where}: {told}") for place, told in _wrong(case))
        problems.extend(Problem(pack.file, placed.line(place), told) for place, told in _loose_answers(pack))
    return Checked(tuple(problems), examples, mutations, tuple(f"{pack.id} {pack.reference.version}" for pack in packs.all))


def _with_clocks(checked: Checked, folder: Path, overlay: Path | None) -> Checked:
    """Add the worked examples of the time limits, where the folder has any."""
    if not any((each / CLOCKS).is_dir() for each in (folder, *([overlay] if overlay else []))):
        return checked
    try:
        clocks = load_clocks(folder, overlay)
    except BadPolicy as error:
        return replace(checked, problems=(*checked.problems, *error.problems))
    problems = [problem for regime in clocks.regimes for example in regime.examples for problem in _clock_wrong(clocks, regime, example)]
    ran = sum(len(regime.examples) for regime in clocks.regimes)
    named = tuple(f"{each.file} {each.version}".strip() for each in clocks.files)
    return Checked((*checked.problems, *problems), checked.examples + ran, checked.mutations, (*checked.packs, *named))


def _clock_wrong(clocks: Clocks, regime: Regime, example: ClockExample) -> Iterator[Problem]:
    where = f"regime {regime.id}: received {example.received}, {example.period}"
    try:
        found = count(clocks, regime.id, example.received, example.period)
    except DisclosureError as error:
        yield Problem(example.file, example.line, f"{where}: {error.detail} {error.todo}")
        return
    if (found.due, found.latest) != (example.due, example.latest):
        came = f"due: '{found.due}'" + (f", latest: '{found.latest}'" if found.latest != found.due else "")
        yield Problem(example.file, example.line, f"{where} gives {came}; write that, or put the period or the days right")


def _cases(pack: Pack) -> Iterator[_Case]:
    for index, ground in enumerate(pack.grounds):
        yield _Case(f"ground {ground.id}", ("grounds", index), ground.examples, _by_test(ground.test))
    for index, request in enumerate(pack.requests):
        yield _Case(f"request {request.scope}", ("requests", index), request.examples, _by_test(request.test))
    for index, rule in enumerate(pack.rules):
        yield _Case(f"rule {rule.id}", ("rules", index), rule.examples, _by_rule(pack, rule))


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


def _wrong(case: _Case) -> Iterator[tuple[Place, str]]:
    """Yield what is wrong with the examples of a case, each with its place below the case."""
    expected = {example.expect for example in case.examples}
    if Verdict.APPLIES.value not in expected or len(expected) < 2:
        yield ("examples",), "give one example that applies and one that does not"
    if not any(example.decisive for example in case.examples):
        yield ("examples",), "name the decisive answer of one example, as decisive: {QUESTION: OTHER ANSWER}"
    for index, example in enumerate(case.examples):
        came = case.outcome(example.given)
        if came != example.expect:
            told = (
                f"the example {example.facts!r} gives {came}, not {example.expect}; write expect: {came}, or put given or the advice right"
            )
            yield ("examples", index, "expect"), told
        if example.decisive:
            key, other = example.decisive
            if case.outcome({**example.given, key: frozenset([other])}) == example.expect:
                told = f"the example {example.facts!r} still gives {example.expect} when {key} becomes {other}: that answer does not decide"
                yield ("examples", index, "decisive"), f"{told}; name one that does"


def _loose_answers(pack: Pack) -> Iterator[tuple[Place, str]]:
    """Yield advice or examples that speak of a question or an answer that the test does not have."""
    tests = {test.id: test for test in [ground.test for ground in pack.grounds] + [request.test for request in pack.requests]}
    for test in tests.values():
        for index, advice in enumerate(test.advice):
            for message in _unknown_answers(test, advice.when):
                yield ("tests", test.id, "advice", index, "when"), f"test {test.id}: {message}"
    for number, ground in enumerate(pack.grounds):
        yield from _loose_examples(ground.test, ground.examples, ("grounds", number), f"ground {ground.id}")
    for number, request in enumerate(pack.requests):
        yield from _loose_examples(request.test, request.examples, ("requests", number), f"request {request.scope}")


def _loose_examples(test: Test, examples: tuple[Example, ...], place: Place, where: str) -> Iterator[tuple[Place, str]]:
    for index, example in enumerate(examples):
        for message in _unknown_answers(test, example.given):
            yield (*place, "examples", index, "given"), f"{where}: {message}"


def _unknown_answers(test: Test, given: Facts) -> Iterator[str]:
    questions = {question.id: question for question in test.questions}
    for key, answers in given.items():
        question = questions.get(key.removeprefix("not_"))
        if question is None:
            yield f"{key} is no question; write one of {', '.join(questions)}"
        elif question.choices and not answers <= set(question.choices):
            yield f"{key} cannot be answered {', '.join(sorted(answers))}; write one of {', '.join(question.choices)}"
