"""Every domain value comes back from JSON exactly as it went."""

from __future__ import annotations

import importlib
import json
import pkgutil
from dataclasses import is_dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import service.domain
from service.domain.call import Call
from service.domain.document import Document, Span
from service.domain.finding import Detection
from service.domain.statement import Understanding
from service.storage.codec import CannotDecode, decode, encode


def _domain_types() -> list[type]:
    found: list[type] = []
    for module in pkgutil.iter_modules(service.domain.__path__):
        loaded = importlib.import_module(f"service.domain.{module.name}")
        found += [
            each for each in vars(loaded).values() if isinstance(each, type) and is_dataclass(each) and each.__module__ == loaded.__name__
        ]
    return sorted(found, key=lambda each: each.__qualname__)


def _moments() -> st.SearchStrategy[datetime]:
    zones = st.sampled_from([UTC, timezone(timedelta(hours=1))])
    return st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2090, 1, 1), timezones=zones)  # noqa: DTZ001


st.register_type_strategy(datetime, _moments())
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(Span, st.tuples(st.integers(0, 9999), st.integers(0, 9999)).map(lambda ends: Span(min(ends), max(ends))))
st.register_type_strategy(str, st.text(max_size=12))

#: Their constructors refuse most texts; the chain's own tests cover them.
_PICKY = {"AuditEvent", "AuditRow"}
TYPES = [each for each in _domain_types() if each.__name__ not in _PICKY]


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__qualname__)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_every_domain_value_comes_back_equal(kind: type, data: st.DataObject) -> None:
    value = data.draw(st.from_type(kind))
    back: object = decode(kind, encode(value))
    assert back == value
    assert encode(back) == encode(value)  # an int stays an int and a float a float


def test_the_types_are_all_there() -> None:
    assert {Document, Detection, Understanding, Call} <= set(TYPES)
    assert len(TYPES) > 40


@pytest.mark.parametrize(
    "changed",
    [
        {"version": 2},
        {"type": "Document"},
        {"value": {"start": 1}},
        {"value": {"start": 1, "end": 2, "more": 3}},
        {"value": {"start": "1", "end": 2}},
        {"value": {"start": True, "end": 2}},
        {"value": [1, 2]},
    ],
)
def test_another_shape_is_refused(changed: dict[str, Any]) -> None:
    envelope = json.loads(encode(Span(1, 2))) | changed
    with pytest.raises(CannotDecode):
        decode(Span, json.dumps(envelope).encode())


def test_a_field_added_later_takes_its_default() -> None:
    envelope = json.loads(encode(Understanding(respondent_name="A")))
    del envelope["value"]["child_or_vulnerable"]
    assert decode(Understanding, json.dumps(envelope).encode()) == Understanding(respondent_name="A")


def test_what_is_not_a_value_is_not_stored() -> None:
    with pytest.raises(CannotDecode):
        encode(object())
    with pytest.raises(ValueError, match="JSON"):
        encode(float("nan"))
