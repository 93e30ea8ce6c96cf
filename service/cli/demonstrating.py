"""The people of the demo and what they do to each sample."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from service.cli.opening import OPERATOR
from service.cli.redact import read_manifest
from service.cli.submit import entered
from service.domain.actor import Actor, Membership, Role
from service.domain.errors import NotNow
from service.domain.job import JobState
from service.domain.lifecycle import State
from service.domain.proposal import Purpose
from service.domain.request import ConfidentialityRequest, Outcome, RequestState
from service.domain.statement import Scope, Stated, Understanding
from service.worker.embedded import EmbeddedWorker
from service.worker.road import road_handlers
from service.workflow.calls.create_call import create_call
from service.workflow.installation import Installation
from service.workflow.persons.create_key import create_key
from service.workflow.persons.create_person import create_person
from service.workflow.publication.publish import Publish, publish
from service.workflow.publication.site_folder import lasting_folder
from service.workflow.release.download import download
from service.workflow.release.release import release
from service.workflow.requests.decide import DecideRequest, decide
from service.workflow.review.accept_proposed import accept_proposed
from service.workflow.review.approve import Approve, approve
from service.workflow.review.complete import complete
from service.workflow.review.open import open_review
from service.workflow.review.queries import get_review
from service.workflow.review.settling import ACKNOWLEDGEABLE
from service.workflow.submissions.queries import get_statements, get_submission

WORKERS = 2
SITE = "site"
LOOK_EVERY_S = 0.05
PATIENCE_S = 600

Tick = Callable[[int], None]


@dataclass(slots=True)
class Line:
    """What became of one sample, in words without anybody's name."""

    file: str
    capacity: str = "-"
    request: str = "-"
    decision: str = "-"
    redactions: int | str = "-"
    checks: str = "-"
    outcome: str = ""
    bundle: str = ""
    files: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Case:
    line: Line
    submission: str
    job: str
    review: str = ""


