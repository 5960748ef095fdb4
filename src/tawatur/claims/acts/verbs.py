"""Who did it and who suffered it, where a finite verb tells the act."""

from __future__ import annotations

from tawatur.claims.acts.args import bare, led, onward, phrases_after
from tawatur.claims.acts.before import is_governed, phrases_before, previous_agent, subject_of_verb
from tawatur.claims.acts.draft import HARM, MEANS, PEOPLE, PERSONAL, Draft
from tawatur.claims.acts.kinds import is_able, is_act, is_adjective, is_doer, is_flown, is_person, is_place, is_weapon
from tawatur.claims.acts.sight import Sight
from tawatur.claims.phrases import Phrase, is_of_people, phrase
from tawatur.claims.subjects import joined_before
from tawatur.lang.pack import Amount
from tawatur.model.terms import Hedge

_PASSIVE = HARM | {"detained", "released", "displaced"}  # with one phrase and no doer they are read as passives


def of_verb(see: Sight, draft: Draft, args: list[Phrase]) -> None:
    """«قصفت القوات البلدة», «قُتل ثلاثة», «سيطروا على المطار»: the roles of a verb that somebody does and somebody suffers."""
    frame, prep = draft.row.frame, see.prep(draft)
    alone = bare(args)
    before = subject_of_verb(see, draft.first)
    if draft.hit is not None and (draft.hit.passive or _is_marked_passive(see, draft)) and not prep:
        _of_passive(see, draft, args, alone, before)
    elif frame in ("agent", "clash") or prep:
        draft.agent = alone[0] if alone else before
        if frame == "clash":
            draft.targets = led(args, (prep, "ضد"))[:1]
        elif frame != "agent":
            draft.targets = led(args, see.cues["toward"] if prep == "علي" and draft.event == "attack" else (prep,))
    elif draft.pron_target:
        _with_pronoun(see, draft, alone, before)
    elif (act := act_as_subject(see, draft)) is not None:
        _of_act(see, draft, act)
    else:
        _Plain(see, draft, args, alone, before).fill()
        _subject_going_on(see, draft)
        if draft.event == "explosion":
            _where_it_blew(see, draft, args)


def _where_it_blew(see: Sight, draft: Draft, args: list[Phrase]) -> None:
    """«فجر انتحاري سيارته عند نقطة تفتيش»: what was blown up to kill was not the target, the site beside it was."""
    own = draft.targets[0] if draft.targets else None
    if own is not None and not (own.noun is not None and (own.noun.cut.pron or see.word(own.stop).core in see.cues["laden"])):
        return
    beside = led(args, see.cues["went-off-at"])
    if beside and beside[0].group in ("site", "thing", "unit"):
        draft.targets = beside[:1]
        draft.because("target", "where-it-blew")


def _subject_going_on(see: Sight, draft: Draft) -> None:
    """«إن المسلحين سرقوا سيارة وخطفوا سائقها»: what the verb before took is no doer; whoever did that goes on."""
    hit = draft.hit
    if hit is None or not hit.cut.conj or not draft.targets or draft.self_agent:
        return
    if draft.agent is None or is_able(see, draft.agent):
        return
    doers = [found for found in phrases_before(see, draft) if is_doer(see, found) and not is_governed(see, found)]
    named = [found for found in doers if "complement" in see.word(found.first - 1).part]
    draft.agent = (named or doers or [draft.agent])[-1]
    draft.because("agent", "subject-goes-on")


def counted_behind(see: Sight, draft: Draft) -> None:
    """«أصيب في الهجوم الذي استهدف مدرعة أربعة جنود»: the counted subject behind the circumstances."""
    if see.word(draft.stop).core not in see.cues["in-or-by"]:
        return
    for k in see.ahead(draft.stop + 1, 14):
        if see.tokens[k].text in ("،", ".", "؛") or "complement" in see.words[k].part:
            return
        other, amount = see.at.get(k), see.scan.amount[k]
        if other is not None and other.event in HARM:
            return
        noun = see.words[k].noun
        two = noun is not None and noun.number == "du" and not noun.accusative and not noun.construct
        counted = amount is not None and amount.first == k and not amount.ordinal
        if not (counted or two) or see.words[k - 1].part & {"prep", "since"}:
            continue
        found = phrase(see.scan, k, see.stop)
        if found is not None and found.group in PEOPLE and not found.joined and see.tokens[k].text[:1] not in "وب":
            draft.targets = [found]
            draft.because("target", "counted-behind")
            return


