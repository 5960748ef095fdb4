"""The application: addresses to pages, with what guards them all."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qsl, quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tawatur.errors import LedgerError, NotInLedger, OptionError, ReadOnlyLedger
from tawatur.ledger import Ledger
from tawatur.settings import Settings
from tawatur.web import article, board, find, incident, judge, method, sign, voices
from tawatur.web.accounts import Accounts
from tawatur.web.door import host_of
from tawatur.web.site import Ask, Refused, Site
from tawatur.web.tiles import tile_host

_FORM = 1 << 17  # bytes of a form at most
_log = logging.getLogger("tawatur.web")

#: Nothing but what this host sends is loaded, no script or style stands in a page, no other site frames it or takes its forms.
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'{}; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

Page = Callable[[Ask], Response]
Act = Callable[[Ask, Mapping[str, str]], Response]


def application(
    book: Ledger,
    *,
    settings: Settings | None = None,
    accounts: Accounts | None = None,
    secure: bool = False,
    hosts: frozenset[str] = frozenset(),
) -> Starlette:
    """The pages over a ledger; the arguments are those of :class:`~tawatur.web.site.Site`.

    Raises :class:`OptionError` when the setting ``tiles`` is no address of map tiles.
    """
    site = Site(book=book, settings=settings or Settings(), accounts=accounts, secure=secure, hosts=hosts)
    static = StaticFiles(directory=Path(__file__).parent / "static")
    routes = [
        _route(site, "/", board.board),
        _route(site, "/incident/{id}", incident.incident),
        _route(site, "/article/{id:path}/original", article.original),
        _route(site, "/article/{id:path}", article.article),
        _route(site, "/origins", voices.origins),
        _route(site, "/origin", voices.origin),
        _route(site, "/outlet", voices.outlet),
        _route(site, "/search", find.search),
        _route(site, "/methodology", method.methodology),
        _route(site, "/review", judge.queue),
        _route(site, "/review/agreement", judge.agree),
        _route(site, "/review/settle/{article:path}/{claim}", judge.settle),
        _route(site, "/review/{article:path}/{claim}", judge.claim, judge.answer),
        _route(site, "/login", sign.page, sign.enter, open=True),
        _route(site, "/logout", None, sign.leave),
        Mount("/static", app=static),
    ]

    async def nothing(request: Request, _: Exception) -> Response:
        return await run_in_threadpool(_error, Ask(site, request), Refused(HTTPStatus.NOT_FOUND, "not_found"))

    # the one other host a page may ask, and only for pictures of the map
    tiles = f" {tile_host(site.settings.tiles)}" if site.settings.tiles else ""
    guard = Middleware(_Guard, hosts=hosts, headers={"Content-Security-Policy": POLICY.format(tiles), **HEADERS})
    return Starlette(routes=routes, middleware=[guard], exception_handlers={404: nothing})


def _route(site: Site, path: str, page: Page | None, act: Act | None = None, *, open: bool = False) -> Route:
    async def endpoint(request: Request) -> Response:
        form: dict[str, str] | None = None
        if request.method == "POST":
            body = await _body(request)
            form = None if body is None else dict(parse_qsl(body, keep_blank_values=True, max_num_fields=100))
        return await run_in_threadpool(_answer, site, request, page, act, form, open)

    methods = [method for method, there in (("GET", page), ("POST", act)) if there is not None]
    return Route(path, endpoint, methods=methods)


async def _body(request: Request) -> str | None:
    """The body of a form, ``None`` when it is too large or no form."""
    if request.headers.get("content-type", "").partition(";")[0] != "application/x-www-form-urlencoded":
        return None
    held = b""
    async for chunk in request.stream():
        held += chunk
        if len(held) > _FORM:
            return None
    return held.decode("utf-8", "replace")


def _answer(
    site: Site, request: Request, page: Page | None, act: Act | None, form: dict[str, str] | None, open: bool
) -> Response:
    ask = Ask(site, request)
    try:
        request.state.user = ask.user
        if site.accounts is not None and request.state.user is None and not open:
            here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
            return RedirectResponse(
                f"/login?next={quote(here, safe='')}" if request.method == "GET" else "/login", status_code=303
            )
        if request.method == "POST":
            assert act is not None
            if form is None:
                raise Refused(HTTPStatus.BAD_REQUEST, "bad_request")
            ask.checked_form(form)
            return ask.finished(act(ask, form))
        assert page is not None
        return page(ask)
    except Refused as refused:
        return _error(ask, refused)
    except NotInLedger:
        return _error(ask, Refused(HTTPStatus.NOT_FOUND, "not_found"))
    except ReadOnlyLedger as error:
        return _error(ask, Refused(HTTPStatus.CONFLICT, "read_only", str(error)))
    except OptionError as error:
        return _error(ask, Refused(HTTPStatus.BAD_REQUEST, "bad_request", str(error)))
    except LedgerError as error:
        return _error(ask, Refused(HTTPStatus.SERVICE_UNAVAILABLE, "fault", str(error)))
    except Exception:
        _log.exception("a page failed: %s", request.url.path)
        return _error(ask, Refused(HTTPStatus.INTERNAL_SERVER_ERROR, "fault"))


def _error(ask: Ask, refused: Refused) -> Response:
    return ask.page("error.html", status=refused.status, key=refused.key, told=refused.told, user=None)


class _Guard:
    """Turns away names that are not this site's, and puts the headers of every answer."""

    def __init__(self, app: ASGIApp, *, hosts: frozenset[str], headers: Mapping[str, str]) -> None:
        self._app, self._hosts = app, hosts
        self._headers = [(name.lower().encode(), value.encode()) for name, value in headers.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        told = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
        if self._hosts and host_of(told) not in self._hosts:
            await PlainTextResponse("this address is not the one the board is served at", 421)(scope, receive, send)
            return
        static = scope["path"].startswith("/static/")

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = (b"cache-control", b"public, max-age=300" if static else b"no-store")
                message["headers"] = [*message.get("headers", ()), *self._headers, kept]
            await send(message)

        await self._app(scope, receive, guarded)
