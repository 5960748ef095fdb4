from __future__ import annotations

from collections import Counter

import pytest

from tawatur.atlas import load
from tawatur.atlas.phrases import phrase
from tawatur.atlas.rows import Outlet
from tawatur.model.terms import ViaKind


def outlet(text: str) -> Outlet:
    """The outlet or channel whose name is all of the text."""
    return dict(load().outlet_names())[phrase(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("رويترز", "رويترز"), ("وكالة الصحافة الفرنسية", "فرانس برس"), ("أ ف ب", "فرانس برس"), ("واس", "وكالة الأنباء السعودية"),
        ("CNN", "سي إن إن"), ("وكالة الأنباء السورية «سانا»", "سانا"), ("RT", "روسيا اليوم"), ("نورث برس", "نورث برس"),
        ("عنب بلدي", "عنب بلدي"), ("يديعوت احرونوت", "يديعوت أحرونوت"), ("وكالة أنباء الأناضول", "الأناضول"), ("دبنقا", "دبنقا"),
    ],
)  # fmt: skip
def test_spellings_lead_to_one_outlet(text: str, name: str):
    """Every spelling of an outlet leads to the one name newspapers know it by."""
    found = outlet(text)
    assert (found.name, found.kind) == (name, ViaKind.MEDIA.value)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("تلغرام", "telegram"), ("تليغرام", "telegram"), ("التليجرام", "telegram"), ("تويتر", "x"), ("منصة إكس", "x"), ("تغريدة", "x"),
        ("فيس بوك", "facebook"), ("الفيسبوك", "facebook"), ("يوتيوب", "video"), ("تسجيل مصور", "video"),
        ("بيان", "statement"), ("البيان", "statement"),
        ("كلمة متلفزة", "tv"), ("موقعها الإلكتروني", "website"), ("واتساب", "whatsapp"),
    ],
)  # fmt: skip
def test_channels(text: str, name: str):
    """Spellings of a channel lead to the name the claims guide gives it."""
    found = outlet(text)
    assert (found.name, found.kind) == (name, ViaKind.CHANNEL.value)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("أعماق", "isis"), ("ناشر نيوز", "isis"), ("قناة المسيرة", "houthis"), ("المنار", "hezbollah"), ("رويترز", None),
        ("وكالة سانا", "syria-gov"),
    ],
)  # fmt: skip
def test_arms_of_a_side_are_marked(text: str, party: str | None):
    """The media arm of a fighting side or a government carries that party's id."""
    assert outlet(text).party == party


def test_common_words_need_a_head():
    """A bare name that is a common word is marked; with its head or a second word it is not."""
    assert all(outlet(text).common for text in ("شام", "معا", "الوطن", "الحياة", "اليوم", "الأقصى"))
    assert not any(outlet(text).common for text in ("شبكة شام", "صحيفة الوطن", "العربية نت", "قناة الأقصى", "رويترز"))


def test_outlets_are_told_once():
    """There are at least two hundred outlets, each in one row, each domain with one outlet."""
    rows = {(found.name, found.row): found for _, found in load().outlet_names() if found.kind == "media"}
    assert len(rows) >= 200
    assert [name for name, times in Counter(name for name, _ in rows).items() if times > 1] == []
    domains = Counter(domain for found in {found.name: found for found in rows.values()}.values() for domain in found.domains)
    assert [domain for domain, times in domains.items() if times > 1] == []
