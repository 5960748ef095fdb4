"""The commands of the web: serve the board, and keep the accounts of a team."""

from __future__ import annotations

import getpass
import importlib
import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer

from tawatur.cli.ledger import opened, settings_of
from tawatur.cli.options import Address, Lang
from tawatur.errors import OptionError

users = typer.Typer(help="Keep the accounts of a team that reviews together.", no_args_is_help=True, rich_markup_mode=None)


def register(app: typer.Typer, clean: Callable[[Callable[..., None]], Callable[..., None]]) -> None:
    """Put the commands of the web into the command."""
    app.command("serve")(clean(serve))
    commands: dict[str, Callable[..., None]] = {"add": add, "list": list_users, "remove": remove}
    for name, command in commands.items():
        users.command(name)(clean(command))
    app.add_typer(users, name="user")


def _web() -> Any:
    # faces do not import one another; the one that starts the other does it by name, as packs are loaded
    return importlib.import_module("tawatur.web")


def serve(
    ledger: Address = None,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen; other machines only with accounts.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="N", min=1, max=65535, help="The port.")] = 8765,
    accounts: Annotated[bool, typer.Option("--accounts", help="Ask for an account on this machine too.")] = False,
    certificate: Annotated[str | None, typer.Option(metavar="FILE", help="A certificate (PEM), to serve encrypted.")] = None,
    key: Annotated[str | None, typer.Option(metavar="FILE", help="The certificate's key (PEM).")] = None,
    behind_proxy: Annotated[bool, typer.Option("--behind-proxy", help="A proxy on this machine encrypts and passes on.")] = False,
    tiles: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Map tiles of a server, as https://HOST/{z}/{x}/{y}.png; else none is asked."),
    ] = None,
    lang: Lang = None,
) -> None:
    """Serve the board over the ledger to a browser: incidents, articles, origins, search, review."""
    import uvicorn

    web, in_force = _web(), settings_of(ledger=ledger, lang=lang, tiles=tiles)
    with opened(in_force) as book:
        known = web.Accounts(book)
        local = web.is_loopback(host)
        if bool(certificate) != bool(key):
            raise OptionError("a certificate needs its key, and a key its certificate", where="--certificate", hint="give both")
        encrypted = bool(certificate) or behind_proxy
        there = known.any()
        web.check_address(host, accounts=there, encrypted=bool(certificate))
        wanted = accounts or behind_proxy or not local
        if wanted and not there:
            hint = "make one with `tawatur user add NAME --role admin`"
            raise OptionError("this ledger has no accounts", where="--accounts", hint=hint)
        book.counts()  # a ledger that is not there or cannot be read is said before anything is served
        hosts = frozenset() if wanted else frozenset({"localhost", "127.0.0.1", "::1", host.strip("[]")})
        app = web.application(book, settings=in_force, accounts=known if wanted else None, secure=encrypted, hosts=hosts)
        address = f"{'https' if certificate else 'http'}://{f'[{host}]' if ':' in host else host}:{port}/"
        print(f"the board over {book.address} is at {address} (Ctrl-C stops it)", flush=True)
        uvicorn.run(
            app, host=host.strip("[]"), port=port, log_level="warning", access_log=False, server_header=False, ssl_certfile=certificate,
            ssl_keyfile=key, proxy_headers=behind_proxy, forwarded_allow_ips="127.0.0.1" if behind_proxy else None,
        )  # fmt: skip


def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Who it is: written beside what they review.")],
    role: Annotated[
        str, typer.Option(metavar="reader|reviewer|admin", help="Read; review too; settle disagreements too.")
    ] = "reviewer",
    ledger: Address = None,
) -> None:
    """Make an account, or give one a new password and role. The password is asked for, or read from standard input."""
    web = _web()
    if role not in {each.value for each in web.Role}:
        raise OptionError(f"there is no role {role!r}", where="--role", hint="use reader, reviewer or admin")
    with opened(settings_of(ledger=ledger)) as book:
        web.Accounts(book).add(name, _password(), web.Role(role))
        print(f"{name} has the role {role} in {book.address}")


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != password:
        raise OptionError("the two passwords are not the same", where="tawatur user add", hint="try again")
    return password


def list_users(ledger: Address = None) -> None:
    """List the accounts with their roles."""
    with opened(settings_of(ledger=ledger)) as book:
        for user in _web().Accounts(book).list():
            print(f"{user.name}\t{user.role.value}")


def remove(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The account to remove; what it reviewed stays.")],
    ledger: Address = None,
) -> None:
    """Remove an account and end its sessions."""
    with opened(settings_of(ledger=ledger)) as book:
        _web().Accounts(book).remove(name)
        print(f"{name} was removed")
