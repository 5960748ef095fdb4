"""The time of each event: the one it is told with, the one that leads its clause, or that of the act beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from tawatur.claims.acts import Draft
from tawatur.claims.scene.places import Places
from tawatur.claims.scene.setting import Setting
from tawatur.claims.scene.worth import HARM, tied
from tawatur.lang.pack import Moment
from tawatur.model import When

#: What people are called to on a day that comes.
_CALLED = frozenset({"protest", "talks"})


class Scene(Places):
    """Places and times of one article, sentence by sentence."""

    __slots__ = ()

    def times(self, drafts: Sequence[Draft], setting: Setting) -> list[When | None]:
        """The time of every draft of a sentence, in their order."""
        if setting.title and not drafts and setting.moments:
            self.headed = setting.moments[0]
        elif setting.title and self.headed is not None and not setting.moments:
            setting.moments.append(self.headed)  # «خلال شهر تموز.. مقتل»
        found = [self._time(draft, drafts, setting) for draft in drafts]
        for n, draft in enumerate(drafts):
            if n and found[n] is None and found[n - 1] is not None and self._brought(draft, drafts[n - 1], setting):
                found[n] = found[n - 1]
                draft.because("time", "time-of-the-act")
        return found

    def _brought(self, harm: Draft, act: Draft, setting: Setting) -> bool:
        """«..., وقال إنه أدى إلى مقتل»: harm that the act before is said to have brought about, or its like beside it."""
        if harm.event not in HARM or setting.hypothetical(harm) != setting.hypothetical(act) or self._parted(act, harm):
            return False
        if any(moment.first > act.stop for moment in setting.moments):
            return False
        words = self.scan.words
        return (harm.clause == act.clause and act.event in HARM) or any(
            words[k].result is not None for k in range(max(act.stop, harm.first - 3), harm.first)
        )

    def _time(self, draft: Draft, drafts: Sequence[Draft], setting: Setting) -> When | None:
        best: tuple[float, Moment, str] | None = None
        for moment in setting.moments:
            worth, rule = self._hangs(moment, draft, drafts, setting)
            if worth > 0 and (best is None or worth > best[0]):
                best = (worth, moment, rule)
        if best is None:
            return None
        _, moment, rule = best
        if setting.hypothetical(draft):
            moment = self._ahead(moment, draft)
        draft.because("time", rule)
        start, end = self.scan.span(moment.first, moment.stop)
        text = self.scan.text[start:end]
        return When(
            text=text,
            start=start,
            end=end,
            grain=moment.grain,
            first=moment.first_day,
            last=moment.last_day,
            offset_days=moment.offset_days,
        )

    def _ahead(self, moment: Moment, draft: Draft) -> Moment:
        """The time of something planned lies ahead: «خلال 48 ساعة»."""
        words = [self.scan.words[k].core for k in range(moment.first, moment.stop)]
        if any(word.startswith(past) for word in words for past in self.words.past):
            return moment
        if moment.offset_days is not None and moment.offset_days[1] == 0 and words[0] in self.words.within:
            return replace(moment, offset_days=(0, -moment.offset_days[0]))
        first, last = moment.first_day, moment.last_day
        if first is None or last is None or self.published is None:
            return moment
        if draft.event in _CALLED and first == last < self.published and words[-1] in self.words.weekdays:
            return replace(moment, first_day=first + timedelta(days=7), last_day=last + timedelta(days=7))
        if last == self.published and words[0] in self.words.within:
            return replace(moment, first_day=last, last_day=last + (last - first))
        return moment

    def _hangs(self, moment: Moment, draft: Draft, drafts: Sequence[Draft], setting: Setting) -> tuple[float, str]:
        """How well a time fits an event (0: not at all) and the rule."""
        planned = setting.hypothetical(draft)
        if any(a <= moment.first < b for a, b in setting.voiced):
            apart = planned or self._background(draft, setting) == "apart"
            return (1.0 if not apart and self._told_of(moment, draft, setting) else 0), "day-of-the-telling"
        since = self._is_range(moment)
        before = [d for d in drafts if d.first < moment.first and d.clause[0] <= moment.first < d.clause[1]]
        while len(before) > 1 and before[-1] is not draft and setting.hypothetical(before[-1]) and not planned:
            before.pop()
        owner = before[-1] if before else None
        far = abs(moment.first - draft.first) * 0.1
        if owner is not draft and ((not since and self._total(draft)) or self._turned(moment, draft)):
            return 0, ""
        after = self.scan.words[moment.stop] if moment.stop < setting.sentence.stop else None
        attached = after is not None and "relative" in after.part
        if (since or self._within(moment)) and self._ranked_by(moment, setting):
            return 0, ""
        if owner is not None and owner is not draft and self._said_next(*sorted((owner, draft), key=lambda d: d.first)):
            return 0, ""
        if owner is None:
            return self._leads(moment, draft, drafts, setting, planned), "told-before-the-event"
        if owner is draft:
            gap = range(draft.stop, moment.first)
            commas = [k for k in gap if self._comma(k)]
            if (planned and (len(gap) > 6 or any("relative" in self.scan.words[k].part for k in gap))) or (attached and commas):
                return 0, ""
            if commas and commas[-1] == moment.first - 2 and self.scan.words[moment.first - 1].text == "وفي":
                return 0, ""  # «..., وفي مارس»: of what follows
            if since and self._qualifies(moment.first - 1, draft):
                return 0, ""
            if since and (
                any("relative" in self.scan.words[k].part for k in gap)
                or any(k < gap[-1] and self.scan.words[k + 1].conj for k in commas)
            ):
                return 0, ""
            return 10 - far, "told-with-the-event"
        if planned or self._parted(*sorted((owner, draft), key=lambda d: d.first)):
            return 0, ""
        if draft.first > moment.first:
            told = range(owner.stop, moment.first)
            if any("relative" in self.scan.words[k].part for k in told) and not any(
                moment.first < d.first < draft.first for d in drafts
            ):
                return 6 - far, "told-before-the-event"  # «البلدة التي تتعرض منذ شهر لحملة»
            if self._background(draft, setting) == "apart" or (since and not tied(owner, draft)):
                return 0, ""
            return (7 if tied(owner, draft) else 5) - far, "time-of-the-act"
        same = owner.event == draft.event and owner.hypothetical == draft.hypothetical
        brought = self._causes(owner) and owner.clause == draft.clause
        if not (tied(owner, draft) or same or brought) or attached or self._background(owner, setting):
            return 0, ""
        gap = range(draft.stop, owner.first)
        if (since and owner.event not in HARM and not self._causes(owner)) or any(
            self.scan.words[k].core in self.words.afterwards and self.scan.moment[k] is None for k in gap
        ):
            return 0, ""
        if sum(self._comma(k) for k in gap) > 1 and not self._causes(owner) and not (owner.event in HARM and draft.event in HARM):
            return 0, ""
        return 6 - far, "time-of-the-act"

    def _within(self, moment: Moment) -> bool:
        return self.scan.words[moment.first].core in self.words.within

    def _ranked_by(self, moment: Moment, setting: Setting) -> bool:
        """«هو الثاني خلال أسبوعين», «الأعنف منذ شهر»: the stretch is that of the ranking."""
        near = range(max(setting.sentence.first, moment.first - 4), moment.first)
        return any(self.scan.words[k].core in self.words.ranking for k in near)

    def _total(self, draft: Draft) -> bool:
        """«إجمالي عدد القتلى»: a sum is not of the day told beside it."""
        words = self.scan.words
        near = range(max(0, draft.first - 3), draft.first)
        summed = any(words[k].core in self.words.total for k in near) and not any("relative" in words[k].part for k in near)
        return draft.event in HARM and summed

    def _turned(self, moment: Moment, draft: Draft) -> bool:
        """True when between a time and an event that comes later another matter or another speaker begins."""
        words = self.scan.words
        return any(
            words[k].core in self.words.parting_time and (words[k].core != "حين" or words[k - 1].core == "في")
            for k in range(moment.stop, draft.first)
        )

    def _qualifies(self, at: int, draft: Draft) -> bool:
        """«المحاصر منذ»: the range belongs to the participle before it."""
        word = self.scan.words[at]
        return (
            at > draft.stop
            and word.text.startswith("الم")
            and word.noun is None
            and self.scan.place[at] is None
            and self.scan.party[at] is None
        )

    def _causes(self, draft: Draft) -> bool:
        """«بانفجار», «في قصف», «إثر غارة»: told as what brought the harm about."""
        if draft.hit is not None and draft.hit.cut.prep == "ب":
            return True
        return draft.first > 0 and "cause_prep" in self.scan.words[draft.first - 1].part

    def _leads(self, moment: Moment, draft: Draft, drafts: Sequence[Draft], setting: Setting, planned: bool) -> float:
        """A time before every event of its clause: it holds for them, unless it hangs on a verb of speaking."""
        if draft.first < moment.first or planned or self._background(draft, setting) == "apart":
            return 0
        first = draft.clause[0] if draft.clause[0] <= moment.first else setting.sentence.first
        for k in range(moment.first - 1, first - 1, -1):
            if "complement" in self.scan.words[k].part:
                break  # «قال إن الجيش نفذ عند الفجر هجوما»
            if self._meets(k, setting):
                return 0
        between = [d for d in drafts if moment.stop <= d.first < draft.first]
        if any(self._parted(d, draft) for d in between):
            return 0
        return 8 - abs(moment.first - draft.first) * 0.1

    def _meets(self, at: int, setting: Setting) -> bool:
        """A verb of speaking or meeting before a time takes the time for itself."""
        word = self.scan.words[at]
        says = word.say is not None and word.verb is None and any(a <= at < b for a, b in setting.voiced)
        return says or word.core in self.words.meets

    def _told_of(self, moment: Moment, draft: Draft, setting: Setting) -> bool:
        """«أعلنت الشرطة، الجمعة، مقتل»: an event told only through the day of its telling has that day."""
        return any(a <= moment.first < b and moment.stop <= draft.first for a, b in setting.voiced) and not any(
            moment.stop <= a <= draft.first for a, _ in setting.voiced
        )

    def _background(self, draft: Draft, setting: Setting) -> str:
        """«بعد انسحاب القوات»: ``went-before``; ``apart`` when it went on long or long ago («بعد حصار دام أشهراً», «بعد يومين من»)."""
        words = self.scan.words
        for k in range(draft.first - 1, max(setting.sentence.first, draft.first - 5) - 1, -1):
            if self._comma(k):
                return ""
            if words[k].core in self.words.afterwards and self.scan.moment[k] is None:
                apart = any(
                    self.scan.amount[m] is not None or words[m].core in self.words.unit for m in range(k + 1, draft.first)
                )
                reach = range(draft.stop, min(draft.stop + 8, setting.sentence.stop))
                lasting = any(words[m].core in self.words.lasts for m in reach) and any(
                    words[m].core in self.words.long for m in reach
                )
                lasting = lasting or (draft.hit is not None and draft.event == "detained" and bool(draft.hit.cut.pron))
                return "apart" if apart or lasting or words[k].core not in self.words.soon_after else "went-before"
            if self.scan.moment[k] is not None and words[k].core in self.words.soon_after:
                return "apart"
        return ""

    def _is_range(self, moment: Moment) -> bool:
        return any(self.scan.words[k].core in self.words.since for k in range(moment.first, moment.stop))
