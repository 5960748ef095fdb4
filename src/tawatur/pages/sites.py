"""What is known of single sites: the rows of ``sites.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from tawatur.lexicon import rows

SITES = Path(__file__).parent / "sites.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A site: its hosts, its outlet's name, and CSS selectors where its pages hide something."""

    hosts: tuple[str, ...]
    outlet: str | None = None
    date: str | None = None
    title: str | None = None
    body: str | None = None
    comments: str | None = None
    drop: str | None = None
    row: str = ""


@lru_cache(maxsize=4)
def sites(path: Path = SITES) -> dict[str, Site]:
    """The sites by host."""
    return {host: site for site in rows(path, "site", Site) for host in site.hosts}


def host_of(url: str | None) -> str | None:
    """The host of an address without ``www.``.

    >>> host_of("https://www.example.org/news/1"), host_of(None)
    ('example.org', None)
    """
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:
        return None
    return host.removeprefix("www.").removeprefix("m.") if isinstance(host, str) and host else None


def site_of(url: str | None, path: Path = SITES) -> Site | None:
    """What is known of the site of an address: its host's row, or that of the domain above.

    >>> site_of("https://www.sana.sy/?p=1").outlet
    'سانا'
    """
    host = host_of(url)
    table = sites(path)
    while host and "." in host:
        if host in table:
            return table[host]
        host = host.partition(".")[2]
    return None
