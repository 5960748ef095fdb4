"""Whatever the page, the reader neither fails nor stalls, and claims nothing without its words."""

from __future__ import annotations

import json
import time
from functools import cache

import pytest

from tawatur.errors import InputError
from tawatur.model import Page, Reading
from tawatur.model.codec import reading_from, reading_json
from tawatur.pipeline import Reader
from tests.fuzz import hostile, mutate

ROUNDS, EACH = 50, 100  # 5,000 pages; a round is one test, so that rounds run on all cores
PAGE_SECONDS = 2.0  # of processor time, for a mutated page (at most 400,000 characters)
HOSTILE_SECONDS = 5.0  # for anything under 1 MB


@cache
def reader() -> Reader:
    """The reader, once in a process."""
    return Reader()


def read(data: bytes) -> tuple[list[Reading], float]:
    """The readings of a page and the processor time they took; what is no page gives none."""
    began = time.process_time()
    try:
        found = [each for each in reader().read_page(Page(source="fuzz", data=data)) if not isinstance(each, InputError)]
    except InputError:
        found = []
    return found, time.process_time() - began


def check(reading: Reading) -> None:
    """Every slot's words stand in title and body, and the reading comes back from its JSON as it was."""
    full = reading.article.full
    for claim in reading.claims:
        quoted = [claim.trigger, claim.target, claim.agent, claim.place, claim.time, *claim.via]
        quoted += [claim.origin] if claim.origin.text is not None else []
        for told in quoted:
            assert told is None or (told.text and full[told.start : told.end] == told.text), claim
        assert claim.sentence.start <= claim.trigger.start < claim.sentence.end, claim
        if claim.count is not None and claim.count.low is not None and claim.count.high is not None:
            assert claim.count.low <= claim.count.high, claim
    for remark in reading.remarks:
        assert 0 <= remark.start <= remark.end <= len(full), remark


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_mutated_pages_are_read(round_):
    """100 pages cut, doubled, shuffled, strewn with controls, badly encoded …: no exception, no claim without its words, no stall."""
    for number in range(round_ * EACH, (round_ + 1) * EACH):
        try:
            found, took = read(mutate.page(number))
            for reading in found:
                check(reading)
        except Exception as error:
            raise AssertionError(f"page {number}: {type(error).__name__}: {error}") from error
        assert took < PAGE_SECONDS, f"page {number} took {took:.1f} s"
        if number % 10 == 0:
            for reading in found:
                told = json.dumps(reading_json(reading, explain=True))  # lone surrogates as escapes: nothing is lost
                assert reading_from(json.loads(told)) == reading, f"page {number}"


@pytest.mark.parametrize(("name", "form"), list(hostile.inputs()), ids=lambda each: str(each))
def test_no_input_under_1_mb_takes_more_than_5_s(name, form):
    """Pages made to be slow are read in time, and claim nothing without its words."""
    data = hostile.made(name, form)
    assert len(data) < 1_000_000
    found, took = read(data)
    assert took < HOSTILE_SECONDS, f"{took:.1f} s"
    for reading in found:
        check(reading)


def test_pages_are_mutated_alike_everywhere():
    """The same number is the same page: what failed once can be read again by `mutate.page(number)`."""
    assert [mutate.page(n) for n in range(20)] == [mutate.page(n) for n in range(20)]
