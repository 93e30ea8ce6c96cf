"""Coming in, staying in, and who is kept out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from service.domain.actor import Role
from service.transport.session import COOKIE
from tests.api.service_running import CALL, OTHER_CALL, Service
from tests.web.browsing import Browser, link_for, signed_in


def nobody(service: Service) -> Browser:
    return Browser(TestClient(service.app, raise_server_exceptions=False))


def test_a_link_lets_in_once(service: Service) -> None:
    address = link_for(service, "reviewer")
    first, second = nobody(service), nobody(service)
    assert first.go(address).answer.status_code == 200
    assert "Calls for evidence" in first.send(address).text
    assert second.go(address).send(address).answer.status_code == 401
    assert "used already" in second.text


def test_looking_at_a_link_does_not_use_it_up(service: Service) -> None:
    address = link_for(service, "reviewer")
    for _ in range(3):
        nobody(service).go(address)
    browser = nobody(service)
    assert "Calls for evidence" in browser.go(address).send(address).text


def test_a_link_is_too_old_after_a_day(service: Service) -> None:
    address = link_for(service, "reviewer")
    later = service.parts.clock() + timedelta(hours=25)
    parts, service.app.state.installation = service.app.state.installation, replace(service.parts, clock=lambda: later)
    try:
        browser = nobody(service)
        assert browser.go(address).send(address).answer.status_code == 401
    finally:
        service.app.state.installation = parts


@pytest.mark.parametrize(("away", "still"), [(timedelta(minutes=29), True), (timedelta(minutes=31), False)])
def test_a_session_ends_when_nobody_clicks(service: Service, away: timedelta, still: bool) -> None:
    browser = signed_in(service, "reviewer")
    later = service.parts.clock() + away
    parts, service.app.state.installation = service.app.state.installation, replace(service.parts, clock=lambda: later)
    try:
        assert ("Calls for evidence" in browser.go("/").text) is still
        assert (browser.address == "/sign-in") is not still
    finally:
        service.app.state.installation = parts


def test_a_password_of_ones_own_lets_in_and_a_wrong_one_does_not(service: Service) -> None:
    browser = signed_in(service, "caseworker")
    assert "you can sign in" in browser.go("/account").send("/account", login="case@body.example", password="three plain words").text
    other = nobody(service)
    assert other.go("/sign-in").send("/sign-in", login="case@body.example", password="three plain swords").answer.status_code == 401
    assert "is not right" in other.text
    other.go("/sign-in?next=/account").send("/sign-in", login="CASE@body.example", password="three plain words")
    assert other.address == "/account"


def test_after_five_wrong_passwords_the_right_one_waits(service: Service) -> None:
    service.enter("slow", Role.REVIEWER)
    signed_in(service, "slow").go("/account").send("/account", login="slow@body.example", password="a long sentence here")
    other = nobody(service)
    for _ in range(5):
        other.go("/sign-in").send("/sign-in", login="slow@body.example", password="no such sentence")
    assert other.go("/sign-in").send("/sign-in", login="slow@body.example", password="a long sentence here").answer.status_code == 401


def test_signing_out_everywhere_ends_every_browser(service: Service) -> None:
    one, two = signed_in(service, "approver"), signed_in(service, "approver")
    one.go("/account").send("/sign-out", everywhere="yes")
    assert two.go("/").address == "/sign-in"


def test_a_form_of_another_site_or_another_session_changes_nothing(service: Service) -> None:
    one, two = signed_in(service, "reviewer"), signed_in(service, "reviewer")
    token = str(one.go("/account").form("/account").css_first("input[name=token]").attributes["value"])  # type: ignore[union-attr]
    sent = {"token": token, "login": "x@body.example", "password": "four words and more"}
    assert two.client.post("/account", data=sent).status_code == 403
    assert one.client.post("/account", data=sent | {"token": ""}).status_code == 403
    assert one.client.post("/account", data=sent, headers={"Origin": "https://elsewhere.example"}).status_code == 403
    assert one.client.post("/account", data=sent, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


@pytest.mark.parametrize("to", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)"])
def test_signing_in_never_leads_to_another_site(service: Service, to: str) -> None:
    page = nobody(service).go(f"/sign-in?next={to}")
    assert page.form("/sign-in").css_first("input[name=next]").attributes["value"] == "/"  # type: ignore[union-attr]


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(service: Service) -> None:
    address = link_for(service, "reviewer")
    browser = nobody(service)
    answer = browser.client.post(address, data={"use": "yes"}, follow_redirects=False)
    said = answer.headers["set-cookie"].lower()
    assert COOKIE in said
    assert "httponly" in said
    assert "samesite=lax" in said


def test_pages_name_their_sources_and_run_nothing_inline(service: Service) -> None:
    browser = signed_in(service, "reviewer")
    policy = browser.go("/").answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not [node for node in browser.page.css("script, style") if node.text(strip=True)]


@pytest.mark.parametrize("who", ["stranger"])
def test_what_is_of_another_call_is_not_there(service: Service, who: str) -> None:
    submission = service.submitted("I write as myself. My name is Odhran Velkey.")
    review = service.opened(submission)
    browser = signed_in(service, who)
    assert browser.go(f"/calls/{OTHER_CALL}").answer.status_code == 200
    for address in (f"/calls/{CALL}", f"/submissions/{submission}", f"/reviews/{review}", f"/reviews/{review}/approval", "/people"):
        answer = browser.go(address).answer
        assert answer.status_code in {403, 404}, address
        assert "Velkey" not in answer.text


def test_names_with_markup_are_shown_as_text(service: Service) -> None:
    text = "I write as myself. My name is Odhran <script>alert(1)</script> Velkey and Rhoswen Tackaberry <b>agreed</b>."
    submission = service.submitted(text)
    browser = signed_in(service, "reviewer")
    browser.go(f"/submissions/{submission}").send(f"/submissions/{submission}/reviews", purpose="publication")
    assert "<script>alert" not in browser.answer.text
    assert "&lt;script&gt;alert" in browser.answer.text


def test_an_administrator_enters_people_and_hands_out_links(service: Service) -> None:
    browser = signed_in(service, "admin")
    browser.go("/people").send("/people", name="Perpetua Oddfellow", call=CALL, role=["reviewer"])
    assert "Perpetua Oddfellow" in browser.text
    action = next(str(form.attributes["action"]) for form in browser.page.css("form") if str(form.attributes["action"]).endswith("/links"))
    assert "/sign-in/" in browser.send(action).text
    assert signed_in(service, "reviewer").go("/people").answer.status_code == 403
