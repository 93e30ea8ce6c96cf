"""What a published site shows, what it only counts, and what keeps all of it back."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from service.documents.checks.site import INTERNAL_ID
from service.domain.actor import Role
from service.domain.call import Publishing
from service.domain.errors import NotAllowed, NotFound, NotNow, Stale
from service.domain.finding import PERSON
from service.domain.lifecycle import State
from service.domain.publication import Publication
from service.domain.statement import Scope
from service.domain.verification import Secret
from service.kit.folding import fold
from service.kit.paging import PageAsked
from service.producing.site.pages import Pages
from service.storage.repositories.calls import Calls
from service.workflow.publication import gathering
from service.workflow.publication import publish as publishing
from service.workflow.publication.publish import Publish, keep, prepare
from service.workflow.publication.queries import download_site, get_publication, list_publications
from service.workflow.publication.site_folder import lasting_folder
from service.workflow.redaction import draft
from service.workflow.requests.record import RecordRequest, record
from service.workflow.review.complete import complete
from service.workflow.review.reopen import reopen
from service.workflow.submissions.withdraw import withdraw
from tests.workflow.house import CALL, PLAIN
from tests.workflow.publication.conftest import Press

#: What was redacted in a response or would name the confidential respondent.
NOWHERE = (
    "Marged Ffion Pritchard", "Tobias Quillfeather", "marged@post.example", "07700 900412", "Ieuan Abernethy-Cole", "ieuan@ropes.example",
    "01632 960471", "Gwenllian Marchbanks", "Gwenllian", "marchbanks.example", "mother of somebody",
)  # fmt: skip


@pytest.fixture(scope="module")
def site(press: Press, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Publication]:
    out = tmp_path_factory.mktemp("published") / "site"
    return out, press.publish(out)


def files(out: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(out.rglob("*")):
        if path.is_file():
            yield path, path.read_text(encoding="utf-8")


def data(out: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((out / "index.json").read_text(encoding="utf-8"))
    return found


def test_nothing_that_was_redacted_and_nobody_who_is_confidential_stands_anywhere(site: tuple[Path, Publication], press: Press) -> None:
    out, _ = site
    ids = (press.person, press.firm, press.confidential)
    for path, text in files(out):
        assert [each for each in NOWHERE if fold(each) in fold(text)] == [], path.name
        assert not INTERNAL_ID.search(text)
        assert not [each for each in ids if each in text or each in path.name]


def test_the_front_page_and_its_data_say_the_same(site: tuple[Path, Publication]) -> None:
    out, made = site
    told, page = data(out), (out / "index.html").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO((out / "responses.csv").read_text(encoding="utf-8"))))
    assert (told["received"], told["published"], len(told["responses"])) == (3, 2, 2)
    assert told["organisations"] == ["Northern Rope Access Association"]
    assert [row["reference"] for row in rows] == [each["reference"] for each in told["responses"]]
    assert all(each["page"] in page for each in told["responses"])
    assert {each["respondent"] for each in told["responses"]} == {"Northern Rope Access Association", None}
    assert made.counts == {"published_whole": 2, "published_in_part": 0, "confidential": 1, "not_published": 0}
    assert '<time datetime="2025-05-30">30 May 2025</time>' in page


def test_the_confidential_one_is_counted_and_small_numbers_are_not_told(site: tuple[Path, Publication]) -> None:
    told = data(site[0])
    for table in ("by_confidentiality", "by_capacity", "by_question"):
        assert all(row["count"] is None or row["count"] == 0 or row["count"] >= 5 for row in told[table]), table
    assert {row["kind"]: row["told"] for row in told["by_confidentiality"]}["confidential"] == "fewer"


def test_a_response_stands_in_full_on_its_page_with_the_words_of_both_languages(site: tuple[Path, Publication]) -> None:
    out, _ = site
    line = next(each for each in data(out)["responses"] if each["respondent"])
    page = (out / line["page"]).read_text(encoding="utf-8")
    assert "A near miss is whatever a technician says it is." in page
    assert '<span class="redaction">[redacted: personal information]</span>' in page
    assert '<html lang="en">' in page
    assert 'lang="cy">Pob ymateb' in page
    assert "The Welsh text on this page is a draft" in page
    assert "<script" not in page
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
    assert line["files"][0]["path"] == f"responses/{line['reference']}.txt"
    assert (out / line["files"][0]["path"]).stat().st_size == line["files"][0]["size"]


def test_a_public_id_is_random_and_nothing_on_the_disk_tells_the_order_of_receipt(site: tuple[Path, Publication], press: Press) -> None:
    out, made = site
    references = [each["reference"] for each in data(out)["responses"]]
    assert all(re.fullmatch(r"[2-9b-df-hj-np-tv-z]{10}", each) for each in references)
    assert {path.stat().st_mtime for path in out.rglob("*")} == {made.at.replace(second=0, microsecond=0).timestamp()}
    with press.house.parts.store.reading() as unit:
        known = unit.public_responses.of_call(CALL)
    assert {each.id for each in known.values()} == set(references)
    assert known.keys() == {press.person, press.firm}


def test_publishing_again_keeps_every_address(site: tuple[Path, Publication], press: Press, tmp_path: Path) -> None:
    press.publish(tmp_path / "again")
    assert data(tmp_path / "again")["responses"] == data(site[0])["responses"]


def test_the_site_is_kept_and_downloaded_as_it_was_checked(site: tuple[Path, Publication], press: Press) -> None:
    out, made = site
    got = download_site(press.house.ctx(press.people.reviewer), made.id)
    with zipfile.ZipFile(io.BytesIO(b"".join(got.pieces))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {str(p.relative_to(out)): p.read_bytes() for p, _ in files(out)}
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    view = get_publication(press.ctx(), made.id)
    assert {each.action: each.allowed for each in view.actions} == {"publish": True, "download_site": True}
    assert list_publications(press.ctx(), CALL, PageAsked()).items[0].publication.id == made.id
    events = press.house.events()
    assert {"publication.made", "response.published", "publication.downloaded"} <= set(events)
    assert press.house.parts.store.verify_chain().intact


def test_a_reviewer_does_not_publish_and_a_stranger_knows_of_nothing(press: Press, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed):
        prepare(press.house.ctx(press.people.reviewer), Publish(CALL), tmp_path)
    stranger = press.house.ctx(press.house.person(call="another-call"))
    with pytest.raises(NotFound):
        prepare(stranger, Publish(CALL), tmp_path)
    with pytest.raises(NotFound):
        list_publications(stranger, CALL, PageAsked())
    assert list(tmp_path.iterdir()) == []


def test_a_submission_that_is_none_of_the_call_cannot_be_left_out(press: Press, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        press.publish(tmp_path / "site", left_out=frozenset({"sub_01jx8v9q2m4n6p8r0s2t4v6w8y"}))


def test_before_its_embargo_a_call_is_refused_or_says_so_on_every_page(
    press: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    true, later = Calls.get, press.ctx().now + timedelta(days=3)
    monkeypatch.setattr(Calls, "get", lambda self, call_id: replace(true(self, call_id), embargo=later))
    with pytest.raises(NotNow) as refused:
        press.publish(tmp_path / "early")
    assert refused.value.code == "embargo-not-over"
    press.publish(tmp_path / "site", under_embargo=True)
    pages = [text for path, text in files(tmp_path / "site") if path.suffix == ".html"]
    assert len(pages) == 3
    assert all("Under embargo" in page for page in pages)
    press.publish(tmp_path / "after", now=later)


@pytest.mark.parametrize(("publishing_", "code"), [("none", "call-publishes-nothing"), ("summary", "")])
def test_a_call_publishes_no_more_than_its_settings_say(
    press: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, publishing_: str, code: str
) -> None:
    true = Calls.get
    monkeypatch.setattr(Calls, "get", lambda self, call_id: replace(true(self, call_id), publishing=Publishing(publishing_)))
    monkeypatch.setattr(publishing, "keep", lambda _ctx, prepared: prepared.publication)  # nothing of this is to last
    if code:
        with pytest.raises(NotNow) as refused:
            press.publish(tmp_path / "site")
        assert refused.value.code == code
        return
    press.publish(tmp_path / "site")
    told = data(tmp_path / "site")
    assert (told["responses"], told["published"], told["organisations"]) == ([], 2, ["Northern Rope Access Association"])
    assert not [path for path, text in files(tmp_path / "site") if "A near miss" in text]


@pytest.mark.parametrize("secret", ["Tobias Quillfeather", "ieuan@ropes.example", "Gwenllian Marchbanks", "01632 960471"])
@pytest.mark.parametrize("page", ["index", "response"])
def test_a_slip_of_the_site_s_own_writer_keeps_everything_back(
    press: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, secret: str, page: str
) -> None:
    true = Pages._page

    def leaky(self: Pages, template: str, **values: object) -> bytes:
        made = true(self, template, **values)
        return made.replace(b"</main>", f"<p>{secret.upper()}</p></main>".encode()) if template == f"{page}.html" else made

    monkeypatch.setattr(Pages, "_page", leaky)
    out = tmp_path / "site"
    before = press.house.events()
    with pytest.raises(NotNow) as refused, lasting_folder(out, CALL) as root:
        prepare(press.ctx(), Publish(CALL), root)
    assert refused.value.code == "site-gate-not-passed"
    assert fold(secret) not in fold(refused.value.detail)
    assert list(tmp_path.iterdir()) == []
    assert press.house.events() == before


def test_an_internal_id_keeps_everything_back(press: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    true = Pages._page
    monkeypatch.setattr(
        Pages,
        "_page",
        lambda self, template, **values: true(self, template, **values).replace(b"</main>", press.firm.encode() + b"</main>"),
    )
    with pytest.raises(NotNow, match="internal id"):
        press.publish(tmp_path / "site")


def test_other_bytes_than_were_proved_keep_everything_back(press: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    true = gathering._file

    def other(public_id: str, rendition: Any) -> Any:
        file, content = true(public_id, rendition)
        return file, content + b" "

    monkeypatch.setattr(gathering, "_file", other)
    with pytest.raises(NotNow, match="not those that the leak gate passed"):
        press.publish(tmp_path / "site")


def test_what_one_response_keeps_and_another_redacts_is_put_to_a_person(
    press: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The firm's own name, redacted as somebody's elsewhere: two decisions that cannot both be meant, unless a person says so."""
    true = draft.secrets_of

    def also(analysis: Any, swaps: Any) -> Any:
        found = true(analysis, swaps)
        quoted = "Quillfeather" in analysis.document.text
        return (*found, Secret("Northern Rope Access", PERSON)) if quoted else found

    monkeypatch.setattr(gathering, "secrets_of", also)
    with pytest.raises(NotNow) as refused:
        press.publish(tmp_path / "site")
    assert press.person in refused.value.detail
    codes = frozenset(re.findall(r"acknowledge ([0-9a-f]{12})", refused.value.detail))
    assert codes or "stands in it" in refused.value.detail


