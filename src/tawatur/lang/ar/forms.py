"""Inflection as newspapers spell it: the third-person forms of a verb, the dual and plural of a noun.

All results are folded. Voice is marked only where the spelling shows it («حوصر»):
without harakat «قَتل» and «قُتل» are one spelling.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tawatur.lang.ar.fold import fold_word


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One spelling of a verb: number of its subject (``sg``, ``du``, ``pl``), feminine or not, present or past.

    ``passive`` where the spelling itself shows the voice («حوصر»).
    """

    text: str
    number: str
    feminine: bool
    present: bool
    bound: bool = False  # only before an object pronoun
    passive: bool = False


def _past(past: str) -> Iterator[VerbForm]:
    weak = past[-1] in "يا" and len(past) > 2
    stem = past[:-1] if weak else past
    yield VerbForm(past, "sg", False, False)
    yield VerbForm(stem + "ت", "sg", True, False)
    yield VerbForm(stem + "وا", "pl", False, False)
    yield VerbForm(stem + "و", "pl", False, False, bound=True)
    yield VerbForm((stem + "يا") if weak else (past + "ا"), "du", False, False)
    yield VerbForm(stem + "تا", "du", True, False)
    yield VerbForm((stem + "ين") if weak else (past + "ن"), "pl", True, False)
    yield VerbForm(past[:-1] + "ي" + "نا" if weak else past + "نا", "we", False, False)
    if weak:
        yield VerbForm(stem + "ا", "sg", False, False, bound=True)


def _present(present: str) -> Iterator[VerbForm]:
    if not present.startswith("ي"):
        yield VerbForm(present, "sg", False, True)
        return
    root = present[1:]
    weak = root[-1] in "ياو" and len(root) > 2
    stem = root[:-1] if weak else root
    for letter, feminine in (("ي", False), ("ت", True)):
        yield VerbForm(letter + root, "sg", feminine, True)
        yield VerbForm(letter + stem + "ون", "pl", feminine, True)
        yield VerbForm(letter + stem + "وا", "pl", feminine, True)
        yield VerbForm(letter + stem + "و", "pl", feminine, True, bound=True)
        yield VerbForm(letter + (root + "ان" if not weak else stem + "يان"), "du", feminine, True)
    yield VerbForm("ن" + root, "we", False, True)


def verb_forms(past: str, present: str, extra: tuple[str, ...] = ()) -> tuple[VerbForm, ...]:
    """The third-person (and first plural) spellings of a verb given by its past and present.

    >>> sorted({f.text for f in verb_forms("نفى", "ينفي")})[:4]
    ['تنفو', 'تنفوا', 'تنفون', 'تنفي']
    """
    active = fold_word(past)
    forms = [*_past(active), *_present(fold_word(present))]
    if len(active) == 4 and active[1] == "ا":  # «حاصر», «هاجم»: «حوصر», «هوجم»
        whole = active[0] + "و" + active[2:].removesuffix("ي") + ("ي" if active.endswith("ي") else "")
        forms += [replace(form, passive=True) for form in _past(whole) if not form.bound]
    for word in extra:
        text = fold_word(word)
        number = "pl" if text.endswith(("وا", "ون")) else "du" if text.endswith(("يا", "تا")) else "sg"
        forms.append(VerbForm(text, number, text.endswith("ت"), text[0] in "يت"))
    return tuple({form.text: form for form in reversed(forms)}.values())


@dataclass(frozen=True, slots=True)
class NounForm:
    """One spelling of a noun: its number (``sg``, ``du``, ``pl``), whether it is the indefinite accusative, and construct."""

    text: str
    number: str
    accusative: bool = False
    construct: bool = False


def noun_forms(one: str, many: tuple[str, ...]) -> tuple[NounForm, ...]:
    """The spellings of a noun given by a singular and its plurals: with accusative alef, dual, and the construct forms.

    >>> {f.text: f.number for f in noun_forms("جندي", ("جنود",))}["جنديين"]
    'du'
    """
    forms: list[NounForm] = []
    single = fold_word(one)
    plural = [fold_word(word) for word in many]
    if single:
        forms.append(NounForm(single, "sg"))
        if not single.endswith(("ه", "ا", "ء")):
            forms.append(NounForm(single + "ا", "sg", accusative=True))
        dual = single[:-1] + "ت" if single.endswith("ه") else single
        forms += [NounForm(dual + "ان", "du"), NounForm(dual + "ين", "du", accusative=True)]
        forms += [NounForm(dual + "ا", "du", construct=True), NounForm(dual + "ي", "du", construct=True)]
    for word in plural:
        forms.append(NounForm(word, "pl"))
        if word.endswith(("ون", "ين")):
            forms.append(NounForm(word[:-1], "pl", construct=True))
        elif not word.endswith(("ه", "ا", "ء", "ات")):
            forms.append(NounForm(word + "ا", "pl", accusative=True))
    # a plural spelling listed wins over a regular dual («مدنيين»), the singular over all
    out: dict[str, NounForm] = {}
    for form in sorted(forms, key=lambda f: ("sg", "pl", "du").index(f.number)):
        out.setdefault(form.text, form)
    return tuple(out.values())
