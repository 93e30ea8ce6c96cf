"""Strings that are never redacted, as one document spells them: a second reading and the gate must not ask for them either."""

from __future__ import annotations

import re
from collections.abc import Iterable

from service.domain.call import Call
from service.domain.document import Document
from service.kit.folding import fold


def allowed_in(document: Document, keep: Iterable[str], deny: Iterable[str] = ()) -> frozenset[str]:
    """Return the spellings (case and white space may differ) that stand in a document; what is also on a deny list is not allowed."""
    denied = {fold(string) for string in deny}
    found: set[str] = set()
    for string in keep:
        words = string.split()
        if words and fold(string) not in denied:
            pattern = r"(?<![^\W_])" + r"\s+".join(map(re.escape, words)) + r"(?![^\W_])"
            found.update(re.findall(pattern, document.text, re.IGNORECASE))
    return frozenset(found)


def allowed_by(call: Call | None, document: Document) -> frozenset[str]:
    """Return what a call keeps by its own list."""
    return allowed_in(document, call.keep, call.deny) if call else frozenset()
