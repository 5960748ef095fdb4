"""The tables: what is kept for ever, and what can be rebuilt from it.

Kept: ``entry`` (the chain), ``blob`` (the bytes of pages), ``secret`` and ``reader_name`` (what the pseudonyms of readers stand for;
neither ever leaves the ledger). Projections: all others, written by :mod:`tawatur.ledger.project` and
:mod:`tawatur.ledger.groups` from the entries alone. The words of the search are in ``piece`` and, on SQLite, in the FTS5 table
``words``.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Float, Index, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()

#: Text that sorts by code points on every engine, whatever language a server was set up for.
Words = Text().with_variant(Text(collation="C"), "postgresql")

entry = Table(
    "entry",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", Words, nullable=False),
    Column("id", Words, nullable=False),
    Column("body", Words, nullable=False),
    Column("previous", Words, nullable=False),
    Column("hash", Words, nullable=False, unique=True),
    Column("at", Words, nullable=False),
    Column("by", Words, nullable=False),
)
Index("entry_kind", entry.c.kind, entry.c.seq)
Index("entry_id", entry.c.id)

blob = Table(
    "blob",
    metadata,
    Column("hash", Words, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

secret = Table("secret", metadata, Column("name", Words, primary_key=True), Column("value", LargeBinary, nullable=False))

reader_name = Table("reader_name", metadata, Column("pseudonym", Words, primary_key=True), Column("name", Words, nullable=False))

KEPT = (entry, blob, secret, reader_name)

version = Table(
    "version",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("page", BigInteger, nullable=False),
    Column("article", Words, nullable=False),
    Column("own", Words, nullable=False),
    Column("url", Words),
    Column("state", Words, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
)
Index("version_article", version.c.article)
Index("version_own", version.c.own)
Index("version_url", version.c.url)
Index("version_page", version.c.page)

article = Table(
    "article",
    metadata,
    Column("id", Words, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("versions", Integer, nullable=False),
    Column("url", Words),
    Column("outlet", Words),
    Column("title", Words, nullable=False),
    Column("published", Words),
    Column("claims", Integer, nullable=False),
)

claim = Table(
    "claim",
    metadata,
    Column("article", Words, primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("id", Words, nullable=False),
    Column("event", Words, nullable=False),
    Column("low", BigInteger),
    Column("high", BigInteger),
    Column("target", Words),
    Column("agent", Words),
    Column("place", Words),
    Column("start", Words),
    Column("end", Words),
    Column("origin", Words),
)
Index("claim_id", claim.c.id)

withdrawal = Table(
    "withdrawal",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("target", BigInteger, nullable=False),
)

correction = Table(
    "correction",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("body", Words, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
)

piece = Table(
    "piece",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("article", Words, nullable=False),
)
Index("piece_article", piece.c.article)

incident = Table(
    "incident",
    metadata,
    Column("id", Words, primary_key=True),
    Column("head", Words, nullable=False),
    Column("start", Words),
    Column("end", Words),
    Column("place", Words),
    Column("lat", Float),
    Column("lon", Float),
    Column("articles", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("chains", Integer, nullable=False),
    Column("contradicted", Boolean, nullable=False),
    Column("revised", Boolean, nullable=False),
    Column("brief", Words, nullable=False),
    Column("body", Words, nullable=False),
)
Index("incident_head", incident.c.head)
Index("incident_start", incident.c.start, incident.c.id)

#: What an incident can be found by: ``kind`` is ``article``, ``event``, ``party``, ``place`` or ``claim``.
incident_key = Table(
    "incident_key",
    metadata,
    Column("kind", Words, primary_key=True),
    Column("key", Words, primary_key=True),
    Column("incident", Words, primary_key=True),
)
Index("incident_key_incident", incident_key.c.incident)

#: What one article tells of one happening, as :mod:`tawatur.incidents` compares it: ``anchor`` is the telling its knot hangs on,
#: ``head`` (of an anchor) the anchor that its incident is known by.
telling = Table(
    "telling",
    metadata,
    Column("n", BigInteger, primary_key=True, autoincrement=False),
    Column("id", Words, nullable=False, unique=True),
    Column("article", Words, nullable=False),
    Column("anchor", Words),
    Column("head", Words),
    Column("body", LargeBinary, nullable=False),
)
Index("telling_article", telling.c.article)
Index("telling_anchor", telling.c.anchor)
Index("telling_head", telling.c.head)

#: Where tellings are found: ``key`` is a hash of a block, ``telling`` the number of a telling.
block = Table(
    "block",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("telling", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

PROJECTIONS = (version, article, claim, withdrawal, correction, piece, incident, incident_key, telling, block)
