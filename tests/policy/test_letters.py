"""Letters are data: every outcome and scope has its words, a field that the service does not know is refused, an empty one too."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.domain.errors import NotNow
from service.domain.request import Outcome
from service.domain.statement import Scope
from service.policy.complaints import BadPolicy
from service.policy.letters import FIELDS, FILE, LETTERS, load_letters
from service.policy.packs import load_packs, packs_folder
from service.producing.letters import letter_text

SHIPPED = (packs_folder() / LETTERS / FILE).read_text(encoding="utf-8")
FILLED = {name: f"<{name}>" for name in FIELDS}


def test_every_outcome_and_every_scope_has_its_words_in_both_languages_and_the_welsh_is_a_draft() -> None:
    rules = load_packs(packs_folder()).letters
    assert rules is not None
    assert set(rules.letters) == {outcome.value for outcome in Outcome}
    assert set(rules.scopes) == {scope.value for scope in Scope}
    assert all(rules.languages(("en", "cy", "gd"), outcome.value) == ("en", "cy") for outcome in Outcome)
    assert rules.drafts == {"cy"}
    for letter in rules.letters.values():
        for text in letter.text.values():
            assert "{{" not in letter_text(text, FILLED)


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_a_field_without_a_value_is_refused_by_name(field: str) -> None:
    rules = load_packs(packs_folder()).letters
    assert rules is not None
    with pytest.raises(NotNow) as refused:
        letter_text(rules.letters["accept"].text["en"], {**FILLED, field: "  "})
    assert (refused.value.code, refused.value.detail) == ("letter-field-missing", f"The letter lacks {field}.")


def test_what_a_respondent_wrote_is_never_a_template() -> None:
    assert letter_text("{{ reasons }}", {"reasons": "{{ name }} {% x %}"}) == "{{ name }} {% x %}"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("{{ contact }}", "{{ telephone }}"), "asks for telephone"),
        (("{{ contact }}", "{% if contact %}x{% endif %}"), "something that is no field"),
        (("{{ contact }}", "{{ contact.upper() }}"), "something that is no field"),
        (("  cy: {status: draft}\n", ""), "is none of languages"),
        (("days: 14", "days: soon"), "write a whole number"),
    ],
)
def test_letters_that_cannot_be_filled_are_refused_with_file_and_line(tmp_path: Path, change: tuple[str, str], told: str) -> None:
    assert change[0] in SHIPPED
    (tmp_path / LETTERS).mkdir()
    (tmp_path / LETTERS / FILE).write_text(SHIPPED.replace(*change), encoding="utf-8")
    with pytest.raises(BadPolicy) as refused:
        load_letters(packs_folder(), tmp_path)
    assert refused.value.code == "letters-not-valid"
    assert told in refused.value.detail
    assert f"{FILE}:" in refused.value.detail
