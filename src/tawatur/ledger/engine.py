"""The door to the database: one engine for SQLite and PostgreSQL, its transactions, its schema, its errors in words.

A reading transaction sees the ledger as it was when it began. A writing one has it alone from its first moment: ``BEGIN IMMEDIATE``
on SQLite, an advisory lock on PostgreSQL, so that two writers never take the same place in the chain.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from tawatur.errors import BrokenLedger, LedgerBusy, LedgerError, LedgerFull, NewerLedger, NoLedger, OptionError, ReadOnlyLedger

HEAD = "0001"  # the newest migration: asked for at every start, so that Alembic is only loaded when there is something to do
_KNOWN = ("0001",)
_LOCK = 0x7461776174757200  # "tawatur" as a number: the advisory lock all writers of one PostgreSQL database wait for
_WAIT = 60  # seconds a writer waits for another
_FORMS = "use sqlite:///FILE or postgresql://USER@HOST/NAME"


class Door:
    """The database of one ledger. Nothing is opened before it is needed; ``close`` lets go of it."""

    def __init__(self, address: str, *, wait: float = _WAIT) -> None:
        self.url = _url(address)
        self.address = self.url.render_as_string(hide_password=True)
        self.sqlite = self.url.get_backend_name() == "sqlite"
        self._wait = wait
        self._engine: Engine | None = None

    # --- transactions ---------------------------------------------------------------------------------------------

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that reads. Raises :class:`NoLedger` when there is none."""
        with self._told(), self._opened(make=False).connect() as connection, connection.begin():
            if not self.sqlite:
                connection.execute(text("set transaction isolation level repeatable read, read only"))
            yield connection

    @contextmanager
    def writing(self, *, make: bool = False) -> Iterator[Connection]:
        """A transaction that writes, alone, and is committed as a whole at the end; with ``make`` the ledger is made if there is none."""
        with self._told():
            engine = self._opened(make=make).execution_options(tawatur_writes=True)
            with engine.connect() as connection, connection.begin():
                if not self.sqlite:
                    connection.execute(text(f"set local lock_timeout = {int(self._wait * 1000)}"))
                    connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": _LOCK})
                yield connection

    def close(self) -> None:
        """Let go of the database."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    # --- opening --------------------------------------------------------------------------------------------------

    def _opened(self, *, make: bool) -> Engine:
        if self._engine is None:
            if self.sqlite and not make and not self._exists():
                raise self._none()
            engine = self._sqlite() if self.sqlite else self._postgres()
            try:
                self._ready(engine, make=make)
            except BaseException:
                engine.dispose()
                raise
            self._engine = engine
        return self._engine

    def _exists(self) -> bool:
        return self.url.database in (None, "", ":memory:") or Path(str(self.url.database)).exists()

    def _none(self) -> NoLedger:
        return NoLedger(
            "there is no ledger here", where=self.address, hint="`tawatur add PAGES…` makes one; --ledger names another"
        )

    def _sqlite(self) -> Engine:
        url = self.url
        path = url.database
        if path and path != ":memory:" and _fixed(Path(path)):
            # in a folder that may not be written no log can be made beside the file: it is read as it is
            url = url.set(database=f"file:{path}", query={"immutable": "1", "uri": "true"})
        engine = create_engine(url, connect_args={"timeout": self._wait})
        event.listen(engine, "connect", _on_connect)
        event.listen(engine, "begin", _on_begin)
        return engine

    def _postgres(self) -> Engine:
        try:
            return create_engine(self.url, pool_pre_ping=True)
        except ModuleNotFoundError as error:
            raise OptionError(
                "PostgreSQL needs a driver that is not installed", where="--ledger", hint="pip install 'tawatur[postgres]'"
            ) from error

    def _ready(self, engine: Engine, *, make: bool) -> None:
        """See that the schema is the newest, and make it so where one may write."""
        with engine.connect() as connection:
            held = self._version(connection)
            connection.rollback()
        if held == HEAD:
            return
        if held is not None and held not in _KNOWN:
            raise NewerLedger(
                "this ledger was made by a newer tawatur", where=self.address, hint="use that version, or a newer one"
            )
        if held is None and not make:
            raise self._none()
        with engine.execution_options(tawatur_writes=True).connect() as connection, connection.begin():
            if not self.sqlite:
                connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            if self._version(connection) != HEAD:  # another writer may have been quicker
                _migrate(connection)

    def _version(self, connection: Connection) -> str | None:
        tables = inspect(connection).get_table_names()
        if "alembic_version" in tables:
            found: str | None = connection.execute(text("select version_num from alembic_version")).scalar()
            return found
        if "entry" in tables:
            raise BrokenLedger("this database is not a ledger", where=self.address, hint="give --ledger an address of its own")
        return None

    # --- errors ---------------------------------------------------------------------------------------------------

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise self._meaning(error) from error

    def _meaning(self, error: DBAPIError) -> LedgerError:
        said = str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else type(error.orig).__name__
        state = getattr(error.orig, "sqlstate", None)
        low = said.lower()
        if state == "53100" or "disk is full" in low or "no space left" in low or ("disk i/o error" in low and self._is_full()):
            hint = "make room and run the same again: what was acknowledged is kept, the rest is added then"
            return LedgerFull("no room is left on the disk", where=self.address, hint=hint)
        if state in ("25006", "42501") or "readonly" in low or "read-only" in low:
            return ReadOnlyLedger(
                "it may only be read", where=self.address, hint="see who may write to it, or give another --ledger"
            )
        if state == "55P03" or "database is locked" in low:
            return LedgerBusy("another writer holds it", where=self.address, hint="wait for it to end and run the same again")
        if "unable to open" in low:
            return NoLedger("it cannot be opened", where=self.address, hint="see that the folder is there and may be written")
        if "malformed" in low or "not a database" in low:
            return BrokenLedger(f"the file is damaged ({said})", where=self.address, hint="put back a copy, or import an export")
        if not self.sqlite and (error.connection_invalidated or state is None or state.startswith(("08", "28", "3D", "57P"))):
            return NoLedger(f"the server cannot be used ({said})", where=self.address, hint="see that it runs and lets you in")
        return LedgerError(
            f"the database said: {said}", where=self.address, hint="please report it if the database itself is well"
        )

    def _is_full(self) -> bool:
        folder = Path(str(self.url.database)).absolute().parent
        try:
            return os.statvfs(folder).f_bavail * os.statvfs(folder).f_frsize < 1 << 20
        except OSError:
            return False


def _url(address: str) -> URL:
    try:
        url = make_url(address)
        backend = url.get_backend_name()
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise OptionError(f"{address!r} is no address of a ledger", where="--ledger", hint=_FORMS) from error
    if backend in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if backend == "sqlite":
        return url
    raise OptionError(f"a ledger cannot be kept in {backend!r}", where="--ledger", hint=_FORMS)


def _fixed(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    written = log.exists() and log.stat().st_size > 0
    return path.exists() and not written and not os.access(path.absolute().parent, os.W_OK)


def _on_connect(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # transactions are begun by _on_begin, never by the driver
    cursor = connection.cursor()
    cursor.execute("pragma journal_mode=wal")
    cursor.execute("pragma synchronous=full")  # a committed page outlives a loss of power
    cursor.execute("pragma cache_size=-65536")
    cursor.close()


def _on_begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("tawatur_writes", False)
    connection.exec_driver_sql("begin immediate" if writes else "begin")


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "tawatur.ledger:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