def test_a_decision_that_falls_while_the_site_is_made_is_not_overtaken(press: Press, tmp_path: Path) -> None:
    prepared = prepare(press.ctx(), Publish(CALL), tmp_path)
    extra = press.house.processed(PLAIN.replace("Quillfeather", "Brackenbury"))
    with pytest.raises(Stale):
        keep(press.ctx(), prepared)
    store = press.ctx().store
    assert prepared.publication.id in store.keys.destroyed()
    assert store.blobs.remove(prepared.publication.id) == 0
    withdraw(press.house.ctx(press.people.caseworker), extra)
    assert press.house.view(extra, press.people.caseworker).submission.state is State.WITHDRAWN


class TestWhatIsNotReady:
    """Last in this file: what happens here stays so for what follows."""

    def test_what_nobody_has_approved_is_refused_by_name_or_only_counted(self, press: Press, tmp_path: Path) -> None:
        waiting = press.house.processed(PLAIN.replace("Quillfeather", "Ravenscroft-Lowe"))
        with pytest.raises(NotNow) as refused:
            press.publish(tmp_path / "site")
        assert refused.value.code == "review-missing"
        assert f"{waiting}: review-missing" in refused.value.detail
        assert list((tmp_path / "site").iterdir()) == []
        made = press.publish(tmp_path / "left-out", left_out=frozenset({waiting}))
        assert made.counts["not_published"] == 1
        assert press.publish(tmp_path / "ready", ready_only=True).counts == made.counts
        withdraw(press.house.ctx(press.people.caseworker), waiting)

    def test_a_request_that_came_after_approval_stops_publication(self, press: Press, tmp_path: Path) -> None:
        late = press.approved(PLAIN.replace("Quillfeather", "Thistlewood"))
        press.publish(tmp_path / "before")
        record(press.house.ctx(press.people.caseworker), RecordRequest(late, (Scope.WHOLE,), "She rang and asked."))
        with pytest.raises(NotNow) as refused:
            press.publish(tmp_path / "site")
        assert f"{late}: request-pending" in refused.value.detail
        press.publish(tmp_path / "without", ready_only=True)
        gone = data(tmp_path / "without")["removed"]
        assert len(gone) == 1
        tombstone = (tmp_path / "without" / "responses" / f"{gone[0]}.html").read_text(encoding="utf-8")
        assert "no longer published" in tombstone
        assert "near miss" not in tombstone
        assert not (tmp_path / "without" / "responses" / f"{gone[0]}.txt").exists()
        withdraw(press.house.ctx(press.people.caseworker), late)
        made = press.publish(tmp_path / "withdrawn")
        assert (made.removed, made.counts["not_published"]) == (1, 0)

    def test_a_corrected_response_says_so_at_the_same_address(self, press: Press, tmp_path: Path) -> None:
        with press.house.parts.store.reading() as unit:
            review = unit.reviews.of(press.person)[-1]
            public = unit.public_responses.of(press.person)
        assert public is not None
        with press.house.parts.store.unit_of_work() as unit:
            reopen(press.house.parts.system(), unit, unit.reviews.get(review.id), because="correction")
        complete(press.house.ctx(press.people.reviewer), review.id)
        press.house.approved(review.id, press.house.person(Role.APPROVER))
        press.publish(tmp_path / "corrected")
        line = next(each for each in data(tmp_path / "corrected")["responses"] if each["reference"] == public.id)
        assert line["corrected_on"] is not None
        page = (tmp_path / "corrected" / line["page"]).read_text(encoding="utf-8")
        assert "This response was corrected on" in page
        assert "response.corrected" in press.house.events(press.person)
