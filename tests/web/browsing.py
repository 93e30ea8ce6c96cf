"""A browser without scripts: it follows links, fills forms as a page gives them, and presses their buttons."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode
from starlette.testclient import TestClient

from service.workflow.signing_in.make_link import make_link
from tests.api.service_running import OPERATOR, Service


@dataclass
class Browser:
    """What one person sees."""

    client: TestClient
    answer: Any = None
    page: LexborHTMLParser = field(default_factory=lambda: LexborHTMLParser(""))

    def go(self, address: str) -> Browser:
        return self._shown(self.client.get(address))

    def send(self, action: str, *, button: tuple[str, str] | None = None, **fields: str | list[str]) -> Browser:
        """Send the form of the page with this action, with its hidden and chosen fields and those given."""
        form = self.form(action)
        data: dict[str, Any] = {}
        for node in form.css("input, select, textarea"):
            name = node.attributes.get("name")
            kind = node.attributes.get("type")
            if name and kind not in {"checkbox", "radio", "file"}:
                data[name] = _value(node)
        data |= {name.replace("__", ":"): value for name, value in fields.items()}
        if button:
            data[button[0]] = button[1]
        return self._shown(self.client.post(action, data=data))

    def form(self, action: str) -> LexborNode:
        found = self.page.css_first(f'form[action="{action}"]')
        assert found is not None, f"no form {action} on a page that says: {self.text[:600]}"
        return found

    def button(self, words: str) -> str:
        """Return the value of the first decision button whose words begin so."""
        for node in self.page.css("button[name=do]"):
            if node.text(strip=True).startswith(words):
                return str(node.attributes["value"])
        raise AssertionError(f"no button {words} on a page that says: {self.text[:600]}")

    @property
    def text(self) -> str:
        body = self.page.body
        return re.sub(r"\s+", " ", body.text(separator=" ")) if body else ""

    @property
    def address(self) -> str:
        return str(self.answer.url.path)

    def _shown(self, answer: Any) -> Browser:
        self.answer = answer
        self.page = LexborHTMLParser(answer.text if "html" in answer.headers.get("content-type", "") else "")
        return self


def _value(node: LexborNode) -> str:
    if node.tag == "select":
        chosen = node.css_first("option[selected]") or node.css_first("option")
        return "" if chosen is None else str(chosen.attributes.get("value") or ("" if "value" in chosen.attributes else chosen.text()))
    return str(node.text() if node.tag == "textarea" else node.attributes.get("value") or "")


def link_for(service: Service, who: str) -> str:
    """Make a one-time link for somebody and return its address."""
    return f"/sign-in/{make_link(service.parts.context(OPERATOR), service.persons[who]).secret.value}"


def signed_in(service: Service, who: str) -> Browser:
    """Return the browser of somebody who has used their link."""
    browser = Browser(TestClient(service.app, raise_server_exceptions=False))
    address = link_for(service, who)
    browser.go(address).send(address)
    assert browser.answer.status_code == 200, browser.text
    return browser
