"""Which language each block is in; a short block speaks its neighbours' language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from service.domain.document import Block, BlockKind

#: What people in the United Kingdom write to public bodies in; a language left out is read as its nearest neighbour.
LANGUAGES = (
    "en", "cy", "gd", "ga", "pl", "ur", "pa", "bn", "gu", "hi", "ta", "ar", "fa", "ps", "so", "ro", "es", "pt", "fr", "de", "it", "nl",
    "zh", "ja", "ko", "tr", "ku", "uk", "ru", "lt", "lv", "cs", "sk", "hu", "bg", "el", "sq", "am", "vi", "th", "yo", "sw",
)  # fmt: skip
DEFAULT_LANGUAGE = "en"

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_ENOUGH_WORDS = 5
_ENOUGH_DENSE = 6
_LONGEST = 1_500
_SURE = 0.55
_SURE_WHEN_FAMILIAR = 0.30
_DENSE = re.compile("[\u0600-\u0fff\u1200-\u137f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NOT_PROSE = frozenset({BlockKind.PROPERTY, BlockKind.FILE_NAME, BlockKind.MESSAGE_HEADER})
_WELSH_WORDS = frozenset(
    [
        "yr",
        "ydw",
        "ydy",
        "yw",
        "mae",
        "ac",
        "wedi",
        "ei",
        "eu",
        "eich",
        "ein",
        "hyn",
        "hwn",
        "hon",
        "nid",
        "oes",
        "oedd",
        "bod",
        "fod",
        "gan",
        "gyda",
        "gyda'r",
        "i'r",
        "o'r",
        "a'r",
        "y'r",
        "mewn",
        "ar",
        "gyfer",
        "am",
        "fy",
        "rwy",
        "rwy'n",
        "dw",
        "rydym",
        "chi",
        "nhw",
        "hoffwn",
        "yn",
        "bydd",
        "byddaf",
        "diolch",
        "sydd",
        "cael",
        "gael",
        "wneud",
        "nad",
        "os",
        "gwelwch",
        "dda",
        "iawn",
        "hefyd",
        "ond",
        "felly",
        "cyfrinachol",
    ]
)
_ENGLISH_WORDS = frozenset(
    [
        "the",
        "and",
        "of",
        "to",
        "is",
        "was",
        "that",
        "for",
        "with",
        "are",
        "this",
        "have",
        "not",
        "be",
        "by",
        "from",
        "my",
        "we",
        "our",
        "it",
        "which",
        "would",
        "should",
    ]
)


def _model() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier


_MODEL = _model()


def language_of(text: str) -> str | None:
    """Return the language of a sentence or more, None when there is too little to tell."""
    sample = text[:_LONGEST]
    words = [word.lower().replace("’", "'") for word in _WORD.findall(sample)]
    if len(words) < _ENOUGH_WORDS and len(_DENSE.findall(sample)) < _ENOUGH_DENSE:
        return None
    welsh = sum(word in _WELSH_WORDS for word in words)
    english = sum(word in _ENGLISH_WORDS for word in words)
    if max(welsh, english) >= 2 and min(welsh, english) == 0:
        return "cy" if welsh else "en"
    language, sure = _MODEL.classify(" ".join(words) if sample.isupper() else sample)
    if sure >= _SURE or (language in {"en", "cy"} and sure >= _SURE_WHEN_FAMILIAR):
        return str(language)
    return None


def tagged(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with their languages; one too short to tell takes that of the last one that could be told."""
    told = [None if block.kind in _NOT_PROSE else language_of(block.text) for block in blocks]
    current = next((language for language in told if language), DEFAULT_LANGUAGE)
    result: list[Block] = []
    for block, language in zip(blocks, told, strict=True):
        current = language or current
        result.append(block if block.language == current else replace(block, language=current))
    return tuple(result)
