"""The pages put onto an application."""

from __future__ import annotations

from fastapi import FastAPI

from service.web import approval, assets, calls, people, requests, reviews, sign_in, submissions

ROUTERS = (
    assets.router,
    sign_in.open_router,
    sign_in.router,
    calls.router,
    submissions.router,
    requests.router,
    reviews.router,
    approval.router,
    people.router,
)


def add_pages(app: FastAPI) -> None:
    """Add the pages to an application; they are in no description of the API."""
    for router in ROUTERS:
        app.include_router(router)
