"""One act told once: words that say how another act was done, or point back at it, are drawn into it."""

from __future__ import annotations

from tawatur.claims.acts.args import glued_means, led, phrases_after
from tawatur.claims.acts.draft import HARM, MEANS, Draft
from tawatur.claims.acts.sight import Sight

_STRUCK = MEANS | {"attack"}


def absorb(see: Sight, drafts: list[Draft]) -> None:
    """Draw each act that says how the one before was done into that one."""
    acts = [draft for draft in drafts if draft.event not in HARM and not draft.dropped]
    for n, two in enumerate(acts[1:], 1):
        one = next((draft for draft in reversed(acts[:n]) if not draft.dropped), None)
        if one is not None and not two.dropped and not _are_apart(see, one, two):
            _Two(see, one, two).unite()


def _are_apart(see: Sight, one: Draft, two: Draft) -> bool:
    """Too far, parted by a sign, or joined by «و» and so another act."""
    gap = range(one.stop, two.first)
    conj = two.hit.cut.conj if two.hit is not None else see.words[two.first].conj
    signs = any(see.tokens[k].text in ("،", "؛", ".") for k in gap) and two.row.kind != "weapon"
    return bool(conj) or len(gap) > 8 or signs


class _Two:
    """Two acts of which the second may tell more of the first."""

    __slots__ = ("direct", "gap", "glued", "one", "see", "two", "weapon")

    def __init__(self, see: Sight, one: Draft, two: Draft) -> None:
        self.see, self.one, self.two, self.gap = see, one, two, range(one.stop, two.first)
        self.glued = two.hit.cut.prep if two.hit is not None else see.words[two.first].prep
        if two.is_weapon and glued_means(see, two):
            self.glued = "ب"
        self.weapon = two.is_weapon or (two.event == "explosion" and two.row.kind in ("act", "phrase"))
        self.direct = all(see.words[k].weapon or see.scan.amount[k] or "relative" in see.words[k].part for k in self.gap)

    def unite(self) -> None:
        """The first of the ways to be one act that fits."""
        one, two = self.one, self.two
        if self._is_truce():
            one.targets, one.agent, two.dropped = one.targets or two.targets, one.agent or two.agent, True
        elif self._is_aim():
            _draw_in(self.see, one, two)
        elif self._blew_up():
            one.targets, two.dropped = one.targets or two.targets, True
        elif self._is_means():
            _draw_in(self.see, one, two)
        elif self._names_first():
            self._name_first()
        elif one.verb and one.row.weapon and two.row.kind == "act" and self._is_subject():
            self._drop_verb()
        elif self._is_cognate():
            _draw_in(self.see, one, two)

    def _is_truce(self) -> bool:
        """«اتفاق لوقف إطلاق النار», «اتفاق على هدنة»: what is agreed is no second agreement."""
        one, two = self.one, self.two
        joined = (not self.gap and self.see.tokens[two.first].text[:1] == "ل") or [self.see.tokens[k].text for k in self.gap] == [
            "علي"
        ]
        return one.event == two.event == "talks" and one.row.unit == "agreement" and joined

    def _is_aim(self) -> bool:
        """«حملة جوية لقصف»."""
        one, two = self.one, self.two
        nouns = one.row.kind == "act" and two.row.kind in ("act", "masdar") and not one.verb
        return self.glued == "ل" and self.direct and nouns and two.event in _STRUCK

    def _blew_up(self) -> bool:
        """«عبوة ناسفة انفجرت»."""
        one, two = self.one, self.two
        bomb = one.event == "explosion" and one.row.frame in ("weapon", "act") and not one.verb
        return bomb and two.verb and two.row.frame == "thing"

    def _is_means(self) -> bool:
        """«هجوم بسيارة مفخخة», «قصف الجيش بالمدفعية»."""
        by_act = self.one.verb and self.one.event == "attack" and self.two.event in MEANS and self.two.row.kind == "act"
        if by_act and self.glued == "ب":
            return True  # «استهدفوا بقصف مدفعي مناطق»
        if not self.weapon or self.one.event not in _STRUCK or self.glued == "ل":
            return False
        by = any(self.see.tokens[k].text in self.see.cues["by-means"] for k in self.gap)
        return self.glued == "ب" or self.direct or by or (self.one.verb and len(self.gap) <= 4)

    def _names_first(self) -> bool:
        """«عملية اقتحام», «حملة مداهمات»: the second noun says what the first was."""
        one, two = self.one, self.two
        nouns = one.row.kind in ("act", "phrase") and two.row.kind in ("act", "masdar")
        one_det, two_det = self.see.words[one.first].det, self.see.words[two.first].det
        plain = self.direct and not self.weapon and not self.glued and (two_det or not one_det)  # not «بعد الهجوم مواجهات»
        return plain and nouns and one.event == "attack" and two.event not in ("talks", "control")

    def _name_first(self) -> None:
        one, two = self.one, self.two
        one.event, one.row = two.event, two.row  # an attack stays one
        one.stop = two.stop if not self.gap else one.stop
        one.targets, one.agent = one.targets or two.targets, one.agent or two.agent
        two.dropped = True

    def _is_subject(self) -> bool:
        """«استهدفت غارة», «استهدفت إحدى الغارات», «طالت ثلاث غارات»: only a figure stands between the verb and the act."""
        see = self.see
        return all(see.tokens[k].text in see.cues["one-of"] or see.scan.amount[k] is not None for k in self.gap)

    def _drop_verb(self) -> None:
        """«ضربت غارة جوية ... المدرسة»: the act noun is the verb's subject."""
        see, two = self.see, self.two
        args = phrases_after(see, two, two.stop)
        struck = [a for a in args if not a.lead and not a.joined and not see.scan.nation[a.head] and (a.noun or a.place)]
        two.targets = struck[:1] or two.targets
        two.agent = two.agent or self.one.agent
        self.one.dropped = True

    def _is_cognate(self) -> bool:
        """«قصفت القوات قصفاً عنيفاً»."""
        one, two = self.one, self.two
        noun = not two.verb and two.row.kind in ("act", "weapon") and not two.amount
        said = any("complement" in self.see.words[k].part for k in self.gap)
        return one.verb and one.row.frame == "act" and two.event == one.event and noun and not said


