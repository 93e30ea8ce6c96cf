"""Bodies sent as format=flowed: lines that a mail program broke are put together again (RFC 3676)."""

from __future__ import annotations


def unflowed(text: str, *, drop_space: bool) -> str:
    """Return the text with soft line breaks undone and space-stuffing taken off; signs of quotes stay at each paragraph's start."""
    result: list[str] = []
    open_depth: int | None = None
    for line in text.replace("\r\n", "\n").split("\n"):
        depth, words = _unquoted(line)
        words = words.removeprefix(" ")
        soft = words.endswith(" ") and words != "-- "
        kept = words[:-1] if soft and drop_space else words
        if open_depth == depth and words != "-- ":
            result[-1] += kept
        else:
            result.append(f"{'>' * depth} {kept}" if depth else kept)
        open_depth = depth if soft else None
    return "\n".join(result)


def _unquoted(line: str) -> tuple[int, str]:
    words = line.lstrip(">")
    return len(line) - len(words), words
