"""Datelines and the ages of comments."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.lang.ar.stamps import age, posted, publication

CAPTURED = date(2024, 3, 26)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("منذ سنتين شهرين", "2021-12-27", "2022-01-26"),
        ("·منذ سنتين وشهرين", "2021-12-27", "2022-01-26"),
        ("قبل 3 ساعات", "2024-03-25", "2024-03-26"),
        ("‏18 دقيقة مضت", "2024-03-25", "2024-03-26"),
        ("الآن", "2024-03-25", "2024-03-26"),
        ("أمس", "2024-03-25", "2024-03-25"),
        ("منذ يوم واحد", "2024-03-25", "2024-03-25"),
        ("قبل 3 أيام", "2024-03-23", "2024-03-23"),
        ("منذ أسبوعين", "2024-03-06", "2024-03-12"),
        ("قبل 5 أشهر", "2023-09-27", "2023-10-26"),
        ("منذ سنة", "2022-03-27", "2023-03-26"),
        ("3 days ago", "2024-03-23", "2024-03-23"),
        ("2 years ago", "2021-03-27", "2022-03-26"),
        ("26 كانون الثاني 2022", "2022-01-26", "2022-01-26"),
    ],
)
def test_posted(text: str, earliest: str, latest: str) -> None:
    """The age of a post is a span of days before the capture."""
    found = posted(text, CAPTURED)
    assert found is not None
    assert (str(found[0]), str(found[1])) == (earliest, latest)


@pytest.mark.parametrize("text", ["أبو محمد", "هذا ما جرى منذ سنتين في حلب", "", "12", "رد"])
def test_what_is_no_age(text: str) -> None:
    """A name or a sentence is not an age."""
    assert age(text) is None


@given(st.integers(1, 900), st.sampled_from(["يوم", "ساعة", "شهر", "سنة"]), st.dates(date(2000, 1, 1), date(2030, 1, 1)))
def test_posted_in_order(number: int, unit: str, captured: date) -> None:
    """The earliest day is never after the latest, nor the latest after the capture."""
    found = posted(f"منذ {number} {unit}", captured)
    assert found is not None
    assert found[0] <= found[1] <= captured


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الأربعاء 26 كانون الثاني 2022 - 14:30", datetime(2022, 1, 26, 14, 30)),
        ("2022/01/26 | 10:05 ص", datetime(2022, 1, 26, 10, 5)),
        ("٢٦ يناير ٢٠٢٢، 05:12 م", datetime(2022, 1, 26, 17, 12)),
        ("14:05 | 26-01-2022", datetime(2022, 1, 26, 14, 5)),
        ("26 يناير 2022", date(2022, 1, 26)),
        ("January 26, 2022", date(2022, 1, 26)),
        ("26 Jan 2022 10:00 PM", datetime(2022, 1, 26, 22, 0)),
        ("يناير 26, 2022", date(2022, 1, 26)),
        ("2022-01-26T10:05:00+02:00", datetime(2022, 1, 26, 10, 5, tzinfo=timezone(timedelta(hours=2)))),
        ("26/1/2022 الساعة 14:30 بتوقيت غرينتش", datetime(2022, 1, 26, 14, 30, tzinfo=UTC)),
        ("23 جمادى الآخرة 1443", date(2022, 1, 26)),
        ("الأربعاء 26 يناير", None),
        ("مقتل 5 في عدن", None),
    ],
)
def test_publication(text: str, expected: datetime | date | None) -> None:
    """A dateline is read with its hour and zone when they are told; a date without a year is no publication date."""
    assert publication(text) == expected
