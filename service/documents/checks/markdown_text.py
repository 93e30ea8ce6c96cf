"""What a Markdown reader makes of the file: the approved text, public links, nothing raw."""

from __future__ import annotations

import re
from importlib.metadata import version

from markdown_it import MarkdownIt
from markdown_it.token import Token

from service.documents.checks.examined import Check, Examined, said
from service.documents.checks.letters_and_digits import differences
from service.documents.checks.text_bytes import HEADING

NAME = "markdown_text"
PARSER = MarkdownIt("commonmark", {"html": True}).enable("table")


def tokens_of(text: str) -> list[Token]:
    """Return all tokens, those inside lines included."""
    return [inner for token in PARSER.parse(text) for inner in (token, *(token.children or ()))]


def run(examined: Examined) -> list[str]:
    """Return leaks in text and links, raw HTML, and links that are not public pages."""
    tokens = tokens_of(examined.content.decode("utf-8"))
    answer = said(examined.leaks_in_text(_text(tokens)), "text")
    for token in tokens:
        if token.type in {"html_block", "html_inline"} and token.content.strip() not in {"<br>", "<br/>"}:
            answer.append("raw HTML")
        if token.type in {"image", "fence", "code_block"}:
            answer.append(f"not allowed: {token.type}")
        for value in token.attrs.values():
            answer.extend(said(examined.hidden_hunter.in_property(str(value)), "attribute"))
            if token.type == "link_open" and not re.match(r"https?://", str(value)):
                answer.append("a link that is no web page")
    return sorted(set(answer))


def run_expected(examined: Examined) -> list[str]:
    """Return where the text a reader sees differs from the approved one."""
    return differences(examined.expected_text, _text(tokens_of(examined.content.decode("utf-8"))), extra=(HEADING,))


def _text(tokens: list[Token]) -> str:
    pieces = [
        token.content if token.type == "text" else " " if token.nesting == 0 and token.tag == "br" else "" if token.block is False else "\n"
        for token in tokens
        if token.type != "inline"
    ]
    return "".join(pieces)


CHECK = Check(NAME, f"markdown-it-py {version('markdown-it-py')}", run)
EXPECTED = Check("expected_text", f"markdown-it-py {version('markdown-it-py')}", run_expected)
