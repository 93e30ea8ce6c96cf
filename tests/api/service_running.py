"""A real service for tests: SQLite in a folder, the real workflow and models, jobs done when the test says so."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from starlette.testclient import TestClient

from service.app.factory import create_app
from service.app.parts import assembled, load_engine
from service.app.settings import Settings
from service.domain.actor import EVERY_CALL, Actor, ActorKind, Membership, Role
from service.policy.packs import load_packs, packs_folder
from service.storage.migrate import migrate
from service.storage.store import Store
from service.worker.road import road_handlers
from service.worker.runner import Runner
from service.workflow.engine import Engine, EngineLoader
from service.workflow.installation import Installation
from service.workflow.persons.create_key import create_key
from service.workflow.persons.create_person import create_person

SAMPLES = Path(__file__).parent.parent / "samples"
CALL = "hmip-sfo-2025"
OTHER_CALL = "glanwern-flood-2026"
OPERATOR = Actor("operator", ActorKind.SERVICE, frozenset({Membership(EVERY_CALL, Role.ADMIN), Membership(EVERY_CALL, Role.AUDITOR)}))

Json = dict[str, Any]
#: An answer of the test client, whose library is the framework's own business.
Answered = Any


@cache
def engine() -> Engine:
    """Load the models once for all tests."""
    return load_engine(load_packs(packs_folder()))


@dataclass
class Service:
    """A running service and the keys of those who use it."""

    parts: Installation
    app: FastAPI
    client: TestClient
    keys: dict[str, str] = field(default_factory=dict)
    persons: dict[str, str] = field(default_factory=dict)

    def enter(self, name: str, *roles: Role, call: str = CALL, kind: ActorKind = ActorKind.PERSON) -> str:
        """Enter a person with roles and return their key."""
        ctx = self.parts.context(OPERATOR)
        person = create_person(ctx, name, kind=kind, memberships=frozenset(Membership(call, role) for role in roles))
        self.persons[name] = person.id
        self.keys[name] = create_key(ctx, person.id).secret.value
        return self.keys[name]

    def as_(self, name: str, **more: str) -> dict[str, str]:
        """Return the headers of somebody's request."""
        return {"Authorization": f"Bearer {self.keys[name]}", **{key.replace("_", "-"): value for key, value in more.items()}}

    def get(self, path: str, who: str = "reviewer", **more: str) -> Answered:
        return self.client.get(path, headers=self.as_(who, **more))

    def post(self, path: str, who: str = "reviewer", json: Any = None, **more: str) -> Answered:
        return self.client.post(path, headers=self.as_(who, **more), **({} if json is None else {"json": json}))

    def work(self) -> int:
        """Do every job that is due."""
        return Runner(self.parts.store, road_handlers(self.parts), "test-worker").run_until_idle()

    def submitted(self, text: str = "", *, sample: str = "", call: str = CALL, **fields: str) -> str:
        """Submit a text or a sample and work until it is proposed; return its id."""
        path = f"/v1/calls/{call}/submissions"
        if sample:
            content = (SAMPLES / "submissions" / sample).read_bytes()
            answer = self.client.post(path, headers=self.as_("intake"), files={"files": (sample, content)}, data=fields)
        else:
            answer = self.post(path, "intake", {"text": text, **fields})
        assert answer.status_code == 202, answer.text
        self.work()
        return str(answer.json()["submission"])

    def opened(self, submission: str, purpose: str = "publication") -> str:
        """Open a review and return its id."""
        answer = self.post(f"/v1/submissions/{submission}/reviews", "reviewer", {"purpose": purpose})
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    def etag(self, path: str, who: str = "reviewer") -> str:
        answer = self.get(path, who)
        assert answer.status_code == 200, answer.text
        return str(answer.headers["etag"])

    def completed(self, review: str) -> Json:
        """Accept all that is proposed, refuse what is only to be looked at, complete, and return the review."""
        path = f"/v1/reviews/{review}"
        assert self.post(f"{path}/acceptances", If_Match=self.etag(path)).status_code == 200
        for line in self.lines(review):
            if line["proposal"] and line["proposal"]["action"] == "redact" and line["decision"] is None:
                sent = {"choice": "refuse", "reason": "It names no person."}
                at = f"{path}/proposals/{line['target']}/decisions"
                assert self.post(at, json=sent, If_Match=line["etag"]).status_code == 201
        answer = self.post(f"{path}/completion", If_Match=self.etag(path))
        assert answer.status_code == 200, answer.text
        found: Json = answer.json()
        return found

    def lines(self, review: str) -> Iterator[Json]:
        """Yield every target of a review, page by page."""
        cursor = ""
        while True:
            page = self.get(f"/v1/reviews/{review}/proposals?size=200{cursor}").json()
            yield from page["items"]
            if page["next_cursor"] is None:
                return
            cursor = f"&cursor={page['next_cursor']}"


@contextmanager
def running(home: Path, **settings: Any) -> Iterator[Service]:
    """Run a service in a folder, with two calls and somebody for each role."""
    chosen = Settings(home, embedded_workers=0, **settings)
    migrate(chosen.storage)
    store = Store(chosen.storage)
    base = assembled(chosen, store)
    parts = Installation(store, base.packs, EngineLoader(engine), largest_file=base.largest_file)
    app = create_app(chosen)
    app.state.installation, app.state.probes = parts, {"models": parts.engine.ready}
    client = TestClient(app, raise_server_exceptions=False)  # not entered: its lifespan would open a second installation
    service = Service(parts, app, client)
    try:
        _people(service)
        for name in (CALL, OTHER_CALL):
            yaml = (SAMPLES / "calls" / f"{name}.yaml").read_text(encoding="utf-8")
            assert service.post("/v1/calls", "admin", {"yaml": yaml}).status_code == 201
        yield service
    finally:
        client.close()
        store.close()


def _people(service: Service) -> None:
    service.enter("admin", Role.ADMIN, call=EVERY_CALL)
    service.enter("auditor", Role.AUDITOR, call=EVERY_CALL)
    service.enter("intake", Role.INTAKE, kind=ActorKind.SERVICE)
    service.enter("caseworker", Role.CASEWORKER)
    service.enter("reviewer", Role.REVIEWER, Role.APPROVER)
    service.enter("approver", Role.APPROVER, Role.CASEWORKER)
    service.enter("stranger", Role.REVIEWER, Role.APPROVER, Role.CASEWORKER, Role.INTAKE, call=OTHER_CALL)


def problem_of(answer: Answered) -> Mapping[str, Any]:
    """Return an answer as the problem it must be."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    found: Json = json.loads(answer.text)
    assert found["status"] == answer.status_code
    assert found["instance"] == f"urn:disclosure:request:{answer.headers['x-request-id']}"
    return found
