"""Figures beside a word for people or acts: before it, after it, or made of parts."""

from __future__ import annotations

from tawatur.claims.acts.draft import PERSONAL, Draft
from tawatur.claims.acts.sight import Sight
from tawatur.claims.phrases import Phrase, phrase
from tawatur.lang.pack import Amount
from tawatur.model.terms import Hedge


def amount_before(see: Sight, draft: Draft) -> Amount | None:
    at = draft.first - 1
    if (see.words[draft.first].prep and draft.row.kind != "person") or (draft.hit is not None and draft.hit.cut.conj):
        return None
    while at >= see.first and (see.scan.is_quote(at) or (see.tokens[at].text == "من" and see.scan.amount[at] is None)):
        at -= 1
    if at < see.first:
        return None
    amount = see.scan.amount[at]
    if amount is None or amount.ordinal or amount.stop < at + 1:
        return None
    return amount


def amount_after(see: Sight, draft: Draft) -> Amount | None:
    """«عدد القتلى ... إلى 60», «ارتفاع حصيلة الضحايا إلى», «الفارين لا يتجاوز 20», «القتلى بلغوا 12»."""
    near = " ".join(see.tokens[k].text for k in see.back(draft.first, 4))
    told = any(w in near for w in ("عدد", "حصيله", "اعداد", "اجمالي", "مجموع", "ارتفاع", "ان "))
    limit = min(see.limit(draft.stop), draft.stop + (14 if told else 6))
    for k in range(draft.stop, limit):
        amount = see.scan.amount[k]
        if amount is not None and amount.first == k and not amount.ordinal:
            if not told and see.tokens[k].text[:1] == "ب" and k == draft.stop:
                return amount  # «الفارين بالمئات»
            if not told and not any(
                see.tokens[j].text[-1:] == "ه" or see.words[j].verbal or see.tokens[j].text in ("بال",)
                for j in range(draft.stop, k + 1)
            ):
                return None
            return amount
        if see.tokens[k].text in ("،", ".", ":") and not told:
            return None
        if k in see.at and see.at[k] is not draft and not (told and see.words[k].det and see.at[k].event not in PERSONAL):
            return None
    return None


def past_times(see: Sight, at: int, limit: int) -> int:
    """«أربع مرات», «عدة مرات»: how often, not whom; the token after it, or 0."""
    amount = see.scan.amount[at]
    stop = amount.stop if amount is not None and amount.first == at else at
    if (
        stop < limit
        and see.tokens[stop].text in ("مرات", "مره", "مرتين", "مرتان")
        and (amount is not None or see.tokens[stop].text.startswith("مرت"))
    ):
        return stop + 1
    return 0


def half_of_figure(see: Sight, draft: Draft) -> Amount | None:
    """«3 ملايين شخص، نصفهم نازحون»: half of the figure told before."""
    for k in see.nearest(draft.first, 5):
        if see.tokens[k].text in ("نصفهم", "ونصفهم", "نصفها"):
            earlier = [a for a in see.scan.amount[see.first : k] if a is not None and a.low is not None and not a.ordinal]
            if earlier:
                half = (earlier[-1].low or 0) // 2
                return Amount(k, k + 1, half, half, Hedge.ABOUT)
    return None


def parts_of_figure(see: Sight, draft: Draft) -> list[Phrase]:
    """«28 قتيلاً - 17 متمرداً و11 جندياً»، «57 قتيلاً، هم 32 من كذا و18 من كذا»: the sides a figure is made of."""
    for k in range(draft.stop, min(draft.stop + 14, see.stop - 1)):
        text = see.tokens[k].text
        if k - draft.stop >= 10 and text != "هم":
            continue
        if text in ("-", "–", "—", "(", "هم") and see.scan.amount[k + 1] is not None and see.scan.amount[k + 1].first == k + 1:  # type: ignore[union-attr]
            first = phrase(see.scan, k + 1, see.stop)
            if first is None or (first.noun is None and first.party is None):
                return []
            out, at = [first], first.stop
            while at < see.stop:
                at += see.tokens[at].text == "و"
                nxt = phrase(see.scan, at, see.stop)
                if nxt is None or nxt.amount is None:
                    break
                out.append(nxt)
                at = nxt.stop
            return out if len(out) > 1 else []
        if text in (".", "؛"):
            return []
    return []
