from __future__ import annotations

import pytest

from service.detection.recognisers.uk import address
from tests.detection.recognisers.reading import proposed, shown


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("I live at 14 Orchard Lane, Bristol, BS1 4XX and work", "14 Orchard Lane, Bristol, BS1 4XX"),
        ("Flat 2, 14 Orchard Lane, Clifton, Bristol BS1 4XX.", "Flat 2, 14 Orchard Lane, Clifton, Bristol BS1 4XX"),
        (
            "Jane Smith\nFlat 3b\nRose Court\n22-24 High Street\nAmbridge\nM14 5RT",
            "Flat 3b\nRose Court\n22-24 High Street\nAmbridge\nM14 5RT",
        ),
        ("Mr Huw Jones, Ty Gwyn, Llanfair Caereinion, Powys, SY21 0XX", "Ty Gwyn, Llanfair Caereinion, Powys, SY21 0XX"),
        ("12 Heol y Parc, Caerdydd, CF10 1AA", "12 Heol y Parc, Caerdydd, CF10 1AA"),
        ("Cyfeiriad: 3 Stryd Fawr, Bangor, Gwynedd LL57 1AA", "3 Stryd Fawr, Bangor, Gwynedd LL57 1AA"),
        ("PO Box 123, Leeds LS1 2AB", "PO Box 123, Leeds LS1 2AB"),
        ("14 ORCHARD LANE, BRISTOL, BS1 4XX", "14 ORCHARD LANE, BRISTOL, BS1 4XX"),
        ("the hostel at 9 Mill Lane, Stockport where he moved", "9 Mill Lane, Stockport"),
        ("Flat 1, 5 St. John's Road, Leeds. He left", "Flat 1, 5 St. John's Road, Leeds"),
        ("lives at 10 orchard road in leeds", "10 orchard road"),
        ("Address: Rose Cottage, Llanfair, Powys", "Rose Cottage, Llanfair, Powys"),
        ("Jane Smith, Church Street, Ambridge AB1 2XY", "Church Street, Ambridge AB1 2XY"),
        ("at The Old Bakery, Church Street, Ambridge BO1 2XY", "The Old Bakery, Church Street, Ambridge BO1 2XY"),
        ("moved to 4 Elm Close in May", "4 Elm Close"),
    ],
)
def test_it_is_proposed(text: str, value: str) -> None:
    assert value in proposed(address, text)


@pytest.mark.parametrize(
    "text",
    [
        "sentenced at 3 Crown Court, Leeds",
        "In 2012 Cambridge Road was closed",
        "Figure 3 Referral Way",
        "24 Hour Road traffic",
        "Form B1 2AB",
        "in the High Street",
        "10 Downing Street",
        "email address: see above",
    ],
)
def test_what_only_looks_like_it_is_not_proposed(text: str) -> None:
    assert proposed(address, text) == set()


@pytest.mark.parametrize("text", ["she lived on Acacia Avenue for years"])
def test_a_weak_layout_is_shown_and_not_proposed(text: str) -> None:
    assert shown(address, text)
    assert not proposed(address, text)
