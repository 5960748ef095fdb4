"""What the events of a sentence lend one another: the doer of an act and of its harm, the two sides of an exchange."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Any

from tawatur.claims.acts import Draft, Sight
from tawatur.claims.acts.before import subject_of_clause
from tawatur.claims.acts.draft import HARM, MEANS, PEOPLE, PERSONAL
from tawatur.claims.doers import Doers
from tawatur.claims.mentions import Memory
from tawatur.claims.origins import Origins
from tawatur.claims.phrases import Phrase, phrase
from tawatur.claims.scan import Scan
from tawatur.claims.voices import Region, Voice, voice_at
from tawatur.model import Remark

_DEEDS = frozenset({"attack", "shelling", "airstrike", "control", "siege", "destruction", "detained", "released"})
_ARMED = ("armed-group", "military", "police")  # kinds of parties that announce deeds of their own
_NO_DOERS = ("anonymous", "witness", "media", "medical", "monitor")  # kinds of voices that announce deeds of others


class Links:
    """Links the events of each sentence of one text."""

    def __init__(self, scan: Scan, memory: Memory, origins: Origins, atlas: Any) -> None:
        self.scan, self.memory, self.origins, self.atlas = scan, memory, origins, atlas
        # how many words and signs that part an act from a harm stand before each token
        apart = (
            word.core in scan.cues["apart"] or token.text == "؛" for word, token in zip(scan.words, scan.tokens, strict=True)
        )
        self._signs = [0, *accumulate(apart)]

    def link(self, see: Sight, drafts: list[Draft], regions: Sequence[Region]) -> None:
        """The harm and the act that caused it share doer and victims when one clause chain tells both."""
        acts = [d for d in drafts if d.event not in PERSONAL and d.event not in ("control", "talks", "protest")]
        doers = Doers(see, drafts)
        for draft in drafts:
            self._of_speaker(draft, regions)
            _of_sentence(see, draft, doers)
        for draft in drafts:
            if draft.event in HARM or _is_of_attack(draft, acts) or draft.event == "destruction":
                self._share(draft, acts)
        for draft in drafts:
            _like_before(draft, doers)
        for harm in drafts:
            self._from_harm(harm, acts)
        for act in acts:
            self._attacked(act)
        for region in regions:
            for draft in drafts:
                if region.first <= draft.first < region.stop and draft.agent is None:
                    self._accused(draft, region.voice)

    # -- the speaker's own deeds ---------------------------------------------------------------------------------------------

    def _of_speaker(self, draft: Draft, regions: Sequence[Region]) -> None:
        """Deeds that the speaker claims for itself: «تبنت», «أعلنت مسؤوليتها عن», «أعلن الفصيل السيطرة على»."""
        voice = voice_at(list(regions), draft.first)
        if voice is None or voice.phrase is None or draft.agent is not None or draft.negated:
            return
        words = range(max(voice.phrase.stop, draft.first - 8), draft.first)
        claimed = any(self.scan.tokens[k].text in self.scan.cues["own-deed"] for k in words)
        threatened = voice.role == "threat" and draft.event in _DEEDS
        if claimed or threatened or self._is_announced(draft, voice, voice.phrase):
            draft.self_agent = True
        if claimed:
            self._claimed_against(draft)

    def _is_announced(self, draft: Draft, voice: Voice, speaker: Phrase) -> bool:
        """«أعلن الفصيل السيطرة على», «أعلنت الشرطة اعتقال»: a body that announces a deed with no doer told did it."""
        row = self.scan.words[speaker.head].voice
        if (row is not None and row.kind in _NO_DOERS) or voice.stance in ("demand", "allege"):
            return False
        party = self.atlas.parties.get(self.origins.of(voice)[2] or "")
        if party is None or party.kind not in (*_ARMED, "coalition"):
            return False
        if draft.event == "talks":
            return not draft.verb and (bool(draft.targets) or draft.row.unit != "agreement") and self._with_other(draft, party)
        if voice.stance == "deny":
            return False
        harm = draft.event in HARM and draft.row.kind == "masdar" and bool(draft.targets)
        if harm and party.kind == "armed-group" and voice.stance == "assert":
            return self._is_foe(draft.targets[0], party)
        if draft.row.kind not in ("masdar", "phrase") or draft.event not in _DEEDS:
            return False
        done = draft.row.frame in ("control", "patient", "patient-place", "act")
        return done and not self.scan.words[draft.first].structural

    def _with_other(self, draft: Draft, party: Any) -> bool:
        """«أعلنت الحركة اتفاقاً مع كذا», «نفى الفصيل التفاوض مع كذا»: talks of the speaker with another side, or its own truce."""
        if not draft.targets:
            return True
        other = self.atlas.parties.get(self.memory.who(draft.targets[0], speaker=party.id).actor or "")
        return other is None or other.family != party.family

    def _is_foe(self, struck: Phrase, party: Any) -> bool:
        """«أعلن الفصيل مقتل جنود»: those struck bear arms for another side."""
        foe = self.atlas.parties.get(self.memory.who(struck, speaker=party.id).actor or "")
        return foe is not None and foe.kind in _ARMED and foe.family != party.family

    def _accused(self, draft: Draft, voice: Voice) -> None:
        """«تبنى الفصيل الهجوم», «اتهم المجلس كذا بقصف»."""
        if voice.role == "responsibility" and draft.event not in ("talks", "injured"):
            draft.self_agent = True
            self._claimed_against(draft)
        elif voice.role == "accuse" and voice.accused is not None:
            draft.agent = accused = voice.accused
            flew = any(self.scan.words[k].weapon == "airstrike" for k in range(accused.head, accused.stop))
            draft.event = "airstrike" if draft.row.weapon and flew else draft.event

    def _claimed_against(self, draft: Draft) -> None:
        """«تبنى الفصيل قصف جماعة كذا»: behind the deed somebody claims stand those it struck."""
        if draft.targets or draft.verb or draft.event not in MEANS | {"attack"} or draft.stop >= len(self.scan.tokens):
            return
        struck = phrase(self.scan, draft.stop, len(self.scan.tokens))
        if struck is not None and struck.noun is not None and struck.group in PEOPLE | {"unit", "site"} and not struck.lead:
            draft.targets = [struck]
            draft.because("target", "against-whom-claimed")

    # -- harm and its cause ----------------------------------------------------------------------------------------------------

    def _share(self, draft: Draft, acts: Sequence[Draft]) -> None:
        """Doer and victims of a harm and of the act that caused it."""
        act = self._cause(draft, acts)
        if act is None:
            return
        # harm told in another clause has the doer of the act only where the words say that the act brought it
        tied = draft.event not in HARM or act.clause == draft.clause or self._brought(act, draft)
        if draft.agent is None and act.agent is not None and act.event != "clash" and act.agent not in draft.targets and tied:
            draft.agent = act.agent
            draft.because("agent", "of-the-act")
        if draft.agent is None and act.self_agent:
            draft.self_agent = True
        if act.event == "clash" and act.targets and act.agent is None and draft.targets:
            act.agent = draft.targets[0]
        brought = (draft.event in HARM and self._brought(act, draft)) or _did(act, draft)
        if not act.targets and draft.targets and act.event in MEANS | {"attack"} and brought:
            act.targets = draft.targets[:1]
            act.because("target", "those-harmed")

    def _from_harm(self, harm: Draft, acts: Sequence[Draft]) -> None:
        """«مسلحون يقتلون 15 في هجوم»: those who killed in an attack made it."""
        if harm.event not in HARM or not harm.verb or harm.agent is None:
            return
        act = self._cause(harm, acts)
        if act is None or act.verb or act.event == "clash" or act.first <= harm.first:
            return
        if act.agent is None and not act.self_agent:
            act.agent = harm.agent
            act.because("agent", "of-the-harm")

    def _cause(self, harm: Draft, acts: Sequence[Draft]) -> Draft | None:
        """The nearest act that nothing parts from a harm; what was destroyed brought something about only where no other act is."""
        destroyed = None
        for act in sorted(acts, key=lambda act: abs(act.first - harm.first)):
            if act is harm or self._parted(harm, act):
                continue
            if act.event != "destruction":
                return act
            destroyed = destroyed or act
        return destroyed

    def _brought(self, act: Draft, harm: Draft) -> bool:
        """True where the words say that the act brought the harm: «قتلوا في الهجوم», «غارة قتلت», «هجوم أسفر عن مقتل», «فجر نفسه فقتل»."""
        if act.first > harm.first:
            return self._is_led(act)
        between = range(act.stop, harm.first)
        if any(self.scan.words[k].result is not None for k in between):
            return True
        goes_on = harm.hit is not None and harm.hit.cut.conj == "ف"
        signs = any(self.scan.tokens[k].text in ("،", "؛", '"') or "complement" in self.scan.words[k].part for k in between)
        joined = harm.hit is not None and harm.hit.cut.conj == "و"
        return goes_on or self._is_led(act) or not (signs or joined)

    def _is_led(self, act: Draft) -> bool:
        """«في هجوم», «بغارة», «إثر ثلاث غارات», «عندما فجر»: a word of cause or occasion leads the act."""
        if act.verb or self.scan.words[act.first].prep == "ب" or self.scan.tokens[act.first].text[:1] == "ب":
            return True
        for k in range(act.first - 1, max(act.first - 6, -1), -1):
            word = self.scan.words[k]
            if word.core in self.scan.cues["in-or-by"]:
                return True
            counted = self.scan.amount[k] is not None or self.scan.is_quote(k)
            if not (counted or word.support is not None or word.topic or word.act is not None or word.weapon):
                return False
        return False

    def _parted(self, one: Draft, two: Draft) -> bool:
        return self._signs[max(one.first, two.first)] > self._signs[min(one.stop, two.stop)]

    def _attacked(self, act: Draft) -> None:
        """«هجوم كيميائي في مدينة كذا», «العملية العسكرية في كذا»: with nobody told, the place is what was attacked."""
        where = self._where(act) if act.event == "attack" and not act.targets and not act.verb else None
        if where is not None:
            act.targets = [where]
            act.because("target", "place-attacked")

    def _where(self, act: Draft) -> Phrase | None:
        scan, last = self.scan, len(self.scan.tokens)
        for k in range(act.stop, min(act.stop + 6, last)):
            word = scan.words[k]
            if word.core == "في" and k + 1 < last:
                found = phrase(scan, k + 1, last, lead="في")
                placed = found is not None and found.place is not None and found.place.value[0].precision != "country"
                return found if placed else None
            if not (word.weapon or "adjective" in word.part or scan.moment[k] is not None or scan.is_quote(k)):
                return None
        return None

    # -- exchanges -------------------------------------------------------------------------------------------------------------

    def exchange(self, drafts: Sequence[Draft]) -> Iterator[Remark]:
        """«إطلاق 9 من كذا مقابل 45 من كذا»: each side lets go of the other's; the ratio is a remark of that exchange alone."""
        released = [draft for draft in drafts if draft.event == "released"]
        for one, two in zip(released, released[1:], strict=False):
            swapped = any(self.scan.tokens[k].text in self.scan.cues["in-exchange"] for k in range(one.first, two.first + 1))
            if swapped and one.targets and two.targets:
                one.agent = one.agent or replace(two.targets[0], amount=None)
                two.agent = two.agent or replace(one.targets[0], amount=None)
                yield from self._ratio(one, two)

    def _ratio(self, one: Draft, two: Draft) -> Iterator[Remark]:
        a, b = one.targets[0].amount, two.targets[0].amount
        if a is None or b is None or not a.low or not b.low or a.low != a.high or b.low != b.high:
            return
        start, end = self.scan.span(one.first, two.targets[0].stop)
        message = f"{a.low} for {b.low}: {max(a.low, b.low) / min(a.low, b.low):.3g} to 1"
        yield Remark(code="exchange-ratio", message=message, start=start, end=end)


