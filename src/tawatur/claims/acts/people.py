"""Words for those who suffered («قتيل», «محتجزين»): how many they are and whose side they are on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tawatur.claims.acts.before import phrase_before, subject_of_verb
from tawatur.claims.acts.draft import PEOPLE, Draft
from tawatur.claims.acts.figures import amount_after, amount_before, half_of_figure, parts_of_figure
from tawatur.claims.acts.sight import Sight
from tawatur.claims.phrases import Phrase, phrase


def of_people(see: Sight, draft: Draft, args: list[Phrase]) -> None:
    """«قتيل», «جرحى»: the figure stands before (or after «عدد القتلى»), the side after «من», «في صفوف»."""
    if (draft.joint and draft.targets) or _counted_among(see, draft):
        return
    draft.amount = draft.amount or amount_before(see, draft) or amount_after(see, draft) or half_of_figure(see, draft)
    if draft.amount is not None:
        draft.parts = parts_of_figure(see, draft)
    elif _told_by_parts(see, draft):
        return
    head = _genitive(draft, args)
    if head is not None and draft.amount is None:
        draft.amount = head.amount
    draft.targets = _side(see, draft, args, head) or _in_apposition(see, draft) or _sufferer(see, draft)
    if not draft.targets and draft.amount is not None and draft.amount.first >= draft.stop:
        counted = phrase(see.scan, draft.amount.first, see.stop)  # «عدد القتلى بلغ 260 شخصاً»
        named = counted is not None and counted.noun is not None and counted.noun.unit == "person"
        draft.targets = [counted] if counted is not None and named and counted.group in PEOPLE else []


def _sufferer(see: Sight, draft: Draft) -> list[Phrase]:
    """«تكبدت الميليشيا 120 قتيلاً وعشرات الجرحى», «الميليشيا تكبدت قتلى»: whoever suffered the loss."""
    for k in see.nearest(draft.first, 9):
        word = see.words[k]
        if see.tokens[k].text in see.cues["made-to-suffer"]:
            earlier = [each for each in see.at.values() if each.first < k and each.agent is not None and not each.dropped]
            return [max(earlier, key=lambda each: each.first).agent] if earlier else []  # type: ignore[list-item]
        if word.core in see.cues["making-suffer"]:
            return _made_to_suffer(see, draft, k)
        if word.core in see.cues["suffering"]:
            after = phrase(see.scan, k + 1, draft.first) if k + 1 < draft.first else None
            named = after is not None and after.amount is None and (after.party is not None or after.group in PEOPLE | {"unit"})
            found = after if named else subject_of_verb(see, k)
            return [found] if found is not None and (found.party is not None or found.group in PEOPLE | {"unit"}) else []
        if see.tokens[k].text in ("،", ".", "؛") or word.say is not None or "complement" in word.part:
            return []
    return []


def _made_to_suffer(see: Sight, draft: Draft, at: int) -> list[Phrase]:
    """«كبدت القوات الميليشيا 200 قتيل»: of two phrases behind the verb the second suffers, and one alone does."""
    end = draft.amount.first if draft.amount is not None else draft.first
    one = phrase(see.scan, at + 1, end) if at + 1 < end else None
    start = one.stop if one is not None else end
    while start < end and see.scan.is_quote(start):
        start += 1
    two = phrase(see.scan, start, end) if start < end else None
    found = two if two is not None and (two.party is not None or two.group in PEOPLE | {"unit"} or two.noun is None) else one
    if found is two and one is not None and draft.agent is None:
        draft.agent = one
    return [found] if found is not None else []


def _in_apposition(see: Sight, draft: Draft) -> list[Phrase]:
    """«ارتقاء جنديين شهيدين», «عثر على ثلاثة رجال قتلى»: those right before, of whom the word says what became."""
    if draft.hit is None or draft.hit.cut.conj or draft.hit.cut.prep or see.words[draft.first].det:
        return []
    found = next((each for each in _right_before(see, draft.first) if each.group in PEOPLE), None)
    if found is None or found.noun is None or found.joined:
        return []
    several = found.amount is not None or found.noun.number == "du"
    same = draft.number == found.noun.number or (found.amount is not None and draft.number != "sg")
    if not several or not same:
        return []
    draft.amount = draft.amount or found.amount
    return [found]


def _right_before(see: Sight, at: int) -> Iterator[Phrase]:
    """The phrases that end right before a token, the shortest first."""
    for first in see.nearest(at, 5):
        found = phrase(see.scan, first, at)
        if found is not None and found.stop == at:
            yield found


def _counted_among(see: Sight, draft: Draft) -> bool:
    """«لا يزال 12 شخصاً في عداد المفقودين»."""
    if draft.first == see.first:
        return False
    counted = _of_whom_it_lasts(see, draft)
    if counted is None and see.tokens[draft.first - 1].text in see.cues["among-the"]:
        counted = phrase_before(see, draft, place=False)
    if counted is None or counted.amount is None:
        return False
    draft.targets, draft.amount = [counted], counted.amount
    return True


def _of_whom_it_lasts(see: Sight, draft: Draft) -> Phrase | None:
    """«عشرون شخصاً ما زالوا مفقودين», «عمال كانوا محتجزين»: the subject of the verb before a word that says what they are."""
    at = draft.first - 1
    lasting = see.words[at].part & {"lasting", "auxiliary"}
    return subject_of_verb(see, at) if lasting and not see.words[draft.first].det else None


def _told_by_parts(see: Sight, draft: Draft) -> bool:
    """«والقتلى هم 21 من كذا و62 من كذا»."""
    if not see.words[draft.first].det or see.word(draft.stop).text != "هم":
        return False
    first = phrase(see.scan, draft.stop + 1, see.stop)
    if first is None or first.amount is None:
        return False
    draft.targets, draft.amount, draft.parts = [first], first.amount, parts_of_figure(see, draft)[1:]
    return True


def _genitive(draft: Draft, args: list[Phrase]) -> Phrase | None:
    """«قتلى الجيش», «جثث خمسة جنود»: the phrase right behind."""
    first = args[0] if args else None
    if first is None or first.lead or first.joined or first.first != draft.stop:
        return None
    return first if first.amount is None or draft.row.need == "found" else None


def _side(see: Sight, draft: Draft, args: list[Phrase], head: Phrase | None) -> list[Phrase]:
    """Those the word speaks of, as far as the sentence names their side."""
    ranks = _in_ranks(see, draft)
    if ranks is not None:
        return [ranks]
    of = next((found for found in args if found.lead in ("من", "بين", "لدي") and _is_side(see, found)), None)
    if of is not None and draft.event == "displaced" and of.group not in PEOPLE:
        of = None  # «النازحين من المحافظة»
    if of is not None and of.first - draft.stop <= 3 and (not of.place or of.party or of.noun is not None):
        return [of]
    if head is not None and (head.party or head.noun is not None):
        return [head]
    if head is not None and draft.amount is not None and see.scan.nation[head.head] is not None and not see.words[head.head].det:
        return [head]  # «586 قتيلاً فلسطينياً»
    if draft.inherited:
        return draft.inherited
    if draft.event == "displaced":
        own = phrase(see.scan, draft.first, see.stop) or Phrase(draft.first, draft.stop, draft.first)
        return [replace(own, amount=draft.amount)]
    return draft.targets


def _is_side(see: Sight, found: Phrase) -> bool:
    if see.tokens[found.head].text in see.cues["both-sides"] or found.group in PEOPLE or found.group == "unit":
        return True
    return bool(found.party or see.scan.nation[found.head])


def _in_ranks(see: Sight, draft: Draft) -> Phrase | None:
    """«قتلى في صفوف الجيش», «عشرات من صفوفه»."""
    for k in see.ahead(draft.stop, 5):
        if see.tokens[k].text in see.cues["ranks"]:
            return phrase(see.scan, k + 1, see.stop)
        if see.tokens[k].text in see.cues["their-ranks"]:
            return Phrase(k, k + 1, k)
        if see.scan.is_punct(k):
            return None
    return None


def of_participle(see: Sight, draft: Draft, args: list[Phrase]) -> None:
    """«عناصر محتجزين لدى», «السجناء الفارين»: who stands before, or after when counted."""
    found = _described(see, draft)
    draft.targets = [found] if found is not None else []
    draft.amount = (found.amount if found is not None else None) or amount_after(see, draft)
    held = [each for each in args if each.lead in ("لدي", "عند")]
    if held:
        draft.agent = held[0]


def _described(see: Sight, draft: Draft) -> Phrase | None:
    """The phrase that a participle right behind it describes."""
    whole = _of_whom_it_lasts(see, draft)
    if whole is not None:
        return whole
    for first in see.back(draft.first, 8):
        found = phrase(see.scan, first, draft.first)
        if found is not None and found.stop >= draft.first - 1 and (found.noun or found.amount or found.party):
            return found
    return None
