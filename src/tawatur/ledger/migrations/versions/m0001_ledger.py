"""The ledger: entries that are never changed, the bytes of pages, and all that is rebuilt from them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

Words = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables, the search of each engine, and the triggers that keep entries and pages as they are."""
    _tables()
    _ENGINES[op.get_bind().dialect.name]()


def _sqlite() -> None:
    op.execute("create virtual table words using fts5(tokens, tokenize='ascii')")
    for table in ("entry", "blob"):
        for change in ("update", "delete"):
            op.execute(
                f"create trigger {table}_no_{change} before {change} on {table} "
                f"begin select raise(abort, 'what is in the ledger is never changed'); end"
            )


def _postgresql() -> None:
    op.execute("alter table piece add column vector tsvector")
    op.execute("create index piece_vector on piece using gin (vector)")
    op.execute(
        "create function tawatur_kept() returns trigger language plpgsql as "
        "$$ begin raise exception 'what is in the ledger is never changed'; end $$"
    )
    for table in ("entry", "blob"):
        op.execute(
            f"create trigger {table}_kept before update or delete or truncate on {table} "
            f"for each statement execute function tawatur_kept()"
        )


_ENGINES = {"sqlite": _sqlite, "postgresql": _postgresql}


def _tables() -> None:
    op.create_table(
        "entry",
        sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("kind", Words, nullable=False),
        sa.Column("id", Words, nullable=False),
        sa.Column("body", Words, nullable=False),
        sa.Column("previous", Words, nullable=False),
        sa.Column("hash", Words, nullable=False, unique=True),
        sa.Column("at", Words, nullable=False),
        sa.Column("by", Words, nullable=False),
    )
    op.create_index("entry_id", "entry", ["id"])
    op.create_index("entry_kind", "entry", ["kind", "seq"])
    op.create_table(
        "blob",
        sa.Column("hash", Words, primary_key=True),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "secret",
        sa.Column("name", Words, primary_key=True),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "reader_name",
        sa.Column("pseudonym", Words, primary_key=True),
        sa.Column("name", Words, nullable=False),
    )
    op.create_table(
        "version",
        sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("page", sa.BigInteger, nullable=False),
        sa.Column("article", Words, nullable=False),
        sa.Column("own", Words, nullable=False),
        sa.Column("url", Words),
        sa.Column("state", Words, nullable=False),
        sa.Column("withdrawn", sa.Boolean, nullable=False),
    )
    op.create_index("version_article", "version", ["article"])
    op.create_index("version_own", "version", ["own"])
    op.create_index("version_page", "version", ["page"])
    op.create_index("version_url", "version", ["url"])
    op.create_table(
        "article",
        sa.Column("id", Words, primary_key=True),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("versions", sa.Integer, nullable=False),
        sa.Column("url", Words),
        sa.Column("outlet", Words),
        sa.Column("title", Words, nullable=False),
        sa.Column("published", Words),
        sa.Column("claims", sa.Integer, nullable=False),
    )
    op.create_table(
        "claim",
        sa.Column("article", Words, primary_key=True),
        sa.Column("n", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("id", Words, nullable=False),
        sa.Column("event", Words, nullable=False),
        sa.Column("low", sa.BigInteger),
        sa.Column("high", sa.BigInteger),
        sa.Column("target", Words),
        sa.Column("agent", Words),
        sa.Column("place", Words),
        sa.Column("start", Words),
        sa.Column("end", Words),
        sa.Column("origin", Words),
    )
    op.create_index("claim_id", "claim", ["id"])
    op.create_table(
        "withdrawal",
        sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("target", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "correction",
        sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("body", Words, nullable=False),
        sa.Column("withdrawn", sa.Boolean, nullable=False),
    )
    op.create_table(
        "piece",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("article", Words, nullable=False),
    )
    op.create_index("piece_article", "piece", ["article"])
    op.create_table(
        "incident",
        sa.Column("id", Words, primary_key=True),
        sa.Column("head", Words, nullable=False),
        sa.Column("start", Words),
        sa.Column("end", Words),
        sa.Column("place", Words),
        sa.Column("lat", sa.Float),
        sa.Column("lon", sa.Float),
        sa.Column("articles", sa.Integer, nullable=False),
        sa.Column("claims", sa.Integer, nullable=False),
        sa.Column("chains", sa.Integer, nullable=False),
        sa.Column("contradicted", sa.Boolean, nullable=False),
        sa.Column("revised", sa.Boolean, nullable=False),
        sa.Column("brief", Words, nullable=False),
        sa.Column("body", Words, nullable=False),
    )
    op.create_index("incident_head", "incident", ["head"])
    op.create_index("incident_start", "incident", ["start", "id"])
    op.create_table(
        "incident_key",
        sa.Column("kind", Words, primary_key=True),
        sa.Column("key", Words, primary_key=True),
        sa.Column("incident", Words, primary_key=True),
    )
    op.create_index("incident_key_incident", "incident_key", ["incident"])
    op.create_table(
        "telling",
        sa.Column("n", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("id", Words, nullable=False, unique=True),
        sa.Column("article", Words, nullable=False),
        sa.Column("anchor", Words),
        sa.Column("head", Words),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("telling_anchor", "telling", ["anchor"])
    op.create_index("telling_article", "telling", ["article"])
    op.create_index("telling_head", "telling", ["head"])
    op.create_table(
        "block",
        sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("telling", sa.BigInteger, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
