"""A log line cannot carry personal data, whatever is thrown at it."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.kit import log
from service.kit.paging import BadCursor, decode_cursor

NAME = "Marged Ffion Pritchard-Okonkwo"


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    stream = io.StringIO()
    log.configure(stream)
    yield stream
    log.configure()


def test_ids_codes_and_counts_pass(lines: io.StringIO) -> None:
    log.logger(submission="sub_1").info("submission read", count=3, duration_ms=12.5, code="held")
    line = json.loads(lines.getvalue())
    assert (line["event"], line["submission"], line["count"], line["code"], line["level"]) == (
        "submission read",
        "sub_1",
        3,
        "held",
        "info",
    )


def test_unknown_fields_are_dropped_with_their_names(lines: io.StringIO) -> None:
    log.logger(name=NAME).info("submission read", text=NAME, respondent=NAME, **{NAME: "x"})
    assert set(json.loads(lines.getvalue())) == {"event", "level", "timestamp"}


@pytest.mark.parametrize("value", [NAME, "m.pritchard@post.example", "+447700900123", [NAME], {"a": NAME}, object(), "x" * 161, "a\nb", ""])
def test_a_value_that_is_no_code_is_dropped(lines: io.StringIO, value: object) -> None:
    log.logger().info("submission read", code=value)
    assert json.loads(lines.getvalue())["code"] == "dropped"


def test_an_event_made_of_data_is_not_printed(lines: io.StringIO) -> None:
    log.logger().info(f"read the response of {NAME}")
    assert json.loads(lines.getvalue())["event"] == "unnamed event"


def test_an_exception_says_its_type_and_our_place_only(lines: io.StringIO) -> None:
    try:
        log.logger().info(f"{NAME}")
        json.loads("{" + NAME)
    except ValueError:
        log.logger().exception("file not read")
    line = json.loads(lines.getvalue().splitlines()[-1])
    assert line["error"] == "JSONDecodeError"
    assert "Pritchard" not in lines.getvalue()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.text(min_size=1, max_size=20), st.text(max_size=40)))
def test_no_field_but_the_allowed_ones_is_ever_printed(lines: io.StringIO, fields: dict[str, str]) -> None:
    lines.seek(0)
    lines.truncate()
    log.logger(**fields).info("submission read") if "event" not in fields else log.logger().info("submission read")
    assert set(json.loads(lines.getvalue())) <= log.FIELDS


def test_the_place_of_an_error_is_the_innermost_of_ours() -> None:
    with pytest.raises(BadCursor) as raised:
        decode_cursor("calls", "A" * 1000)
    assert log.place_of(raised.value).startswith("kit/paging.py:")
    assert log.code_of(raised.value).startswith("internal:BadCursor:kit/paging.py:")
