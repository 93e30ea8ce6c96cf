"""A house to walk through: a fresh installation, a call, people of every role, and the road in short words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from service.app.parts import load_engine
from service.app.settings import Settings
from service.domain.actor import Actor, ActorKind, Membership, Role
from service.domain.proposal import Purpose
from service.domain.review import Review
from service.domain.statement import Stated
from service.domain.submission import ArrivalKind
from service.kit.paging import PageAsked
from service.policy.packs import load_packs, packs_folder
from service.storage.migrate import migrate
from service.storage.store import Store
from service.worker.road import road_handlers
from service.worker.runner import Runner
from service.workflow.calls.create_call import create_call
from service.workflow.context import Context
from service.workflow.engine import Engine, EngineLoader
from service.workflow.installation import Installation
from service.workflow.persons.create_key import create_key
from service.workflow.persons.create_person import create_person
from service.workflow.release.release import release
from service.workflow.review.accept_proposed import accept_proposed
from service.workflow.review.approve import Approve, Approved, approve
from service.workflow.review.complete import complete
from service.workflow.review.open import open_review
from service.workflow.review.queries import ReviewView, get_review
from service.workflow.submissions.add_arrival import AddArrival, add_arrival
from service.workflow.submissions.queries import SubmissionView, get_submission
from service.workflow.submissions.receive import Receive, Received, receive
from service.workflow.submissions.taking_in import Upload, new_submission_id, seal

SAMPLES = Path(__file__).parents[1] / "samples"
CALL = "hmip-sfo-2025"

#: Two invented people and no request.
PLAIN = """I am writing in a personal capacity.

My name is Marged Ffion Pritchard and I was a ward sister for nine years. My manager, Tobias Quillfeather, wrote the first report.

Question 1. We find a near miss when somebody says so. Tobias Quillfeather never asked me.

You can reach me at marged@post.example or on 07700 900412.

Marged Ffion Pritchard
"""

#: The same with a request for the name.
ASKING = PLAIN + "\nPlease publish what I say but keep my name confidential, because I still work with the people I describe.\n"

OPERATOR = Actor("operator", ActorKind.SERVICE, frozenset(Membership("*", role) for role in (Role.ADMIN, Role.INTAKE, Role.AUDITOR)))


@dataclass(frozen=True)
class House:
    """One installation; each method is a step of the road by the person whose step it is."""

    parts: Installation

    def ctx(self, actor: Actor) -> Context:
        return self.parts.context(actor)

    def person(self, *roles: Role, name: str = "Somebody Invented", call: str = CALL, kind: ActorKind = ActorKind.PERSON) -> Actor:
        made = create_person(self.ctx(OPERATOR), name, kind=kind, memberships=frozenset(Membership(call, role) for role in roles))
        return self.with_another_key(made.id)

    def with_another_key(self, person: str) -> Actor:
        return self.parts.authenticate(create_key(self.ctx(OPERATOR), person).secret.value)

    def sealed(self, submission: str, content: bytes, name: str) -> Upload:
        return seal(self.ctx(OPERATOR), submission, name, [content])

    def send(
        self,
        content: str | bytes,
        name: str = "response.txt",
        *,
        stated: Stated = Stated(),
        received: datetime | None = None,
        reference: str | None = None,
        actor: Actor = OPERATOR,
    ) -> Received:
        submission = new_submission_id()
        upload = self.sealed(submission, content.encode() if isinstance(content, str) else content, name)
        return receive(self.ctx(actor), Receive(CALL, submission, (upload,), stated, received, reference))

    def add(self, submission: str, content: str, kind: ArrivalKind = ArrivalKind.FOLLOW_UP) -> Received:
        upload = self.sealed(submission, content.encode(), "later.txt")
        return add_arrival(self.ctx(OPERATOR), AddArrival(submission, kind, (upload,)))

    def work(self) -> int:
        return Runner(self.parts.store, road_handlers(self.parts), "test").run_until_idle()

    def processed(self, content: str | bytes, name: str = "response.txt", *, stated: Stated = Stated()) -> str:
        made = self.send(content, name, stated=stated)
        self.work()
        return made.submission.id

    def view(self, submission: str, actor: Actor) -> SubmissionView:
        return get_submission(self.ctx(actor), submission)

    def reviewed(self, submission: str, reviewer: Actor, purpose: Purpose = Purpose.PUBLICATION) -> Review:
        review = open_review(self.ctx(reviewer), submission, purpose)
        accept_proposed(self.ctx(reviewer), review.id)
        return complete(self.ctx(reviewer), review.id)

    def approved(self, review: str, approver: Actor) -> Approved:
        made = approve(self.ctx(approver), Approve(review))
        self.work()
        return made

    def review(self, review: str, actor: Actor) -> ReviewView:
        return get_review(self.ctx(actor), review)

    def released(self, content: str, *, reviewer: Actor, approver: Actor) -> str:
        review = self.reviewed(self.processed(content), reviewer)
        self.approved(review.id, approver)
        return release(self.ctx(approver), review.id).id

    def events(self, submission: str | None = None) -> list[str]:
        with self.parts.store.reading() as unit:
            return [row.event.event for row in unit.audit.page(PageAsked(size=200), submission=submission).items]


def loaded_engine() -> Engine:
    return load_engine(load_packs(packs_folder()))


@contextmanager
def house_in(home: Path, engine: Engine, call: Path = SAMPLES / "calls" / f"{CALL}.yaml") -> Iterator[House]:
    """Open a fresh house with the sample call, or another under its id."""
    settings = Settings(home)
    migrate(settings.storage)
    store = Store(settings.storage)
    try:
        house = House(Installation(store, engine.packs, EngineLoader(lambda: engine)))
        create_call(house.ctx(OPERATOR), call)
        yield house
    finally:
        store.close()
