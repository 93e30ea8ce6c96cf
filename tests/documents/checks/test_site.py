"""The gate of a site sees what its writers would never write, wherever it stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from service.documents.checks.site import OwnPage, check_file, check_response, files_of, texts_of
from service.documents.checks.site_strings import SiteStrings, points_everywhere
from service.domain.finding import PERSON
from service.domain.verification import Secret
from service.kit.digests import sha256

NAME = Secret("Tobias Quillfeather", PERSON)
MAIL = Secret("marged@post.example", "EMAIL_ADDRESS")
PHONE = Secret("07700 900412", "PHONE_NUMBER")
PAGE = (
    '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>A call</title><link rel="stylesheet" href="style.css"></head>'
    '<body><main id="main"><article id="response"><p>My manager, <span class="redaction">[redacted: personal information]</span>, '
    "wrote it.</p></article></main></body></html>"
)
WORDS = "My manager, [redacted: personal information], wrote it."
OWN = OwnPage((NAME, MAIL, PHONE), frozenset(), WORDS)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "style.css").write_text("a{}", encoding="utf-8")
    return tmp_path


def test_a_page_as_written_passes(site: Path) -> None:
    assert check_response(PAGE.encode(), OWN) == []
    assert check_file(site, "index.html", {}) == []
    assert files_of(site) == ["index.html", "style.css"]


@pytest.mark.parametrize(
    ("where", "told"),
    [
        (("wrote it.", "wrote it. Tobias Quillfeather"), "page: secret"),
        (("wrote it.", "wrote it. TOBIAS\u00a0quill-feather"), "page: secret"),
        (("wrote it.", "Quillfeather wrote it."), "page: secret"),
        (("<title>A call", "<title>Tobias Quillfeather"), "page: secret"),
        (('class="redaction"', 'class="redaction" title="marged@post.example"'), "attribute: secret"),
        (("</main>", "<!-- 07700 900412 --></main>"), "page: secret"),
        ((", wrote it.", ""), "text is missing"),
        (("wrote it.", "wrote it, they say."), "text is there that was not approved"),
        (('<article id="response">', "<article>"), "no response"),
    ],
)
def test_what_was_redacted_in_a_response_is_seen_anywhere_on_its_page(where: tuple[str, str], told: str) -> None:
    assert where[0] in PAGE
    found = check_response(PAGE.replace(*where).encode(), OWN)
    assert any(told in line for line in found), found
    assert not any("Quillfeather" in line or "marged" in line for line in found)


@pytest.mark.parametrize(
    ("where", "told"),
    [
        (("</main>", "<script>1</script></main>"), "elements"),
        (("</main>", "<!-- hidden --></main>"), "elements"),
        (("</main>", '<img src="https://elsewhere.example/p.png"></main>'), "elements"),
        (("<p>My", '<p onclick="x()">My'), "attributes"),
        (("<p>My", '<p style="color:red">My'), "attributes"),
        (('href="style.css"', 'href="missing.css"'), "leads nowhere"),
        (('href="style.css"', 'href="../../outside.css"'), "leads nowhere"),
        (("<p>My", '<p><a href="#nowhere">x</a>My'), "leads nowhere"),
        (("<p>My", '<p><a href="mailto:a@b.example">x</a>My'), "leads nowhere"),
        (('rel="stylesheet"', 'rel="preload"'), "no stylesheet"),
        ((' lang="en"', ""), "language"),
        (("wrote it", "sub_01m8djvdh21b1hfhre3p1x29ys wrote it"), "internal id"),
        (("<p>My", '<p class="01m8djvdh21b1hfhre3p1x29ys">My'), "internal id"),
    ],
)
def test_a_page_holds_nothing_that_the_site_never_has(site: Path, where: tuple[str, str], told: str) -> None:
    assert where[0] in PAGE
    (site / "index.html").write_text(PAGE.replace(*where), encoding="utf-8")
    assert any(told in line for line in check_file(site, "index.html", {})), check_file(site, "index.html", {})


def test_a_file_must_be_what_the_leak_gate_passed(site: Path) -> None:
    (site / "r.docx").write_bytes(b"proved")
    assert check_file(site, "r.docx", {"r.docx": sha256(b"proved")}) == []
    assert check_file(site, "r.docx", {"r.docx": sha256(b"other")}) == ["its bytes are not those that the leak gate passed"]


@pytest.mark.parametrize("content", [b"\xff\xfe not text", b'{"a": '])
def test_what_cannot_be_opened_has_not_passed(site: Path, content: bytes) -> None:
    (site / "index.json").write_bytes(content)
    assert check_file(site, "index.json", {}) == ["it could not be opened"]


def test_a_link_to_elsewhere_on_the_disk_is_no_file_of_a_site(site: Path) -> None:
    (site / "copy").symlink_to("/etc/hostname")
    with pytest.raises(ValueError, match="no plain file"):
        files_of(site)


#: How a string may be written so that a reader finds it again.
DISGUISES: dict[str, Callable[[str], tuple[str, bytes]]] = {
    "a page's text": lambda text: ("a.html", f"<html lang='en'><body><p>{text}</p></body></html>".encode()),
    "split by tags": lambda text: ("a.html", f"<html lang='en'><body><p>{text[:4]}<b>{text[4:]}</b></p></body></html>".encode()),
    "an attribute": lambda text: ("a.html", f"<html lang='en'><body><p title='{text}'>x</p></body></html>".encode()),
    "entities": lambda text: ("a.html", ("<p>" + "".join(f"&#{ord(each)};" for each in text) + "</p>").encode()),
    "JSON escapes": lambda text: ("a.json", ('{"a": "' + "".join(f"\\u{ord(each):04x}" for each in text) + '"}').encode()),
    "a key of JSON": lambda text: ("a.json", f'[{{"{text}": 1}}]'.encode()),
    "a cell of CSV": lambda text: ("a.csv", f'a,"x\n{text}"\n'.encode()),
    "plain text, upper case": lambda text: ("a.txt", text.upper().encode()),
    "a member of a zip": lambda text: ("a.docx", zipped(text.encode())),
}


def zipped(content: bytes) -> bytes:
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", content)
    return out.getvalue()


@pytest.mark.parametrize("how", DISGUISES)
@pytest.mark.parametrize("secret", [NAME, MAIL, PHONE], ids=lambda secret: secret.kind)
def test_a_string_of_one_response_is_found_in_any_file_of_the_site(how: str, secret: Secret) -> None:
    strings = SiteStrings()
    strings.add("sub_1", [secret])
    path, content = DISGUISES[how](secret.text)
    hits = [hit for text, binary in texts_of(path, content) for hit in strings.hits(text, binary=binary)]
    assert {hit.owner for hit in hits} == {"sub_1"}
    assert not any(hit.kept for hit in hits)


def test_a_kept_string_is_said_to_stand_over_a_hit() -> None:
    strings = SiteStrings()
    strings.add("sub_1", [Secret("Anwen Lloyd", PERSON)])
    kept = ("the Anwen Lloyd Foundation",)
    assert [hit.kept for hit in strings.hits("Written for the Anwen Lloyd\nFoundation.", kept=kept)] == [True]
    assert [hit.kept for hit in strings.hits("Written by Anwen Lloyd.", kept=kept)] == [False]
    assert list(strings.hits("Personal wards and lloyds.", kept=kept)) == []


@pytest.mark.parametrize(
    ("secret", "everywhere"),
    [
        (NAME, True),
        (MAIL, True),
        (PHONE, True),
        (Secret("QQ 12 34 56 C", "UK_NINO"), True),
        (Secret("Al Ward", PERSON), True),
        (Secret("Quillfeather", PERSON), False),
        (Secret("30 May 2025", "DATE"), False),
        (Secret("Abertawe", "LOCATION"), False),
        (Secret("at the end of the day", "PHRASE", region=True), False),
        (Secret("linkedin.example/in/tobias-q", "SOCIAL_PROFILE"), True),
        (Secret("--", "TEXT"), False),
    ],
)
def test_only_what_points_at_one_person_wherever_it_stands_is_hunted_in_other_responses(secret: Secret, *, everywhere: bool) -> None:
    assert points_everywhere(secret) is everywhere
