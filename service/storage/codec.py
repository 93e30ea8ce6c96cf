"""Domain values to JSON and back, exactly: `decode(type(value), encode(value)) == value`.

Directed by the type hints of the dataclasses, so a stored value names no Python type and can run no code.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

VERSION = 1
Value = TypeVar("Value")
Convert = Callable[[Any], Any]


class CannotDecode(ValueError):
    """Stored JSON does not fit the type asked for; the message names types and fields, never content."""


def encode(value: object) -> bytes:
    """Return a value as JSON in an envelope of version and type name."""
    envelope = {"version": VERSION, "type": type(value).__name__, "value": plain(value)}
    return json.dumps(envelope, separators=(",", ":"), allow_nan=False).encode()


def decode(kind: type[Value], content: bytes) -> Value:
    """Return the value of that type; raise `CannotDecode` for another type, version or shape. Fields added later take their default."""
    envelope = json.loads(content)
    if not isinstance(envelope, dict) or envelope.get("version") != VERSION:
        raise CannotDecode("the stored value has another version")
    if envelope.get("type") != kind.__name__:
        raise CannotDecode(f"the stored value is no {kind.__name__}")
    read: Convert = _reader(cast("Any", kind))
    return cast("Value", read(envelope.get("value")))


def plain(value: object) -> Any:
    """Return a value as dicts, lists, strings and numbers."""
    if value is None or (isinstance(value, str | int | float) and not isinstance(value, Enum)):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    if isinstance(value, frozenset):
        return sorted((plain(each) for each in value), key=lambda each: json.dumps(each, sort_keys=True))
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    if is_dataclass(value):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    raise CannotDecode(f"{type(value).__name__} is not a type that is stored")


@cache
def _reader(hint: Any) -> Convert:
    """Return the function that reads one type; made once for each type."""
    origin = get_origin(hint)
    if origin in {Union, UnionType}:
        return _read_union(get_args(hint))
    if origin is tuple:
        return _read_tuple(get_args(hint))
    if origin is frozenset:
        (inner,) = (_reader(each) for each in get_args(hint))
        return lambda raw: frozenset(inner(each) for each in _expect(list, raw))
    if origin is dict:
        inner = _reader(get_args(hint)[1])
        return lambda raw: {key: inner(each) for key, each in _expect(dict, raw).items()}
    if isinstance(hint, type):
        return _read_class(hint)
    raise CannotDecode(f"{hint} is not a type that is stored")


def _expect(kind: type[Value], raw: object) -> Value:
    if type(raw) is not kind:
        raise CannotDecode(f"a {kind.__name__} was expected, not a {type(raw).__name__}")
    return raw


def _read_class(kind: type) -> Convert:
    if is_dataclass(kind):
        return _read_dataclass(kind)
    if issubclass(kind, Enum):
        return kind
    if kind is datetime:
        return lambda raw: datetime.fromisoformat(_expect(str, raw))
    if kind is bytes:
        return lambda raw: base64.b64decode(_expect(str, raw), validate=True)
    if kind is float:
        return lambda raw: float(raw) if type(raw) is int else _expect(float, raw)
    if kind in {str, int, bool, NoneType}:
        return lambda raw: _expect(kind, raw)
    raise CannotDecode(f"{kind.__name__} is not a type that is stored")


def _read_union(members: tuple[Any, ...]) -> Convert:
    """Read an optional value; a union of several types beside None is not stored."""
    inner = [each for each in members if each is not NoneType]
    if len(inner) != 1:
        raise CannotDecode("only an optional value is stored, not a choice of types")
    read = _reader(inner[0])
    return lambda raw: None if raw is None else read(raw)


def _read_tuple(members: tuple[Any, ...]) -> Convert:
    if len(members) == 2 and members[1] is Ellipsis:
        inner = _reader(members[0])
        return lambda raw: tuple(inner(each) for each in _expect(list, raw))
    readers = [_reader(each) for each in members]

    def read(raw: object) -> tuple[Any, ...]:
        items = _expect(list, raw)
        if len(items) != len(readers):
            raise CannotDecode("a tuple has another length")
        return tuple(each(item) for each, item in zip(readers, items, strict=True))

    return read


def _has_default(each: Field[Any]) -> bool:
    return each.default is not MISSING or each.default_factory is not MISSING


def _read_dataclass(kind: type) -> Convert:
    hints = get_type_hints(kind)
    known = {each.name: each for each in fields(kind) if each.init}
    lazy: dict[str, Convert] = {}

    def read(raw: object) -> Any:
        given = _expect(dict, raw)
        if not lazy:
            lazy.update({name: _reader(hints[name]) for name in known})
        unknown = given.keys() - known.keys()
        missing = [name for name, each in known.items() if name not in given and not _has_default(each)]
        if unknown or missing:
            raise CannotDecode(f"{kind.__name__} has unknown or missing fields: {sorted(unknown)} {missing}")
        return kind(**{name: lazy[name](each) for name, each in given.items()})

    return read
