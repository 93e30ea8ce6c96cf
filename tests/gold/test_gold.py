"""The gold holds its own rules: marks parse, the test part is frozen, nobody real can be rung, written to or looked up."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent
PARTS = ("tuning", "test")
MORE, HANDS = "tuning-more", "tuning-hands"
FILES = sorted(path for part in (*PARTS, MORE, HANDS) for path in (HERE / part).glob("*.yaml"))
SENTENCES = [HERE / f"sentences-{part}.yaml" for part in PARTS]
SNIPPETS = HERE / "snippets.yaml"
TOKEN = re.compile(r"\{\{(?:(K)|([DQR]):(p\d+)):|\}\}")
MAY_HOLD = {"": "KDQR", "R": "DQ", "K": "", "D": "", "Q": ""}
SCOPES = {"whole", "identity", "organisation", "part", "third_party", "commercial", "quotation", "no_sharing"}
KINDS = {"request", "look_alike", "disclaimer", "contact", "consent", "question", "withdrawal"}
STATEMENTS = {
    "capacity",
    "respondent_name",
    "organisation",
    "confidentiality_requested",
    "scope",
    "justification_quality",
    "do_not_contact",
    "automatic_disclaimer_only",
    "late",
    "questions_answered",
    "consent_publish",
    "withdrawn",
    "contradictory",
}
CLOSES = {"hmip-sfo-2025": "2025-05-31T00:00:00+01:00", "glanwern-flood-2026": "2026-02-27T17:00:00+00:00"}
PHONE = re.compile(r"(?:\+44 ?(?:\(0\) ?)?|(?<![\w/:.-])0)\d(?: ?\d){8,9}(?!\d)")
DRAMA = re.compile(
    r"0(?:7700900\d{3}|2079460\d{3}|1632960\d{3}|1(?:1[3-8]|21|31|41|51|61)4960\d{3}|1914980\d{3}|2896496\d{3}|2920180\d{3}|8081570\d{3}|3069990\d{3})"
)
HOST = re.compile(r"(?:(?<=\w)@|https?://|www\.)([a-z0-9-]+(?:\.[a-z0-9-]+)+)", re.IGNORECASE)
TEN_DIGITS = re.compile(r"(?<!\d)([1-9]\d{2}) (\d{3}) ?(\d{4})(?!\d)")


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark with its place in the text that is left when all marks are taken away."""

    kind: str
    person: str
    start: int
    end: int


def parse(text: str) -> tuple[str, list[Mark]]:
    """Plain text and marks; raises ValueError where a mark is not closed, not opened or in a place where it may not be."""
    plain: list[str] = []
    length = at = 0
    open_marks: list[tuple[str, str, int]] = []
    marks: list[Mark] = []
    for token in TOKEN.finditer(text):
        piece = text[at : token.start()]
        plain.append(piece)
        length += len(piece)
        at = token.end()
        if token.group() == "}}":
            if not open_marks:
                raise ValueError("closed but never opened")
            kind, person, start = open_marks.pop()
            marks.append(Mark(kind, person, start, length))
            continue
        kind = token.group(1) or token.group(2)
        if kind not in MAY_HOLD[open_marks[-1][0] if open_marks else ""]:
            raise ValueError(f"{kind} may not stand there")
        open_marks.append((kind, token.group(3) or "", length))
    if open_marks:
        raise ValueError("opened but never closed")
    return "".join([*plain, text[at:]]), marks


def read(path: Path) -> dict[str, Any]:
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def sentences(path: Path) -> list[dict[str, Any]]:
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(loaded, list)
    return loaded


def texts() -> Iterator[tuple[str, str]]:
    for path in FILES:
        yield path.name, parse(read(path)["text"])[0]
    for snippet in yaml.safe_load(SNIPPETS.read_text(encoding="utf-8")):
        yield SNIPPETS.name, parse(snippet)[0]
    for path in SENTENCES:
        for sentence in sentences(path):
            yield path.name, sentence["text"]


def frozen() -> dict[str, str]:
    lines = (HERE / "FROZEN.txt").read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in (line.split("  ", 1) for line in lines if re.match(r"[0-9a-f]{64}  ", line))}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
