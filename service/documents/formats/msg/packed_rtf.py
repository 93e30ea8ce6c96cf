"""Undoes the compression of RTF in Outlook files (MS-OXRTFCP)."""

from __future__ import annotations

_DICTIONARY = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans SerifSymbolArialTimes "
    rb"New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_WINDOW = 4096
_LARGEST = 32 * 1024**2


def unpacked_rtf(packed: bytes) -> bytes:
    """Return the RTF; what is broken ends the text early."""
    if len(packed) < 16:
        return b""
    if packed[8:12] == b"MELA":
        return packed[16:]
    if packed[8:12] != b"LZFu":
        return b""
    window = bytearray(_DICTIONARY.ljust(_WINDOW, b" "))
    write = len(_DICTIONARY)
    out = bytearray()
    at = 16
    while at < len(packed) and len(out) < _LARGEST:
        control = packed[at]
        at += 1
        for bit in range(8):
            if control >> bit & 1:
                token = int.from_bytes(packed[at : at + 2], "big")
                at += 2
                offset, length = token >> 4, (token & 0xF) + 2
                if offset == write or at > len(packed):
                    return bytes(out)
                for by in range(length):
                    window[write] = window[(offset + by) % _WINDOW]
                    out.append(window[write])
                    write = (write + 1) % _WINDOW
            elif at < len(packed):
                out.append(packed[at])
                window[write] = packed[at]
                write = (write + 1) % _WINDOW
                at += 1
    return bytes(out)
