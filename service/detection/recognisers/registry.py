"""Every recogniser of the house, found in its folder: one identifier per file.

Each module there has `CLASSES` (entity type → class of personal data) and `recogniser()` (a fresh instance).
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType, ModuleType

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers import uk
from service.domain.finding import Class


def _modules() -> tuple[ModuleType, ...]:
    names = sorted(module.name for module in iter_modules(uk.__path__))
    return tuple(import_module(f"{uk.__name__}.{name}") for name in names)


_MODULES = _modules()

#: Entity type → class of personal data.
CLASS_OF: Mapping[str, Class] = MappingProxyType({entity: class_ for module in _MODULES for entity, class_ in module.CLASSES.items()})


def uk_recognisers() -> list[EntityRecognizer]:
    """Return a fresh instance of each recogniser, always in the same order."""
    return [module.recogniser() for module in _MODULES]
