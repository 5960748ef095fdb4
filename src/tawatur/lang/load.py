"""Packs are loaded by name, so that no stage imports a language."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

from tawatur.errors import OptionError
from tawatur.lang.pack import Pack


@lru_cache(maxsize=8)
def load(name: str = "ar") -> Pack:
    """The language pack ``name``, loaded once in a process. Raises :class:`OptionError` for a language there is no pack for.

    >>> load("ar").fold_word("إصابة")
    'اصابه'
    """
    try:
        module = import_module(f"tawatur.lang.{name}.pack")
    except ModuleNotFoundError as error:
        if error.name is None or not error.name.startswith(f"tawatur.lang.{name}"):
            raise
        raise OptionError(f"there is no language pack {name!r}", hint="use 'ar'") from error
    pack: Pack = module.pack()
    return pack
