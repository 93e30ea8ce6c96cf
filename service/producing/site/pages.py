"""The pages of a published site: semantic, static, without scripts; nothing comes from elsewhere. Values in, bytes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from service.domain.publication import ResponseLine

FOLDER = Path(__file__).parent
STYLE = (FOLDER / "style.css").read_bytes()
LONDON = ZoneInfo("Europe/London")

#: How a count is told that is held back, by the word that stands for it in the data.
AS_IS = "as_is"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: a key of the words, or a text of its own; `told` is "as_is" or the key of what stands for the count."""

    key: str
    count: int
    told: str = AS_IS
    text: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """All that a site says beside the responses themselves. `removed` are the public ids that were taken down."""

    title: str
    publisher: str
    call: str
    opens: datetime | None
    closes: datetime
    received: int
    published: int
    organisations: tuple[str, ...]
    lines: tuple[ResponseLine, ...]
    by_shown: tuple[Row, ...]
    by_capacity: tuple[Row, ...]
    by_question: tuple[Row, ...]
    below: int
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a site in its languages, the first one leading; `drafts` are the languages nobody has confirmed."""

    words: Mapping[str, Mapping[str, str]]
    languages: tuple[str, ...]
    drafts: frozenset[str]

    def plain(self, key: str, **values: object) -> str:
        """Return a text in the leading language."""
        return self.words[key][self.languages[0]].format(**values)

    def both(self, key: str, **values: object) -> Markup:
        """Return a text in every language, each marked as what it is."""
        leading = escape(self.plain(key, **values))
        others = (
            Markup('<span class="cy" lang="{}">{}</span>').format(language, self.words[key][language].format(**values))
            for language in self.languages[1:]
        )
        return Markup(" ").join((leading, *others))

    @property
    def has_draft(self) -> bool:
        """Say whether any text shown is a draft."""
        return bool(self.drafts & set(self.languages))


@dataclass(frozen=True, slots=True)
class Pages:
    """Writes the pages of one publication."""

    wording: Wording
    made: datetime
    title: str
    below: int
    embargo: datetime | None = None

    def index(self, site: Site) -> bytes:
        """Return the front page."""
        return self._page("index.html", root="", site=site)

    def response(self, line: ResponseLine, body: str) -> bytes:
        """Return the page of one response; `body` is HTML that the leak gate has proved, put in as it is."""
        return self._page("response.html", root="../", line=line, body=Markup(body))  # noqa: S704 - proved and cleaned before

    def removed(self, removed_at: datetime) -> bytes:
        """Return what stands where a response was taken down."""
        return self._page("removed.html", root="../", removed_at=removed_at)

    def told(self, row: Row) -> Markup:
        """Return a count as it may be told."""
        return escape(row.count) if row.told == AS_IS else self.wording.both(row.told, below=self.below)

    def _page(self, template: str, **values: object) -> bytes:
        words: dict[str, Callable[..., object]] = {"both": self.wording.both, "plain": self.wording.plain, "told": self.told}
        shared = {"draft": self.wording.has_draft, "made": self.made.astimezone(LONDON), "embargo": self.embargo, "title": self.title}
        return templates().get_template(template).render(**shared, **words, **values).encode()


@cache
def templates() -> Environment:
    """Return the templates, read once."""
    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters["day"] = day
    made.filters["moment"] = moment
    return made


def day(when: datetime) -> str:
    """Return a day as people write it."""
    local = when.astimezone(LONDON)
    return f"{local.day} {local:%B %Y}"


def moment(when: datetime) -> str:
    """Return a day and time as people write it."""
    return f"{day(when)}, {when.astimezone(LONDON):%H:%M}"