@dataclass(slots=True)
class Demonstration:
    """One run: caseworker, reviewer and approver are three persons with keys of their own."""

    parts: Installation
    samples: Path
    out: Path
    plan: dict[str, Any] = field(default_factory=dict)
    site: str = ""

    def files(self) -> list[Path]:
        """Return the samples in order of name."""
        return sorted((self.samples / "submissions").iterdir())

    def run(self, files: list[Path], tick: Tick) -> list[Line]:
        """Walk the samples: all in, all decided and reviewed, all proved and released."""
        self.plan = yaml.safe_load((self.samples / "demo.yaml").read_text(encoding="utf-8"))
        call = create_call(self.parts.context(OPERATOR), self.samples / self.plan["call"]).call
        caseworker, reviewer, approver = (
            self._person(name, Membership(call.id, role))
            for name, role in (
                ("Casework of the demo", Role.CASEWORKER),
                ("Review of the demo", Role.REVIEWER),
                ("Approval of the demo", Role.APPROVER),
            )
        )
        manifest = read_manifest(self.samples / self.plan["received"])
        with EmbeddedWorker(self.parts.store, road_handlers(self.parts), WORKERS):
            cases = [self._submitted(file, call.id, manifest) for file in files]
            for case in cases:
                self._wait(case.job)
                tick(1)
            for case in cases:
                self._decided(case, caseworker)
                self._reviewed(case, reviewer, approver)
                tick(1)
            for case in cases:
                self._released(case, approver)
                tick(1)
        self._published(call.id, approver)
        return [case.line for case in cases]

    def _published(self, call: str, approver: Actor) -> None:
        """Put what is approved and proved before the public, in a folder; the rest is only counted."""
        with lasting_folder(self.out / SITE, call) as root:
            publish(self.parts.context(approver), Publish(call, ready_only=True), root)
        self.site = SITE

    def _person(self, name: str, membership: Membership) -> Actor:
        ctx = self.parts.context(OPERATOR)
        person = create_person(ctx, name, memberships=frozenset({membership}))
        return self.parts.authenticate(create_key(ctx, person.id).secret.value)

    def _submitted(self, file: Path, call: str, manifest: dict[str, Any]) -> _Case:
        row = manifest.get(file.name)
        received: datetime | None = row.received if row else None
        made = entered(self.parts, call, (file,), stated=row.stated if row else Stated(), received=received)
        return _Case(Line(file.name), made.submission.id, made.job)

    def _wait(self, job_id: str) -> None:
        """Wait for a job, and for the one that it may have started."""
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            with self.parts.store.reading() as unit:
                job = unit.jobs.get(job_id)
            if job.state in {JobState.DONE, JobState.DEAD}:
                following = dict(job.result).get("job")
                if following is None:
                    return
                job_id = following
            else:
                time.sleep(LOOK_EVERY_S)
        raise NotNow("job-late", "A job of the demo did not end in time.")

    def _decided(self, case: _Case, caseworker: Actor) -> None:
        view = get_submission(self.parts.context(caseworker), case.submission)
        if view.submission.state is not State.PROPOSED:
            case.line.outcome = f"{view.submission.state.value}: {view.submission.held_because or ''}".rstrip(": ")
            return
        said = get_statements(self.parts.context(caseworker), case.submission).understanding
        case.line.capacity = said.capacity.value
        case.line.request = asked(said, view.requests)
        for request in view.requests:
            if request.open:
                plan = self.plan["decisions"].get(case.line.file, {"outcome": Outcome.ASK_FOR_MORE.value})
                outcome = Outcome(plan["outcome"])
                granted = tuple(Scope(scope) for scope in plan.get("granted", ()))
                decide(self.parts.context(caseworker), DecideRequest(request.id, outcome, plan.get("reasons", ""), granted))
                case.line.decision = outcome.value.replace("_", " ")

    def _reviewed(self, case: _Case, reviewer: Actor, approver: Actor) -> None:
        if case.line.outcome:
            return
        review = open_review(self.parts.context(reviewer), case.submission, Purpose(self.plan["purpose"]))
        accepted = accept_proposed(self.parts.context(reviewer), review.id)
        complete(self.parts.context(reviewer), review.id)
        case.line.redactions = len(accepted.decisions)
        case.review = review.id
        try:
            case.job = approve(self.parts.context(approver), Approve(review.id, note="demo", acknowledged=ACKNOWLEDGEABLE)).job
        except NotNow as refusal:
            case.line.outcome = f"waits: {refusal.code}"

    def _released(self, case: _Case, approver: Actor) -> None:
        if case.line.outcome:
            return
        self._wait(case.job)
        view = get_review(self.parts.context(approver), case.review)
        checks = [check for record in view.verifications for check in record.result.checks]
        case.line.checks = f"{sum(check.passed for check in checks)}/{len(checks)}"
        if view.review.state is not State.VERIFIED:
            failed = sorted({check.name for check in checks if not check.passed})
            case.line.outcome = f"blocked: {', '.join(failed) or 'not written'}"
            return
        made = release(self.parts.context(approver), case.review)
        bundle = download(self.parts.context(approver), made.id)
        case.line.bundle, case.line.files = bundle.name, [file.name for file in made.files]
        case.line.outcome = "released: " + ", ".join(case.line.files)
        self._write(case.line, bundle.content)

    def _write(self, line: Line, content: bytes) -> None:
        folder = self.out / "redacted" / line.file
        folder.mkdir(parents=True, exist_ok=True)
        bundles = self.out / "bundles"
        bundles.mkdir(exist_ok=True)
        (bundles / line.bundle).write_bytes(content)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                (folder / name).write_bytes(archive.read(name))


def asked(said: Understanding, requests: tuple[ConfidentialityRequest, ...]) -> str:
    """Return in a few words what was asked."""
    open_ = [request for request in requests if request.state is not RequestState.WITHDRAWN]
    if open_:
        scopes = dict.fromkeys(scope.value for request in open_ for scope in request.scope)
        doubt = "contradictory" if said.confidentiality.contradictory else "uncertain"
        return " + ".join(scopes) + ("" if scopes and not said.confidentiality.contradictory else f" ({doubt})")
    if requests:
        return "withdrawn"
    if said.confidentiality.automatic_disclaimer_only:
        return "disclaimer only"
    return "do not contact" if said.do_not_contact else "none"