def of_one_of_them(see: Sight, draft: Draft) -> bool:
    """«توفي أحدهم», «أصيبت إحداهما»: one of those told before, named by a word that points at them."""
    at = draft.stop
    if not draft.verb or draft.event not in PERSONAL or see.word(at).text not in see.cues["one-of-them"]:
        return False
    draft.targets = [Phrase(at, at + 1, at, Amount(at, at + 1, 1, 1, Hedge.EXACT))]
    draft.because("target", "one-of-them")
    return True


def _is_marked_passive(see: Sight, draft: Draft) -> bool:
    """«استُهدفت», «هُجّرت»: the past with «ُ» behind its first letter, or behind the letters of its form."""
    if draft.hit is None or draft.hit.present:
        return False
    told = see.scan.told(draft.first, draft.first + 1)
    at = told.find("\u064f")
    before = told[:at].removeprefix(draft.hit.cut.conj) if at > 0 else ""
    before = "".join(letter for letter in before if letter.isalpha())
    return len(before) == 1 or before == "است" or (len(before) == 2 and before[0] in "اإأٱ")


def _of_passive(see: Sight, draft: Draft, args: list[Phrase], alone: list[Phrase], before: Phrase | None) -> None:
    """«حوصرت القرية», «المهاجرون الذين حوصروا»: the subject suffers it."""
    plain = draft.number == "sg" and bool(alone)
    if plain:
        draft.targets = onward(args, alone[0])
    elif before is not None:
        draft.targets = joined_before(see.scan, before, see.first)
    draft.because("target", "passive")


def act_as_subject(see: Sight, draft: Draft) -> Draft | None:
    """The act told right behind a verb, that did what the verb tells: «دمرت غارة», «قتل القصف», «استهدفت إحدى الغارات»."""
    at = draft.stop
    while at < see.stop and (see.tokens[at].text in see.cues["one-of"] or see.scan.amount[at] is not None):
        at += 1
    act = see.at.get(at)
    told = (
        act is not None
        and act.first == at
        and not act.verb
        and act.row.kind in ("act", "weapon")
        and act.event in MEANS | {"attack"}
    )
    led = at < see.stop and bool(see.words[at].prep)  # «استهدفت بقذيفة»
    joined = act is not None and act.hit is not None and bool(act.hit.cut.conj)
    plain = draft.hit is not None and draft.hit.number == "sg" and not joined and not led
    return act if told and plain else None


def _of_act(see: Sight, draft: Draft, act: Draft) -> None:
    """«دمرت غارة للتحالف ثلاثة منازل»: the object stands behind the act and whoever it is of."""
    args = phrases_after(see, act, _past_when(see, act.stop))
    alone = [found for found in bare(args) if not is_adjective(see, found)]
    if alone and not alone[0].amount and _is_of(see, act, alone[0]):
        draft.agent, alone = alone[0], alone[1:]
    elif args and args[0].lead == "ل" and is_doer(see, args[0]):
        draft.agent = args[0]
    if alone:
        draft.targets = onward(args, alone[0])
        draft.because("target", "object-behind-the-act")


def _past_when(see: Sight, at: int) -> int:
    """Past «الذي وقع ظهر أمس»: a relative clause behind an act that says when it was."""
    if "relative" not in see.word(at).part:
        return at
    times = (see.scan.moment[k] for k in see.ahead(at, 6))
    told = next((moment for moment in times if moment is not None), None)
    return told.stop if told is not None else at


def _is_of(see: Sight, act: Draft, found: Phrase) -> bool:
    """«غارة إسرائيلية», «غارات الطيران», «قصف قوات النظام»: the nation or the doer right behind an act."""
    near = found.first - act.stop <= 1
    return near and (is_doer(see, found) or found.group == "air") and (see.scan.nation[found.head] is None or found.noun is None)


def _with_pronoun(see: Sight, draft: Draft, alone: list[Phrase], before: Phrase | None) -> None:
    """«قتلتهم القوات», «اعتقلوه»: the pronoun is the object, so what stands alone is the subject."""
    amount = see.scan.amount[draft.first - 1] if draft.first > see.first else None
    if amount is not None and not amount.ordinal and amount.stop == draft.first:
        draft.amount = amount  # «17 قتلتهم القوات»
    if _how_elided(see, draft) == "speaker":
        draft.self_agent = True
    elif draft.number == "pl":
        draft.agent = before if before is not None and is_able(see, before) else previous_agent(see, draft)
    else:
        draft.agent = alone[0] if alone else before


