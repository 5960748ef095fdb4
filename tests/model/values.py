"""Strategies: any value of the model that could be built."""

from __future__ import annotations

from datetime import UTC, timedelta, timezone

from hypothesis import strategies as st

from tawatur import model as m

words = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12)
maybe_words = st.none() | words
offsets = st.integers(0, 10_000)
numbers = st.none() | st.integers(0, 10**9)
pairs = st.tuples(st.integers(-4000, 4000), st.integers(-4000, 4000))
degrees = st.none() | st.floats(-180, 180, allow_nan=False).map(lambda x: round(x, 4))
spans = st.builds(m.Span, start=offsets, end=offsets)
mentions = st.builds(m.Mention, text=words, actor=maybe_words, start=offsets, end=offsets, label=maybe_words)
counts = st.builds(
    m.Count, low=numbers, high=numbers, hedge=st.sampled_from(m.Hedge), unit=words, start=offsets, end=offsets
) | st.builds(m.Count, low=numbers, high=numbers, hedge=st.sampled_from(m.Hedge))
places = st.builds(
    m.Place, text=words, name=words, start=offsets, end=offsets, lat=degrees, lon=degrees, precision=maybe_words, key=maybe_words,
    carried=st.booleans(),
)  # fmt: skip
whens = st.builds(
    m.When, text=words, start=offsets, end=offsets, grain=st.sampled_from(["day", "week", "month", "year"]),
    first=st.none() | st.dates(), last=st.none() | st.dates(), offset_days=st.none() | pairs,
)  # fmt: skip
kinds = st.sampled_from(m.OriginKind)
origins = st.builds(m.Origin, kind=kinds) | st.builds(
    m.Origin, kind=kinds, text=words, actor=maybe_words, start=offsets, end=offsets, label=maybe_words
)
vias = st.builds(m.Via, text=words, name=words, kind=st.sampled_from(m.ViaKind), start=offsets, end=offsets)
reasons = st.builds(m.Reason, slot=words, rule=words, row=maybe_words)
claims = st.builds(
    m.Claim, id=words, event=st.sampled_from(m.Event), trigger=st.builds(m.Words, text=words, start=offsets, end=offsets),
    sentence=spans, origin=origins, via=st.lists(vias, max_size=3).map(tuple), stance=st.sampled_from(m.Stance),
    polarity=st.sampled_from(m.Polarity), modality=st.sampled_from(m.Modality), count=st.none() | counts,
    target=st.none() | mentions, agent=st.none() | mentions, place=st.none() | places, time=st.none() | whens,
    confidence=st.sampled_from(m.Confidence), reasons=st.lists(reasons, max_size=3).map(tuple),
)  # fmt: skip
comments = st.builds(
    m.Comment, author=maybe_words, age=maybe_words, text=words, start=offsets, end=offsets,
    posted=st.none() | st.tuples(st.dates(), st.dates()),
)  # fmt: skip
articles = st.builds(
    m.Article, id=words, title=words, text=words, capture=words,
    blocks=st.lists(st.builds(m.Block, kind=st.sampled_from(m.BlockKind), start=offsets, end=offsets), max_size=3).map(tuple),
    comments=st.lists(comments, max_size=2).map(tuple), unread=st.lists(spans, max_size=2).map(tuple), url=maybe_words,
    outlet=maybe_words, byline=maybe_words, published=st.none() | st.dates(),
    published_at=st.none() | st.datetimes(timezones=st.none() | st.just(UTC) | st.just(timezone(timedelta(hours=3)))),
    published_by=st.sampled_from([None, "told", "page", "url"]), source=maybe_words,
)  # fmt: skip
remarks = st.builds(m.Remark, code=words, message=words, start=offsets, end=offsets)
readings = st.builds(
    m.Reading, article=articles, claims=st.lists(claims, max_size=2).map(tuple), remarks=st.lists(remarks, max_size=2).map(tuple),
    reader=words,
)  # fmt: skip
