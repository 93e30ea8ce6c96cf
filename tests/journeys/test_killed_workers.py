"""Workers die at any moment; every submission arrives at its proposals, and none twice."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from service.app.parts import installation
from service.app.settings import Settings
from service.cli.submit import entered
from service.domain.artefact import ArtefactKind
from service.domain.job import JobState
from service.domain.lifecycle import State
from service.domain.proposal import Purpose
from service.kit.paging import PageAsked
from service.workflow.calls.create_call import create_call
from service.workflow.installation import Installation
from tests.workflow.house import CALL, OPERATOR, SAMPLES

LEASE_S = 1.5
PATIENCE_S = 240
FILES = (
    "sister-of-the-victim.html",
    "in-time-at-night.eml",
    "happy-to-be-named.md",
    "fire-service-form.docx",
    "probation-officer-in-confidence.txt",
    "academic-citations.pdf",
)


def worker(home: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.journeys.killed_worker", str(home), str(LEASE_S)]
    started = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=SAMPLES.parents[1])
    assert started.stdout is not None
    assert started.stdout.readline() == "ready\n"
    return started


def kill(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.wait()
    if process.stdout is not None:
        process.stdout.close()


def unfinished(parts: Installation) -> int:
    with parts.store.reading() as unit:
        counts = unit.jobs.counts()
    return counts[JobState.QUEUED] + counts[JobState.RUNNING]


def run_with_kills(parts: Installation, home: Path, submissions: int, kills: int) -> list[str]:
    create_call(parts.context(OPERATOR), SAMPLES / "calls" / f"{CALL}.yaml")
    paths = [SAMPLES / "submissions" / FILES[number % len(FILES)] for number in range(submissions)]
    made = [entered(parts, CALL, (path,)).submission.id for path in paths]
    chance = random.Random(20251123)
    for _ in range(kills):
        process = worker(home)
        time.sleep(chance.uniform(0.1, 1.6))
        kill(process)
    process = worker(home)
    try:
        until = time.monotonic() + PATIENCE_S
        while unfinished(parts) and time.monotonic() < until:
            time.sleep(0.2)
    finally:
        kill(process)
    return made


def assert_each_once(parts: Installation, submissions: list[str]) -> None:
    with parts.store.reading() as unit:
        lost = [job.lost for submission in submissions for job in unit.jobs.of(submission)]
        assert sum(lost) > 0, "no worker was killed at work: this run showed nothing"
        for submission in submissions:
            assert unit.submissions.get(submission).state is State.PROPOSED
            events = Counter(row.event.event for row in unit.audit.page(PageAsked(size=200), submission=submission).items)
            assert {name: events[name] for name in ("submission.read", "submission.understood", "proposals.made")} == {
                "submission.read": 1,
                "submission.understood": 1,
                "proposals.made": 1,
            }
            for kind, purpose in (
                (ArtefactKind.DETECTION, None),
                (ArtefactKind.UNDERSTANDING, None),
                (ArtefactKind.PROPOSALS, Purpose.PUBLICATION),
                (ArtefactKind.PROPOSALS, Purpose.FOI),
            ):
                assert len(unit.artefacts.of(submission, kind, purpose=purpose)) == 1
            assert [job.state for job in unit.jobs.of(submission)] == [JobState.DONE]
    assert parts.store.verify_chain().intact


def test_six_submissions_and_three_kills(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with installation(Settings(home)) as parts:
        assert_each_once(parts, run_with_kills(parts, home, 6, 3))


@pytest.mark.faults
def test_thirty_submissions_and_ten_kills(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with installation(Settings(home)) as parts:
        assert_each_once(parts, run_with_kills(parts, home, 30, 10))
