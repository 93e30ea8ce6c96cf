"""The wheel, installed in an empty folder, runs `disclosure demo`: every sample on the whole road.

Nothing is taken from a checkout; what leaves is what a careful officer would let out.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import sysconfig
import threading
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from selectolax.lexbor import LexborHTMLParser

from service.documents.checks.decoded_forms import decoded_forms
from service.kit.digests import sha256
from service.kit.folding import fold
from service.producing.verify_bundle import verify_bundle
from tests.journeys.conftest import SUBMISSIONS, expected

ROOT = Path(__file__).parents[2]

NAMES = [path.name for path in SUBMISSIONS]
READABLE = [name for name in NAMES if expected(name)["status"] == "redacted"]

#: What a person's decision keeps back, and why.
KEPT_BACK = {
    "probation-officer-in-confidence.txt": "waits: whole-request-accepted",
    "ward-nurse-two-minds.docx": "waits: request-pending",
}


@dataclass(frozen=True)
class Demo:
    """What one demo left behind."""

    out: Path
    exit_code: int
    said: dict[str, Any]

    def line(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = next(line for line in self.said["samples"] if line["file"] == name)
        return found

    def released(self, name: str) -> dict[str, bytes]:
        folder = self.out / "redacted" / name
        return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.is_dir() else {}

    @property
    def site(self) -> Path:
        return self.out / "site"

    def shown(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.site / "index.json").read_text(encoding="utf-8"))
        return found


@pytest.fixture(scope="module")
def disclosure(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of a fresh virtual environment that holds the wheel and borrows only the dependencies."""
    wheels = tmp_path_factory.mktemp("wheels")
    build = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--quiet", "--wheel-dir", str(wheels), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False)
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(home)}))
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    install = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--quiet", "--ignore-installed", "--prefix", str(home)]
    subprocess.run([*install, *(str(wheel) for wheel in wheels.iterdir())], check=True, capture_output=True)
    return home / "bin" / "disclosure"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("empty")


