"""Places, voices and articles the tests of the incidents share. All of it is invented."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from tawatur.incidents import Grounds
from tawatur.model import Event, Hedge, Modality, OriginKind, Reading, Stance
from tawatur.pipeline import grounds
from tawatur.testing import Fact, news

GROUNDS: Grounds = grounds()
PRISON = ("سجن الرابية", "x.prison", 36.50, 40.74, "site")
CITY = ("الرابية", "x.city", 36.51, 40.75, "town")
HARBOUR = ("المرفأ", "x.harbour", 33.51, 36.29, "town")
SDF = ("متحدث باسم قسد", OriginKind.PARTY, "sdf")
ISIS = ("داعش", OriginKind.PARTY, "isis")
LOCALS = ("مصادر محلية", OriginKind.WITNESS, None)
INSIDER = ("مصدر عسكري", OriginKind.ANONYMOUS, "sdf")


def prison_break() -> Reading:
    """One article on a prison break of several days: the shape of the page that started the project, told of an invented place."""
    return news(
        "الأفق",
        "2023-05-16",
        "حصيلة جديدة في سجن الرابية",
        Fact(
            event=Event.CASUALTIES, trigger="مقتل وإصابة", count=(8, 8, Hedge.ABOUT), target=("عناصر قسد", "sdf"), origin=ISIS,
            place=PRISON, day="2023-05-16",
        ),
        Fact(event=Event.CONTROL, trigger="استعادت السيطرة", agent=("قواته", "sdf"), origin=SDF, place=PRISON),
        Fact(event=Event.CONTROL, trigger="السيطرة", agent=("قسد", "sdf"), origin=SDF, place=PRISON, note="وهو الإعلان الرابع"),
        Fact(
            event=Event.RELEASED, trigger="إطلاق سراح", count=(200, 200, Hedge.ABOUT), target=("عناصر داعش", "isis"), origin=INSIDER,
            place=PRISON, day="2023-05-15",
        ),
        Fact(event=Event.RELEASED, trigger="إفراج عن", count=(23, 23), target=("عناصر قسد", "sdf"), place=PRISON, origin=INSIDER),
        Fact(event=Event.RELEASED, trigger="إطلاق", count=(9, 9), target=("أسرى قسد", "sdf"), place=PRISON, origin=INSIDER),
        Fact(
            event=Event.RELEASED, trigger="تسليم", count=(45, 45), target=("أسرى داعش", "isis"), place=PRISON, origin=INSIDER,
            note="أي خمسة أسرى مقابل أسير واحد",
        ),
        Fact(
            event=Event.ESCAPED, trigger="الفارين", count=(0, 20, Hedge.AT_MOST), target=("السجناء", "prisoners"), origin=SDF,
            place=PRISON, stance=Stance.ALLEGE,
        ),
        Fact(
            event=Event.ESCAPED, trigger="فرار", count=(200, 999, Hedge.HUNDREDS), target=("عناصر داعش", "isis"), origin=SDF,
            place=PRISON, stance=Stance.ADMIT,
        ),
        Fact(
            event=Event.ESCAPED, trigger="هروب", count=(901, None, Hedge.MORE_THAN), target=("سجين", "prisoners"), origin=LOCALS,
            place=PRISON, stance=Stance.CONFIRM,
        ),
        Fact(
            event=Event.KILLED, trigger="مقتل", count=(251, None, Hedge.MORE_THAN), target=("من صفوف قسد", "sdf"), place=PRISON,
            day="2023-05-11", until="2023-05-16",
        ),
        Fact(
            event=Event.KILLED, trigger="قتل", count=(5, 5), target=("مقاتلين من قسد", "sdf"), place=PRISON, origin=SDF, day="2023-05-16",
        ),
        Fact(
            event=Event.ESCAPED, trigger="بالفرار", count=(500, 500, Hedge.ABOUT), target=("سجين", "isis"), origin=INSIDER, place=PRISON,
            stance=Stance.DEMAND, modality=Modality.HYPOTHETICAL,
        ),
        swaps=((3, 4), (5, 6)),
    )  # fmt: skip


_NAMES = ("كفرنبل", "زردنا", "معرشورين", "حيط", "جلين", "نصيب")
_NOTES = ("قرب الفرن الآلي", "في ساحة العباسيين", "على الطريق الزراعي", "عند الجسر المعلق")


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Articles on a few happenings in a few places and days, so that many are near one another."""
    published = date(2023, 5, 10) + timedelta(days=draw(st.integers(0, 8)))
    facts = []
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, 5))
        spot = (_NAMES[place], f"x.{place}", 35.0 + 0.08 * place, 36.0, "town") if draw(st.booleans()) else None
        low = draw(st.integers(1, 40))
        facts.append(
            Fact(
                event=draw(st.sampled_from((Event.KILLED, Event.AIRSTRIKE, Event.DETAINED, Event.TALKS))),
                trigger=draw(st.sampled_from(("قصف", "مقتل", "ضربة"))),
                count=(low, low) if draw(st.booleans()) else None,
                target=("جنود", draw(st.sampled_from(("sdf", "isis", None)))) if draw(st.booleans()) else None,
                place=spot,
                day=(published - timedelta(days=draw(st.integers(0, 3)))).isoformat() if draw(st.booleans()) else None,
                origin=draw(st.sampled_from((None, SDF, ISIS, LOCALS))),
                note=draw(st.sampled_from(_NOTES)),
                modality=draw(st.sampled_from((Modality.ACTUAL, Modality.ACTUAL, Modality.HYPOTHETICAL))),
            )
        )
    outlet = draw(st.sampled_from(("الأفق", "الجسر", "النهر")))
    title = f"خبر {draw(st.integers(0, 10**6))}"
    return news(outlet, published.isoformat() if draw(st.integers(0, 9)) else None, title, *facts)