class TestEachSubmission:
    def test_marks_parse_and_none_is_empty(self, path: Path) -> None:
        plain, marks = parse(read(path)["text"])
        assert "{{" not in plain
        assert "}}" not in plain
        for mark in marks:
            assert plain[mark.start : mark.end].strip(), mark
            assert plain[mark.start : mark.end] == plain[mark.start : mark.end].strip(), mark

    def test_must_keep_strings_lie_outside_all_that_goes(self, path: Path) -> None:
        _, marks = parse(read(path)["text"])
        gone = [mark for mark in marks if mark.kind != "K"]
        for kept in (mark for mark in marks if mark.kind == "K"):
            assert not any(kept.start < mark.end and mark.start < kept.end for mark in gone)

    def test_is_named_and_sized_as_the_readme_says(self, path: Path) -> None:
        gold = read(path)
        assert gold["id"] == path.stem
        assert path.stem.startswith({"tuning": ("t-",), MORE: ("m-",), HANDS: ("w1-", "w2-"), "test": ("x-",)}[path.parent.name])
        assert set(gold) <= {"id", "voice", "layout", "received", "call", "statements", "text"}
        plain, marks = parse(gold["text"])
        assert 100 <= len(plain.split()) <= 700
        assert marks

    def test_statements_use_the_known_words(self, path: Path) -> None:
        stated = read(path).get("statements", {})
        assert set(stated) <= STATEMENTS
        assert stated.get("capacity", "unclear") in {"individual", "organisation", "unclear"}
        assert set(stated.get("scope", [])) <= SCOPES
        assert stated.get("justification_quality", "none") in {"good", "weak", "none"}
        if stated.get("confidentiality_requested") is False:
            assert not stated.get("scope")
            assert "justification_quality" not in stated
        if stated.get("automatic_disclaimer_only"):
            assert stated["confidentiality_requested"] is False

    def test_late_follows_from_the_time_received(self, path: Path) -> None:
        gold = read(path)
        late = gold.get("statements", {}).get("late")
        if late is None:
            return
        received = gold["received"]
        moment = received if isinstance(received, datetime) else datetime.fromisoformat(received)
        assert moment.tzinfo is not None
        assert late is (moment >= datetime.fromisoformat(CLOSES[gold.get("call", "hmip-sfo-2025")]))


class TestTheWhole:
    def test_there_is_enough_of_everything(self) -> None:
        per_part = Counter(path.parent.name for path in FILES)
        assert min(per_part[part] for part in PARTS) >= 32
        assert all(len(sentences(path)) >= 70 for path in SENTENCES)
        only = [path for path in FILES if read(path).get("statements", {}).get("automatic_disclaimer_only")]
        assert len(only) >= 12

    def test_the_test_part_is_as_frozen(self) -> None:
        found = {
            path.relative_to(HERE).as_posix(): path for path in [*sorted((HERE / "test").glob("*.yaml")), HERE / "sentences-test.yaml"]
        }
        assert {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in found.items()} == frozen()

    def test_sentences_use_the_known_words(self) -> None:
        for path in SENTENCES:
            for sentence in sentences(path):
                assert set(sentence) == {"text", "requested", "scope", "do_not_contact", "consent_publish", "kind"}
                assert sentence["kind"] in KINDS
                assert set(sentence["scope"]) <= SCOPES
                assert sentence["requested"] is (sentence["kind"] == "request")
                assert bool(sentence["scope"]) is sentence["requested"]

    def test_tuning_and_test_share_no_run_of_eight_words(self) -> None:
        runs: dict[str, set[str]] = {part: set() for part in PARTS}
        for name, text in texts():
            words = re.findall(r"[^\W\d_]+", text.lower().replace("kevin.ball@hmiprobation.gov.uk", ""))
            part = "tuning" if name.startswith(("t-", "m-", "w1-", "w2-", "snippets", "sentences-tuning")) else "test"
            runs[part] |= {" ".join(words[at : at + 8]) for at in range(len(words) - 7)}
        assert not runs["tuning"] & runs["test"]

    def test_no_phone_outside_the_drama_ranges(self) -> None:
        for name, text in texts():
            for found in PHONE.finditer(text):
                digits = re.sub(r"\D", "", found.group().replace("+44", "0").replace("(0)", ""))
                assert DRAMA.fullmatch(digits), (name, found.group())

    def test_no_address_on_the_net_that_could_be_real(self) -> None:
        for name, text in texts():
            for host in HOST.findall(text):
                assert host.lower().endswith((".example", "hmiprobation.gov.uk")), (name, host)

    def test_ten_digit_health_numbers_are_from_the_ranges_for_tests(self) -> None:
        for name, text in texts():
            for found in TEN_DIGITS.finditer(text):
                assert found.group(1) in {"999", "320"}, (name, found.group())


class TestTheParserItself:
    def test_gives_text_and_places(self) -> None:
        plain, marks = parse("a {{R:p1:b {{D:p2:c}}}} {{K:d: e}}")
        assert plain == "a b c d: e"
        assert [(mark.kind, plain[mark.start : mark.end]) for mark in marks] == [("D", "c"), ("R", "b c"), ("K", "d: e")]

    @pytest.mark.parametrize("text", ["{{D:p1:a", "a}}", "{{K:a {{D:p1:b}}}}", "{{D:p1:{{Q:p1:a}}}}", "{{R:p1:{{K:a}}}}"])
    def test_refuses_what_is_broken(self, text: str) -> None:
        with pytest.raises(ValueError, match=r"closed|opened|may not"):
            parse(text)