@pytest.fixture(scope="module")
def demo(disclosure: Path, empty: Path) -> Demo:
    run: list[str | Path] = [disclosure.with_name("python"), disclosure, "demo", "--out", "demo", "--json"]
    done = subprocess.run(run, cwd=empty, capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    return Demo(empty / "demo", done.returncode, json.loads(done.stdout))


def test_the_command_is_the_wheels_own(disclosure: Path, empty: Path) -> None:
    ask: list[str | Path] = [disclosure.with_name("python"), "-c", "import service; print(service.__file__)"]
    where = subprocess.run(ask, cwd=empty, capture_output=True, text=True, check=True).stdout
    assert str(ROOT) not in where


def test_the_wheels_command_verifies_a_bundle(disclosure: Path, demo: Demo) -> None:
    bundle = min((demo.out / "bundles").iterdir())
    check: list[str | Path] = [disclosure.with_name("python"), disclosure, "release", "verify", str(bundle)]
    assert subprocess.run(check, cwd=demo.out, capture_output=True, check=False).returncode == 0


def squeezed(content: bytes) -> str:
    return re.sub(r"\s+", " ", content.decode())


def test_the_demo_ends_well_and_the_trail_is_whole(demo: Demo) -> None:
    assert (demo.exit_code, demo.said["audit"]) == (0, True)
    assert [line["file"] for line in demo.said["samples"]] == NAMES


@pytest.mark.parametrize("name", READABLE)
def test_what_may_leave_is_released_and_what_people_kept_back_is_not(demo: Demo, name: str) -> None:
    outcome = demo.line(name)["outcome"]
    if name in KEPT_BACK:
        assert (outcome, demo.released(name)) == (KEPT_BACK[name], {})
    else:
        assert outcome.startswith("released: redacted-1"), outcome


@pytest.mark.parametrize("name", sorted(set(NAMES) - set(READABLE)))
def test_what_could_not_be_read_is_held_and_nothing_leaves(demo: Demo, name: str) -> None:
    assert demo.line(name)["outcome"].split(":")[0] in {"held", "unreadable"}
    assert demo.released(name) == {}


@pytest.mark.parametrize("name", [name for name in READABLE if name not in KEPT_BACK])
def test_what_must_go_is_gone_and_what_must_stay_is_there(demo: Demo, name: str) -> None:
    text = squeezed(demo.released(name)["redacted-1.txt"])
    wanted = expected(name)
    assert [string for string in wanted["must_go"] if squeezed(string.encode()).casefold() in text.casefold()] == []
    assert [string for string in wanted["must_stay"] if squeezed(string.encode()) not in text] == []


def test_every_bundle_proves_itself(demo: Demo) -> None:
    bundles = sorted((demo.out / "bundles").iterdir())
    assert len(bundles) == sum(bool(line["bundle"]) for line in demo.said["samples"]) == len(READABLE) - len(KEPT_BACK)
    assert all(verify_bundle(bundle.read_bytes()).passed for bundle in bundles)


def test_the_table_and_the_log_name_nobody(demo: Demo) -> None:
    told = json.dumps(demo.said, ensure_ascii=False) + (demo.out / "demo.log").read_text(encoding="utf-8")
    names = {string for name in READABLE for string in expected(name)["must_go"] if " " in string and len(string) > 10}
    assert [name for name in names if name.casefold() in told.casefold()] == []


def test_the_demo_ends_with_the_published_site_of_its_call(demo: Demo) -> None:
    told = demo.shown()
    assert (told["received"], told["published"]) == (len(NAMES), len(READABLE) - len(KEPT_BACK))
    assert len(told["responses"]) == len(READABLE) - len(KEPT_BACK)
    assert {"Baker & Partners LLP", "St Winifred's Hospice"} <= set(told["organisations"])
    assert Path(demo.said["site"]).name == demo.site.name


def page_of(demo: Demo, name: str) -> Path:
    """Find the page of a response by its proved bytes: nothing else leads from the one to the other."""
    released = {sha256(content) for content in demo.released(name).values()}
    lines = (line for line in demo.shown()["responses"] if {file["sha256"] for file in line["files"]} <= released)
    return demo.site / str(next(lines)["page"])


@pytest.mark.parametrize("name", [name for name in READABLE if name not in KEPT_BACK])
def test_on_the_page_of_a_response_what_must_go_is_gone_and_what_must_stay_is_there(demo: Demo, name: str) -> None:
    page = LexborHTMLParser(page_of(demo, name).read_bytes())
    assert page.body is not None
    text, wanted = squeezed(page.body.text(separator=" ").encode()), expected(name)
    assert [string for string in wanted["must_go"] if squeezed(string.encode()).casefold() in text.casefold()] == []
    flat = fold(page.body.text(separator=""))
    assert [string for string in wanted["must_stay"] if fold(string) not in flat] == []


def test_no_name_number_or_address_that_goes_from_any_response_stands_anywhere_on_the_site(demo: Demo) -> None:
    """The folded hunt over all files, once more, by the list that people wrote: also for those who are confidential or not ready."""
    gone = {string for name in READABLE for string in expected(name)["must_go"] if pointing(string)}
    stays = " ".join(string for name in READABLE for string in expected(name)["must_stay"])
    hunted = sorted(string for string in gone if fold(string) not in fold(stays))
    assert len(hunted) > 50
    for path in sorted(path for path in demo.site.rglob("*") if path.is_file()):
        forms = [fold(text) for _, text in decoded_forms(path.read_bytes())]
        found = [string for string in hunted if any(fold(string) in form for form in forms)]
        assert found == [], path.name


def pointing(string: str) -> bool:
    """Say whether a string points at somebody wherever it stands: a full name, an address, a long number."""
    return "@" in string or sum(map(str.isdigit, string)) >= 7 or (string.istitle() and len(string.split()) > 1)


def test_no_public_id_leads_to_a_submission_or_tells_the_order_of_receipt(demo: Demo) -> None:
    ids = [line["reference"] for line in demo.shown()["responses"]]
    order = [page_of(demo, name).stem for name in NAMES if demo.released(name)]
    assert sorted(order) == sorted(ids)
    assert order != sorted(ids), "they came in in the order of their files' names, and their ids do not"
    assert len({path.stat().st_mtime for path in demo.site.rglob("*")}) == 1
    assert not [path for path in demo.site.rglob("*") if any(name.rpartition(".")[0] in path.name for name in NAMES)]


@pytest.mark.needs_chromium
def test_front_page_and_responses_have_no_barrier_and_fetch_nothing(demo: Demo) -> None:
    pages = [demo.site / "index.html", *(page_of(demo, name) for name in ("fire-service-form.docx", "in-time-at-night.eml"))]
    asked: list[str] = []
    with served(demo.site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda said: asked.append(f"console: {said.text}"))
        for path in pages:
            page.goto(f"{address}/{path.relative_to(demo.site)}")
            found = Axe().run(page).response["violations"]
            assert [(each["id"], [node["html"] for node in each["nodes"]][:3]) for each in found] == []
        browser.close()
    assert {url for url in asked if not url.startswith(address)} == set()
    assert {url.removeprefix(address + "/") for url in asked} == {*(str(p.relative_to(demo.site)) for p in pages), "style.css"} | (
        {url.removeprefix(address + "/") for url in asked if url.endswith("favicon.ico")}
    )


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder as any web server would."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()
