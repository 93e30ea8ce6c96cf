"""Documents for tests, written as a reader would hand them over."""

from __future__ import annotations

from datetime import datetime

from service.confidentiality.understanding import understand
from service.domain.call import Call, Question
from service.domain.document import Anchor, Block, BlockKind, Document, Part
from service.domain.statement import Understanding
from service.kit.clock import LONDON

CALL = Call(
    id="sfo",
    title="Call for evidence",
    publisher="HM Inspectorate of Probation",
    authority_type="inspectorate",
    notice="If you want your response to remain confidential, you should explain why confidentiality is necessary.\nReply to the"
    " Inspectorate.",
    closes=datetime(2025, 5, 30, tzinfo=LONDON),
    questions=(
        Question(
            1, "How does your sector/organisation identify a serious incident, or a near miss?", ("identify", "threshold", "near miss")
        ),
        Question(
            2, "What procedures and processes follow a serious incident, or near miss?", ("procedure", "investigation", "debrief", "panel")
        ),
        Question(
            3,
            "How does your organisation counter staff fears such as blame, shame and sanctions?",
            ("blame", "shame", "fear", "just culture"),
        ),
        Question(
            4, "How does your organisation promote learning from inquiries?", ("promote learning", "bulletin", "briefing", "training")
        ),
        Question(5, "What are the barriers to learning and how can these be overcome?", ("barrier", "obstacle", "overcome")),
        Question(6, "Please provide any examples of effective practice.", ("example", "good practice", "pilot")),
    ),
)


def paragraphs(*texts: str, kind: BlockKind = BlockKind.PARAGRAPH, part: str = "") -> tuple[Block, ...]:
    """Blocks of one kind; a text that starts with "# " is a heading, with "> " quoted mail."""
    return tuple(_block(text, kind, part) for text in texts)


def _block(text: str, kind: BlockKind, part: str) -> Block:
    if text.startswith("#"):
        return Block(BlockKind.HEADING, text.lstrip("# "), part, Anchor(part), level=len(text) - len(text.lstrip("#")))
    if text.startswith("> "):
        return Block(BlockKind.QUOTED, text, part, Anchor(part))
    if text.startswith("@"):
        return Block(BlockKind.MESSAGE_HEADER, text[1:], part, Anchor(part))
    return Block(kind, text, part, Anchor(part))


def document(*blocks: Block, name: str = "response.txt", parts: tuple[Part, ...] = ()) -> Document:
    """A document of blocks."""
    return Document(name, "text/plain", blocks, (Part("", name, "text/plain"), *parts))


def letter(*texts: str, name: str = "response.txt") -> Document:
    """A document of paragraphs."""
    return document(*paragraphs(*texts), name=name)


def understood(*texts: str, name: str = "response.txt") -> Understanding:
    """What is understood of a letter of these paragraphs."""
    return understand(letter(*texts, name=name), call=CALL)


def scopes(understanding: Understanding) -> set[str]:
    """The scopes asked for."""
    return {scope.value for scope in understanding.confidentiality.scope}
