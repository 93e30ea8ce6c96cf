"""A letter from its template and fields; a field without a value is refused, never left blank."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from service.domain.errors import NotNow

_FIELD = re.compile(r"{{\s*([a-z_]+)\s*}}")
#: Plain text: nothing is escaped, and nothing but fields can stand in a template.
_TEMPLATES = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True)


def letter_text(template: str, fields: Mapping[str, str]) -> str:
    """Return the filled letter; raises NotNow (letter-field-missing) that names each field without a value."""
    wanted = dict.fromkeys(_FIELD.findall(template))
    missing = [name for name in wanted if not fields.get(name, "").strip()]
    if missing:
        raise NotNow("letter-field-missing", f"The letter lacks {', '.join(missing)}.", todo="Give what is missing and write it again.")
    return _TEMPLATES.from_string(template).render({name: fields[name] for name in wanted})
