"""The web: board, incidents, articles, origins, search, methodology and review over a ledger, as pages made on the server.

:func:`application` is an ASGI application over a ledger; :class:`Accounts` says who may do what; :func:`check_address` is why an
address may not be served. Every page works without JavaScript and asks no other host for anything.
"""

from tawatur.web.accounts import Accounts, Role, User
from tawatur.web.app import application
from tawatur.web.door import check_address, is_loopback

__all__ = ["Accounts", "Role", "User", "application", "check_address", "is_loopback"]
