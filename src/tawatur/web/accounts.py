"""Who may do what: accounts, their passwords and sessions, kept in the ledger's database beside the chain.

Nothing here is an entry: a password's hash (argon2id) never enters the chain and so no export. A session is a random token in a
cookie; only its hash is kept.
"""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from hashlib import blake2b
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Integer,
    MetaData,
    Table,
    Text,
    delete,
    func,
    insert,
    inspect,
    select,
    update,
)

from tawatur.errors import NoLedger, OptionError
from tawatur.ledger import Ledger

SESSION = 12 * 3600  # seconds a session lasts
_LEAST = 10  # letters of a password
_TRIES = 5
_WINDOW = 300  # seconds in which so many wrong attempts are let pass

metadata = MetaData()
_account = Table(
    "web_account",
    metadata,
    Column("name", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("hash", Text, nullable=False),
)
_session = Table(
    "web_session",
    metadata,
    Column("token", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("until", BigInteger, nullable=False),
)

# by hash: what is typed for a name may be a password
_attempt = Table(
    "web_attempt",
    metadata,
    Column("n", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("key", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
)


class Role(StrEnum):
    """What an account may do: read; review too; settle disagreements too."""

    READER = "reader"
    REVIEWER = "reviewer"
    ADMIN = "admin"

    @property
    def may_review(self) -> bool:
        """True for all but readers."""
        return self is not Role.READER


@dataclass(frozen=True, slots=True)
class User:
    """Whoever is at the browser."""

    name: str
    role: Role


class Accounts:
    """The accounts of a ledger. ``seconds`` is the clock of sessions and attempts (seconds since 1970)."""

    def __init__(self, ledger: Ledger, *, seconds: Any = time.time) -> None:
        self._ledger, self._seconds = ledger, seconds

    def any(self) -> bool:
        """Whether there is an account. A ledger that is not there has none."""
        try:
            with self._ledger.door.reading() as connection:
                return _there(connection) and connection.execute(select(func.count()).select_from(_account)).scalar_one() > 0
        except NoLedger:
            return False

    def list(self) -> list[User]:
        """All accounts, by name."""
        if not self.any():
            return []
        with self._ledger.door.reading() as connection:
            rows = connection.execute(select(_account.c.name, _account.c.role).order_by(_account.c.name))
            return [User(row.name, Role(row.role)) for row in rows]

    def add(self, name: str, password: str, role: Role) -> None:
        """Make an account, or give an old one a new password and role; its sessions end. Raises :class:`OptionError`."""
        name = name.strip()
        if not name or len(name) > 80 or not name.isprintable():
            raise OptionError(f"{name!r} cannot be a name", where="NAME", hint="use up to 80 letters, digits or signs")
        if len(password) < _LEAST:
            raise OptionError("the password is too short", where=name, hint=f"use {_LEAST} signs or more; a sentence is good")
        row = {"name": name, "role": role.value, "hash": _hasher().hash(password)}
        with self._ledger.door.writing(make=True) as connection:
            metadata.create_all(connection)
            connection.execute(delete(_account).where(_account.c.name == name))
            connection.execute(delete(_session).where(_session.c.name == name))
            connection.execute(insert(_account), row)

    def remove(self, name: str) -> None:
        """Remove an account and its sessions. Raises :class:`OptionError` when there is none."""
        if name not in {user.name for user in self.list()}:
            raise OptionError(f"there is no account {name!r}", where="NAME", hint="`tawatur user list` names them")
        with self._ledger.door.writing() as connection:
            connection.execute(delete(_account).where(_account.c.name == name))
            connection.execute(delete(_session).where(_session.c.name == name))

    # --- sessions -----------------------------------------------------------------------------------------------------

    def may_try(self, *keys: str) -> bool:
        """Whether another attempt is let pass for a name and an address; every asking counts as one until :meth:`sign_in` succeeds.

        Attempts are counted in the ledger's database, so that several processes that serve one ledger count together.
        """
        now, digests = int(self._seconds()), [_digest(key) for key in keys]
        with self._ledger.door.writing() as connection:
            metadata.create_all(connection)  # a ledger whose accounts are older has no table of attempts yet
            connection.execute(delete(_attempt).where(_attempt.c.at <= now - _WINDOW))
            asked = select(func.count()).select_from(_attempt)
            if any(connection.execute(asked.where(_attempt.c.key == each)).scalar_one() >= _TRIES for each in digests):
                return False
            connection.execute(insert(_attempt), [{"key": each, "at": now} for each in digests])
            return True

    def sign_in(self, name: str, password: str, *keys: str) -> str | None:
        """The token of a new session, or ``None`` for a wrong name or password."""
        with self._ledger.door.reading() as connection:
            kept = connection.execute(select(_account.c.hash).where(_account.c.name == name)).scalar()
        if not _matches(kept or _nobody(), password) or kept is None:
            return None
        token = secrets.token_urlsafe(32)
        now = int(self._seconds())
        with self._ledger.door.writing() as connection:
            connection.execute(delete(_session).where(_session.c.until < now))
            connection.execute(insert(_session), {"token": _digest(token), "name": name, "until": now + SESSION})
            if keys:
                connection.execute(delete(_attempt).where(_attempt.c.key.in_([_digest(key) for key in keys])))
            if _hasher().check_needs_rehash(kept):
                connection.execute(update(_account).where(_account.c.name == name).values(hash=_hasher().hash(password)))
        return token

    def user(self, token: str | None) -> User | None:
        """Whose session a token is."""
        if not token:
            return None
        with self._ledger.door.reading() as connection:
            row = connection.execute(
                select(_account.c.name, _account.c.role)
                .join(_session, _session.c.name == _account.c.name)
                .where(_session.c.token == _digest(token), _session.c.until >= int(self._seconds()))
            ).first()
        return None if row is None else User(row.name, Role(row.role))

    def sign_out(self, token: str | None) -> None:
        """End a session."""
        if token:
            with self._ledger.door.writing() as connection:
                connection.execute(delete(_session).where(_session.c.token == _digest(token)))


def _there(connection: Connection) -> bool:
    return inspect(connection).has_table(_account.name)


def _digest(token: str) -> str:
    return blake2b(token.encode(), digest_size=32).hexdigest()


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobody() -> str:
    # a name that does not exist takes as long as a wrong password
    return _hasher().hash(secrets.token_hex(16))


def _matches(kept: str, password: str) -> bool:
    try:
        return _hasher().verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False
