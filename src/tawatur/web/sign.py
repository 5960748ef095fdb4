"""Signing in and out."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import RedirectResponse, Response

from tawatur.web.accounts import SESSION
from tawatur.web.site import Ask

SESSION_COOKIE = "tawatur_session"


def page(ask: Ask) -> Response:
    """The form."""
    if ask.site.accounts is None:
        return RedirectResponse("/", status_code=303)
    return ask.page("login.html", mistake="", next=own_path(ask.query("next")))


def enter(ask: Ask, form: Mapping[str, str]) -> Response:
    """Sign in, unless there were too many attempts for this name or from this address."""
    accounts = ask.site.accounts
    if accounts is None:
        return RedirectResponse("/", status_code=303)
    name, after = form.get("name", "").strip()[:80], own_path(form.get("next", ""))
    keys = (f"name {name}", f"from {ask.request.client.host if ask.request.client else ''}")
    if not accounts.may_try(*keys):
        response = ask.page("login.html", status=429, mistake="wait", next=after)
        response.headers["Retry-After"] = "300"
        return response
    token = accounts.sign_in(name, form.get("password", "")[:1000], *keys)
    if token is None:
        return ask.page("login.html", status=403, mistake="wrong", next=after)
    response = RedirectResponse(after, status_code=303)
    ask.site.cookie(response, SESSION_COOKIE, token, age=SESSION)
    return response


def leave(ask: Ask, form: Mapping[str, str]) -> Response:
    """Sign out."""
    if ask.site.accounts is not None:
        ask.site.accounts.sign_out(ask.session)
    response = RedirectResponse("/login", status_code=303)
    ask.site.cookie(response, SESSION_COOKIE, "", age=0)
    return response


def own_path(told: str) -> str:
    """A path of this site, the board for anything else: nobody is led away after signing in.

    >>> own_path("/review?second=1"), own_path("//evil.example"), own_path("https://evil.example"), own_path("/\\\\evil.example")
    ('/review?second=1', '/', '/', '/')
    """
    plain = told.startswith("/") and not told.startswith("//") and "\\" not in told and told.isprintable()
    return told if plain else "/"
