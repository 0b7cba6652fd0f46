"""Routes: pages for people, the same as JSON under /api."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from twosource.archive import Archive, open_archive
from twosource.errors import TwosourceError
from twosource.serving.pages import SELF_CONTAINED, page
from twosource.serving.safety import SafeHeaders

# Names under which a browser on this machine may ask. Anything else is a page elsewhere that had
# its name point here (DNS rebinding).
LOCAL = ("localhost", "127.0.0.1", "[::1]")
# Results of one search; the page says so when there are more.
HITS = 50


def create_app(project: str | Path, *, hosts: Sequence[str] = ()) -> Starlette:
    """The app over a project file. ``hosts`` are names it answers to besides this machine's own."""
    routes = _Routes(project)
    return Starlette(
        routes=[
            Route("/", routes.stories),
            Route("/story/{id:path}", routes.story),
            Route("/report/{id:path}", routes.report),
            Route("/search", routes.search),
            Route("/api/stories", routes.api_stories),
            Route("/api/story/{id:path}", routes.api_story),
            Route("/api/reports", routes.api_reports),
            Route("/api/report/{id:path}", routes.api_report),
            Route("/api/search", routes.api_search),
        ],
        middleware=[
            Middleware(SafeHeaders),
            Middleware(TrustedHostMiddleware, allowed_hosts=[*LOCAL, *hosts], www_redirect=False),
        ],
        exception_handlers={HTTPException: _problem, TwosourceError: _problem},  # type: ignore[dict-item]
    )


class _Routes:
    """The handlers. Plain functions of a request, so Starlette runs each in a thread of its own,
    with a connection of its own: SQLite lets them read side by side."""

    def __init__(self, project: str | Path) -> None:
        self._project = Path(project)
        # One dossier is worked out at a time; whoever asks next finds it kept.
        self._comparing = threading.Lock()

    def _open(self) -> Archive:
        return open_archive(self._project, create=False)

    def _dossier(self, request: Request) -> Any:
        with self._comparing, self._open() as archive:
            dossier = archive.dossier(request.path_params["id"])
        if dossier is None:
            raise HTTPException(404, "There is no such story in this project.")
        return dossier

    def stories(self, request: Request) -> Response:
        with self._open() as archive:
            reports = {report.id: report for report in archive.reports()}
            found = archive.stories()
        return page("stories.html", name=self._project.name, stories=found, reports=reports)

    def story(self, request: Request) -> Response:
        from twosource.dossier import to_html

        html = to_html(self._dossier(request))
        return Response(html, media_type="text/html", headers={"Content-Security-Policy": SELF_CONTAINED})

    def report(self, request: Request) -> Response:
        with self._open() as archive:
            report = archive.get(request.path_params["id"])
            if report is None:
                raise HTTPException(404, "There is no such report in this project.")
            versions = archive.versions(report.input)
        return page("report.html", name=self._project.name, report=report, versions=versions)

    def search(self, request: Request) -> Response:
        words = request.query_params.get("q", "")
        with self._open() as archive:
            hits = archive.search(words, limit=HITS + 1)
        return page(
            "search.html", name=self._project.name, words=words, hits=hits[:HITS], more=len(hits) > HITS
        )

    def api_stories(self, request: Request) -> Response:
        with self._open() as archive:
            return _json(archive.stories())

    def api_story(self, request: Request) -> Response:
        from twosource.dossier import to_json

        return Response(to_json(self._dossier(request)), media_type="application/json")

    def api_reports(self, request: Request) -> Response:
        with self._open() as archive:
            return _json(archive.entries())

    def api_report(self, request: Request) -> Response:
        with self._open() as archive:
            report = archive.get(request.path_params["id"])
        if report is None:
            raise HTTPException(404, "There is no such report in this project.")
        return _json(report)

    def api_search(self, request: Request) -> Response:
        with self._open() as archive:
            return _json(archive.search(request.query_params.get("q", ""), limit=HITS))


def _json(value: Any) -> Response:
    return Response(msgspec.json.encode(value), media_type="application/json")


def _problem(request: Request, error: HTTPException | TwosourceError) -> Response:
    """A plain sentence for what went wrong, in the form that was asked for."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    said = error.detail if isinstance(error, HTTPException) else str(error)
    if request.url.path.startswith("/api/"):
        return Response(msgspec.json.encode({"error": said}), status, media_type="application/json")
    return page("problem.html", status=status, name="Twosource", said=said)
