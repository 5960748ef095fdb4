"""Figures beside a word for people or acts: before it, after it, or made of parts."""

from __future__ import annotations

from tawatur.claims.acts.draft import PERSONAL, Draft
from tawatur.claims.acts.sight import Sight
from tawatur.claims.phrases import Phrase, phrase
from tawatur.lang.pack import Amount
from tawatur.model.terms import Hedge


def amount_before(see: Sight, draft: Draft) -> Amount | None:
    """«12 قتيلاً», «عشرات من القتلى»: the figure right before a trigger."""
    glued = see.words[draft.first].prep and draft.row.kind != "person"
    if glued or (draft.hit is not None and draft.hit.cut.conj):
        return None
    at = draft.first - 1
    while at >= see.first and (see.scan.is_quote(at) or (see.tokens[at].text == "من" and see.scan.amount[at] is None)):
        at -= 1
    amount = see.scan.amount[at] if at >= see.first else None
    return amount if amount is not None and not amount.ordinal and amount.stop >= at + 1 else None


def amount_after(see: Sight, draft: Draft) -> Amount | None:
    """«عدد القتلى ... إلى 60», «ارتفاع حصيلة الضحايا إلى», «الفارين لا يتجاوز 20», «القتلى بلغوا 12»."""
    tallied = _is_tallied(see, draft)
    for k in range(draft.stop, min(see.limit(draft.stop), draft.stop + (14 if tallied else 6))):
        amount = see.scan.amount[k]
        if amount is not None and amount.first == k and not amount.ordinal:
            return amount if tallied or _is_reckoned(see, draft.stop, k) else None
        if see.tokens[k].text in ("،", ".", ":") and not tallied:
            return None
        other = see.at.get(k)
        if other is not None and other is not draft and not (tallied and see.words[k].det and other.event not in PERSONAL):
            return None
    return None


def _is_tallied(see: Sight, draft: Draft) -> bool:
    """A word of counting stands before («حصيلة القتلى»), or «أن»: the figure may then come later."""
    near = " ".join(see.tokens[k].text for k in see.back(draft.first, 4))
    return "ان " in near or any(word in near for word in see.cues["tally"])


def _is_reckoned(see: Sight, first: int, at: int) -> bool:
    """«الفارين بالمئات», «القتلى بلغوا 12»: something says that the figure is theirs."""
    if see.tokens[at].text[:1] == "ب" and at == first:
        return True
    return any(see.tokens[k].text[-1:] == "ه" or see.words[k].verbal or see.tokens[k].text == "بال" for k in range(first, at + 1))


def past_times(see: Sight, at: int, limit: int) -> int:
    """«أربع مرات», «عدة مرات»: how often, not whom; the token after it, or 0."""
    amount = see.scan.amount[at]
    stop = amount.stop if amount is not None and amount.first == at else at
    if stop >= limit or see.tokens[stop].text not in see.cues["times"]:
        return 0
    return stop + 1 if amount is not None or see.tokens[stop].text in see.cues["twice"] else 0


def half_of_figure(see: Sight, draft: Draft) -> Amount | None:
    """«3 ملايين شخص، نصفهم نازحون»: half of the figure told before."""
    for k in see.nearest(draft.first, 5):
        if see.tokens[k].text in see.cues["half"]:
            told = see.scan.amount[see.first : k]
            earlier = [a.low for a in told if a is not None and a.low is not None and not a.ordinal]
            if earlier:
                return Amount(k, k + 1, earlier[-1] // 2, earlier[-1] // 2, Hedge.ABOUT)
    return None


def parts_of_figure(see: Sight, draft: Draft) -> list[Phrase]:
    """«28 قتيلاً - 17 متمرداً و11 جندياً», «57 قتيلاً، هم 32 من كذا و18 من كذا»: the sides a figure is made of."""
    told = draft.amount
    start = told.stop if told is not None and told.first >= draft.stop else draft.stop
    for k in range(start, min(start + 14, see.stop - 1)):
        text = see.tokens[k].text
        if k - start >= 10 and text != "هم":
            continue
        amount = see.scan.amount[k + 1]
        if text in ("-", "–", "—", "(", "هم") and amount is not None and amount.first == k + 1:
            return _counted_in_a_row(see, k + 1)
        if text in (".", "؛"):
            return []
    return []


def _counted_in_a_row(see: Sight, at: int) -> list[Phrase]:
    """Two or more counted phrases one behind the other, the first of them naming somebody; else none."""
    found = phrase(see.scan, at, see.stop)
    if found is None or (found.noun is None and found.party is None):
        return []
    out: list[Phrase] = []
    while found is not None and (found.amount is not None or not out):
        out.append(found)
        at = found.stop
        if at + 1 < see.stop and see.tokens[at].text in ("،", ",") and see.tokens[at + 1].text[:1] == "و":
            at += 1  # «، و340 من كذا»
        at += at < see.stop and see.tokens[at].text == "و"
        found = phrase(see.scan, at, see.stop) if at < see.stop else None
    return out if len(out) > 1 else []
