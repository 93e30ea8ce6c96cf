"""Reads subtitles (.vtt, .srt): each cue a paragraph that keeps its times beside it; notes, styles, names and settings are not shown."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from service.documents.decoding import decode
from service.documents.formats.subtitles.cues import Aside, Cue, cues_in
from service.documents.formats.txt.read import check_size
from service.documents.paragraphs import unix_lines
from service.documents.part_reading import CannotRead, PartReading, Source, clean
from service.domain.document import Anchor, Block, BlockKind, Warned

VTT = "text/vtt"
SRT = "application/x-subrip"
_TAG = re.compile(r"<[^<>\n]{0,2000}>|\{\\[^{}\n]{0,500}\}")
_VOICE = re.compile(r"<v(?:\.[^\s>]{1,200})?\s+([^<>\n]{1,300})>")
_PLAIN_TAG = re.compile(r"</?(?:b|i|u|ruby|rt|c|v|lang|font)>|<\d[\d:.]{3,20}>", re.IGNORECASE)
_ORDINARY = re.compile(
    r"(?:\s*(?:align|position|line|size|vertical):(?:[\d.,%-]+|start|center|middle|end|left|right|rl|lr|line-\w+)){0,8}\s*"
)


@dataclass(slots=True)
class _Gathered:
    shown: list[Block] = field(default_factory=list)
    apart: list[Block] = field(default_factory=list)


def _read(untrusted_content: bytes, source: Source, *, media_type: str) -> PartReading:
    text, known = decode(untrusted_content)
    text = clean(unix_lines(text.removeprefix("\ufeff")))
    check_size(text, source)
    gathered = _Gathered()
    for piece in cues_in(text):
        if isinstance(piece, Aside):
            _aside(text, piece, gathered)
        else:
            gathered.shown.extend(_cue(text, piece, gathered))
    if not gathered.shown:
        raise CannotRead("broken")
    warnings = () if known else (Warned("guessed-encoding"),)
    return PartReading(media_type, (*gathered.shown, *gathered.apart), warnings=warnings)


def _aside(text: str, piece: Aside, gathered: _Gathered) -> None:
    words = text[piece.at : piece.to].strip()
    if words != "WEBVTT":
        why = words.split(None, 1)[0].lower() if words.startswith(("NOTE", "STYLE", "REGION", "WEBVTT")) else "between cues"
        _unseen(gathered, words, why, piece.at, piece.to)


def _unseen(gathered: _Gathered, text: str, why: str, at: int, to: int) -> None:
    safe = " ".join(text.split())
    if safe and any(map(str.isalnum, safe)):
        gathered.apart.append(Block(BlockKind.PROPERTY, safe, "", Anchor("", why, at, to), shown=False, hidden_because=why))


def _cue(text: str, cue: Cue, gathered: _Gathered) -> Iterator[Block]:
    """A cue's words, its voice before them; anchors count the text's code points, times are path and note."""
    raw = text[cue.at : cue.to]
    time = f"{cue.start} --> {cue.end}"
    if cue.name and not cue.name.isdecimal():
        _unseen(gathered, cue.name, "cue name", cue.at, cue.to)
    if not _ORDINARY.fullmatch(cue.settings):
        _unseen(gathered, cue.settings, "cue settings", cue.at, cue.to)
    voices = list(dict.fromkeys(html.unescape(found.group(1)).strip() for found in _VOICE.finditer(raw)))
    for tag in _TAG.findall(raw):
        if not _PLAIN_TAG.fullmatch(tag) and not _VOICE.fullmatch(tag):
            _unseen(gathered, re.sub(r"[<>{}\\.]", " ", tag), "tag", cue.at, cue.to)
    words = html.unescape(_TAG.sub("", raw)).strip()
    speaker = ", ".join(voices)
    said = clean(f"{speaker}: {words}" if speaker else words)
    if said:
        yield Block(BlockKind.PARAGRAPH, said, "", Anchor("", time, cue.at, cue.to), note=time)


read_vtt = partial(_read, media_type=VTT)
read_srt = partial(_read, media_type=SRT)