def _draw_in(see: Sight, one: Draft, two: Draft) -> None:
    """Give the first act what the second tells of means, target, doer and figure, and drop the second."""
    if (one.row.weapon or one.event == "attack") and two.event in MEANS:
        one.event = two.event
    one.targets = one.targets or two.targets
    if not one.targets and one.event == "explosion":
        struck = led(phrases_after(see, two, two.stop), ("ب", "في"))
        one.targets = [found for found in struck if found.place is None and found.noun is not None][:1]
    one.agent = one.agent or two.agent
    single = one.amount is None and (one.number == "sg" or one.verb)
    if single and (two.amount is not None or two.number == "du") and two.row.unit:
        one.amount, one.number, one.unit = two.amount, two.number, two.row.unit
    two.dropped = True


# -- words that point back -------------------------------------------------------------------------------------------------------


def drop_echoes(see: Sight, drafts: list[Draft]) -> None:
    """Drop words that tell an act of the sentence on: «هاجموا ... واستهدفوهم», «أُطلقت الصواريخ ... لاستهداف»."""
    for n, draft in enumerate(drafts):
        draft.dropped = draft.dropped or _points_back(draft, drafts[:n])
    for n, draft in enumerate(drafts):
        draft.dropped = draft.dropped or _is_purpose(draft, drafts[:n])


def _points_back(draft: Draft, earlier: list[Draft]) -> bool:
    """A verb or masdar whose pronoun points back at an act of the same type, or at any with a means."""
    if draft.pron_target in ("", "نا") or draft.event in ("killed", "injured", "detained", "released"):
        return False
    live = {each.event for each in earlier if not each.dropped}
    return draft.event in live or (draft.row.weapon and draft.row.kind == "verb" and bool(live & _STRUCK))


def _is_purpose(draft: Draft, earlier: list[Draft]) -> bool:
    """The aim of an act told in the same clause, not another act."""
    cut = draft.hit.cut if draft.hit is not None else None
    if cut is None or cut.conj or cut.prep != "ل" or draft.row.kind != "masdar" or not draft.row.weapon:
        return False
    return any(each.event in _STRUCK and not each.dropped and each.clause == draft.clause for each in earlier)
