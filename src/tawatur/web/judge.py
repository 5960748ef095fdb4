"""Review: one claim at a time, the answer an entry of the ledger; agreement of two people, and settling where they differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from sqlalchemy import func, select
from starlette.responses import RedirectResponse, Response

from tawatur.ledger import schema as t
from tawatur.model import Claim, Event, Hedge, Modality, Polarity, Reading, Stance
from tawatur.web.accounts import Role, User
from tawatur.web.agree import agreement
from tawatur.web.article import slots, text_blocks
from tawatur.web.reviews import Review, ReviewedBefore, Verdict
from tawatur.web.site import Ask, Refused
from tawatur.web.told import Told, tell

#: Slots that are corrected by words of the text, each with the key that puts the selected words there.
WORDED = (("trigger", "1"), ("target", "2"), ("agent", "3"), ("place", "4"), ("time", "5"), ("origin", "6"))
#: Slots that are corrected by one of a closed set.
CHOSEN: dict[str, list[str]] = {
    "event": [each.value for each in Event],
    "stance": [each.value for each in Stance],
    "polarity": [each.value for each in Polarity],
    "modality": [each.value for each in Modality],
}
_MOST = 1 << 40  # of a corrected figure


class Mistake(Exception):
    """A form that cannot be taken as it is: a label of the group ``review``, and the words it is about."""

    def __init__(self, key: str, words: str = "") -> None:
        self.key, self.words = key, words
        super().__init__(key)


@dataclass(frozen=True, slots=True)
class Case:
    """A claim to be judged, with its article."""

    reading: Reading
    told: Told
    all: list[Told]

    @property
    def claim(self) -> Claim:
        """The claim."""
        return self.told.claim


def reviewer(ask: Ask) -> User:
    """Who reviews; refused when the account may only read."""
    user = ask.user
    if user is None or not user.role.may_review:
        raise Refused(HTTPStatus.FORBIDDEN, "forbidden", ask.words("account", "need_reviewer"))
    return user


# --- the queue ----------------------------------------------------------------------------------------------------------


def queue(ask: Ask) -> Response:
    """The next claim that waits for this person."""
    user = reviewer(ask)
    second = bool(ask.query("second"))
    with ask.site.book.door.reading() as connection:
        total = connection.execute(select(func.count()).select_from(t.claim)).scalar_one()
        reviewed = ask.site.reviews.of(connection)
        found = next(ask.site.reviews.queue(connection, user.name, second=second, after=_after(ask.query("after"))), None)
        n = None
        if found is not None:
            asked = select(t.claim.c.n).where(t.claim.c.article == found[0], t.claim.c.id == found[1])
            n = connection.execute(asked).scalar()
    left = sum(1 for each in reviewed.values() if len(each.answers) == 1 and each.answers[0].by != user.name)
    left = left if second else max(total - sum(1 for each in reviewed.values() if each.answers), 0)
    values: dict[str, Any] = {
        "second": second,
        "left": left,
        "total": total,
        "done": ask.query("done"),
        "mine": _mine(reviewed, user),
    }
    if found is None:
        return ask.page("review_none.html", **values)
    case = _case(ask, *found)
    return _form(ask, case, skip=f"{quote(found[0], safe='')}/{n}", **values)


def _mine(reviewed: Mapping[str, Any], user: User) -> int:
    return sum(1 for each in reviewed.values() for answer in each.answers if answer.by == user.name)


def _after(told: str) -> tuple[str, int]:
    article, _, n = told.rpartition("/")
    return (article, int(n)) if article and n.isascii() and n.isdigit() and len(n) < 8 else ("", -1)


def _case(ask: Ask, article: str, claim: str) -> Case:
    reading = ask.site.book.reading(article)
    told = list(tell({article: reading}, ask.words).values())
    found = next((each for each in told if each.claim.id == claim), None)
    if found is None:
        raise Refused(HTTPStatus.NOT_FOUND, "not_found")
    return Case(reading, found, told)


def _form(ask: Ask, case: Case, *, status: int = 200, mistake: str = "", **values: Any) -> Response:
    n = next(n for n, each in enumerate(case.all) if each is case.told)
    shared: dict[str, Any] = {
        "second": False, "left": None, "total": None, "done": "", "mine": None, "skip": "", "again": False, "before": False,
        "answers": [], "settles": "", "given": {},
    }  # fmt: skip
    return ask.page(
        "review.html",
        status=status,
        case=case,
        article=case.reading.article,
        blocks=text_blocks(case.reading, [each.claim for each in case.all], n),
        slots={each.name: each for each in slots(case.claim, ask.words, case.reading)},
        told=case.all,
        worded=WORDED,
        chosen=CHOSEN,
        hedges=[each.value for each in Hedge],
        mistake=mistake,
        **(shared | values),
    )


# --- one claim ----------------------------------------------------------------------------------------------------------


def claim(ask: Ask) -> Response:
    """The form of one claim; somebody who has answered is told so first."""
    user = reviewer(ask)
    case = _case(ask, ask.request.path_params["article"], ask.request.path_params["claim"])
    said = ask.site.reviews.all().get(case.claim.id)
    before = said is not None and any(each.by == user.name for each in said.answers)
    again = bool(ask.query("again"))
    return _form(ask, case, before=before and not again, again=again)


def answer(ask: Ask, form: Mapping[str, str]) -> Response:
    """Take an answer: an entry of the ledger, then the next claim."""
    user = reviewer(ask)
    case = _case(ask, ask.request.path_params["article"], ask.request.path_params["claim"])
    settles = _settled(ask, case, user) if form.get("settles") else ()
    second = form.get("second") == "1"
    try:
        verdict, changed, why = read_form(form, case.reading, case.claim)
        entry = ask.site.reviews.write(
            case.claim.id, ask.request.path_params["article"], by=user.name, verdict=verdict, slots=changed, why=why,
            again=form.get("again") == "1", settles=settles,
        )  # fmt: skip
    except Mistake as mistake:
        said = ask.words("review", mistake.key)
        return _form(
            ask, case, status=422, mistake=said + mistake.words, second=second, given=form, settles=form.get("settles", "")
        )
    except ReviewedBefore:
        return _form(ask, case, status=409, before=True, second=second)
    if settles:
        return RedirectResponse("/review/agreement", status_code=303)
    return RedirectResponse(f"/review?done={entry.seq}" + ("&second=1" if second else ""), status_code=303)


def read_form(form: Mapping[str, str], reading: Reading, of: Claim) -> tuple[Verdict, dict[str, Any], str]:
    """The verdict, the corrected slots and the reason of a form. Raises :class:`Mistake`."""
    try:
        verdict = Verdict(form.get("verdict", ""))
    except ValueError:
        raise Refused(HTTPStatus.BAD_REQUEST, "bad_request") from None
    why = " ".join(form.get("why", "").split())[:2000]
    if verdict is Verdict.REJECT and not why:
        raise Mistake("missing_why")
    changed = _corrected(form, reading, of) if verdict is Verdict.CORRECT else {}
    if verdict is Verdict.CORRECT and not changed:
        raise Mistake("nothing_corrected")
    return verdict, changed, why


def _corrected(form: Mapping[str, str], reading: Reading, of: Claim) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for slot, _ in WORDED:
        told = form.get(slot, "").strip()
        if form.get(f"none_{slot}") and slot != "trigger":
            out[slot] = None
        elif told:
            out[slot] = words_in(reading.article.full, told, of)
    for slot, values in CHOSEN.items():
        told = form.get(slot, "")
        if told in values and told != getattr(of, slot).value:
            out[slot] = told
    count = _count(form, of)
    if count is not _KEPT:
        out["count"] = count
    return out


_KEPT: Any = object()


def _count(form: Mapping[str, str], of: Claim) -> Any:
    if form.get("none_count"):
        return None if of.count is not None else _KEPT
    low, high, hedge = (form.get(name, "").strip() for name in ("low", "high", "hedge"))
    if not low and not high and not hedge:
        return _KEPT
    read = {name: _number(told) for name, told in (("low", low), ("high", high))}
    if read["low"] is not None and read["high"] is not None and read["high"] < read["low"]:
        raise Mistake("high_below")
    told = {**read, "hedge": hedge if hedge in {each.value for each in Hedge} else Hedge.EXACT.value}
    before = None if of.count is None else {"low": of.count.low, "high": of.count.high, "hedge": of.count.hedge.value}
    return _KEPT if told == before else told


def _number(told: str) -> int | None:
    if not told:
        return None
    if not told.isdigit() or len(told) > 12:
        raise Mistake("not_number", told[:40])
    return min(int(told), _MOST)


def words_in(full: str, told: str, of: Claim) -> dict[str, Any]:
    """Where words stand in the text, as near to the claim as they do. Raises :class:`Mistake` when they do not stand in it.

    >>> from tawatur.testing import Found, article
    >>> found = Found(article("مقتل ثلاثة", "متن"))
    >>> words_in(found.article.full, "ثلاثة", found.claim(Event.KILLED, "مقتل"))
    {'text': 'ثلاثة', 'start': 5, 'end': 10}
    """
    starts: list[int] = []
    at = full.find(told)
    while at >= 0 and len(starts) < 500:
        starts.append(at)
        at = full.find(told, at + 1)
    if not starts:
        raise Mistake("not_words", f"«{told[:80]}»")
    start = min(starts, key=lambda each: (abs(each - of.trigger.start), each))
    return {"text": told, "start": start, "end": start + len(told)}


# --- agreement ----------------------------------------------------------------------------------------------------------


def agree(ask: Ask) -> Response:
    """How far reviewers agree, slot by slot, and where they do not."""
    user = reviewer(ask)
    reviewed = ask.site.reviews.all()
    disputed = [(id, each) for id, each in reviewed.items() if each.disputed]
    settled = [(id, each.settled) for id, each in reviewed.items() if each.settled is not None]
    return ask.page(
        "agreement.html", rows=agreement(reviewed.values()), disputed=disputed, settled=settled, may=user.role is Role.ADMIN,
        counts=_verdicts(reviewed),
    )  # fmt: skip


def _verdicts(reviewed: Mapping[str, Any]) -> dict[str, int]:
    out = dict.fromkeys((each.value for each in Verdict), 0)
    for each in reviewed.values():
        if each.standing is not None:
            out[each.standing.verdict.value] += 1
    return out


def settle(ask: Ask) -> Response:
    """The form that settles a claim on which two people differ; only here are their answers shown."""
    user = reviewer(ask)
    case = _case(ask, ask.request.path_params["article"], ask.request.path_params["claim"])
    _settled(ask, case, user)
    said = ask.site.reviews.all()[case.claim.id]
    return _form(ask, case, answers=said.answers, settles="1")


def _settled(ask: Ask, case: Case, user: User) -> tuple[int, ...]:
    said = ask.site.reviews.all().get(case.claim.id)
    if user.role is not Role.ADMIN or said is None or not said.disputed:
        raise Refused(HTTPStatus.FORBIDDEN, "forbidden")
    answers: tuple[Review, ...] = said.answers
    if any(each.by == user.name for each in answers):
        raise Refused(HTTPStatus.FORBIDDEN, "forbidden", ask.words("review", "blind"))
    return tuple(each.seq for each in answers)
