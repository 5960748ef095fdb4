"""What all pages share: the ledger, the language, who is asking, and the templates."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, urlencode

import jinja2
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from tawatur import __version__, pipeline
from tawatur.ledger import Ledger
from tawatur.ledger.reviews import Reviews
from tawatur.settings import Settings
from tawatur.web.accounts import Accounts, Role, User
from tawatur.web.words import LANGS, Words, bdi, clean, dated, ltr, sentence, shown

LANG_COOKIE = "tawatur_lang"
YEAR = 365 * 24 * 3600


class Refused(Exception):
    """A request that is answered by an error page: a status and a label of the group ``error``, or words of their own."""

    def __init__(self, status: HTTPStatus, key: str, told: str = "") -> None:
        self.status, self.key, self.told = status, key, told
        super().__init__(key)


@dataclass(slots=True)
class Site:
    """A served ledger. ``secure`` marks a site that is only reached encrypted: its cookies are for encrypted connections alone.

    ``hosts`` are the names a browser may use for it, empty for any: on loopback a page of another host that makes its name point
    here (rebinding) is turned away by them. ``accounts`` is ``None`` when whoever reaches the site may read and write.
    """

    book: Ledger
    settings: Settings = field(default_factory=Settings)
    accounts: Accounts | None = None
    secure: bool = False
    hosts: frozenset[str] = frozenset()
    reviews: Reviews = field(init=False)
    templates: jinja2.Environment = field(init=False)
    cache: dict[str, tuple[Any, Any]] = field(init=False, default_factory=dict)
    _reader: pipeline.Reader | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.reviews = Reviews(self.book)
        self.templates = _templates()

    def reader(self) -> pipeline.Reader:
        """What reads words that a person puts into a slot; its word lists are loaded with the first."""
        if self._reader is None:
            self._reader = pipeline.Reader(self.settings)
        return self._reader

    @property
    def prefix(self) -> str:
        """What cookies' names begin with: browsers hold cookies of ``__Host-`` to this host and to encryption."""
        return "__Host-" if self.secure else ""

    def cookie(self, response: Response, name: str, value: str, *, age: int, prefixed: bool = True) -> None:
        """Set a cookie that no script reads and no other site sends."""
        response.set_cookie(
            (self.prefix if prefixed else "") + name, value, max_age=age, path="/", secure=self.secure, httponly=True, samesite="strict"
        )  # fmt: skip


class Ask:
    """A request with what pages want to know of it: its language, its user, its form's token."""

    def __init__(self, site: Site, request: Request) -> None:
        self.site, self.request = site, request
        told = request.query_params.get("lang") or request.cookies.get(LANG_COOKIE) or site.settings.lang
        self.words = Words(told if told in LANGS else "en")
        self.session = request.cookies.get(site.prefix + "tawatur_session")
        self._csrf = request.cookies.get(site.prefix + "tawatur_form") or ""
        self._fresh = not self._csrf
        if self._fresh:
            self._csrf = secrets.token_urlsafe(24)

    def query(self, name: str) -> str:
        """A word of the address, trimmed; empty when it is not there."""
        return self.request.query_params.get(name, "").strip()[:500]

    def number(self, name: str, *, least: int = 1, most: int = 100_000) -> int:
        """A number of the address, ``least`` when there is none."""
        told = self.query(name)
        return min(max(int(told), least), most) if told.isascii() and told.isdigit() and len(told) < 8 else least

    @property
    def user(self) -> User | None:
        """Who is asking: the one who serves when there are no accounts, else whose session it is."""
        if self.site.accounts is None:
            return User(self.site.book.by or "reviewer", Role.ADMIN)
        return self.site.accounts.user(self.session)

    def checked_form(self, form: Mapping[str, Any]) -> None:
        """Refuse a form that was not made for this browser by this site."""
        if self.request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            raise Refused(HTTPStatus.FORBIDDEN, "bad_csrf")
        if self._fresh or not hmac.compare_digest(str(form.get("form", "")).encode(), self._csrf.encode()):
            raise Refused(HTTPStatus.FORBIDDEN, "bad_csrf")

    def page(self, template: str, *, status: int = 200, user: User | None = None, **values: Any) -> Response:
        """A page by its template; every template gets ``t`` (the labels), ``user``, ``here`` and ``form``."""
        query = [(key, value) for key, value in self.request.query_params.multi_items() if key != "lang"]
        shared = {
            "t": self.words,
            "user": user if user is not None else self._known_user(),
            "accounts": self.site.accounts is not None,
            "path": self.request.url.path,
            "other": self.request.url.path + "?" + urlencode([*query, ("lang", self.words.other)]),
            "form": self._csrf,
            "version": __version__,
        }
        html = self.site.templates.get_template(template).render(**shared, **values)
        return self.finished(HTMLResponse(html, status_code=status))

    def finished(self, response: Response) -> Response:
        """The response with the cookies it needs."""
        if self._fresh:
            self.site.cookie(response, "tawatur_form", self._csrf, age=12 * 3600)
        if self.request.query_params.get("lang") in LANGS:
            self.site.cookie(response, LANG_COOKIE, self.words.lang, age=YEAR, prefixed=False)
        return response

    def _known_user(self) -> User | None:
        return getattr(self.request.state, "user", None)


def _templates() -> jinja2.Environment:
    env = jinja2.Environment(
        loader=jinja2.PackageLoader("tawatur.web"), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )  # fmt: skip
    env.filters |= {
        "bdi": bdi,
        "ltr": ltr,
        "dated": dated,
        "clean": clean,
        "shown": shown,
        "sentence": sentence,
        "id": _path_part,
    }
    env.globals["query"] = _query
    return env


def _path_part(text: str) -> str:
    """An id as a part of a path."""
    return quote(text, safe="")


def _query(**values: Any) -> str:
    """The part of an address after ``?``, without what is empty."""
    told = urlencode([(key, value) for key, value in values.items() if value not in (None, "", False)])
    return f"?{told}" if told else ""
