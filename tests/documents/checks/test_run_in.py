"""A name that lost the space beside it is still a name; an ordinary word that holds its letters is none."""

from __future__ import annotations

import pytest

from service.documents.checks.examined import Examined
from service.documents.checks.hunting import Hunter
from service.documents.checks.standing import still_standing
from service.domain.verification import Secret

NAME = Secret("Orlaith Penhaligon", "PERSON")


def leaks(text: str, *names: str, kept: tuple[str, ...] = ()) -> int:
    secrets = tuple(Secret(name, "PERSON") for name in names)
    return len(Examined(b"", "text/plain", secrets, text, frozenset(kept)).leaks_in_text(text))


@pytest.mark.parametrize(
    "glued",
    [
        "Orlaith PenhaligonPenhaligon",
        "PenhaligonPenhaligon",
        "OrlaithOrlaith",
        "penhaligonorlaith",
        "PENHALIGONPENHALIGON",
        "StaffPenhaligon",
        "HMPPenhaligon",
        "PenhaligonVisitors",
        "StaffPenhaligonVisitors",
        "OrlaithQuill",
        "QuillOrlaith",
        "Penhaligonwas",
        "The Penhaligons",
    ],
)
@pytest.mark.parametrize("text", ["{}", "Here {} stands.", "{}\n"])
def test_a_run_in_name_is_a_leak_even_where_the_run_in_word_is_kept(glued: str, text: str) -> None:
    assert leaks(text.format(glued), NAME.text)
    if not glued.startswith("The"):
        assert leaks(text.format(glued), NAME.text, kept=(glued,))


@pytest.mark.parametrize(("name", "glued"), [("Al Ward", "Al WardVisitors"), ("Al Ward", "StaffAl Ward"), ("Ann Lee", "AnnLeeToday")])
def test_a_short_name_run_into_a_word_is_a_leak(name: str, glued: str) -> None:
    assert leaks(f"See {glued}.", name, kept=(glued,))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Rose Hurley", "plain prose"),
        ("Ann Lee", "a fleet of vans"),
        ("Ann Lee", "plan leeway"),
        ("Rose Hurley", "Rosemary is a herb"),
        ("Helen Grace", "a disgrace"),
        ("Tom Baker", "Bakersfield is far"),
        ("Peter Donald", "Mr McDonald agreed"),
        ("Kevin White and Amy Chapel", "in Whitechapel"),
        ("Sarah Young", "Youngs is a brewery"),
        ("Peter Christian", "Christianity and christian homes"),
        ("Alan Robert", "a Roberta"),
    ],
)
def test_an_ordinary_word_that_holds_a_name_is_none(name: str, text: str) -> None:
    assert not leaks(text, name)


def test_a_kept_word_of_its_own_still_excuses_the_name_in_it() -> None:
    assert not leaks("as Denise Okafor-Hume said", "Denise Okafor", kept=("Denise Okafor-Hume",))
    assert not leaks("as Mark Robertson said", "Mark Robert", kept=("Mark Robertson",))
    assert not leaks("as McDonald Trent said", "Donald Trent", kept=("McDonald Trent",))
    assert not leaks("Williams said so", "William Achterberg", kept=("Williams",))


def test_words_of_markup_that_a_capital_parts_are_no_names() -> None:
    hunter = Hunter((Secret("Alma Parent", "PERSON"), Secret("Mark Page", "PERSON")))
    assert not hunter.in_hidden("/StructParents 0 /MarkInfo /PageMode")
    assert Hunter((NAME,)).in_hidden("/Title(xPenhaligonStaff)")


def test_a_run_in_name_is_taken_out_with_its_word() -> None:
    assert still_standing("See StaffPenhaligonVisitors now.", (NAME,), frozenset()) == ("StaffPenhaligonVisitors",)
