"""One way to write JSON, so that what is signed and what is read are the same bytes."""

from __future__ import annotations

import json
from typing import Any


def canonical(data: Any) -> bytes:
    """Return JSON with sorted keys, indented, ending in one newline; the same data always gives the same bytes."""
    return (json.dumps(data, ensure_ascii=False, sort_keys=True, indent=2, allow_nan=False) + "\n").encode()
