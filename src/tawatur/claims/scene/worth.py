"""Which place fits which event: by order, preposition, clause, and whose place it is otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.claims.acts import Draft
from tawatur.claims.scene.opening import Openings
from tawatur.claims.scene.setting import Setting
from tawatur.claims.scene.site import Site
from tawatur.lang.pack import Stretch

HARM = frozenset({"killed", "injured", "casualties", "destruction"})
FIRE = frozenset({"shelling", "airstrike", "attack", "explosion"})
_LEAVING = frozenset({"displaced", "escaped", "control", "released", "surrendered", "detained", "missing"})

_MANY, _NEAR = 24, 20  # events of a sentence above which a place must stand within so many tokens


class Worth(Openings):
    """Weighs the places of a sentence for an event of it."""

    __slots__ = ()

    def _owner(self, site: Site, drafts: Sequence[Draft]) -> Draft | None:
        """The event a place hangs on: the last trigger before it in its clause, none for a place at the head of the sentence."""
        before = [d for d in drafts if d.first < site.first and d.clause[0] <= site.first < d.clause[1]]
        return before[-1] if before else None

    def _worth(self, draft: Draft, site: Site, drafts: Sequence[Draft], owner: Draft | None, setting: Setting) -> float:
        """How well a place fits an event; 0 when it cannot be its place."""
        if len(drafts) > _MANY and abs(site.first - draft.first) > _NEAR:
            return 0  # so many events are a list: only what stands near is weighed
        inside = self._inside(site, draft) or self._named_by(draft, site)
        if inside and draft.event in FIRE and site.lead == "من":
            return 0  # fire is told where it lands
        if site.lead in self.words.brought_to and site.head in self.words.care:
            return 0  # where they were brought to
        if (inside and not self._named_by(draft, site) and self._sides(draft, site)) or (
            not inside and not self._possible(draft, site, drafts, setting)
        ):
            return 0
        frame = self._frames(site, setting)
        said = range(draft.stop, site.first) if site.first >= draft.stop else range(0)
        if not inside and (self._of_a_part(draft, site, said) or self._says_more(said)):
            return 0
        value = 10.0 + self._lead_worth(draft, site, inside)
        if inside:
            value += 5
        if owner is draft:
            value += 2
        elif owner is not None and not self._one_matter(owner, draft):
            value -= 4
        if owner is not draft and not inside and setting.hypothetical(draft):
            value -= 4
        if site.first >= draft.stop:
            value -= min(site.first - draft.stop, 20) * 0.12
        else:
            value -= 1.5 + min(draft.first - site.stop, 20) * 0.1
        if not frame:
            between = [
                d for d in drafts if d is not draft and min(draft.stop, site.stop) <= d.first < max(draft.first, site.first)
            ]
            value -= 2 * sum(not self._one_matter(d, draft) for d in between)
            if self._whither(draft, site):
                value += 6
            elif not draft.clause[0] <= site.first < draft.clause[1]:
                value -= 2.5
        else:
            value -= 1
        if site.grain == "country":
            value -= 1.5
        elif site.grain in ("region", "governorate"):
            value -= 0.5
        if site.kind == "thing":
            value -= 7  # a place with a name is told of before a thing without
        if site.kind == "back":
            value -= 0.5 if site.rows else 1.5
        return value if value > 4.5 else 0

    def _named_by(self, draft: Draft, site: Site) -> bool:
        """«تفجير بغداد», «هجوم سوسة»: an act named by its place."""
        if (
            (draft.event not in FIRE and draft.event != "talks")
            or site.first != draft.stop
            or site.lead
            or site.depth < 3
            or site.kind != "named"
        ):
            return False
        noun = draft.hit is not None and self.scan.words[draft.first].verb is None
        return noun and (draft.event == "explosion" or self.scan.party[site.first] is None)

    def _says_more(self, said: range) -> bool:
        """«..., وقال إنه», «..., مشيرا إلى», «وأن»: what follows is told by itself."""
        words = self.scan.words
        return any(
            (
                words[k].say is not None
                and words[k].core not in self.words.subset
                and "prep" not in words[k].part
                and (words[k].conj or self._comma(k - 1))
            )
            or words[k].core in self.words.answering
            or (words[k].text.startswith("وان") and "boundary" in words[k].part)
            for k in said
        )

    def _of_a_part(self, draft: Draft, site: Site, said: range) -> bool:
        """«ستون قتيلا، بينهم عشرة في البلدة»: told of a part of those counted, unless a comma sets the place apart."""
        told = [range(t.first, t.stop + 1) for t in draft.targets]  # «اعتقال سبعة منهم في كذا»
        part = next((k for k in said if self.scan.words[k].core in self.words.subset and not any(k in t for t in told)), None)
        if part is None:
            return False
        before = site.first - 1 if self.scan.words[site.first - 1].core == site.lead else site.first
        return before - 1 <= part or not self._comma(before - 1)

    def _inside(self, site: Site, draft: Draft) -> bool:
        """True for a place told in the phrase of those who suffered, or right behind it."""
        near = 1 if site.lead in self.words.at else 0
        doer = draft.agent
        if (
            doer is not None
            and doer.party is None
            and doer.first <= site.first < doer.stop
            and draft.event in FIRE
            and site.depth > 2
        ):
            return True  # «قصفت حي كذا»: a town fires at nobody
        return any(t.first <= site.first < t.stop + near + (site.kind == "back") for t in draft.targets)

    def _one_matter(self, one: Draft, two: Draft) -> bool:
        """Harm and its act, or an act within another («اعتقلت سبعة خلال مداهمات في كذا»)."""
        first, last = (one, two) if one.first <= two.first else (two, one)
        if tied(one, two):
            return True
        near = range(max(first.stop, last.first - 2), last.first)
        return one.clause == two.clause and any(self.scan.words[k].core in self.words.during for k in near)

    def _sides(self, draft: Draft, site: Site) -> bool:
        """A country or capital told as one of two sides: «اتفاق مع روسيا», «ضربة ضد دمشق»."""
        if draft.event in ("talks", "clash"):
            if self._hosts(site):
                return False
            return site.lead not in self.words.at and site.lead not in self.words.on
        return site.lead == "ضد" and (site.grain == "country" or self.scan.party[site.first] is not None)

    def _hosts(self, site: Site) -> bool:
        """«استضافت جوبا مفاوضات»: the town that receives them."""
        return site.first > 0 and self.scan.words[site.first - 1].core in self.words.hosts and site.grain != "country"

    def _whither(self, draft: Draft, site: Site) -> bool:
        """«في مدينة كذا حيث قتل»: the clause is about the place right before it."""
        first = draft.clause[0]
        if self.scan.words[first].core != "حيث" or site.stop > first:
            return False
        return all(
            self._comma(k) or self.scan.moment[k] is not None or self.scan.tokens[k].text in ("(", ")")
            for k in range(site.stop, first)
        )

    def _possible(self, draft: Draft, site: Site, drafts: Sequence[Draft], setting: Setting) -> bool:
        """False for a place that is a speaker's, a doer's, a state as a party, a seat, a hospital people were brought to, a dateline."""
        if self._frames(site, setting) and setting.title and not site.lead:
            return True
        if (
            any(a <= site.first < b and not any(a < d.first < site.first for d in drafts) for a, b in setting.voiced)
            or self._seat(site, setting)
            or self._dateline(site, setting)
        ):
            return False
        if self._speakers(site, drafts, setting):
            return False
        if (
            site.lead not in self.words.at
            and site.kind != "land"
            and any(d.agent is not None and d.agent.first <= site.first < d.agent.stop for d in drafts)
        ):
            return False
        if site.lead in self.words.moved and site.head in self.words.care:
            return False
        if (site.lead == "من" and draft.event in FIRE) or site.lead in self.words.exceptions:
            return False
        if draft.event == "talks" and self._hosts(site):
            return True
        if site.lead not in self.words.at and site.lead not in self.words.on and site.kind != "land":
            party = self.scan.party[site.first] is not None and site.kind != "back"
            if (site.grain == "country" or party) and not self._frames(site, setting):
                return False
            if not site.lead and site.first >= draft.stop and any(self._other_verb(k) for k in range(draft.stop, site.first)):
                return False
        return True

    def _other_verb(self, at: int) -> bool:
        word = self.scan.words[at]
        return word.verbal and word.verb is None and word.support is None and word.result is None and "prep" not in word.part

    def _speakers(self, site: Site, drafts: Sequence[Draft], setting: Setting) -> bool:
        """«قال سكان في كذا إن», «أفاد مراسلنا في كذا أن», «وفق مصادر في مستشفى كذا»: where the speaker is."""
        words, sentence = self.scan.words, setting.sentence
        told = [phrase for draft in drafts for phrase in (*draft.targets, draft.agent) if phrase is not None]
        for k in range(site.first - 1, max(sentence.first, site.first - 14) - 1, -1):
            word = words[k]
            if word.say is not None and "prep" not in word.part:
                return self._opens(site.stop, sentence)
            if "complement" in word.part or word.verb is not None or (word.act is not None and word.voice is None):
                return False
            speaks = word.voice is not None and word.voice.kind in ("witness", "anonymous", "medical")
            if speaks and site.lead in ("في", "ب") and site.first - k <= 3:
                cued = any(words[m].say is not None or "according" in words[m].part for m in range(max(sentence.first, k - 7), k))
                return cued and not any(phrase.first <= k < phrase.stop for phrase in told)
        return False

    def _opens(self, at: int, sentence: Stretch) -> bool:
        """True when «أن» follows before any event."""
        for k in range(at, min(at + 10, sentence.stop)):
            word = self.scan.words[k]
            if "complement" in word.part:
                return True
            if word.act is not None or word.verb is not None or (word.say is not None and word.conj):
                return False
        return False

    def _frames(self, site: Site, setting: Setting) -> bool:
        """A place at the head of the sentence that holds for all of it: «وفي بنش، ...», in a title also «بنش: ...»."""
        scan, sentence = self.scan, setting.sentence
        if site.stop >= sentence.stop:
            return False
        after = scan.tokens[site.stop].text
        lead_in = sentence.first + (1 if site.lead in ("في", "ب") else 0)
        if site.first > lead_in:
            return False
        if site.lead in ("في", "ب"):
            return True
        return setting.title and after in (":", "..", "...", "،", "-", "–", "|")

    def _dateline(self, site: Site, setting: Setting) -> bool:
        """«الخرطوم - ...», «دبي، الإمارات (...) - ...» before the first words of a text: where it was written."""
        scan, sentence = self.scan, setting.sentence
        if setting.title or site.first > sentence.first or site.lead or site.stop >= sentence.stop:
            return False
        for k in range(site.stop, min(site.stop + 9, sentence.stop)):
            text = scan.tokens[k].text
            if text in ("-", "–", "—", ":", "/", "ـ"):
                return True
            if scan.words[k].verbal:
                return False
        return False

    def _lead_worth(self, draft: Draft, site: Site, inside: bool) -> float:
        lead = site.lead
        if lead in self.words.at:
            return 1.5
        if lead in self.words.on:
            if draft.event in ("released", "detained") and lead != "علي":
                return -8  # where they were brought to
            if lead == "الي" and draft.event != "shelling":
                return -3
            if draft.event == "control" and lead not in ("علي", "الي") and not inside:
                return -6  # «انسحبوا باتجاه كذا»: not what was left
            if draft.event in (
                "displaced",
                "escaped",
                "released",
                "talks",
                "protest",
                "killed",
                "injured",
                "casualties",
                "detained",
            ):
                return -3 if lead != "علي" else 0.5
            return 1.5
        if lead == "من":
            return 1 if draft.event in _LEAVING else -4
        if lead == "ل" and inside and site.depth == 0 and draft.event != "siege":
            return -9  # «قادة جماعة معادية لإيران»
        if lead in self.words.as_party:
            return -4 if not inside else 0
        return 0 if inside else -1

    def _seat(self, site: Site, setting: Setting) -> bool:
        return any(
            self.scan.tokens[k].text in self.words.seats for k in range(max(setting.sentence.first, site.first - 2), site.first)
        )


def tied(one: Draft, two: Draft) -> bool:
    """Two events told as one happening: harm with harm, or harm with the act, in one clause."""
    if one.clause != two.clause and not (one.event in HARM or two.event in HARM):
        return False
    if one.hypothetical != two.hypothetical:
        return False
    return one.event in HARM or two.event in HARM
