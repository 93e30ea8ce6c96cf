"""Settings come from the environment once, and say what is wrong without saying what was given."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.app.settings import VARIABLES, BadSetting, settings_from


def test_everything_has_a_default() -> None:
    found = settings_from({}, home=None)
    assert found.home.name == "disclosure"
    assert found.database_url is None
    assert found.embedded_workers == 1


def test_every_variable_is_read(tmp_path: Path) -> None:
    given = {
        "DISCLOSURE_HOME": str(tmp_path / "a"),
        "DISCLOSURE_DATABASE": "postgresql://localhost/x",
        "DISCLOSURE_POLICIES": str(tmp_path / "b"),
        "DISCLOSURE_LARGEST_FILE": "1000",
        "DISCLOSURE_EMBEDDED_WORKERS": "0",
        "DISCLOSURE_PRESIDIO": "key",
        "DISCLOSURE_MODELS": "",
    }
    assert set(given) == set(VARIABLES)
    found = settings_from(given)
    assert (found.home, found.database_url, found.policies) == (tmp_path / "a", "postgresql://localhost/x", tmp_path / "b")
    assert (found.largest_file, found.embedded_workers, found.presidio) == (1000, 0, "key")


def test_the_command_line_goes_before_the_environment(tmp_path: Path) -> None:
    assert settings_from({"DISCLOSURE_HOME": "/elsewhere"}, home=tmp_path).home == tmp_path


@pytest.mark.parametrize("value", ["-7", "0", "ten", "1.5", "١٢"])
def test_a_number_that_is_none_is_refused_without_repeating_it(value: str) -> None:
    with pytest.raises(BadSetting, match="DISCLOSURE_LARGEST_FILE is a whole number of 1 or more"):
        settings_from({"DISCLOSURE_LARGEST_FILE": value})
