"""Documents and proposals for the writers' tests."""

from __future__ import annotations

from service.domain.document import Anchor, Block, BlockKind, Cell, Document, Inline, Part, PartStatus, Span
from service.domain.finding import Tier
from service.domain.proposal import Action, Proposal, Replacement

MARK = "[redacted: personal information]"
GROUND = "publication.personal-information"


def block(
    text: str,
    kind: BlockKind = BlockKind.PARAGRAPH,
    *,
    part: str = "",
    level: int = 0,
    ordered: bool = False,
    cell: Cell | None = None,
    inlines: tuple[Inline, ...] = (),
    shown: bool = True,
    note: str | None = None,
    language: str = "en",
) -> Block:
    return Block(kind, text, part, Anchor("body"), language, level, ordered, note, cell, inlines, shown)


def cells(table: str, *rows: tuple[str, ...], header: bool = False) -> tuple[Block, ...]:
    return tuple(
        block(text, BlockKind.TABLE_CELL, cell=Cell(table, row, column, header=header and row == 0))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )


def document(*blocks: Block, attachments: tuple[str, ...] = (), held: tuple[str, ...] = ()) -> Document:
    parts = [Part("", "jane.docx", "x")]
    parts += [Part(name, f"{name} of jane.docx", "x", "") for name in attachments]
    parts += [Part(name, f"{name} of jane.zip", "x", "", PartStatus.HELD, "password") for name in held]
    return Document("jane.docx", "text/plain", blocks, tuple(parts), properties=(("author", "Jane"),))


def place(read: Document, words: str, start: int = 0) -> Span:
    at = read.text.index(words, start)
    return Span(at, at + len(words))


def proposal(
    span: Span, *, action: Action = Action.REDACT, ground: str = GROUND, mark: str = MARK, region: bool = False, subject: str | None = None
) -> Proposal:
    return Proposal(
        f"r{span.start}", span, action, Tier.PROPOSE, ground, "rule", "reason", mark, finding="f1", subject=subject, region=region
    )


def replacement(read: Document, words: str, mark: str = MARK, *, region: bool = False) -> Replacement:
    return Replacement(place(read, words), mark, GROUND, region)