def _of_sentence(see: Sight, draft: Draft, doers: Doers) -> None:
    """A doer told elsewhere in the sentence: for a pronoun, for a verb that goes on, for a noun of action."""
    if draft.agent is not None or draft.self_agent:
        return
    if draft.pron_agent:
        draft.agent, rule = doers.of_pronoun(draft), "doer-of-the-pronoun"
        _note(draft, rule)
    if draft.agent is None and draft.verb and draft.row.frame in ("act", "control"):
        draft.agent = doers.going_on(draft)
        _note(draft, "goes-on")
    if draft.negated and draft.event == "destruction":
        return  # «دون وقوع أضرار»
    deed = draft.event in _DEEDS - {"released"} or (draft.event == "clash" and bool(draft.targets))
    if draft.agent is None and not draft.verb and deed and not draft.pron_agent:
        draft.agent = subject_of_clause(see, draft)
        _note(draft, "subject-of-the-clause")


def _did(act: Draft, draft: Draft) -> bool:
    """«غارة دمرت مخزناً», «أعطبت غارة ثلاث عربات»: the act is the subject of the verb of destruction beside it."""
    near = 0 <= draft.first - act.stop <= 3 or 0 <= act.first - draft.stop <= 2
    return near and draft.event == "destruction" and draft.verb and not act.verb


def _note(draft: Draft, rule: str) -> None:
    if draft.agent is not None:
        draft.because("agent", rule)


def _is_of_attack(draft: Draft, acts: Sequence[Draft]) -> bool:
    """Destruction and arrests told before an attack of the sentence are its doing."""
    if draft.event not in ("destruction", "detained") or draft.hit is None:
        return False
    return draft.first < max((act.first for act in acts if act.event == "attack"), default=0)


def _like_before(draft: Draft, doers: Doers) -> None:
    if draft.event not in HARM or draft.agent is not None or draft.self_agent or draft.verb:
        return
    like = doers.like_before(draft)
    if like is not None and like.agent is not None:
        draft.agent = like.agent
        draft.because("agent", "of-the-harm-before")
