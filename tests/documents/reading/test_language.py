from __future__ import annotations

import pytest

from service.documents.language import language_of, tagged
from service.domain.document import Anchor, Block, BlockKind

WELSH = [
    "Hoffwn i fy enw gael ei gadw yn gyfrinachol.",
    "Nid wyf am i'r ymateb hwn gael ei gyhoeddi.",
    "Rwy'n ysgrifennu atoch chi am y carchar yng Nghaerdydd.",
    "Cafodd fy mab ei arestio gan yr heddlu y llynedd.",
    "Mae'r gwasanaeth prawf wedi methu fy merch.",
    "Gwelais Rhodri Powell yn y llys ddydd Llun.",
    "Roedd y swyddog yn garedig iawn wrth y teulu.",
    "Peidiwch â chyhoeddi enw fy chwaer, os gwelwch yn dda.",
    "Credwn fod angen mwy o arian ar y gwasanaethau ieuenctid.",
    "Dylai pob dioddefwr gael cymorth yn ei iaith ei hun.",
]
ENGLISH = [
    "I would like my name to be kept confidential.",
    "Rhodri Powell and Nia Vaughan came to court on Monday.",
    "My son was arrested by the police in Aberystwyth last year.",
    "Please do not publish my response.",
    "Amina Okafor told me about it.",
    "Youth justice services need far more money.",
]


@pytest.mark.parametrize("text", WELSH)
def test_a_welsh_sentence_of_five_words_is_welsh(text: str) -> None:
    assert language_of(text) == "cy"


@pytest.mark.parametrize("text", ENGLISH)
def test_an_english_sentence_is_never_another_language(text: str) -> None:
    assert language_of(text) in {"en", None}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Chan eil mi ag iarraidh gun tèid m' ainm fhoillseachadh idir.", "gd"),
        ("Piszę do państwa w sprawie mojego syna, który był w więzieniu.", "pl"),
        ("میں اپنے بیٹے کے بارے میں لکھ رہا ہوں جو جیل میں تھا۔", "ur"),
        ("Je vous écris au sujet de mon fils qui était en prison.", "fr"),
    ],
)
def test_other_languages_are_told(text: str, language: str) -> None:
    assert language_of(text) == language


def test_too_little_to_tell_is_not_told() -> None:
    assert language_of("Amina Okafor") is None


def test_a_short_block_speaks_its_neighbours_language() -> None:
    made = [Block(BlockKind.PARAGRAPH, text, "", Anchor("")) for text in ("Annwyl Nia", WELSH[0], "Diolch", ENGLISH[0], "Thanks")]
    assert [block.language for block in tagged(made)] == ["cy", "cy", "cy", "en", "en"]
