"""A block's text as it is gathered run by run, with the places of its marks kept right through white space folding."""

from __future__ import annotations

from dataclasses import dataclass, field

from service.domain.document import Inline, InlineKind, Span

_BLANKS = " \t\n\r\f"


@dataclass(slots=True)
class InlineText:
    """Grows by runs; `finish` gives the text and its inlines."""

    _pieces: list[str] = field(default_factory=list)
    _length: int = 0
    _inlines: list[tuple[InlineKind, int, int, str | None]] = field(default_factory=list)
    _last: str = "\n"

    def length(self) -> int:
        """Return how long the text is so far."""
        return self._length

    def add(self, text: str, *, keep: bool = False) -> None:
        """Add a run; without `keep`, white space folds to one blank as on a web page. A lone line feed breaks the line."""
        if text != "\n" and not keep:
            text = self._folded(text)
        if text:
            self._pieces.append(text)
            self._length += len(text)
            self._last = text[-1]

    def _folded(self, text: str) -> str:
        words = [word for word in text.translate(_TO_BLANK).split(" ") if word]
        folded = " ".join(words)
        if text[:1] and text[0] in _BLANKS and self._last not in _BLANKS:
            folded = f" {folded}"
        if words and text[-1] in _BLANKS:
            folded = f"{folded} "
        return folded

    def mark(self, kind: InlineKind, start: int, value: str | None = None) -> None:
        """Mark the run from `start` to here."""
        if start < self._length:
            self._inlines.append((kind, start, self._length, value))

    def since(self, start: int) -> str:
        """Return the text from `start` to here."""
        wanted = max(self._length - start, 0)
        pieces: list[str] = []
        taken = 0
        for piece in reversed(self._pieces):
            if taken >= wanted:
                break
            pieces.append(piece)
            taken += len(piece)
        text = "".join(reversed(pieces))
        return text[len(text) - wanted :]

    def refer(self, label: str) -> None:
        """Mark a note's reference here that has no text of its own, so that it parts no name."""
        self._inlines.append((InlineKind.NOTE_REFERENCE, self._length, self._length, label))

    def finish(self, *, keep: bool = False) -> tuple[str, tuple[Inline, ...]]:
        """Return the text without white space at its ends, and its inlines moved along."""
        raw = "".join(self._pieces)
        text = raw.strip("\n") if keep else raw.strip(_BLANKS)
        cut = raw.find(text) if text else 0
        inlines: list[Inline] = []
        for kind, start, end, value in sorted(self._inlines, key=lambda mark: (mark[1], -mark[2])):
            first, last = max(0, start - cut), min(len(text), end - cut)
            if first < last or (first == last and kind is InlineKind.NOTE_REFERENCE):
                inlines.append(Inline(kind, Span(first, last), value))
        return text, tuple(inlines)


_TO_BLANK = str.maketrans(dict.fromkeys("\t\n\r\f", " "))
