"""Alembic's way in: the migrations run on the connection, and in the transaction, that they are given."""

from __future__ import annotations

from alembic import context

from tawatur.ledger.schema import metadata

if hasattr(context, "config"):  # set while Alembic runs this file, not when a test collects it
    context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=False)
    context.run_migrations()
