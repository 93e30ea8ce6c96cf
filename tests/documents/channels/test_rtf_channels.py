"""RTF files whose only copy of the secret is in one channel."""

from __future__ import annotations

import pytest

from tests.documents.channels.secret_channel import SECRET, assert_closed, read, reported

BODY = rb"\pard Visits went ahead every week.\par "
NAME = SECRET.encode()


def rtf(extra: bytes = b"", *, head: bytes = b"", after: bytes = b"") -> bytes:
    tables = rb"{\fonttbl{\f0\fswiss Arial;}}{\colortbl;\red255\green255\blue255;}"
    return rb"{\rtf1\ansi\ansicpg1252\deff0" + tables + head + BODY + extra + b"}" + after


CHANNELS: dict[str, bytes] = {
    "text": rtf(NAME + rb"\par"),
    "split by formatting": rtf(rb"{\b Ife}{\i oma} Bracken{\ul ridge}\par"),
    "hexadecimal letters": rtf(b"".join(rb"\'%02x" % byte for byte in NAME) + rb"\par"),
    "unicode letters": rtf(b"".join(rb"\u%d?" % byte for byte in NAME) + rb"\par"),
    "table": rtf(rb"\trowd\cellx1000\cellx2000\pard\intbl Who\cell " + NAME + rb"\cell\row\pard"),
    "author": rtf(head=rb"{\info{\author " + NAME + b"}}"),
    "title": rtf(head=rb"{\info{\title Report of " + NAME + b"}}"),
    "company": rtf(head=rb"{\info{\*\company " + NAME + b"}}"),
    "user property": rtf(head=rb"{\*\userprops{\propname Client}\proptype30{\staticval " + NAME + b"}}"),
    "variable": rtf(head=rb"{\*\docvar{client}{" + NAME + b"}}"),
    "header": rtf(head=rb"{\header\pard " + NAME + rb"\par}"),
    "footer": rtf(head=rb"{\footerf\pard " + NAME + rb"\par}"),
    "footnote": rtf(rb"\pard word{\footnote\pard " + NAME + rb"\par}\par"),
    "comment": rtf(rb"word{\*\atnid AB}{\*\atnauthor x}\chatn{\*\annotation\pard " + NAME + rb"}\par"),
    "comment author": rtf(rb"word{\*\atnauthor " + NAME + rb"}\chatn{\*\annotation\pard looks good}\par"),
    "hidden": rtf(rb"{\v " + NAME + rb"}\par"),
    "white": rtf(rb"{\cf1 " + NAME + rb"}\par"),
    "tiny": rtf(rb"{\fs2 " + NAME + rb"}\par"),
    "deleted": rtf(rb"{\deleted " + NAME + rb"}\par"),
    "change author": rtf(head=rb"{\*\revtbl{Unknown;}{" + NAME + b";}}"),
    "bookmark": rtf(rb"{\*\bkmkstart Ifeoma_Brackenridge}word{\*\bkmkend Ifeoma_Brackenridge}\par"),
    "style name": rtf(head=rb"{\stylesheet{\s0 Normal;}{\s15 " + NAME + rb" Quote;}}"),
    "field code": rtf(rb'{\field{\*\fldinst INCLUDETEXT "C:/' + NAME + rb'.doc"}{\fldrslt text}}\par'),
    "link": rtf(rb'{\field{\*\fldinst HYPERLINK "mailto:ifeoma.brackenridge@oak.example"}{\fldrslt write}}\par'),
    "form default": rtf(rb"{\field{\*\fldinst FORMTEXT{\*\formfield{\fftype0{\*\ffdeftext " + NAME + rb"}}}}{\fldrslt x}}\par"),
    "shape text": rtf(rb"{\shp{\*\shpinst{\sp{\sn shapeType}{\sv 202}}{\shptxt\pard " + NAME + rb"\par}}}\par"),
    "shape description": rtf(rb"{\shp{\*\shpinst{\sp{\sn wzDescription}{\sv Picture of " + NAME + rb"}}}}\par"),
    "index entry": rtf(rb"word{\*\xe " + NAME + rb"}\par"),
    "template": rtf(head=rb"{\*\template C:/" + NAME + b".dot}"),
    "unknown destination": rtf(head=rb"{\*\invented " + NAME + b"}"),
    "data in hexadecimal": rtf(head=rb"{\*\datastore " + NAME.hex().encode() + b"}"),
    "embedded file": rtf(
        rb"{\object\objemb{\*\objclass Package}{\*\objdata " + (b"{\\rtf1 " + NAME + b"}").hex().encode() + rb"}{\result x}}\par"
    ),
    "after the end": rtf(after=b"\n" + NAME),
}


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_secret_in_one_channel_of_an_rtf_file_is_reported_and_gone(channel: str) -> None:
    assert_closed(CHANNELS[channel], "letter.rtf")


@pytest.mark.parametrize(("channel", "why"), [("hidden", "vanish"), ("white", "white"), ("tiny", "tiny"), ("deleted", "deletion")])
def test_what_a_reader_does_not_see_says_why(channel: str, why: str) -> None:
    assert why in [reason for _, reason in reported(read(CHANNELS[channel], "letter.rtf"))]
