"""Runs of capitalised words in original spelling: what a name of a person or a body looks like."""

from __future__ import annotations

import re

_JOINING = frozenset({"&", "and", "of", "for", "the", "in", "on", "to", "at", "y", "yr", "ac", "a", "i", "with", "+", "upon", "dros", "ar"})
_PARTICLES = frozenset(
    {
        "de",
        "van",
        "von",
        "der",
        "den",
        "da",
        "dos",
        "bin",
        "ap",
        "ab",
        "ferch",
        "al",
        "el",
        "la",
        "le",
        "du",
        "di",
        "mac",
        "ó",
        "o'",
        "ibn",
        "y",
        "st",
    }
)
_HONOURS = re.compile(
    r"^(?:mr|mrs|ms|miss|mx|dr|prof(?:essor)?|sir|dame|rev(?:d|erend)?|lord|lady|baroness|cllr|councillor|judge|hhj|sheikh"
    r"|imam|rabbi|father|sister|brother|captain|capt|pastor|major|colonel|pc|ds|di|dci|nurse|sr|fr)\.?$",
    re.IGNORECASE,
)
_LETTERS = re.compile(
    r"^(?:kc|qc|mbe|obe|cbe|phd|msc|ba|bsc|ma|llb|mp|ms|as|cqsw|rmn|rgn|frcpsych|mrcpsych|jp|dl|jnr|snr|hons?)\.?$", re.IGNORECASE
)
_TOKEN = re.compile(r"[^\s,;:!?()|<>\"“”]+|[,;:!?()|<>\"“”]")
_PREFIXED = re.compile(r"(?:al|el|ul|ad|as|an|ibn|d|o|de|la)[-'’][^\W\d_]")
_MOST_TOKENS = 16


def capitalised(text: str) -> str | None:
    """Return the run of capitalised and joining words that `text` begins with, without joining words at its end."""
    taken: list[str] = []
    last_capital = 0
    for token in _TOKEN.findall(text[:200])[:_MOST_TOKENS]:
        word = token.strip(".'’")
        if word and (word[0].isupper() or _PREFIXED.match(word) or (taken and word[0].isdigit())):
            taken.append(token)
            last_capital = len(taken)
            if token.endswith(".") and len(word) > 3:
                break
        elif taken and word.lower() in _JOINING | _PARTICLES:
            taken.append(token)
        else:
            break
    words = taken[:last_capital]
    name = " ".join(words).strip(" .,'’")
    return name if (len(name) > 1 and any(letter.islower() for letter in name)) or (name.isupper() and len(name) > 2) else None


def personal(text: str) -> str | None:
    """Return `text` as a person's name when it is nothing else: two to five capitalised words, titles and letters left off."""
    text = re.split(r"[|,(<\n]", text.strip().strip("*_"))[0].strip(" .\t-–—")
    words = [word for word in text.split() if not _HONOURS.match(word)]
    while len(words) > 2 and _LETTERS.match(words[-1]):
        words.pop()
    if not 2 <= len(words) <= 5 or any(character.isdigit() or character in "@/:&+" for character in text):
        return None
    if not all(word[0].isupper() or word.lower() in _PARTICLES or _PREFIXED.match(word) for word in words) or words[0].lower() in {
        "the",
        "our",
        "my",
    }:
        return None
    return " ".join(words)
