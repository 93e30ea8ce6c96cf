"""How a call's responses are put before the public: the rules and words of `policies/publishing/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from service.kit.digests import sha256
from service.policy.complaints import BadPolicy, Problem, read_checked
from service.policy.placed_yaml import Placed

PUBLISHING = "publishing"
FILE = "site.yaml"
CODE = "publishing-not-valid"
MAIN = "en"

#: Every text that a site needs; a file that lacks one is refused when it is loaded, not when a page is written.
NEEDED = frozenset(
    {
        "back", "by_capacity", "by_confidentiality", "by_question", "bytes", "capacity", "closed", "confidential", "copyright",
        "copyright_title", "corrected", "count", "draft_text", "embargo", "fewer", "files", "in_full", "individual", "individuals_count",
        "kind", "no_organisations", "no_responses", "not_published", "not_shown", "opened", "organisation", "organisations",
        "organisations_count", "organisations_unnamed", "published_in_part", "published_on", "published_whole", "question",
        "questions_answered", "received", "redaction_note", "reference", "removed", "removed_count", "removed_title", "respondent",
        "response", "responses", "responses_to", "reuse_csv", "reuse_json", "reuse_title", "skip", "small_numbers", "total", "unclear",
        "unnamed_individual", "unnamed_organisation", "unnamed_unclear",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PublishingRules:
    """One version of them. `words` maps a key to its texts by language; `drafts` are the languages nobody has confirmed."""

    version: str
    digest: str
    below: int
    counted_only: str
    words: Mapping[str, Mapping[str, str]]
    drafts: frozenset[str]

    def languages(self, asked: tuple[str, ...]) -> tuple[str, ...]:
        """Return those of a call's languages in which every text is there; English first, and always."""
        whole = {language for language in asked if all(language in texts for texts in self.words.values())}
        return (MAIN, *(language for language in asked if language in whole - {MAIN}))


def load_publishing(folder: Path, overlay: Path | None = None) -> PublishingRules | None:
    """Read the rules of an authority's own folder if it has them, else those shipped; None where there are none.

    Raises BadPolicy (publishing-not-valid) with file, line and what to write instead.
    """
    for each in (overlay, folder):
        file = each / PUBLISHING / FILE if each else None
        if file is not None and file.is_file():
            return _read(file)
    return None


def _read(file: Path) -> PublishingRules:
    content = file.read_bytes()
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise BadPolicy((Problem(file.name, 1, "not UTF-8; save the file as UTF-8"),), code=CODE) from None
    placed = read_checked(text, file=file.name, schema_name="publishing.schema.json", code=CODE)
    problems = tuple(_loose_ends(placed, file.name))
    if problems:
        raise BadPolicy(problems, code=CODE)
    data = placed.data
    drafts = frozenset(language for language, about in data["languages"].items() if about["status"] == "draft")
    return PublishingRules(data["version"], sha256(content), data["small_numbers"]["below"], data["counted_only"], data["words"], drafts)


def _loose_ends(placed: Placed, file: str) -> Iterator[Problem]:
    words = placed.data["words"]
    missing = sorted(NEEDED - words.keys())
    if missing:
        yield Problem(file, placed.line(("words",)), f"words lacks {', '.join(missing)}; add it")
    known = placed.data["languages"]
    for key, texts in words.items():
        for language in texts:
            if language not in known:
                message = f"words.{key} has text in {language!r}, which languages does not name; add it there"
                yield Problem(file, placed.line(("words", key)), message)
