"""Which link addresses a redacted version may keep: public web pages that say nothing of whom was redacted."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from service.kit.folding import fold

#: A query value this long is a ticket made for one reader, not the address of a page.
LONGEST_PUBLIC_VALUE = 24
LONGEST_ADDRESS = 2_000
SHORTEST_SECRET = 4
#: A shorter single word counts only as a word of its own: Anne is not in channel.
SHORTEST_LONE_WORD = 8
PRIVATE_ENDINGS = ("localhost", ".local", ".internal", ".lan", ".home", ".corp", ".intranet", ".test")
WORDS = re.compile(r"[^\W_]+")


def public_address(address: str | None) -> bool:
    """Say whether this is an http(s) address of a page anybody may open, without tickets, accounts or mail addresses."""
    if not address or len(address) > LONGEST_ADDRESS or any(character.isspace() or ord(character) < 32 for character in address):
        return False
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
    except ValueError:
        return False
    if parts.scheme.lower() not in {"http", "https"} or parts.username is not None or not _public_host(host):
        return False
    rest = unquote(unquote(parts.path + "?" + parts.query + "#" + parts.fragment))
    values = re.split(r"[&;=?#]", unquote(parts.query) + "#" + unquote(parts.fragment))
    return "@" not in rest and not any(len(value) >= LONGEST_PUBLIC_VALUE and re.search(r"\d", value) for value in values)


def _public_host(host: str) -> bool:
    if "." not in host or host.endswith(PRIVATE_ENDINGS):
        return False
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return True
    return False


@dataclass(frozen=True, slots=True)
class Hidden:
    """What was redacted, folded, to be looked for in addresses."""

    whole: frozenset[str]
    words: frozenset[str]

    @classmethod
    def from_texts(cls, texts: Iterable[str]) -> Hidden:
        """Fold the redacted texts; words of short ones (names) count by themselves."""
        whole: set[str] = set()
        words: set[str] = set()
        for text in texts:
            folded = fold(text)
            parts = WORDS.findall(text)
            if len(folded) >= SHORTEST_SECRET and (len(parts) > 1 or len(folded) >= SHORTEST_LONE_WORD):
                whole.add(folded)
            if len(parts) <= 4:
                words.update(fold(part) for part in parts if len(fold(part)) >= SHORTEST_SECRET)
        return cls(frozenset(whole), frozenset(words))

    def in_address(self, address: str) -> bool:
        """Say whether an address holds a redacted text, or a redacted name as one of its words."""
        plain = unquote(unquote(address))
        folded = fold(plain)
        return any(secret in folded for secret in self.whole) or any(fold(word) in self.words for word in WORDS.findall(plain))

    def in_text(self, text: str) -> bool:
        """Say whether a redacted text stands in these words."""
        folded = fold(text)
        return any(secret in folded for secret in self.whole)