class _Plain:
    """A verb whose object no preposition leads: ``alone`` are the phrases behind it that nothing governs, ``before`` its subject."""

    __slots__ = ("alone", "args", "before", "draft", "see")

    def __init__(self, see: Sight, draft: Draft, args: list[Phrase], alone: list[Phrase], before: Phrase | None) -> None:
        self.see, self.draft, self.args, self.alone, self.before = see, draft, args, alone, before

    def fill(self) -> None:
        see, draft = self.see, self.draft
        elided = _how_elided(see, draft)
        if elided and draft.event in HARM | {"detained"} and self.alone and is_adjective(see, self.alone[0]):
            self.alone = []  # «أعدم بدم بارد»
        if elided == "speaker" and not self.alone and self._befell_one():
            draft.antecedent = "ه"  # «قال إنه اعتُقل»: one person
            return
        if not elided and self.alone and not _can_be_subject(see, draft, self.alone[0]):
            if self._object_first():
                return
            elided = "gender"
        if elided == "plural" and draft.event in HARM and self.alone and not is_person(see, self.alone[0]):
            elided, self.alone = "", []
        self._fill_alone(elided)

    def _fill_alone(self, elided: str) -> None:
        alone = self.alone
        if elided and alone:
            self._object_of_elided(elided)
        elif len(alone) >= 2 and not alone[0].amount and not (is_place(alone[0]) and self.before is not None):
            self.draft.agent, self.draft.targets = alone[0], onward(self.args, alone[1])
            self.draft.because("agent", "subject-then-object")
        elif alone:
            self._one_phrase(alone[0])
        elif self.before is not None:
            self._only_before(self.before)

    def _befell_one(self) -> bool:
        hit = self.draft.hit
        return hit is not None and hit.number == "sg" and not hit.feminine and self.draft.event in HARM | {"detained"}

    def _object_first(self) -> bool:
        """«هاجم مديرية الأمن مسلحون»: the subject comes second."""
        alone = self.alone
        if len(alone) < 2 or not is_able(self.see, alone[1]) or alone[1].amount:
            return False
        self.draft.targets, self.draft.agent = [alone[0]], alone[1]
        return True

    def _object_of_elided(self, elided: str) -> None:
        see, draft, before = self.see, self.draft, self.before
        draft.targets = onward(self.args, self.alone[0])
        if elided == "speaker":
            draft.self_agent = True
        else:
            if before is not None and draft.hit is not None and draft.hit.cut.conj and _is_object(see, before):
                before = None  # «قتلوا ثلاثة جنود وأسروا رابعاً»: the soldiers did not
            named = before is not None and not before.lead and is_able(see, before) and elided in ("plural", "gender")
            draft.agent = (None if named else previous_agent(see, draft)) or before
        draft.because("target", f"object-of-elided-subject:{elided}")

    def _one_phrase(self, only: Phrase) -> None:
        """One phrase behind the verb: its object after a subject before it, the sufferer of a passive, or the subject."""
        see, draft, before = self.see, self.draft, self.before
        if before is not None and draft.hit is not None and draft.hit.cut.conj and _is_object(see, before):
            before = None  # «قتل ثمانية مسلحين وجرح تسعة»: the gunmen did not
        if before is not None and self._is_subject(before, only):
            draft.agent, draft.targets = before if not is_act(see, before) else None, onward(self.args, only)
            draft.because("agent", "subject-before")
            return
        harmed, acts = draft.event in _PASSIVE, self._acts(only)
        feminine = draft.hit is not None and draft.hit.feminine
        if harmed and not (acts and (feminine or only.noun is None)):
            draft.targets = onward(self.args, only)
            draft.because("target", "passive")
        elif harmed or acts or is_weapon(see, only):
            draft.agent = only
            draft.because("agent", "subject-alone")
        else:
            draft.targets = onward(self.args, only)

    def _is_subject(self, before: Phrase, only: Phrase) -> bool:
        """The phrase before the verb did it, and the one after is the object."""
        see, draft = self.see, self.draft
        named = before.place is None or (before.party is not None and before.party.first == before.head)
        if not ((is_doer(see, before) and named) or is_act(see, before) or is_flown(see, before)):
            return False
        adjacent = draft.first - before.stop <= 1  # «الطيران استهدف تجمعات»
        if draft.number == "sg" and is_doer(see, only) and not only.amount and not adjacent:
            return False
        return draft.hit is None or draft.hit.number != "pl" or before.amount is None

    def _acts(self, only: Phrase) -> bool:
        """A doer that is not itself among the people an act of harm befalls («قُتل الجندي»), nor an object by its ending («أفراداً»)."""
        if only.noun is not None and only.noun.accusative and only.noun.number == "pl":
            return False
        uniformed = only.group in ("soldier", "police", "leader", "member", "fighter") and only.party is None
        uniformed = uniformed or is_of_people(self.see.scan, only)
        return is_doer(self.see, only) and not only.amount and not (self.draft.event in _PASSIVE and uniformed)

    def _only_before(self, before: Phrase) -> None:
        if before.lead and before.noun is None and before.party is None:
            return
        if self.draft.event in HARM or self.draft.event in ("detained", "released", "destruction"):
            self.draft.targets = joined_before(self.see.scan, before, self.see.first)
            self.draft.because("target", "passive-before")
        else:
            self.draft.agent = before


