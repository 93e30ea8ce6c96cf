"""Writes Markdown in which no character of the text means anything but itself."""

from __future__ import annotations

import re

from service.documents.drawing import Items, Run, Table, drawn, runs
from service.domain.document import Block, BlockKind, Document, InlineKind

#: Always means something, wherever it stands.
ALWAYS = re.compile(r"[\\`*_<]")
#: Would begin a link, an image or a link definition.
BRACKET = re.compile(r"\](?=[(\[:])")
ENTITY = re.compile(r"&(?=#?[0-9A-Za-z]{1,32};)")
STRUCK = re.compile(r"~(?=~)|(?<=~)~")
#: Would begin a heading, a list, a quotation, a rule or a table when it opens a line.
LINE_START = re.compile(r"(?m)^([ \t]*)([#>+=|-]|\d{1,9}(?=[.)]))")
LOOKS = ((InlineKind.BOLD, "**"), (InlineKind.ITALIC, "*"))


def write_md(document: Document, title: str, language: str) -> bytes:
    """Return the arranged document as Markdown; title and language have no place in it."""
    del title, language
    return ("\n\n".join(_draw(item) for item in drawn(document.blocks)) + "\n").encode()


def _draw(item: Block | Table | Items) -> str:
    if isinstance(item, Table):
        return _table(item)
    if isinstance(item, Items):
        return "\n".join(
            "    " * (block.level - 1) + ("1. " if block.ordered else "- ") + _words(block).replace("\n", " ") for block in item.blocks
        )
    if item.kind == BlockKind.HEADING:
        return "#" * item.level + " " + _words(item).replace("\n", " ")
    words = _words(item)
    if item.kind in {BlockKind.QUOTE, BlockKind.QUOTED}:
        return "\n".join("> " + line for line in words.split("\n"))
    return words.replace("\n", "\\\n")


def _words(block: Block) -> str:
    drawn_runs = "".join(_run(run) for run in runs(block))
    lines = [re.sub(r"^[ \t]+", "", line).rstrip() for line in drawn_runs.split("\n")]
    return LINE_START.sub(_guarded, "\n".join(line for line in lines if line))


def _guarded(found: re.Match[str]) -> str:
    sign = found[2]
    return found[1] + (sign + "\\" if sign.isdigit() else "\\" + sign)


def _run(run: Run) -> str:
    text = escaped(run.text)
    core = text.strip()
    if not core or run.is_mark or "\n" in core:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    for look, sign in LOOKS:
        if look in run.looks:
            core = sign + core + sign
    if run.address:
        core = f"[{core}](<{run.address.replace('<', '%3C').replace('>', '%3E').replace(chr(92), '%5C')}>)"
    return before + core + after


def escaped(text: str) -> str:
    """Return text whose characters all stand for themselves."""
    text = ALWAYS.sub(lambda found: "\\" + found[0], text)
    text = BRACKET.sub(r"\\]", text)
    text = ENTITY.sub(r"\\&", text)
    return STRUCK.sub(r"\\~", text)


def _table(table: Table) -> str:
    lines: list[str] = []
    for number in range(table.rows):
        words = [""] * table.columns
        for cell in table.row(number):
            words[cell.column] = "<br>".join(_words(block).replace("\n", "<br>").replace("|", "\\|") for block in cell.blocks)
        lines.append("| " + " | ".join(words) + " |")
        if number == 0:
            lines.append("|" + " --- |" * table.columns)
    return "\n".join(lines)
