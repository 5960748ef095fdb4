"""Review: one claim at a time, the answer an entry of the ledger; agreement of two people, and settling where they differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any

from sqlalchemy import func, select
from starlette.responses import RedirectResponse, Response

from tawatur.ledger import Kind
from tawatur.ledger import schema as t
from tawatur.ledger.reviews import Review, ReviewedBefore, ReviewedMeanwhile, Verdict
from tawatur.model import Claim, Event, Hedge, Modality, Polarity, Reading, Stance, Words
from tawatur.model.codec import claim_json
from tawatur.web.accounts import Role, User
from tawatur.web.agree import agreement
from tawatur.web.article import slots, text_blocks
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
    """The next claim that waits for this person.

    ``second`` of the address: ``1`` for claims that one other person has answered, ``first`` for these before new ones.
    """
    user = reviewer(ask)
    asked = _asked(ask.query("second"))
    with ask.site.book.door.reading() as connection:
        total = connection.execute(select(func.count()).select_from(t.claim)).scalar_one()
        reviewed = ask.site.reviews.of(connection)
        found, second = None, False
        for second, after in _ways(asked, ask):
            found = next(ask.site.reviews.queue(connection, user.name, second=second, after=after), None)
            if found is not None:
                break
        n = None
        if found is not None:
            rows = select(t.claim.c.n).where(t.claim.c.article == found[0], t.claim.c.id == found[1])
            n = connection.execute(rows).scalar()
    once = sum(1 for each in reviewed.values() if each.waits_for(user.name))
    new = max(total - sum(1 for each in reviewed.values() if each.answers), 0)
    values: dict[str, Any] = {
        "mode": asked,
        "second": second,
        "left": {"": new, "1": once, "first": once + new}[asked],
        "total": total,
        "done": ask.query("done"),
        "taken": _taken(ask, user),
        "mine": _mine(reviewed, user),
    }
    if found is None:
        return ask.page("review_none.html", **values | {"second": asked == "1"})
    case = _case(ask, *found)
    # claims nobody has answered are passed over from a place of their own when they come after the others
    skip = {"new" if asked == "first" and not second else "after": f"{found[0]}/{n}"}
    return _form(ask, case, skip=skip, **values)


def _asked(told: str) -> str:
    return told if told in ("1", "first") else ""


def _ways(asked: str, ask: Ask) -> list[tuple[bool, tuple[str, int]]]:
    """The queues in their order, as ``(second, after)``."""
    after, new = _after(ask.query("after")), _after(ask.query("new"))
    if asked == "first":
        return [(False, new)] if ask.query("new") else [(True, after), (False, new)]
    return [(asked == "1", after)]


def _taken(ask: Ask, user: User) -> list[tuple[str, str, str]]:
    """What the words of the answer just given were taken for, as ``(slot, words, what)``: somebody who sees it wrong can answer again."""
    done = ask.query("done")
    if not done.isascii() or not done.isdigit():
        return []
    entry = ask.site.book.entry(done[:12])
    if entry.kind != Kind.REVIEW or entry.by != user.name:
        return []
    slots = {slot: value for slot, value in entry.data["slots"].items() if isinstance(value, dict) and value.get("as")}
    return [(slot, value["text"], _told(value["as"], ask)) for slot, value in slots.items()]


def _told(value: Mapping[str, Any], ask: Ask) -> str:
    """A slot's value in short: the party, the place, the days, the kind of voice."""
    if value.get("actor"):
        return ask.words.party(value["actor"])
    if value.get("kind"):
        return ask.words("kind", value["kind"])
    if value.get("start"):
        return value["start"] if value["start"] == value["end"] else f"{value['start']} – {value['end']}"
    if "name" in value:
        return str(value["name"]) if value.get("key") else ask.words("review", "no_such")
    return ask.words("review", "no_such")


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
        "mode": "", "second": False, "left": None, "total": None, "done": "", "taken": [], "mine": None, "skip": {}, "again": False,
        "before": False, "meanwhile": False, "answers": [], "settles": "", "given": {},
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
    # somebody else's answer is not shown; that there is one is
    second = said is not None and bool(said.answers) and not before
    return _form(ask, case, before=before and not again, again=again, second=second)


def answer(ask: Ask, form: Mapping[str, str]) -> Response:
    """Take an answer: an entry of the ledger, then the next claim."""
    user = reviewer(ask)
    case = _case(ask, ask.request.path_params["article"], ask.request.path_params["claim"])
    settles = _settled(ask, case, user) if form.get("settles") else ()
    second, mode = form.get("second") == "1", _asked(form.get("mode", ""))
    try:
        verdict, changed, why = read_form(form, case.reading, case.claim)
        changed = {slot: taken(ask, case, slot, value) for slot, value in changed.items()}
        entry = ask.site.reviews.write(
            case.claim.id, ask.request.path_params["article"], by=user.name, verdict=verdict, slots=changed, why=why,
            again=form.get("again") == "1", second=second, settles=settles,
        )  # fmt: skip
    except Mistake as mistake:
        said = ask.words("review", mistake.key)
        return _form(
            ask,
            case,
            status=422,
            mistake=said + mistake.words,
            second=second,
            given=form,
            settles=form.get("settles", ""),
            mode=mode,
        )
    except ReviewedBefore:
        return _form(ask, case, status=409, before=True, second=second, mode=mode)
    except ReviewedMeanwhile:
        # the answer is in the form still: it is taken as a second one if it is sent again
        return _form(ask, case, status=409, meanwhile=True, second=True, given=form, mode=mode)
    if settles:
        return RedirectResponse("/review/agreement", status_code=303)
    return RedirectResponse(f"/review?done={entry.seq}" + (f"&second={mode}" if mode else ""), status_code=303)


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


def taken(ask: Ask, case: Case, slot: str, value: Any) -> Any:
    """Words put into a slot with what they are taken for (``as``). Raises :class:`Mistake` for a time that is none."""
    if not isinstance(value, dict) or "text" not in value or slot == "trigger":
        return value
    words = Words(text=value["text"], start=value["start"], end=value["end"])
    found = ask.site.reader().meant(case.reading, slot, words)
    if found is None:
        raise Mistake("no_time", f"«{words.text[:80]}»")
    put: dict[str, Any] = {slot: found}
    return value | {"as": claim_json(replace(case.claim, **put))[slot]}


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