def _is_object(see: Sight, found: Phrase) -> bool:
    """A phrase that an earlier event befell."""
    return any(t.first <= found.head < t.stop for told in see.at.values() for t in told.targets)


def _can_be_subject(see: Sight, draft: Draft, found: Phrase) -> bool:
    """A verb agrees in gender with the subject right after it: «هاجم مأمورية», «قصفت حي» have theirs elsewhere."""
    hit, noun = draft.hit, found.noun
    if hit is None or hit.number != "sg" or (draft.event in PERSONAL and not hit.feminine):
        return True
    if found.first != draft.stop or found.amount is not None or is_act(see, found):
        return True
    feminine = see.tokens[found.head].form.key.endswith("ة")
    if noun is None:
        named = found.party is not None and found.party.first == found.head
        return hit.feminine or not feminine or named
    if noun.number != "sg":
        return True
    if hit.feminine:
        return feminine or noun.group not in ("man", "official", "leader", "site", "area")
    return not feminine


def _how_elided(see: Sight, draft: Draft) -> str:
    """How the subject of a verb is left out: ``speaker`` («إنها أطلقت»), ``plural`` («قتلوا ثلاثة»), ``joined`` («وأسرت 23»), or not."""
    hit = draft.hit
    if hit is None:
        return ""
    k = draft.first - 1
    while k > see.first and (see.scan.is_quote(k) or see.words[k].part & {"auxiliary", "negation", "future"}):
        k -= 1
    before = see.word(k)
    if ("complement" in before.part and before.core.endswith(("ها", "ه", "هم", "نا", "هما", "ني"))) or hit.number == "we":
        return "speaker"
    if hit.number == "pl" and not hit.cut.pron:
        return "plural"
    if hit.cut.conj and hit.number == "sg" and hit.feminine and previous_agent(see, draft) is not None:
        return "joined"
    return ""


def of_captor(see: Sight, draft: Draft, args: list[Phrase]) -> None:
    """«سقط القائد في قبضة الجيش»: the captor stands after, the one caught before or within."""
    last = draft.completed or draft.stop - 1
    owned = see.tokens[last].text[-1:] in ("ه", "ا", "م") and not see.tokens[last].form.key.endswith("ة")  # «في قبضتهم»
    captor = phrase(see.scan, last + 1, see.stop) if not owned else None
    if captor is not None and is_able(see, captor):
        draft.agent = captor
        args = phrases_after(see, draft, captor.stop)
    within = phrase(see.scan, draft.stop, last) if draft.completed else None
    alone = [found for found in bare(args) if found is not captor]
    if within is not None and not within.lead:
        draft.targets = [within]
    elif alone and (alone[0].amount or is_able(see, alone[0])):
        draft.targets = onward(args, alone[0])
    elif not draft.pron_target:
        before = subject_of_verb(see, draft.first)
        draft.targets = [before] if before is not None else []


def of_subject_verb(see: Sight, draft: Draft, args: list[Phrase]) -> None:
    """«استشهد ثلاثة», «نزحت العائلات», «انفجرت عبوة بسيارة»: the subject suffers it."""
    if draft.row.frame == "thing" and draft.event == "explosion":
        draft.targets = [struck for struck in led(args, ("ب", "في")) if struck.place is None and struck.group != "area"][:1]
        went_off = bare(args)[:1]
        if went_off and went_off[0].noun is not None and went_off[0].noun.number == "du":
            draft.number, draft.unit = "du", went_off[0].noun.unit
        return
    alone = [found for found in bare(args) if not (draft.row.kind == "phrase" and is_adjective(see, found))]
    before = subject_of_verb(see, draft.first) if not alone else None
    if alone:
        draft.targets = onward(args, alone[0])
    elif before is not None:
        draft.targets = joined_before(see.scan, before, see.first)
