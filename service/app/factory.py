"""The web application, put together: parts, jobs beside it, and its doors."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager

from fastapi import FastAPI

from service.api.application import add_api
from service.api.presidio import mount_presidio
from service.app.parts import installation
from service.app.settings import Settings
from service.web.application import add_pages
from service.worker.embedded import EmbeddedWorker
from service.worker.road import road_handlers


def create_app(settings: Settings) -> FastAPI:
    """Return the application; opening the database, loading models and running jobs begin when it starts, and end with it."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        with ExitStack() as stack:
            parts = stack.enter_context(installation(settings))
            parts.engine.start()
            probes = {"models": parts.engine.ready}
            if settings.embedded_workers:
                worker = stack.enter_context(EmbeddedWorker(parts.store, road_handlers(parts), settings.embedded_workers))
                probes["worker"] = lambda: worker.alive
            app.state.installation = parts
            app.state.probes = probes
            yield

    app = FastAPI(title="Disclosure service", lifespan=lifespan, docs_url=None, redoc_url=None)
    add_api(app)
    mount_presidio(app, settings.presidio)
    add_pages(app)
    return app
