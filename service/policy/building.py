"""From a checked YAML file to a Pack, with every name in it resolved."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from service.domain.proposal import PackReference, Purpose
from service.kit.digests import sha256
from service.policy.complaints import BadPolicy, Problem, read_checked
from service.policy.pack import (
    Advice,
    ClaimRule,
    CutOff,
    Do,
    Example,
    Facts,
    Ground,
    Need,
    NoticeCheck,
    Outcome,
    Pack,
    Question,
    RequestKind,
    Rule,
    StatutoryBar,
    Test,
)
from service.policy.placed_yaml import Placed

Json = dict[str, Any]

YES_NO = ("yes", "no")


def build_pack(content: bytes, *, file: str) -> Pack:
    """Return the pack that a file's bytes hold; raises BadPolicy with file, line and what to write instead."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise BadPolicy((Problem(file, 1, "not UTF-8; save the file as UTF-8"),)) from None
    placed = read_checked(text, file=file, schema_name="pack.schema.json", code="pack-not-valid")
    problems = tuple(_loose_ends(placed, file))
    if problems:
        raise BadPolicy(problems, code="pack-not-valid")
    return _pack(placed.data, content, file)


def _pack(data: Json, content: bytes, file: str) -> Pack:
    tests = {name: _test(name, body) for name, body in data.get("tests", {}).items()}
    ends = data["in_force"].get("to")
    return Pack(
        reference=PackReference(data["id"], data["version"], sha256(content)),
        title=data["title"],
        jurisdiction=tuple(data["jurisdiction"]),
        purposes=tuple(Purpose(purpose) for purpose in data["purposes"]),
        starts=date.fromisoformat(data["in_force"]["from"]),
        ends=date.fromisoformat(ends) if ends else None,
        default_mark=data["marks"]["default"],
        grounds=tuple(_ground(ground, tests) for ground in data["grounds"]),
        rules=tuple(_rule(rule) for rule in data["rules"]),
        claims=tuple(ClaimRule(claim["id"], claim["scope"], claim["ground"], claim["reason"]) for claim in data.get("claims", [])),
        cut_offs={key: CutOff(float(value["propose"]), float(value["look"])) for key, value in data.get("thresholds", {}).items()},
        groups={name: frozenset(types) for name, types in data.get("groups", {}).items()},
        requests=tuple(_request(request, tests) for request in data.get("requests", [])),
        outcomes=tuple(
            Outcome(out["id"], out["effect"], out["title"], out["meaning"], out["reasons_required"]) for out in data.get("outcomes", [])
        ),
        notice_checks=tuple(_notice_check(check) for check in data.get("notice_checks", [])),
        bars=tuple(_bar(bar) for bar in data.get("statutory_bars", [])),
        needs={name: Need(name, body["title"], tuple(body.get("authority_types", ()))) for name, body in data.get("needs", {}).items()},
        content=content,
        file=file,
    )


def facts_of(data: Json) -> Facts:
    """Read a mapping of words to a word or a list of words."""
    return {key: frozenset([value] if isinstance(value, str) else value) for key, value in data.items()}


def _test(name: str, body: Json) -> Test:
    questions = tuple(
        Question(
            question["id"],
            question["text"],
            question["answer"],
            YES_NO if question["answer"] == "yes_no" else tuple(question.get("choices", ())),
            question.get("evidence", ""),
        )
        for question in body["questions"]
    )
    return Test(name, questions, tuple(Advice(facts_of(line["when"]), line["outcome"], line["advice"]) for line in body["advice"]))


def _ground(data: Json, tests: dict[str, Test]) -> Ground:
    return Ground(
        id=data["id"],
        title=data["title"],
        kind=data["kind"],
        basis=data["basis"],
        summary=data["summary"],
        mark=data.get("mark", ""),
        confirmed=data["confirmed"],
        source=data["source"],
        test=tests[data["test"]],
        examples=_examples(data["examples"]),
        needs=tuple(data.get("needs", ())),
        dead=data.get("dead", True),
        neither_confirm_nor_deny=data.get("ncnd", False),
        usual=data.get("usual", ""),
    )


def _examples(rows: list[Json]) -> tuple[Example, ...]:
    return tuple(
        Example(row["facts"], facts_of(row["given"]), row["expect"], next(iter(row["decisive"].items())) if row.get("decisive") else None)
        for row in rows
    )


def _rule(data: Json) -> Rule:
    then = data["then"]
    return Rule(
        data["id"], facts_of(data["when"]), Do(then["do"]), then.get("ground", ""), data["reason"].strip(), _examples(data["examples"])
    )


