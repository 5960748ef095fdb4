"""Content hashes: the same words have the same id on every machine."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import Any

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False)


def canonical(value: Any) -> bytes:
    """Canonical JSON: sorted keys, no spaces, UTF-8.

    >>> canonical({"b": 1, "a": "و"}).decode()
    '{"a":"و","b":1}'
    """
    return _ENCODER.encode(value).encode()


def content_id(value: Any, *, size: int = 10) -> str:
    """BLAKE2b over canonical JSON, as ``2 * size`` hexadecimal digits.

    >>> content_id({"a": 1}) == content_id({"a": 1})
    True
    """
    return blake2b(canonical(value), digest_size=size).hexdigest()
