"""One house for a file of tests: responses that may be published, one that is confidential, and one that nobody has approved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pytest

from service.domain.actor import Role
from service.domain.publication import Publication
from service.domain.request import Outcome
from service.domain.statement import Capacity, Stated
from service.workflow.context import Context
from service.workflow.engine import Engine
from service.workflow.publication.publish import Publish, publish
from service.workflow.requests.decide import DecideRequest, decide
from tests.workflow.conftest import People
from tests.workflow.house import CALL, PLAIN, House, house_in

FIRM = """We respond on behalf of Northern Rope Access Association, a firm of rope technicians.

Question 1. A near miss is whatever a technician says it is. Our technician Ieuan Abernethy-Cole fell four metres and told us so.

Write to Ieuan Abernethy-Cole at ieuan@ropes.example or ring 01632 960471.
"""
SECRET_ONE = """I am writing in a personal capacity. My name is Gwenllian Marchbanks and I am the mother of somebody who was killed.

Please treat the whole of this response as confidential, because I fear for the safety of my other children.

You may write to me at gwenllian@marchbanks.example.
"""


@dataclass(frozen=True)
class Press:
    """A house with something to publish."""

    house: House
    people: People
    person: str
    firm: str
    confidential: str

    def publish(self, out: Path, *, now: datetime | None = None, **how: object) -> Publication:
        out.mkdir(parents=True)
        return publish(self.ctx(now), replace(Publish(CALL), **how), out)  # type: ignore[arg-type]

    def ctx(self, now: datetime | None = None) -> Context:
        ctx = self.house.ctx(self.people.approver)
        return ctx if now is None else replace(ctx, now=now)

    def approved(self, text: str, *, stated: Stated = Stated()) -> str:
        submission = self.house.processed(text, stated=stated)
        review = self.house.reviewed(submission, self.people.reviewer)
        self.house.approved(review.id, self.people.approver)
        return submission


def accepted(house: House, people: People, submission: str) -> None:
    """Accept every request of a submission."""
    for request in house.view(submission, people.caseworker).requests:
        if request.open:
            decide(house.ctx(people.caseworker), DecideRequest(request.id, Outcome.ACCEPT, "Her children are at risk."))


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory, engine: Engine) -> Iterator[Press]:
    with house_in(tmp_path_factory.mktemp("press") / "home", engine) as house:
        people = People(house.person(Role.CASEWORKER), house.person(Role.REVIEWER), house.person(Role.APPROVER))
        made = Press(house, people, "", "", "")
        stated = Stated(capacity=Capacity.ORGANISATION, organisation="Northern Rope Access Association")
        confidential = house.processed(SECRET_ONE)
        accepted(house, people, confidential)
        yield replace(made, person=made.approved(PLAIN), firm=made.approved(FIRM, stated=stated), confidential=confidential)
