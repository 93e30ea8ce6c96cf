"""Subtitles whose only copy of the secret is in one channel."""

from __future__ import annotations

import pytest

from service.documents.redacting import redacted
from service.documents.writing import render
from tests.documents.channels.secret_channel import MARK, SECRET, assert_closed, read, reported, swaps

CUE = "00:00:01.000 --> 00:00:04.000\nVisits went ahead every week.\n"
SRT_CUE = "1\n00:00:01,000 --> 00:00:04,000\nVisits went ahead every week.\n"
NEXT = "00:00:05.000 --> 00:00:06.500"


def vtt(after: str = "", head: str = "WEBVTT") -> bytes:
    return f"{head}\n\n{CUE}\n{after}".encode()


CHANNELS: dict[str, tuple[bytes, str]] = {
    "words": (vtt(f"{NEXT}\nI am {SECRET}.\n"), "x.vtt"),
    "words over two lines": (vtt(f"{NEXT}\nI am Ifeoma\nBrackenridge.\n"), "x.vtt"),
    "words cut by tags": (vtt(f"{NEXT}\nI am <i>Ife</i>oma Brack<b>enridge</b>.\n"), "x.vtt"),
    "entities": (vtt(f"{NEXT}\nI am &#73;feoma Brackenridge.\n"), "x.vtt"),
    "voice": (vtt(f"{NEXT}\n<v {SECRET}>Good morning.\n"), "x.vtt"),
    "speaker before a colon": (vtt(f"{NEXT}\n{SECRET}: Good morning.\n"), "x.vtt"),
    "class of a tag": (vtt(f"{NEXT}\n<c.Ifeoma.Brackenridge>Good morning.</c>\n"), "x.vtt"),
    "name of a cue": (vtt(f"{SECRET}\n{NEXT}\nGood morning.\n"), "x.vtt"),
    "settings": (vtt(f"{NEXT} region:Ifeoma Brackenridge\nGood morning.\n"), "x.vtt"),
    "note": (vtt(f"NOTE\nTyped by {SECRET}\n"), "x.vtt"),
    "style": (vtt(f"STYLE\n::cue {{ content: '{SECRET}' }}\n"), "x.vtt"),
    "head": (vtt(head=f"WEBVTT - interview with {SECRET}"), "x.vtt"),
    "field of the head": (vtt(head=f"WEBVTT\nAuthor: {SECRET}"), "x.vtt"),
    "srt words": (f"{SRT_CUE}\n2\n00:00:05,000 --> 00:00:06,500\nI am {SECRET}.\n".encode(), "x.srt"),
    "srt font": (f'{SRT_CUE}\n2\n00:00:05,000 --> 00:00:06,500\n<font face="{SECRET}">Hello</font>\n'.encode(), "x.srt"),
    "srt position": (f"{SRT_CUE}\n2\n00:00:05,000 --> 00:00:06,500 X1:1 {SECRET}\nHello\n".encode(), "x.srt"),
    "srt override": (f"{SRT_CUE}\n2\n00:00:05,000 --> 00:00:06,500\n{{\\an8 {SECRET}}}Hello\n".encode(), "x.srt"),
    "between srt cues": (f"{SRT_CUE}\nsubtitled by {SECRET}\n".encode(), "x.srt"),
}


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_secret_in_one_channel_of_subtitles_is_reported_and_gone(channel: str) -> None:
    assert_closed(*CHANNELS[channel])


def test_times_speakers_and_words_keep_their_places() -> None:
    document = read(vtt(f"{NEXT}\n<v {SECRET}>Good morning.\n"), "x.vtt")
    made = render(redacted(document, swaps(document)), media_type="text/vtt", title="Redacted response", draft=False)
    assert made.content.decode() == f"WEBVTT\n\n{CUE}\n{NEXT}\n{MARK}: Good morning.\n"


def test_subtitles_of_the_other_family_stay_in_it() -> None:
    document = read(SRT_CUE.encode(), "x.txt")
    assert document.media_type == "application/x-subrip"
    made = render(redacted(document, ()), media_type=document.media_type, title="Redacted response", draft=False)
    assert made.content.decode() == SRT_CUE


def test_each_cue_is_anchored_to_its_times_and_its_words() -> None:
    source = vtt(f"{NEXT}\nI am {SECRET}.\n")
    block = next(block for block in read(source, "x.vtt").blocks if SECRET in block.text)
    assert block.anchor.path == NEXT
    assert source.decode()[block.anchor.start : block.anchor.end].strip() == block.text
    assert reported(read(source, "x.vtt")) == [("paragraph", None)]
