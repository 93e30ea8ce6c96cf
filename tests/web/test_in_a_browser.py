"""A reviewer at a real browser: keys alone, a selection, zoom, and no barrier that axe-core knows."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

from tests.api.service_running import Service
from tests.web.browsing import link_for

pytestmark = pytest.mark.needs_chromium

TEXT = """I write as myself. My name is Odhran Velkey. The blue teapot is old.

Rhoswen Tackaberry told me. The blue teapot stayed with us, and 07700 900321 is my number.
"""


@pytest.fixture(scope="module")
def address(service: Service) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(service.app, port=port, log_config=None, lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def page(service: Service, browser: Any, address: str) -> Iterator[Page]:
    """A page of the reviewer's, signed in by link; anything the browser complains of fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("request", lambda asked: complaints.append(asked.url) if not asked.url.startswith(address) else None)
    opened.goto(address + link_for(service, "reviewer"))
    opened.get_by_role("button", name="Sign in").click()
    yield opened
    context.close()
    assert complaints == []


def _review(service: Service, address: str, page: Page) -> str:
    review = service.opened(service.submitted(TEXT))
    page.goto(f"{address}/reviews/{review}")
    return review


def test_a_review_is_done_by_keys_alone(service: Service, address: str, page: Page) -> None:
    review = _review(service, address, page)
    waiting = page.locator(".t-proposed, .t-look").count()
    assert waiting >= 3
    page.keyboard.press("j")
    for _ in range(60):
        now = page.locator(".target.now")
        if page.locator(".t-proposed, .t-look").count() == 0:
            break
        if now.locator('button[data-key="a"]').count() and "shown" not in (now.get_attribute("class") or ""):
            with page.expect_navigation():
                page.keyboard.press("a")
        else:
            page.keyboard.press("j")
    assert page.locator(".t-proposed, .t-look").count() == 0
    assert "0 undecided" in page.locator(".progress").inner_text().replace("\n", " ")
    with page.expect_navigation():
        page.keyboard.press("u")
    assert page.locator(".t-proposed, .t-look").count() >= 1
    assert review in page.url


def test_words_selected_with_the_mouse_become_a_mark_at_their_place(service: Service, address: str, page: Page) -> None:
    _review(service, address, page)
    page.evaluate(
        """() => { const walker = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) { const at = node.data.indexOf("blue teapot stayed");
        if (at >= 0) { const range = document.createRange(); range.setStart(node, at); range.setEnd(node, at + 11);
        getSelection().removeAllRanges(); getSelection().addRange(range); return; } } }"""
    )
    page.keyboard.press("m")
    form = page.locator("#add")
    assert form.locator("#words").input_value() == "blue teapot"
    with page.expect_navigation():
        form.get_by_role("button", name="Mark").click()
    added = page.locator("mark.m-added")
    assert added.count() == 1, "the words stand twice; only the place that was selected is marked"
    assert added.inner_text().startswith("blue teapot")
    assert "stayed with us" in added.locator("xpath=..").inner_text()


def test_every_page_is_without_barriers_that_axe_knows_and_nothing_is_lost_when_enlarged(
    service: Service, address: str, page: Page
) -> None:
    review = _review(service, address, page)
    submission = service.get(f"/v1/reviews/{review}").json()["submission"]
    addresses = ("/", "/calls/hmip-sfo-2025", f"/submissions/{submission}", f"/reviews/{review}", f"/reviews/{review}/approval", "/account")
    for each in (*addresses, "/sign-in"):
        for width in (1280, 320):  # 320 points across is 1280 at 400 %
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(address + each)
            found = Axe().run(page)
            assert found.violations_count == 0, (each, width, [each["id"] for each in found.response["violations"]])
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1"), (each, width)


def test_the_first_thing_tab_reaches_is_the_way_to_the_content(service: Service, address: str, page: Page) -> None:
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to main content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
