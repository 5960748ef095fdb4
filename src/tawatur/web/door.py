"""Which addresses may be served, and to which names a browser may speak."""

from __future__ import annotations

import ipaddress

from tawatur.errors import OptionError


def is_loopback(host: str) -> bool:
    """True for an address that only this machine reaches.

    >>> [is_loopback(host) for host in ("127.0.0.1", "::1", "localhost", "0.0.0.0", "board.example")]
    [True, True, True, False, False]
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def check_address(host: str, *, accounts: bool, encrypted: bool) -> None:
    """Whether ``host`` may be served. ``encrypted``: by a certificate of our own or a proxy in front.

    Raises :class:`OptionError` that says what to do.

    >>> check_address("127.0.0.1", accounts=False, encrypted=False)
    """
    if is_loopback(host):
        return
    if not accounts:
        raise OptionError(
            f"{host} can be reached from other machines, and this ledger has no accounts",
            where="--host",
            hint="make one with `tawatur user add NAME --role admin`, or serve on 127.0.0.1",
        )
    if not encrypted:
        raise OptionError(
            f"passwords would cross the network to {host} unencrypted",
            where="--host",
            hint="give --certificate and --key, or serve on 127.0.0.1 with --behind-proxy and let the proxy encrypt",
        )


def host_of(header: str) -> str:
    """The name in a ``Host`` header, without its port.

    >>> host_of("localhost:8000"), host_of("[::1]:80"), host_of("evil.example")
    ('localhost', '::1', 'evil.example')
    """
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return header.rpartition(":")[0] if header.count(":") == 1 else header
