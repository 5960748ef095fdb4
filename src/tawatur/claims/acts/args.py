"""The phrases that stand after a trigger inside its clause, each with the preposition that governs it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from tawatur.claims.acts.draft import HARM, MEANS, PERSONAL, Draft
from tawatur.claims.acts.figures import amount_before, past_times
from tawatur.claims.acts.kinds import describes, is_adverb, is_finite
from tawatur.claims.acts.sight import Sight
from tawatur.claims.phrases import Phrase, phrase
from tawatur.lang.pack import Amount

_MOST = 9  # phrases that one trigger is given
_COMMAS = ("،", ",")


def phrases_after(see: Sight, draft: Draft, start: int) -> list[Phrase]:
    """The phrases from token ``start`` on inside its clause. ``lead`` of each is its preposition; ``doer`` after «من قبل»."""
    return _Walk(see, draft, start).run()


def led(args: list[Phrase], leads: Collection[str]) -> list[Phrase]:
    """The first phrase led by one of ``leads`` and those joined to it."""
    for n, found in enumerate(args):
        if found.lead in leads and not (found.joined and "" in leads and n == 0):
            return [found, *_joined_to(args[n + 1 :])]
    return []


def onward(args: list[Phrase], start: Phrase) -> list[Phrase]:
    """A phrase and those joined to it."""
    return [start, *_joined_to(args[args.index(start) + 1 :])] if start in args else [start]


def bare(args: list[Phrase]) -> list[Phrase]:
    """The phrases that neither a preposition nor a conjunction ties."""
    return [found for found in args if not found.lead and not found.joined]


def glued_prep(text: str) -> str:
    """The preposition written onto a figure («بـ500»), or nothing."""
    return text[0] if text[:1] in ("ب", "ل") and text[1:2].isdigit() else ""


def _glued_hedge(see: Sight, at: int, amount: Amount) -> str:
    """The preposition of «بأكثر من 25», «لنحو مئة»: written onto the word that hedges a figure, or nothing."""
    text = see.tokens[at].text
    hedged = amount.stop - at > 1 and not amount.vague and see.tokens[at].form.kind == "word"
    return text[0] if hedged and text[:1] in "بل" else ""


def glued_means(see: Sight, other: Draft) -> bool:
    """«بصواريخ», «بعبوة ناسفة»: a weapon with its «ب»."""
    if see.words[other.first].prep == "ب" or (see.tokens[other.first].text[:1] == "ب" and other.row.kind == "phrase"):
        return True
    amount = amount_before(see, other)
    return amount is not None and see.tokens[amount.first].text[:1] == "ب"


def _joined_to(rest: list[Phrase]) -> list[Phrase]:
    out: list[Phrase] = []
    for found in rest:
        if not found.joined or found.lead:
            break
        out.append(found)
    return out


class _Walk:
    """Goes over the words behind a trigger; ``lead`` is the preposition that waits for its phrase.

    A rule returns ``True`` when it has moved on, ``False`` when the words of the trigger end here, ``None`` when it is not concerned.
    """

    __slots__ = ("at", "draft", "lead", "limit", "out", "see", "start")

    def __init__(self, see: Sight, draft: Draft, start: int) -> None:
        self.see, self.draft, self.start, self.at, self.lead = see, draft, start, start, ""
        self.limit = see.limit(start)
        self.out: list[Phrase] = []

    def run(self) -> list[Phrase]:
        if not self.draft.verb:
            self._pass_adjectives()
        while self.at < self.limit and len(self.out) < _MOST and self._step():
            pass
        return self.out

    def _step(self) -> bool:
        for rule in _RULES:
            moved = rule(self)
            if moved is not None:
                return moved
        return self._phrase()

    def _pass(self, at: int) -> bool:
        """Go on from a token, with no preposition waiting."""
        self.at, self.lead = at, ""
        return True

    def _pass_adjectives(self) -> None:
        """Adjectives of an act noun; in «إصابة آخر» the word counts a person."""
        see, counts = self.see, self.draft.event in PERSONAL
        while self.at < self.limit and "adjective" in see.words[self.at].part:
            noun = see.words[self.at].noun
            whom = counts and noun is not None and noun.unit == "person"
            if see.scan.place[self.at] is not None or whom or (self.draft.event == "destruction" and noun is not None):
                return  # «إصابة آخر», «مقتل عسكري», «إسقاط مسيّرة»
            self.at += 1

    # -- signs and times ---------------------------------------------------------------------------------------------------

    def _sign(self) -> bool | None:
        if not self.see.scan.is_punct(self.at):
            return None
        past = self.at + 1 if self.see.scan.is_quote(self.at) else self._past_bracket() or self._past_comma()
        if past:
            self.at = past
        return bool(past)

    def _past_bracket(self) -> int:
        tokens, at = self.see.tokens, self.at
        if tokens[at].text != "(":
            return 0
        return next((k + 1 for k in range(at + 1, min(at + 10, self.limit)) if tokens[k].text == ")"), 0)

    def _past_comma(self) -> int:
        """The token to go on from after a comma, 0 where the phrases end."""
        if self.see.tokens[self.at].text not in _COMMAS:
            return 0
        if self._resumes():
            return self.at + 1
        few = self.draft.verb and sum(not found.lead for found in self.out) < 2
        return (self._past_aside() if few else 0) or self._past_time_aside()

    def _resumes(self) -> bool:
        """A verb with a pronoun that looks back at the act («، أطلقتهما ميليشيا»)."""
        word = self.see.words[self.at + 1] if self.at + 1 < self.limit else None
        return word is not None and word.support is not None and word.text.endswith(("ها", "هما", "ه")) and word.text != "هذه"

    def _past_aside(self) -> int:
        """The token after «، بدعم من التحالف،»: a short aside that a preposition opens; 0 when there is none."""
        see, at = self.see, self.at
        word = see.words[at + 1] if at + 1 < self.limit else None
        if word is None or not ("prep" in word.part or word.prep or (word.text[:1] == "ب" and word.text[1:3] != "ل")):
            return 0
        for k in range(at + 2, min(at + 10, self.limit)):
            if see.tokens[k].text in _COMMAS:
                return k + 1
            if see.words[k].verb is not None or see.words[k].say is not None or k in see.at:
                return 0
        return 0

    def _past_time_aside(self) -> int:
        """The token after «، يوم الأحد،»; 0 when there is none."""
        moment = self.see.scan.moment[self.at + 1] if self.at + 1 < self.limit else None
        closed = moment is not None and moment.stop < self.limit and self.see.tokens[moment.stop].text in _COMMAS
        return moment.stop + 1 if moment is not None and closed else 0

    def _time(self) -> bool | None:
        moment = self.see.scan.moment[self.at]
        return self._pass(moment.stop) if moment is not None else None

    # -- other events ------------------------------------------------------------------------------------------------------

    def _own_word(self) -> bool | None:
        return self._pass(self.at + 1) if self.see.at.get(self.at) is self.draft else None

    def _any_of(self) -> bool | None:
        """«أي من الجنود», «أحد من», «أي هجوم»: the phrase begins behind."""
        see, at = self.see, self.at
        text = see.tokens[at].text
        if text not in see.cues["any"] or at + 1 >= self.limit or see.scan.amount[at] is not None:
            return None
        if see.tokens[at + 1].text == "من":
            self.at += 2
            return True
        if text == "اي" and not see.words[at + 1].part:
            self.at += 1
            return True
        return None

    def _other_event(self) -> bool | None:
        amount = self.see.scan.amount[self.at]
        counted = amount is not None and amount.first == self.at and bool(_glued_hedge(self.see, self.at, amount))
        other = self.see.at.get(amount.stop if counted and amount is not None else self.at)
        if other is not None and self._is_shot_down(other):
            other.dropped = True
            return None
        if other is None or (counted and not other.is_weapon) or other.dropped or self._names_victims(other):
            return None
        by = self.out[-1] if self.out else None
        if other.is_weapon and by is not None and by.stop == self.at and by.lead == "ب" and self.draft.verb:
            self.at = other.stop  # «قصفت براجمات الصواريخ منازل»
            return True
        struck_by = self.draft.verb and self.draft.event == "attack" and other.event in MEANS and other.row.kind == "act"
        if (other.is_weapon or struck_by) and glued_means(self.see, other):
            self.at = other.stop
            while self.at < self.limit and self._describes_means():
                self.at += 1
            return True
        return False

    def _is_shot_down(self, other: Draft) -> bool:
        """«إسقاط مسيّرة», «أسقطت الدفاعات طائرتين»: the aircraft or rocket that was destroyed fired at nobody."""
        word = self.see.words[self.at]
        flown = other.is_weapon and word.noun is not None and word.noun.group == "air" and not word.prep and not word.conj
        return flown and self.draft.event == "destruction" and not self.lead

    def _describes_means(self) -> bool:
        """«بقذائف مدفعية وصاروخية»: adjectives of the weapon, joined ones too."""
        word = self.see.words[self.at]
        return "adjective" in word.part or (bool(word.weapon) and self.see.tokens[self.at].text[:1] == "و")

    def _names_victims(self, other: Draft) -> bool:
        """«إصابة جريح», «مقتل نازحين», «دهسوا الجرحى»: a word for victims that here says whom the act befell."""
        draft, word = self.draft, self.see.words[self.at]
        if other.row.kind != "person":
            return False
        same = other.event == draft.event and draft.row.kind == "masdar"
        held = draft.event in ("released", "killed", "detained") and other.event in ("detained", "missing", "displaced")
        if draft.event == "killed" and draft.row.kind in ("masdar", "verb") and other.event == "injured" and not word.conj:
            right = self.at == (draft.stop if not self.out else self.out[-1].stop)
            return right and len(self.out) <= draft.verb  # «إعدام جرحى», «أعدم المسلحون جرحى»
        if word.noun is not None and (same or held):
            return True
        return word.det and draft.verb and draft.event not in HARM and not self.lead

    def _times(self) -> bool | None:
        past = past_times(self.see, self.at, self.limit)
        if not past:
            return None
        amount = self.see.scan.amount[self.at]
        self.draft.times = amount if amount is not None else self.draft.times
        return self._pass(past)

    # -- function words ----------------------------------------------------------------------------------------------------

    def _end(self) -> bool | None:
        """A verb of speaking, a new clause, a motive, a support verb: nothing behind it belongs to the trigger."""
        word = self.see.words[self.at]
        speaks = word.say is not None and not word.noun and not word.det and "prep" not in word.part
        opens = self.see.scan.amount[self.at] is None and ("complement" in word.part or "boundary" in word.part)
        ends = speaks or opens or "relative" in word.part or "motive" in word.part
        ends = ends or (self.draft.verb and len(self.out) >= 2 and "auxiliary" in word.part)  # «أهدافاً كانت تشكل خطراً»
        return False if ends or word.support is not None or word.result is not None else None

    def _preposition(self) -> bool | None:
        word, at = self.see.words[self.at], self.at
        if "pronominal" in word.part:
            self.at += 1
        elif "prep" in word.part and self.see.scan.amount[at] is None and not self._begins_place():
            if word.text == "علي" and at + 1 < self.limit and "not_at" in self.see.words[at + 1].part:
                self.at, self.lead = at + 2, "قرب"  # «على مقربة من», «على بعد»
                return True
            if word.core in self.see.cues["without"]:
                return self._pass(at + 2)  # «من دون إنذار»
            self.at, self.lead = at + 1, self.lead if self.lead and "locative" in word.part else word.core
        elif "doer" in word.part and self.lead in ("علي", "من", ""):
            self.at, self.lead = at + 1, "doer"
        else:
            return None
        return True

    def _function_word(self) -> bool | None:
        word = self.see.words[self.at]
        if word.text == "و" and self.see.scan.amount[self.at] is None:
            self.at += 1  # «8 جنود و 5 مدنيين»
            return True
        if not word.structural or word.noun or self.see.scan.amount[self.at] is not None or self._begins_place():
            return None
        self._pass(self.at + 1)
        while "adverbial" in word.part and self.at < self.limit and self._trails():
            self.at += 1
        return True

    def _begins_place(self) -> bool:
        place = self.see.scan.place[self.at]
        return place is not None and place.first == self.at

    def _trails(self) -> bool:
        """A definite adjective behind an adverbial («بالرصاص المطاطي»)."""
        word, scan, at = self.see.words[self.at], self.see.scan, self.at
        named = scan.party[at] or scan.place[at] or scan.amount[at] or scan.moment[at]
        return word.det and not (word.noun or word.act or word.voice or named)

    # -- phrases -----------------------------------------------------------------------------------------------------------

    def _phrase(self) -> bool:
        see, at = self.see, self.at
        lead, joined = self._ties()
        found = phrase(see.scan, at, self.limit, lead=lead, joined=joined)
        if found is None:
            verb = see.words[at].verbal and not see.words[at].det
            return not verb and self._pass(at + 1)
        if joined and is_finite(see, found):
            return False  # «... الرئيس وتطيح بحكومته»
        named = see.at.get(found.head)
        if (
            joined
            and named is not None
            and named.row.kind == "person"
            and named.event != self.draft.event
            and named.event in HARM
        ):
            return False  # «بحياة 32 شخصاً ومئة جريح»
        plain = not found.lead and not joined
        late = at > self.start or self.draft.row.frame == "subject"
        if plain and late and is_adverb(see, found):
            return self._pass(found.stop)
        if plain and self.out and self.out[-1].stop == at and describes(see, found, self.out[-1]):
            self.out[-1] = replace(self.out[-1], stop=found.stop)
        else:
            self.out.append(found)
        return self._pass(found.stop)

    def _attribute(self) -> bool | None:
        """«مسلحون يستقلون دراجة نارية»: what an indefinite subject is doing is passed with its object."""
        see, at = self.see, self.at
        text, last = see.tokens[at].text, self.out[-1] if len(self.out) == 1 else None
        if not self.draft.verb or last is None or last.stop != at or last.lead or see.words[last.head].det:
            return None
        if not (text[:1] == "ي" and text[-2:] == "ون" and len(text) > 4) or at in see.at:
            return None
        with_it = phrase(see.scan, at + 1, self.limit)
        return self._pass(with_it.stop if with_it is not None else at + 1)

    def _ties(self) -> tuple[str, bool]:
        """The preposition that governs the phrase at the token, and whether a conjunction ties it to the one before."""
        see, at, lead = self.see, self.at, self.lead
        word, text = see.words[at], see.tokens[at].text
        name = see.scan.party[at] or see.scan.place[at] or see.scan.outlet[at]
        amount = see.scan.amount[at]
        ties = name if name is not None and name.first == at else word
        glued, joined = ties.prep, ties.conj or see.tokens[at - 1].text in ("و", "او")
        if amount is not None and amount.first == at:
            joined = joined or (text.startswith("و") and not see.scan.told(at, at + 1).startswith("واحد"))
            glued = glued or glued_prep(text) or _glued_hedge(see, at, amount)
        if not lead and name is not None and name is see.scan.place[at] and "place_prep" in word.part:
            lead = word.core  # «من سجن كذا جنوبي كذا»
        adverbial = "adverbial" in word.part and text[:1] == "ب"
        unknown = text[:3] == "بال" and name is None and amount is None and not (word.noun and word.noun.cut.stem == text)
        strange = name is None and amount is None and not (word.noun or word.voice or word.act or word.det or word.verbal)
        strange = strange and not text.endswith(("ية", "يه"))  # «أضرار بيئية»
        if not glued and not lead and strange and len(text) > 4 and text[0] in "بل" and joined is False:
            glued = text[0]  # «لتفريق متظاهرين», «بإحراق المنازل»: an unknown word after a preposition of one letter
        glued = glued or ("ب" if adverbial or unknown else "")
        return glued or lead, bool(joined)


_RULES = (
    _Walk._sign, _Walk._time, _Walk._own_word, _Walk._any_of, _Walk._other_event, _Walk._times, _Walk._end, _Walk._preposition,
    _Walk._attribute, _Walk._function_word,
)  # fmt: skip