def _request(data: Json, tests: dict[str, Test]) -> RequestKind:
    return RequestKind(data["scope"], data["effect"], tuple(data.get("grounds", ())), tests[data["test"]], _examples(data["examples"]))


def _notice_check(data: Json) -> NoticeCheck:
    absent = "none" in data
    return NoticeCheck(data["code"], tuple(data["none" if absent else "any"]), absent, data["message"].strip(), tuple(data.get("also", ())))


def _bar(data: Json) -> StatutoryBar:
    return StatutoryBar(
        data["id"], data["title"], data["forbids"].strip(), data["trigger"].strip(), data.get("binds", ""), data["confirmed"]
    )


def _loose_ends(placed: Placed, file: str) -> Iterator[Problem]:
    """Yield what a schema cannot see: unknown names, names given twice, days that are none, patterns that do not compile."""
    data = placed.data
    yield from _repeated(placed, file)
    yield from _unknown_names(placed, file)
    yield from _unknown_needs(placed, file)
    yield from _bad_days(placed, file)
    for index, check in enumerate(data.get("notice_checks", [])):
        line = placed.line(("notice_checks", index))
        if ("any" in check) == ("none" in check):
            yield Problem(file, line, f"notice check {check['code']}: write either any or none")
        for pattern in (*check.get("any", ()), *check.get("none", ()), *check.get("also", ())):
            yield from _bad_pattern(pattern, file, line)


def _repeated(placed: Placed, file: str) -> Iterator[Problem]:
    for section, key in (
        ("grounds", "id"),
        ("rules", "id"),
        ("claims", "id"),
        ("requests", "scope"),
        ("outcomes", "id"),
        ("notice_checks", "code"),
    ):
        counted = Counter(row[key] for row in placed.data.get(section, []))
        for index, row in enumerate(placed.data.get(section, [])):
            if counted[row[key]] > 1:
                yield Problem(file, placed.line((section, index)), f"{section}: {row[key]} stands {counted[row[key]]} times; keep one")


def _unknown_names(placed: Placed, file: str) -> Iterator[Problem]:
    data = placed.data
    grounds = {ground["id"] for ground in data["grounds"]}
    tests = set(data.get("tests", {}))
    for section in ("grounds", "requests"):
        for index, row in enumerate(data.get(section, [])):
            if row["test"] not in tests:
                line = placed.line((section, index, "test"))
                yield Problem(
                    file, line, f"the test {row['test']!r} is not in tests; write one of {', '.join(sorted(tests)) or '(none yet)'}"
                )
    for index, rule in enumerate(data["rules"]):
        then = rule["then"]
        if then["do"] != "keep" and "ground" not in then:
            yield Problem(file, placed.line(("rules", index, "then")), f"rule {rule['id']} redacts without a ground; add then.ground")
        if "ground" in then and then["ground"] not in grounds:
            yield _unknown_ground(placed, file, ("rules", index, "then", "ground"), then["ground"], grounds)
    for index, claim in enumerate(data.get("claims", [])):
        if claim["ground"] not in grounds:
            yield _unknown_ground(placed, file, ("claims", index, "ground"), claim["ground"], grounds)


def _unknown_needs(placed: Placed, file: str) -> Iterator[Problem]:
    explained = placed.data.get("needs", {})
    for index, ground in enumerate(placed.data["grounds"]):
        for number, need in enumerate(ground.get("needs", ())):
            if need not in explained:
                message = (
                    f"the need {need!r} is not in needs; write one of {', '.join(sorted(explained)) or '(none yet)'}, or explain it there"
                )
                yield Problem(file, placed.line(("grounds", index, "needs", number)), message)


def _unknown_ground(placed: Placed, file: str, path: tuple[str | int, ...], ground: str, grounds: set[str]) -> Problem:
    return Problem(file, placed.line(path), f"the ground {ground!r} is not in grounds; write one of {', '.join(sorted(grounds))}")


def _bad_days(placed: Placed, file: str) -> Iterator[Problem]:
    days = placed.data["in_force"]
    read: list[date] = []
    for key in ("from", "to"):
        if days.get(key):
            try:
                read.append(date.fromisoformat(days[key]))
            except ValueError:
                yield Problem(file, placed.line(("in_force", key)), f"{days[key]} is not a day of the calendar; write one as 2026-02-05")
    if len(read) > 1 and read[0] > read[1]:
        yield Problem(file, placed.line(("in_force", "to")), "in_force ends before it starts; swap the days")


def _bad_pattern(pattern: str, file: str, line: int) -> Iterator[Problem]:
    try:
        re.compile(pattern)
    except re.error as error:
        yield Problem(file, line, f"the pattern {pattern!r} does not compile: {error.msg}; put a backslash before ( ) [ ] . + * ?")
