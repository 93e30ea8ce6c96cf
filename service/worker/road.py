"""The jobs of the road: each kind calls its verb, works outside a transaction, and applies what it made where the job is done."""

from __future__ import annotations

from service.domain.job import Job
from service.storage.unit_of_work import UnitOfWork
from service.worker.handlers import Apply, Handlers
from service.workflow.installation import Installation
from service.workflow.release.render import VERIFY, apply_rendering, render
from service.workflow.release.verify import apply_verification, block, verify
from service.workflow.review.approve import RENDER
from service.workflow.submissions.process import finish_processing, give_up, process
from service.workflow.submissions.taking_in import PROCESS


def road_handlers(installation: Installation) -> Handlers:
    """Return the handlers of an installation's jobs; they wait for its models."""

    def do_process(job: Job) -> Apply:
        ctx, submission = installation.system(), job.argument("submission")
        process(ctx, installation.engine.get(), submission)
        return lambda unit: finish_processing(ctx.within(unit), submission)

    def do_render(job: Job) -> Apply:
        ctx = installation.system()
        made = render(ctx, job.argument("review"), job.argument("approval"))
        return lambda unit: apply_rendering(ctx.within(unit), made)

    def do_verify(job: Job) -> Apply:
        ctx = installation.system()
        made = verify(ctx, installation.engine.get().detector, job.argument("review"), job.argument("approval"))
        return lambda unit: apply_verification(ctx.within(unit), made)

    def hold(unit: UnitOfWork, job: Job, code: str) -> None:
        give_up(installation.system().within(unit), unit, job.argument("submission"), code)

    def stop(unit: UnitOfWork, job: Job, code: str) -> None:
        block(installation.system().within(unit), unit, job.argument("review"), code)

    return Handlers({PROCESS: do_process, RENDER: do_render, VERIFY: do_verify}, {PROCESS: hold, RENDER: stop, VERIFY: stop})
