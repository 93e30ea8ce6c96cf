"""What an operator may set, read from the environment once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from service.api.presidio import Presidio
from service.detection.added_models import AddedModel, BadModel, parse_models
from service.storage.settings import StorageSettings
from service.workflow.submissions.taking_in import LARGEST_FILE

#: Variable → what it sets, for `--help` and the documentation.
VARIABLES: Mapping[str, str] = {
    "DISCLOSURE_HOME": "the one folder that holds everything (default: $XDG_DATA_HOME/disclosure, else ~/.local/share/disclosure)",
    "DISCLOSURE_DATABASE": "a PostgreSQL address; without it the database is SQLite in the home folder",
    "DISCLOSURE_POLICIES": "a folder of the authority's own policy packs, laid over those shipped",
    "DISCLOSURE_LARGEST_FILE": "what one upload may weigh in bytes (default: 52428800)",
    "DISCLOSURE_EMBEDDED_WORKERS": "threads that run jobs inside `serve` (default: 1; 0: run `disclosure worker` beside it)",
    "DISCLOSURE_MODELS": "larger models for detection as kind:folder, commas between (spacy, onnx, gliner; default: none)",
    "DISCLOSURE_PRESIDIO": "answer presidio's clients under /presidio: off (default), key, or loopback (without a key, here only)",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """One installation's settings."""

    home: Path
    database_url: str | None = None
    policies: Path | None = None
    largest_file: int = LARGEST_FILE
    embedded_workers: int = 1
    presidio: Presidio = Presidio.OFF
    models: tuple[AddedModel, ...] = ()

    @property
    def storage(self) -> StorageSettings:
        """What storage needs of it."""
        return StorageSettings(self.home, self.database_url)


class BadSetting(ValueError):
    """A setting that cannot be used; the message names the variable, never its value."""


def settings_from(environment: Mapping[str, str], *, home: Path | None = None) -> Settings:
    """Read the environment; `home` from a command line goes first."""
    policies = environment.get("DISCLOSURE_POLICIES")
    return Settings(
        home=(home or default_home(environment)).absolute(),
        database_url=environment.get("DISCLOSURE_DATABASE") or None,
        policies=Path(policies) if policies else None,
        largest_file=_number(environment, "DISCLOSURE_LARGEST_FILE", LARGEST_FILE, least=1),
        embedded_workers=_number(environment, "DISCLOSURE_EMBEDDED_WORKERS", 1, least=0),
        presidio=_presidio(environment),
        models=_models(environment),
    )


def default_home(environment: Mapping[str, str]) -> Path:
    """Return where everything lies unless the operator says otherwise."""
    if environment.get("DISCLOSURE_HOME"):
        return Path(environment["DISCLOSURE_HOME"]).expanduser()
    data = environment.get("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local" / "share") / "disclosure"


def _presidio(environment: Mapping[str, str]) -> Presidio:
    try:
        return Presidio(environment.get("DISCLOSURE_PRESIDIO", "").strip() or Presidio.OFF)
    except ValueError:
        raise BadSetting("DISCLOSURE_PRESIDIO is off, key or loopback") from None


def _models(environment: Mapping[str, str]) -> tuple[AddedModel, ...]:
    try:
        return parse_models(environment.get("DISCLOSURE_MODELS", ""))
    except BadModel as error:
        raise BadSetting(f"DISCLOSURE_MODELS: {error}") from None


def _number(environment: Mapping[str, str], name: str, default: int, *, least: int) -> int:
    given = environment.get(name, "").strip()
    if not given:
        return default
    if not given.isascii() or not given.isdigit() or int(given) < least:
        raise BadSetting(f"{name} is a whole number of {least} or more")
    return int(given)
