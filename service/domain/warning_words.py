"""What a warning of a reader means, in words for whoever must act on it; the code is stable, the words are not."""

from __future__ import annotations

from collections.abc import Mapping

#: A code of `Warned` → what to know of it. Codes that only tell how a file was read have no line.
WORDS: Mapping[str, str] = {
    "faked-redaction": "redaction in the received file can be undone",
    "read-by-ocr": "words were read from pictures: compare names and numbers with them",
    "text-layer-disagrees": "a page's text is not what its picture shows: both were read, what the picture shows is written",
    "thumbnail-differs": "the small copy in a picture shows something else",
}
