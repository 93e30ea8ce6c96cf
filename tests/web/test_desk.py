"""The whole road by pages alone, without a script."""

from __future__ import annotations

import io
import zipfile

from service.domain.actor import Role
from tests.api.service_running import CALL, Service
from tests.web.browsing import Browser, signed_in

RESPONSE = """I am writing in a personal capacity.

My name is Marged Ffion Pritchard and I was a ward sister for nine years. My manager, Tobias Quillfeather, wrote the first report.

Question 1. We find a near miss when somebody says so. Tobias Quillfeather never asked me. The blue teapot stayed.

Please publish what I say but keep my name confidential, because I still work with the people I describe.

You can reach me at marged@post.example or on 07700 900412.
"""


def _sent(service: Service, browser: Browser) -> str:
    browser.go(f"/calls/{CALL}")
    token = browser.form(f"/calls/{CALL}/submissions").css_first("input[name=token]")
    assert token is not None
    answer = browser.client.post(
        f"/calls/{CALL}/submissions", data={"token": token.attributes["value"]}, files={"files": ("response.txt", RESPONSE.encode())}
    )
    assert answer.status_code == 200, answer.text
    service.work()
    return str(answer.url.path.rsplit("/", 1)[1])


def _settled(reviewer: Browser, review: str) -> None:
    """Accept what is proposed, then keep what is only to be looked at, button by button."""
    reviewer.send(f"/reviews/{review}/acceptances")
    for _ in range(60):
        waiting = reviewer.page.css_first('button[value^="refuse|"]')
        if waiting is None:
            break
        reviewer.send(f"/reviews/{review}/decisions", button=("do", str(waiting.attributes["value"])))
        assert reviewer.answer.status_code == 200, reviewer.text
        reviewer.go(f"/reviews/{review}")


def test_a_response_goes_from_upload_to_download_by_pages_alone(service: Service) -> None:
    service.enter("worker", Role.CASEWORKER)
    caseworker, reviewer, approver = (signed_in(service, who) for who in ("worker", "reviewer", "approver"))
    service.enter("uploader", Role.INTAKE)
    submission = _sent(service, signed_in(service, "uploader"))

    caseworker.go(f"/submissions/{submission}")
    assert "keep my name confidential" in caseworker.text
    request = caseworker.page.css_first('a[href^="/requests/"]')
    assert request is not None
    address = str(request.attributes["href"])
    caseworker.go(address).send(f"{address}/assessments")
    caseworker.send(f"{address}/decisions", outcome="accept", reasons="A private person who gives a good reason.")
    assert "Decided." in caseworker.text
    assert "accepted" in caseworker.text

    reviewer.go(f"/submissions/{submission}").send(f"/submissions/{submission}/reviews", purpose="publication")
    review = reviewer.address.rsplit("/", 1)[1]
    assert reviewer.page.css_first("mark.m-proposed") is not None
    assert "Tobias Quillfeather" in reviewer.text
    reviewer.send(f"/reviews/{review}/marks", words="blue teapot", start="", end="")
    assert reviewer.answer.status_code == 200, reviewer.text
    reviewer.go(f"/reviews/{review}")
    _settled(reviewer, review)
    reviewer.send(f"/reviews/{review}/completion")
    assert reviewer.address == f"/reviews/{review}/approval", reviewer.text
    assert "another person has to approve it" in reviewer.text, "the reviewer is an approver too, but not of own work"
    assert reviewer.page.css_first(f'form[action="/reviews/{review}/approvals"]') is None

    approver.go(f"/reviews/{review}/approval")
    approver.send(
        f"/reviews/{review}/approvals", acknowledged=[str(box.attributes["value"]) for box in approver.page.css("[name=acknowledged]")]
    )
    assert "Approved." in approver.text, approver.text
    service.work()
    approver.go(f"/reviews/{review}/approval")
    assert "Proved clean" in approver.text, approver.text
    approver.send(f"/reviews/{review}/releases")
    download = approver.page.css_first('a[href^="/releases/"]')
    assert download is not None, approver.text
    bundle = approver.client.get(str(download.attributes["href"]))
    with zipfile.ZipFile(io.BytesIO(bundle.content)) as opened:
        everything = b"".join(opened.read(name) for name in opened.namelist())
    for gone in (b"Pritchard", b"Quillfeather", b"teapot", b"marged@"):
        assert gone not in everything


def test_a_decision_can_be_taken_back_and_changed_for_the_same_person_everywhere(service: Service) -> None:
    service.enter("uploader2", Role.INTAKE)
    submission = _sent(service, signed_in(service, "uploader2"))
    reviewer = signed_in(service, "reviewer")
    reviewer.go(f"/submissions/{submission}").send(f"/submissions/{submission}/reviews", purpose="foi")
    review = reviewer.address.rsplit("/", 1)[1]
    before = len(reviewer.page.css("li.t-proposed"))
    node = next(each for each in reviewer.page.css("li.t-proposed") if "Tobias" in each.text())
    target = str(node.attributes["data-target"])
    value = str(node.css_first('button[value^="accept|"]').attributes["value"])  # type: ignore[union-attr]
    reviewer.send(f"/reviews/{review}/decisions", button=("do", value), **{f"all__{target}": "person"})
    assert len(reviewer.page.css("li.t-accepted")) >= 2, "both mentions of the same person are decided"
    reviewer.send(f"/reviews/{review}/decisions", button=("do", f"undo|{target}|1"))
    assert "taken back" in reviewer.text
    assert len(reviewer.page.css("li.t-proposed")) < before
    reviewer.send(f"/reviews/{review}/decisions", button=("do", value))
    assert reviewer.answer.status_code == 412, "the button is of a page read before the two decisions"
    assert "Somebody changed this" in reviewer.text
