"""Events in a sentence: which words tell one, who did it, who suffered, how many, whether it happened.

A word that may tell an event is a *candidate*; its arguments are the noun phrases that its frame allows (``acts.toml``). Candidates that
only say how another act was done («هجوم ... بسيارة مفخخة», «غارة استهدفت») are drawn into it, so that one act is told once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tawatur.claims.phrases import Phrase, joined_before, phrase, subject_before
from tawatur.claims.scan import Scan
from tawatur.claims.words import ActRow, Hit, Lexis, PhraseRow
from tawatur.lang.pack import Amount, Stretch
from tawatur.model.terms import Hedge

_DOERS = frozenset({"unit", "gunman", "fighter", "air", "settler", "police", "soldier", "leader", "member"})
_PEOPLE = frozenset({
    "civil", "man", "member", "soldier", "police", "guard", "fighter", "gunman", "leader", "official", "prisoner",
    "journalist", "protester", "settler", "kin", "family", "suspect", "other", "victim",
})  # fmt: skip
_HARM = frozenset({"killed", "injured", "casualties"})
_FAR = 80  # tokens looked back over for whom a word means
_EARLY = frozenset({"march", "armed", "explosive", "found", "swap", "freed"})
_TOWARD = ("علي", "ضد", "باتجاه", "اتجاه", "تجاه", "صوب", "نحو", "بحق")
_PERSONAL = frozenset(
    {"killed", "injured", "casualties", "detained", "released", "escaped", "surrendered", "missing", "displaced"}
)
_MEANS = frozenset({"airstrike", "shelling", "explosion"})


@dataclass(slots=True)
class Draft:
    """An event being worked out. Token offsets throughout; see :class:`tawatur.model.Claim` for the finished value."""

    event: str
    row: ActRow
    first: int
    stop: int
    hit: Hit | None = None
    verb: bool = False
    number: str = "sg"
    clause: tuple[int, int] = (0, 0)
    targets: list[Phrase] = field(default_factory=list)
    agent: Phrase | None = None
    amount: Amount | None = None
    self_agent: bool = False
    pron_target: str = ""
    pron_agent: str = ""
    place_target: bool = False
    negated: bool = False
    hypothetical: bool = False
    attempted: bool = False
    joint: bool = False
    foreign: bool = False  # the doer told is no side of the conflict («انسحاب طواقم المنظمة»)
    parts: list[Phrase] = field(default_factory=list)  # the sides a figure is made of
    inherited: list[Phrase] = field(default_factory=list)  # the side told with an earlier word for the same figure
    unit: str = ""  # what is counted, when a weapon drawn in brought the figure
    antecedent: str = ""  # the pronoun that stands for the target
    times: Amount | None = None  # how often an act told by a verb took place
    completed: int = 0  # the token that completes a split phrase
    dropped: bool = False
    span: tuple[int, int] | None = None
    rules: list[tuple[str, str]] = field(default_factory=list)

    def because(self, slot: str, rule: str) -> None:
        """Note the rule that filled a slot."""
        self.rules.append((slot, rule))


class Acts:
    """Finds the events of one sentence."""

    def __init__(
        self,
        scan: Scan,
        lexis: Lexis,
        sentence: Stretch,
        blocked: Sequence[bool],
        means: str = "",
        last_people: Phrase | None = None,
        armed: bool = False,
        fled: bool = False,
    ) -> None:
        self.scan, self.lexis, self.sentence, self.blocked = scan, lexis, sentence, blocked
        self.fled = fled  # an escape from custody was told before
        self.armed = armed  # the text names an armed group, so that negotiations are those of a conflict
        self.last_people = last_people  # the victims told last before this sentence
        self.means = means  # the means of the act told last before this sentence
        self.words, self.tokens = scan.words, scan.tokens
        self.edges = self._edges()
        self.at: dict[int, Draft] = {}
        self.skip: set[int] = set()

    # -- clauses ---------------------------------------------------------------------------------------------------------

    def _edges(self) -> list[int]:
        """Where clauses begin in the sentence."""
        edges = [self.sentence.first]
        for at in range(self.sentence.first + 1, self.sentence.stop):
            part = self.words[at].part
            lasting = self.words[at].text == "ما" and at + 1 < self.sentence.stop and "auxiliary" in self.words[at + 1].part
            if self.scan.amount[at] is not None or lasting:
                continue
            if ("boundary" in part or "complement" in part) and edges[-1] != at:
                edges.append(at)
            elif self.tokens[at].text in ("؛", ";", ":"):
                edges.append(at)
        edges.append(self.sentence.stop)
        return edges

    def clause(self, at: int) -> tuple[int, int]:
        """The clause around token ``at``."""
        first = stop = self.sentence.first
        for edge in self.edges:
            if edge <= at:
                first = edge
            else:
                stop = edge
                break
        else:
            stop = self.sentence.stop
        return first, stop

    # -- candidates ------------------------------------------------------------------------------------------------------

    def find(self) -> list[Draft]:
        """The drafts of the sentence in order of their words."""
        drafts: list[Draft] = []
        at = self.sentence.first
        while at < self.sentence.stop:
            draft = self._candidate(at)
            if draft is not None:
                drafts.append(draft)
                for k in range(draft.first, draft.stop):
                    self.at[k] = draft
                if draft.completed:
                    self.at[draft.completed] = draft
                    self.skip.add(draft.completed)
                    if self.tokens[draft.completed - 1].text in ("اطلاق", "لاطلاق"):
                        self.skip.add(draft.completed - 1)
                at = draft.stop
            else:
                at += 1
        self._pairs(drafts)
        self._objects(drafts)
        for one, two in zip(drafts, drafts[1:], strict=False):
            if (
                two.event == "attack"
                and two.row.kind == "act"
                and two.number == "sg"
                and one.event == "attack"
                and self.tokens[two.first - 1].text == "علي"
                and two.first - one.stop == 1
            ):
                two.dropped = True  # «هجوم على كمين للجيش»: there a checkpoint
        for draft in drafts:
            if not draft.dropped:
                self._settle(draft)
        self._absorb(drafts)
        self._echoes(drafts)
        for one, two in zip(drafts, drafts[1:], strict=False):
            if not one.targets and one.row.kind == two.row.kind == "masdar" and self._tied(one, two) and not one.dropped:
                one.targets, one.agent = two.targets, one.agent or two.agent  # «بخطف وقتل مئات»
        self._elliptic(drafts)
        for draft in drafts:
            if not draft.dropped and not draft.targets:
                self._antecedent(draft, drafts)
        twins: list[Draft] = []
        for draft in drafts:
            if not draft.dropped:
                self._means(draft, drafts)
                second = self._second_means(draft)
                if second is not None:
                    twins.append(second)
                self._circumstances(draft)
                if (
                    (draft.event == "clash" and draft.negated and not draft.targets)
                    or not self._needs(draft)
                    or self._is_topic(draft, drafts)
                    or self._is_natural(draft, drafts)
                ):
                    draft.dropped = True
        kept = sorted((draft for draft in (*drafts, *twins) if not draft.dropped), key=lambda d: d.first)
        return self._counterparts(kept)

    def subject(self, draft: Draft) -> Phrase | None:
        """The nearest party before a noun of action that its clause is about: «انتقم المتمردون بقصف», «تسعى الحكومة إلى استعادة».

        A party after a preposition, one that met the act («صد الجيش هجوماً») and one that speaks do not count.
        """
        at, best = max(self.sentence.first, draft.first - _FAR), None
        while at < draft.first:
            word = self.words[at]
            answers = word.core in ("رد", "ردت", "يرد", "ترد", "ردوا") and self._by_means(draft)
            if not answers and (
                (word.say is not None and not word.det and "prep" not in word.part and not word.noun) or "opposing" in word.part
            ):
                best, at = None, at + 1
                if "opposing" in self.words[at - 1].part:
                    skipped = phrase(self.scan, at, draft.first)
                    at = skipped.stop if skipped is not None else at
                continue
            if word.core in ("فيما", "بينما"):
                best = None
            found = phrase(self.scan, at, draft.first) if not self.blocked[at] else None
            if found is None:
                at += 1
                continue
            governed = self.governed(found)
            able = found.first > self.sentence.first and "enabling" in self.words[found.first - 1].part and self._able(found)
            if ((found.party is not None and self.doer(found)) or able) and not governed and found.amount is None:
                best = found
            at = max(found.stop, at + 1)
        return best

    def _by_means(self, draft: Draft) -> bool:
        """«ردت القوات بقصف», «ردت بشن غارات»: the answer is the act."""
        before = self.words[draft.first - 1] if draft.first > self.sentence.first else None
        glued = self.words[draft.first].prep == "ب" or self.tokens[draft.first].text.startswith("با")
        return (
            glued
            or any(
                self.words[k].support is not None and self.tokens[k].text.startswith("ب")
                for k in range(max(self.sentence.first, draft.first - 3), draft.first)
            )
            or before is None
        )

    def governed(self, found: Phrase) -> bool:
        before = self.words[found.first - 1] if found.first > self.sentence.first else None
        name = self.scan.party[found.first]
        glued = name.prep if name is not None and name.first == found.first else self.words[found.first].prep
        if glued == "ل" and any(
            "permitting" in self.words[k].part for k in range(max(self.sentence.first, found.first - 3), found.first)
        ):
            return False
        obliged = (
            found.first - 2 >= self.sentence.first
            and self.words[found.first - 1].core == "علي"
            and "obliging" in self.words[found.first - 2].part
        )
        if obliged:
            return False
        return (
            bool(glued)
            or (before is not None and bool(before.part & {"prep", "place_prep", "belonging"}))
            or any(found.first >= t.first and found.stop <= t.stop for d in self.at.values() for t in d.targets)
        )

    def _counterparts(self, drafts: list[Draft]) -> list[Draft]:
        """«إطلاق 9 من كذا مقابل 45 من كذا»: the second side of an exchange is told by «مقابل» alone."""
        out: list[Draft] = []
        for n, draft in enumerate(drafts):
            out.append(draft)
            if draft.event != "released" or not draft.targets:
                continue
            following = drafts[n + 1].first if n + 1 < len(drafts) else self.sentence.stop
            for k in range(draft.targets[-1].stop, min(following, draft.targets[-1].stop + 8)):
                if self.tokens[k].text == "مقابل":
                    other = phrase(self.scan, k + 1, self.sentence.stop)
                    if other is not None and other.amount is not None and (other.noun is not None or other.party is not None):
                        out.append(
                            Draft(
                                "released",
                                draft.row,
                                k,
                                k + 1,
                                clause=draft.clause,
                                targets=[other],
                                rules=[("target", "other-side-of-the-exchange")],
                            )
                        )
                    break
        return out

    def _settle(self, draft: Draft) -> None:
        """Find the arguments of a draft; where a spelling has several rows, take the first whose needs are met."""
        self._arguments(draft)
        others = draft.hit.others if draft.hit is not None else ()
        if not others or self._needs(draft):
            return
        first = draft.row
        for row in others:
            self._start_over(draft, row)
            if self._needs(draft):
                return
        self._start_over(draft, first)

    def _start_over(self, draft: Draft, row: ActRow) -> None:
        draft.row, draft.event = row, row.event
        draft.targets, draft.agent, draft.amount, draft.self_agent, draft.rules = [], None, None, False, []
        self._arguments(draft)

    def _candidate(self, at: int) -> Draft | None:
        scan = self.scan
        if at in self.skip or self.blocked[at] or scan.moment[at] is not None:
            return None
        named = scan.party[at] or scan.outlet[at]
        if named is not None or (scan.place[at] is not None and scan.place[at].stop - scan.place[at].first > 1):  # type: ignore[union-attr]
            return None
        span = scan.phrase[at]
        if span is not None and span.first == at:
            row: PhraseRow = span.value
            return Draft(row.event, row, at, span.stop, verb=row.frame == "act" and not self._is_noun(at), clause=self.clause(at))
        split = self._split(at)
        if split is not None:
            return split
        hit = self._choose(at)
        if (
            hit is None
            or (hit.verb and self._is_particle(at))
            or (hit.row.event == "protest" and self.tokens[at].text.endswith("اجا"))
        ):
            return None
        if hit.row.need in _EARLY and not hit.others and not self._needs(Draft(hit.row.event, hit.row, at, at + 1)):
            return None
        told = self.at.get(at - 1)
        if (
            told is not None
            and told.row.kind == "act"
            and hit.row.kind == "masdar"
            and told.event == hit.row.event
            and not hit.cut.prep
            and not hit.cut.conj
        ):
            return None  # «عملية تمشيط»
        pron = hit.cut.pron
        draft = Draft(hit.row.event, hit.row, at, at + 1, hit, hit.verb, hit.number, self.clause(at))
        if pron:
            if hit.verb or hit.row.frame in ("patient", "subject", "patient-place"):
                draft.pron_target = pron
            else:
                draft.pron_agent = pron
        return draft

    def _is_noun(self, at: int) -> bool:
        """«إطلاق نار», «للقبض على»: a phrase that opens with a noun of action."""
        word = self.words[at]
        return word.text.endswith("اطلاق") or (word.support is not None and word.support.subject == "genitive")

    def _split(self, at: int) -> Draft | None:
        """A verb whose completing word stands a little later: «أطلق جنود النار على»."""
        word = self.words[at]
        entries = self.lexis.splits.get(word.core) or self.lexis.splits.get(word.text)
        if not entries:
            return None
        limit = min(self.sentence.stop, at + 12)
        for last, row in entries:
            for k in range(at + 1, limit):
                text = self.tokens[k].text
                if text in last:
                    draft = Draft(
                        row.event, row, at, at + 1, verb=row.frame == "act" and not self._is_noun(at), clause=self.clause(at)
                    )
                    draft.completed = k
                    return draft
                if text in ("،", ".", "؛", ":") or "complement" in self.words[k].part:
                    break
                if self.words[k].say is not None:
                    break
        return None

    def _is_particle(self, at: int) -> bool:
        """True for «فقد» before a verb, «بين», «حمل» and the like read as function words."""
        word = self.words[at]
        if not word.part & {"boundary", "prep", "relative", "complement", "pronominal", "adverbial"}:
            return False
        after = self.words[at + 1] if at + 1 < self.sentence.stop else None
        return not (word.core == "فقد" and after is not None and (after.noun is not None or self.scan.amount[at + 1] is not None))

    def _choose(self, at: int) -> Hit | None:
        """The reading meant where a spelling is verb and noun («قتل», «قصف»)."""
        word = self.words[at]
        verb, act = word.verb, word.act
        if verb is not None and verb.cut.pron and verb.row.prep:
            verb = None
        if act is not None and act.cut.prep == "ك":
            act = None
        if (
            verb is not None
            and act is None
            and word.noun is not None
            and verb.cut.pron
            and at > self.sentence.first
            and (self.words[at - 1].noun or word.conj or "prep" in self.words[at - 1].part)
        ):
            return None
        if (
            verb is not None
            and at > self.sentence.first
            and self.tokens[at - 1].text in ("بجروح", "بجراح", "جروح", "جراح")
            and verb.row.event == "injured"
        ):
            return None  # «متأثراً بجروح أصيب بها»
        if verb is None or act is None:
            return verb or act
        if act.cut.prep or act.cut.det or word.prep or verb.row.kind != "verb":
            return act
        if verb.number == "du" and not verb.present and not self._dual_before(at):
            return act  # «إن قصفاً»: the accusative is spelt like the dual of the verb
        if verb.cut.stem != act.cut.stem and not act.cut.pron:
            return verb
        before = at - 1
        while before >= self.sentence.first and (self.scan.moment[before] is not None or self.scan.is_quote(before)):
            before -= 1
        if before < at - 1 and before >= self.sentence.first and "prep" in self.words[before].part:
            before -= 1
        if before < self.sentence.first:
            return verb
        prior = self.words[before]
        if prior.part & {"relative", "complement", "negation", "future", "auxiliary"}:
            return verb
        if (
            verb.cut.conj
            and act.cut.conj
            and at + 1 < self.sentence.stop
            and self.words[at + 1].prep == "ل"
            and self.words[at + 1].noun is not None
        ):
            return act  # «تدمير ممنهج وقتل للمدنيين»
        if (
            "prep" in prior.part
            or (prior.act is not None and not prior.verbal)
            or prior.support is not None
            or prior.result is not None
        ):
            return act
        if prior.say is not None or self._says_open(before):
            return act
        return verb

    def _dual_before(self, at: int) -> bool:
        """«ضابطا صف قتلا», «اثنين من موظفيها قتلا»: two stand before as the subject."""
        found = subject_before(self.scan, at, self.clause(at)[0], self.sentence.first)
        return found is not None and (
            (found.noun is not None and found.noun.number == "du") or (found.amount is not None and found.amount.low == 2)
        )

    def _says_open(self, at: int) -> bool:
        """True when a verb of speaking stands shortly before without «أن»: what follows is its object, a noun."""
        for back in range(at, max(self.sentence.first - 1, at - 7), -1):
            word = self.words[back]
            if "complement" in word.part or self.tokens[back].text in ("،", ":", "."):
                return False
            if word.say is not None:
                return True
        return False

    # -- pairs: «مقتل وإصابة», «قتلى وجرحى» --------------------------------------------------------------------------------

    def _pairs(self, drafts: list[Draft]) -> None:
        for one, two in zip(drafts, drafts[1:], strict=False):
            if one.dropped or {one.event, two.event} != {"killed", "injured"} or not self._tied(one, two) or one.pron_target:
                continue
            if one.row.kind == "person":
                self._pair_of_people(one, two)
                continue
            nxt = phrase(self.scan, two.stop, self.sentence.stop)
            if one.verb and one.number == two.number == "pl" and nxt is not None and nxt.amount is not None:
                self._join(one, two)
                continue
            if one.verb and (one.number != two.number or (self.tokens[one.stop].text != "او" and self._subject_at(one))):
                continue
            before = self._subject_at(one) if one.verb else None
            if before is None and (
                nxt is None or (nxt.noun is not None and nxt.noun.group == "other" and nxt.amount is None) or two.pron_target
            ):
                continue
            self._join(one, two)

    def _tied(self, one: Draft, two: Draft) -> bool:
        """Two triggers with nothing but «و» or «أو» between them."""
        if two.first == one.stop:
            return bool(self.words[two.first].conj or (two.hit and two.hit.cut.conj))
        return two.first == one.stop + 1 and self.tokens[one.stop].text in ("او", "و")

    def _subject_at(self, draft: Draft) -> Phrase | None:
        """A phrase that ends right before a verb."""
        for first in range(max(self.sentence.first, draft.first - 8), draft.first):
            found = phrase(self.scan, first, draft.first)
            if found is not None and found.stop == draft.first:
                return found
        return None

    def _pair_of_people(self, one: Draft, two: Draft) -> None:
        """«12 قتيلاً وجريحاً», «30 شخصاً بين قتيل وجريح», «بلغ عدد القتلى والجرحى 40»."""
        amount = self._amount_before(one)
        between = self.words[one.first - 1].core == "بين" if one.first > self.sentence.first else False
        if between:
            found = next((p for first in range(max(self.sentence.first, one.first - 8), one.first - 1)
                          if (p := phrase(self.scan, first, one.first - 1)) is not None and p.stop >= one.first - 1 and p.amount is not None), None)  # fmt: skip
            if found is not None:
                one.targets, amount = [found], found.amount
        if amount is None and self.words[one.first].det:
            amount = self._amount_after(two)
        if amount is not None:
            self._join(one, two)
            one.amount = amount

    def _join(self, one: Draft, two: Draft) -> None:
        one.event, one.joint, one.stop = "casualties", True, two.stop
        two.dropped = True
        for k in range(two.first, two.stop):
            self.at[k] = one

    def _objects(self, drafts: list[Draft]) -> None:
        """«راح ضحيتها 29 قتيلاً», «أردوه قتيلاً», «حصيلة الشهداء 620 شهيداً»: two words, one telling."""
        for one, two in zip(drafts, drafts[1:], strict=False):
            if two.row.kind != "person" or two.event != one.event or one.dropped or two.dropped:
                continue
            if one.row.frame == "object" and two.first - one.stop <= 4:
                one.amount = self._amount_before(two) or one.amount
                two.dropped = True
                self._people(two, self.after(two, two.stop))
                one.targets = two.targets
            elif one.verb and one.row.frame == "subject" and self._amount_before(two) is None and two.first - one.stop <= 5:
                two.dropped = True
            elif (
                one.row.kind == "phrase"
                and one.row.frame == "act"
                and one.event == "killed"
                and two.first - one.stop <= 14
                and self._amount_before(two) is not None
            ):
                one.amount, two.dropped = self._amount_before(two), True
            elif one.verb and one.pron_target and two.first == one.stop:
                two.dropped = True
            elif (
                one.row.kind == "person"
                and self.words[one.first].det
                and self._amount_before(two) is not None
                and two.first - one.stop <= 9
            ):
                self._people(one, self.after(one, one.stop))
                two.inherited = one.targets
                one.dropped = True

    # -- arguments -------------------------------------------------------------------------------------------------------

    def after(self, draft: Draft, start: int) -> list[Phrase]:
        """The phrases that follow a trigger inside its clause, each with the preposition that governs it."""
        scan, at, lead = self.scan, start, ""
        out: list[Phrase] = []
        limit = self._limit(start)
        if not draft.verb:
            while (
                at < limit
                and "adjective" in self.words[at].part
                and scan.place[at] is None
                and not (draft.event in _PERSONAL and self.words[at].noun is not None and self.words[at].noun.group == "other")
            ):
                at += 1
        while at < limit and len(out) < 9:
            word = self.words[at]
            text = self.tokens[at].text
            if scan.is_punct(at):
                if scan.is_quote(at):
                    at += 1
                    continue
                if text == "(":
                    close = next((k for k in range(at + 1, min(at + 10, limit)) if self.tokens[k].text == ")"), 0)
                    if close:
                        at = close + 1
                        continue
                if text in ("،", ",") and self._goes_on(at + 1, limit):
                    at += 1
                    continue
                if text in ("،", ",") and draft.verb and len([a for a in out if not a.lead]) < 2:
                    past = self._past_aside(at, limit)
                    if past:
                        at = past
                        continue
                if text in ("،", ",") and at + 1 < limit and scan.moment[at + 1] is not None:
                    past = scan.moment[at + 1].stop  # type: ignore[union-attr]
                    if past < limit and self.tokens[past].text in ("،", ","):
                        at = past + 1
                        continue
                break
            if scan.moment[at] is not None:
                at, lead = scan.moment[at].stop, ""  # type: ignore[union-attr]
                continue
            other = self.at.get(at)
            if other is not None and other.dropped and other is not draft:
                other = None
            if other is draft:
                lead = ""
                at += 1
                continue
            if (
                text in ("اي", "احد")
                and at + 1 < limit
                and scan.amount[at] is None
                and (self.tokens[at + 1].text == "من" or (text == "اي" and not self.words[at + 1].part))
            ):
                at += 2 if self.tokens[at + 1].text == "من" else 1
                continue
            if (
                other is not None
                and other.row.kind == "person"
                and other.event == draft.event
                and draft.row.kind == "masdar"
                and word.noun is not None
            ):
                other = None
            elif (
                other is not None
                and other.row.kind == "person"
                and word.noun is not None
                and draft.event in ("released", "killed", "detained")
                and other.event in ("detained", "missing", "displaced")
            ):
                other = None
            elif (
                other is not None
                and other.row.kind == "person"
                and word.det
                and draft.verb
                and draft.event not in _HARM
                and not lead
            ):
                other = None  # «دهسوا الجرحى»
            if (
                other is not None
                and (other.row.kind == "weapon" or other.row.frame == "weapon")
                and other is not draft
                and self._glued_means(other)
            ):
                at = other.stop
                while at < limit and "adjective" in self.words[at].part:
                    at += 1
                continue
            if other is not None:
                break
            times = self._times(at, limit)
            if times:
                draft.times = scan.amount[at] if scan.amount[at] is not None else draft.times
                at, lead = times, ""
                continue
            if word.say is not None and not word.noun and not word.det and "prep" not in word.part:
                break
            if ("complement" in word.part or "boundary" in word.part) and scan.amount[at] is None:
                break
            if "relative" in word.part or "motive" in word.part:
                break
            if word.support is not None or word.result is not None:
                break
            if "pronominal" in word.part:
                at += 1
                continue
            if "prep" in word.part and scan.amount[at] is None and not (scan.place[at] and scan.place[at].first == at):  # type: ignore[union-attr]
                if text == "علي" and at + 1 < limit and "not_at" in self.words[at + 1].part:
                    at, lead = at + 2, "قرب"  # «على مقربة من», «على بعد»
                    continue
                lead = lead if (lead and "locative" in word.part) else word.core
                at += 1
                continue
            if "doer" in word.part and lead in ("علي", "من", ""):
                lead = "doer"
                at += 1
                continue
            placed = scan.place[at] is not None and scan.place[at].first == at  # type: ignore[union-attr]
            if word.structural and not word.noun and scan.amount[at] is None and not placed:
                lead = ""
                at += 1
                while "adverbial" in word.part and at < limit and self._trails(at):
                    at += 1
                continue
            name = scan.party[at] or scan.place[at] or scan.outlet[at]
            glued = name.prep if name is not None and name.first == at else word.prep
            joined = bool((name.conj if name is not None and name.first == at else word.conj) or self._and_before(at))
            amount = scan.amount[at]
            if amount is not None and amount.first == at:
                joined = joined or (self.tokens[at].text.startswith("و") and self.words[at].core != text)
                glued = glued or _glued(text)
            if not lead and name is not None and name is scan.place[at] and "place_prep" in word.part:
                lead = word.core  # «من سجن الشدادي جنوبي الحسكة»
            if not glued and "adverbial" in word.part and text[:1] == "ب":
                glued = "ب"
            if (
                not glued
                and text[:3] == "بال"
                and not (word.noun and word.noun.cut.stem == text)
                and name is None
                and amount is None
            ):
                glued = "ب"
            found = phrase(scan, at, limit, lead=glued or lead, joined=joined)
            if found is not None and joined and self._is_finite(found):
                break  # «... الرئيس وتطيح بحكومته»
            if found is not None and at > start and not found.lead and not joined and self._is_adverb(found):
                at = found.stop
                continue
            if found is None:
                if word.verbal and not word.det:
                    break
                lead = ""
                at += 1
                continue
            if out and out[-1].stop == at and not found.lead and not joined and self._describes(found, out[-1]):
                out[-1] = replace(out[-1], stop=found.stop)
            else:
                out.append(found)
            at, lead = found.stop, ""
        return out

    def _describes(self, found: Phrase, noun: Phrase) -> bool:
        """«مدينة دوما الخاضعة»: a definite word of no known meaning right behind a phrase describes it."""
        plain = (
            found.noun is None and found.party is None and found.place is None and found.outlet is None and found.amount is None
        )
        return (
            plain
            and self.words[found.head].det
            and (noun.noun is not None or noun.place is not None or noun.party is not None)
            and self.scan.nation[found.head] is None
        )

    def _is_finite(self, found: Phrase) -> bool:
        """A word of no known meaning with the prefix of the present after «و» is a verb."""
        plain = not (found.noun or found.party or found.place or found.outlet or found.amount)
        text = self.tokens[found.head].text
        return plain and len(text) > 3 and text[0] == "و" and text[1] in "تي" and text[2:4] != "ال"

    def _trails(self, at: int) -> bool:
        """A definite adjective behind an adverbial («بالرصاص المطاطي»)."""
        word = self.words[at]
        scan = self.scan
        return word.det and not (
            word.noun or word.act or word.voice or scan.party[at] or scan.place[at] or scan.amount[at] or scan.moment[at]
        )

    def _past_aside(self, at: int, limit: int) -> int:
        """The token after «، بدعم من التحالف،»: a short aside that a preposition opens; 0 when there is none."""
        word = self.words[at + 1] if at + 1 < limit else None
        if word is None or not ("prep" in word.part or word.prep or (word.text[:1] == "ب" and word.text[1:3] != "ل")):
            return 0
        for k in range(at + 2, min(at + 10, limit)):
            if self.tokens[k].text in ("،", ","):
                return k + 1
            if self.words[k].verb is not None or self.words[k].say is not None or k in self.at:
                return 0
        return 0

    def _glued_means(self, other: Draft) -> bool:
        """«بصواريخ», «بعبوة ناسفة»: a weapon with its «ب»."""
        if self.words[other.first].prep == "ب" or (self.tokens[other.first].text[:1] == "ب" and other.row.kind == "phrase"):
            return True
        amount = self._amount_before(other)
        return amount is not None and self.tokens[amount.first].text[:1] == "ب"

    def _times(self, at: int, limit: int) -> int:
        """«أربع مرات», «عدة مرات»: how often, not whom; the token after it, or 0."""
        amount = self.scan.amount[at]
        stop = amount.stop if amount is not None and amount.first == at else at
        if (
            stop < limit
            and self.tokens[stop].text in ("مرات", "مره", "مرتين", "مرتان")
            and (amount is not None or self.tokens[stop].text.startswith("مرت"))
        ):
            return stop + 1
        return 0

    def _is_adverb(self, found: Phrase) -> bool:
        """«ميدانياً», «سابقاً», «جميعهم»: an unknown indefinite accusative alone."""
        bare = all(self.scan.is_quote(k) for k in range(found.head + 1, found.stop))
        if found.amount or found.noun or found.party or found.place or found.outlet or not bare:
            return False
        start, end = self.scan.span(found.head, found.head + 1)
        told = self.scan.text[start:end]
        return "ً" in told or (told.endswith("ا") and len(told) > 4)

    def _and_before(self, at: int) -> bool:
        return at > 0 and self.tokens[at - 1].text in ("و", "او")

    def _limit(self, at: int) -> int:
        """The end of the clause that token ``at`` stands in."""
        for edge in self.edges:
            if edge > at:
                return edge
        return self.sentence.stop

    def _goes_on(self, at: int, limit: int) -> bool:
        """After a comma: a verb with a pronoun that looks back at the act («، أطلقتهما ميليشيا»)."""
        if at >= limit:
            return False
        word = self.words[at]
        return bool(word.support is not None and word.text.endswith(("ها", "هما", "ه")) and word.text not in ("هذه",))

    def before(self, at: int, clause_first: int) -> Phrase | None:
        """The phrase a verb at ``at`` has before it as its subject, also through «الذي»."""
        found = subject_before(self.scan, at, clause_first, self.sentence.first)
        return found if found is not None else self._obliged(at)

    def _obliged(self, at: int) -> Phrase | None:
        """«يمكن لآلاف المدنيين أن يقتلوا», «يجب على الجيش أن لا يهاجم»: the subject stands before «أن» behind a preposition."""
        end = at
        while end - 1 > self.sentence.first and "negation" in self.words[end - 1].part:
            end -= 1
        end -= 1
        if end <= self.sentence.first or self.words[end].core != "ان":
            return None
        for start in range(max(self.sentence.first, end - 8), end):
            found = phrase(self.scan, start, end)
            if found is not None and found.stop == end and found.head > self.sentence.first:
                glued = (
                    self.words[start].prep == "ل"
                    or _glued(self.tokens[start].text) == "ل"
                    or self.words[start - 1].core in ("علي", "ل")
                )
                return found if glued and (self._able(found) or found.amount is not None) else None
        return None

    def _arguments(self, draft: Draft) -> None:
        frame = draft.row.frame
        args = self.after(draft, draft.stop)
        if draft.completed and draft.completed >= (args[-1].stop if args else draft.stop):
            args = [*args[:1], *self.after(draft, draft.completed + 1)]
        elif draft.completed and args and args[0].stop > draft.completed > args[0].head:
            args = [replace(args[0], stop=draft.completed), *self.after(draft, draft.completed + 1)]
        if frame == "people":
            self._people(draft, args)
        elif frame == "participle" or draft.row.kind == "participle":
            self._participle(draft, args)
        elif frame in ("act", "control", "clash", "agent", "weapon") and not draft.verb:
            self._act_noun(draft, args)
        elif frame in ("act", "control", "clash", "agent"):
            self._verb(draft, args)
        elif frame == "captor":
            self._captor(draft, args)
        elif frame in ("subject", "thing") and (draft.verb or draft.row.kind == "phrase"):
            self._subject_verb(draft, args)
        elif frame == "object":
            draft.targets = draft.targets or _group(args, ("",))
            self._relative(draft)
        else:
            self._masdar(draft, args)
        self._by_whom(draft, args)
        if draft.agent is None and not draft.verb and (draft.row.kind != "person" or not draft.targets):
            self._support_before(draft)
        if (
            draft.agent is None
            and draft.verb
            and draft.targets
            and draft.hit is not None
            and draft.hit.cut.conj
            and draft.row.frame == "act"
        ):
            draft.agent = self._previous_agent(draft)
        if draft.event == "clash" and draft.targets and draft.agent is None:
            draft.agent = self._previous_agent(draft)
        if not draft.targets and draft.event == "surrendered" and not draft.verb:
            called = self._called_upon(draft)
            draft.targets = [called] if called is not None else []
        if not draft.targets and draft.event == "attack" and draft.row.kind == "act":
            aim = self._aim(draft)
            draft.targets = [aim] if aim is not None else []
        if not draft.targets and not draft.pron_target:
            self._farther(draft)
        self._reconsider(draft)

    def _called_upon(self, draft: Draft) -> Phrase | None:
        """«دعت المسلحين إلى تسليم أنفسهم», «مطالباً المسلحين بإلقاء السلاح»: those called upon."""
        refusing = self._refusing(draft)
        if refusing >= 0:
            return self.before(refusing, self.clause(refusing)[0])
        end = draft.first - 1 if draft.first > self.sentence.first and self.words[draft.first - 1].core == "الي" else draft.first
        for start in range(max(self.sentence.first, end - 8), end):
            found = phrase(self.scan, start, end)
            if found is not None and found.stop == end and not found.lead and self._able(found):
                return found
        return None

    def _relative(self, draft: Draft) -> None:
        """«حافلات الأقباط التي راح ضحيتها 29 قتيلاً»: those meant by «التي», where the figure names nobody."""
        own = self.at.get(draft.targets[0].head) if draft.targets else None
        if own is None or own.row.kind != "person" or own.event != draft.event:
            return
        draft.amount = draft.targets[0].amount
        before = self.before(draft.first, draft.clause[0]) if "relative" in self.words[draft.first - 1].part else None
        draft.targets = [before] if before is not None and self._is_person(before) else []

    def _aim(self, draft: Draft) -> Phrase | None:
        """«عملية تمشيط للبحث عن منفذي الهجوم», «حملة لملاحقة المسلحين»: whom an operation is after."""
        for k in range(draft.stop, min(draft.stop + 7, self.sentence.stop - 1)):
            if "aim" in self.words[k].part:
                start = k + 2 if self.words[k + 1].core in ("عن", "علي") else k + 1
                return phrase(self.scan, start, self.sentence.stop)
            if (self.scan.is_punct(k) and not self.scan.is_quote(k)) or self.words[k].say is not None:
                return None
        return None

    def _farther(self, draft: Draft) -> None:
        """The object's preposition farther off in the clause, past an aside between commas («سيطرت القوات، ...، على المطار»)."""
        weapon = draft.row.kind == "weapon"
        leads = (
            {self._prep(draft)}
            if draft.row.prep
            else set(_TOWARD[2:6]) | {"علي"}
            if weapon
            else {"علي", "ضد"}
            if draft.event in ("attack", "airstrike", "shelling") and not draft.verb
            else set()
        )
        if not leads:
            return
        for k in range(draft.stop, min(draft.stop + 16, self._limit(draft.stop))):
            other = self.at.get(k)
            if other is not None and other is not draft and not (other.row.kind == "verb" and other.event == "released"):
                return
            word = self.words[k]
            if (word.say is not None and "prep" not in word.part) or word.result is not None:
                return
            if word.core in leads and k + 1 < self.sentence.stop:
                found = phrase(self.scan, k + 1, self.sentence.stop, lead=word.core)
                if found is not None and "not_at" not in self.words[found.head].part:
                    draft.targets = [found]
                    draft.because("target", "past-an-aside")
                return

    def _reconsider(self, draft: Draft) -> None:
        """What the victims make of the event: buildings are hit, not wounded; families flee their homes, prisoners their prison."""
        group = draft.targets[0].noun.group if draft.targets and draft.targets[0].noun is not None else ""
        if draft.event == "injured" and group in ("site", "thing", "area", "air") and draft.row.frame in ("act", "patient"):
            draft.event = self.means or "attack"
            draft.because("event", "a-place-is-hit")
        elif (
            draft.event == "escaped"
            and draft.row.need == "fled"
            and not group
            and draft.targets
            and draft.targets[0].amount is not None
            and draft.targets[0].party is None
            and not self._near(draft, 9) & self.lexis.needs["custody"]
        ):
            draft.event = "displaced"
        elif (
            draft.event == "escaped"
            and draft.row.need == "fled"
            and (
                group in ("family", "kin")
                or (group in ("civil", "man") and not self._near(draft, 9) & self.lexis.needs["custody"])
                or self._near(draft, 6) & self.lexis.needs["homes"]
            )
        ):
            draft.event = "displaced"
            draft.because("event", "civilians-fled")

    def _verb(self, draft: Draft, args: list[Phrase]) -> None:
        frame, prep = draft.row.frame, self._prep(draft)
        bare = [a for a in args if not a.lead and not a.joined]
        pre = self.before(draft.first, draft.clause[0])
        if frame == "agent":
            draft.agent = bare[0] if bare else pre
            return
        if frame == "clash":
            draft.agent = bare[0] if bare else pre
            draft.targets = _group(args, (prep, "ضد"))[:1]
            return
        if prep:
            draft.agent = bare[0] if bare else pre
            draft.targets = _group(args, _TOWARD if prep == "علي" and draft.event == "attack" else (prep,))
            return
        if draft.pron_target:
            amount = self.scan.amount[draft.first - 1] if draft.first > self.sentence.first else None
            if amount is not None and not amount.ordinal and amount.stop == draft.first:
                draft.amount = amount  # «17 قتلتهم القوات»
            if self._elided(draft) == "speaker":
                draft.self_agent = True
            elif draft.number == "pl":
                draft.agent = pre if pre is not None and self._able(pre) else self._previous_agent(draft)
            else:
                draft.agent = bare[0] if bare else pre
            return
        elided = self._elided(draft)
        if elided and draft.event in _HARM | {"detained"} and bare and self._is_adjective(bare[0]):
            bare = []  # «أعدم بدم بارد»
        if (
            elided == "speaker"
            and not bare
            and draft.hit is not None
            and draft.hit.number == "sg"
            and not draft.hit.feminine
            and draft.event in _HARM | {"detained"}
        ):
            draft.antecedent = "ه"  # «قال إنه اعتُقل»: one person
            return
        if not elided and bare and not self._can_be_subject(draft, bare[0]):
            if len(bare) > 1 and self._able(bare[1]) and not bare[1].amount:
                draft.targets, draft.agent = [bare[0]], bare[1]  # «هاجم مديرية الأمن مسلحون»
                return
            elided = "gender"
        if elided == "plural" and draft.event in _HARM and bare and not self._is_person(bare[0]):
            elided, bare = "", []
        if elided and bare:
            draft.targets = _from(args, bare[0])
            if elided == "speaker":
                draft.self_agent = True
            else:
                draft.agent = (
                    pre
                    if pre is not None and not pre.lead and self._able(pre) and elided in ("plural", "gender")
                    else self._previous_agent(draft)
                )
                if draft.agent is None and pre is not None:
                    draft.agent = pre
            draft.because("target", f"object-of-elided-subject:{elided}")
            return
        if len(bare) >= 2 and not bare[0].amount and not (self._is_place(bare[0]) and pre is not None):
            draft.agent = bare[0]
            draft.targets = _from(args, bare[1])
            draft.because("agent", "subject-then-object")
            return
        if bare:
            only = bare[0]
            if (
                pre is not None
                and (
                    (self.doer(pre) and (pre.place is None or (pre.party is not None and pre.party.first == pre.head)))
                    or self._is_act(pre)
                    or self._is_flown(pre)
                )
                and not (draft.number == "sg" and self.doer(only) and not only.amount and not self._adjacent_subject(pre, draft))
                and (draft.hit is None or self._agrees(draft.hit, pre))
            ):
                draft.agent, draft.targets = (pre if not self._is_act(pre) else None), _from(args, only)
                draft.because("agent", "subject-before")
                return
            harmed = draft.event in _HARM or draft.event in ("detained", "released", "displaced")
            acts = (
                self.doer(only)
                and not only.amount
                and not (
                    harmed
                    and only.noun is not None
                    and only.noun.group in ("soldier", "police", "leader", "member", "fighter")
                    and only.party is None
                )
            )
            feminine = draft.hit is not None and draft.hit.feminine
            if harmed and not (acts and feminine) and not (acts and only.noun is None):
                draft.targets = _from(args, only)
                draft.because("target", "passive")
            elif harmed or acts or self._is_weapon(only):
                draft.agent = only
                draft.because("agent", "subject-alone")
            elif draft.event == "destruction" or draft.event == "siege":
                draft.targets = _from(args, only)
            else:
                draft.targets = _from(args, only)
            return
        if pre is not None and not (pre.lead and pre.noun is None and pre.party is None):
            if draft.event in _HARM or draft.event in ("detained", "released", "destruction"):
                draft.targets = joined_before(self.scan, pre, self.sentence.first)
                draft.because("target", "passive-before")
            else:
                draft.agent = pre

    def _can_be_subject(self, draft: Draft, found: Phrase) -> bool:
        """A verb agrees in gender with the subject right after it: «هاجم مأمورية», «قصفت حي» have theirs elsewhere."""
        hit = draft.hit
        if (
            hit is None
            or hit.number != "sg"
            or (draft.event in _PERSONAL and not hit.feminine)
            or found.first != draft.stop
            or found.amount is not None
            or self._is_act(found)
        ):
            return True
        noun, form = found.noun, self.tokens[found.head].form
        feminine = form.key.endswith("ة")
        if noun is None:
            named = found.party is not None and found.party.first == found.head
            return hit.feminine or not feminine or named
        if noun.number != "sg":
            return True
        if hit.feminine:
            return feminine or noun.group not in ("man", "official", "leader", "site", "area")
        return not feminine

    def _is_person(self, found: Phrase) -> bool:
        return (
            found.amount is not None
            or found.party is not None
            or self.scan.nation[found.head] is not None
            or (found.noun is not None and found.noun.group in _PEOPLE)
        )

    def _elided(self, draft: Draft) -> str:
        """How the subject of a verb is left out: ``speaker`` («إنها أطلقت»), ``plural`` («قتلوا ثلاثة»), ``joined`` («وأسرت 23»), or not."""
        hit = draft.hit
        if hit is None:
            return ""
        k = draft.first - 1
        while k > self.sentence.first and (self.scan.is_quote(k) or self.words[k].part & {"auxiliary", "negation", "future"}):
            k -= 1
        before = self.words[k] if k >= self.sentence.first else None
        if before is not None and "complement" in before.part and before.core.endswith(("ها", "ه", "هم", "نا", "هما", "ني")):
            return "speaker"
        if hit.number == "we":
            return "speaker"
        if hit.number == "pl" and not hit.cut.pron:
            return "plural"
        if hit.cut.conj and hit.number == "sg" and hit.feminine and self._previous_agent(draft) is not None:
            return "joined"
        return ""

    def _previous_agent(self, draft: Draft) -> Phrase | None:
        """The doer of the verb before in the sentence, for a verb that names none."""
        earlier = [
            d for d in self.at.values() if d.first < draft.first and d.agent is not None and d.event != "clash" and not d.dropped
        ]
        return max(earlier, key=lambda d: d.first).agent if earlier else None

    def _able(self, pre: Phrase) -> bool:
        return self.doer(pre) or (pre.noun is not None and pre.noun.group in _PEOPLE)

    def _agrees(self, hit: Hit, pre: Phrase) -> bool:
        if hit.number == "pl" and pre.amount is not None:
            return False
        return True

    @staticmethod
    def _adjacent_subject(pre: Phrase, draft: Draft) -> bool:
        """The subject stands right before its verb: «الطيران استهدف تجمعات»."""
        return draft.first - pre.stop <= 1

    def _captor(self, draft: Draft, args: list[Phrase]) -> None:
        """«سقط القائد في قبضة الجيش»: the captor stands after, the one caught before or within."""
        last = draft.completed or draft.stop - 1
        captor = (
            phrase(self.scan, last + 1, self.sentence.stop)
            if self.tokens[last].text[-1:] not in ("ه", "ا", "م") or self.tokens[last].form.key.endswith("ة")
            else None
        )
        if captor is not None and self._able(captor):
            draft.agent = captor
            args = self.after(draft, captor.stop)
        within = phrase(self.scan, draft.stop, last) if draft.completed else None
        bare = [a for a in args if not a.lead and not a.joined and a is not captor]
        if within is not None and not within.lead:
            draft.targets = [within]
        elif bare and (bare[0].amount or self._able(bare[0])):
            draft.targets = _from(args, bare[0])
        elif not draft.pron_target:
            pre = self.before(draft.first, draft.clause[0])
            draft.targets = [pre] if pre is not None else []

    def _subject_verb(self, draft: Draft, args: list[Phrase]) -> None:
        bare = [a for a in args if not a.lead and not a.joined and not (draft.row.kind == "phrase" and self._is_adjective(a))]
        if draft.row.frame == "thing" and draft.event == "explosion":
            struck = _group(args, ("ب", "في"))
            draft.targets = [t for t in struck if t.place is None][:1]
            return
        if bare:
            draft.targets = _from(args, bare[0])
        else:
            pre = self.before(draft.first, draft.clause[0])
            if pre is not None:
                draft.targets = joined_before(self.scan, pre, self.sentence.first)

    def _masdar(self, draft: Draft, args: list[Phrase]) -> None:
        frame, prep = draft.row.frame, self._prep(draft)
        bare = [a for a in args if not a.lead and not a.joined]
        adjacent = args[0] if args and args[0].first == draft.stop else None
        if prep:
            draft.targets = _group(args, (prep,))
            if adjacent is not None and not adjacent.lead and self.doer(adjacent):
                draft.agent = adjacent
            elif (
                adjacent is not None
                and not adjacent.lead
                and adjacent.noun is not None
                and adjacent.noun.group in ("crew", "civil", "official")
            ):
                draft.foreign = True
            return
        if frame == "thing-in":
            counted = adjacent is not None and not adjacent.lead and (adjacent.amount is not None or adjacent.noun is not None)
            draft.targets = (_from(args, adjacent) if counted else _group(args, ("في", "ب", "ل"))[:1]) or (
                _from(args, adjacent) if adjacent is not None and not adjacent.lead else []
            )
            return
        bare = [a for a in bare if not self._is_adjective(a)]
        sides = [a for a in args if a.lead == "بين"]
        if sides and draft.row.need == "swap" and self.doer(sides[0]):
            draft.agent = sides[0]  # «تبادل أسرى بين كذا وكذا»
        if not bare:
            draft.targets = (
                _group(args, ("ل", "علي", "عن") if draft.event == "siege" else ("ل",))[:1] if frame == "patient" else []
            )
            return
        if draft.pron_target == "نا" and bare[0].first != draft.stop:
            return
        if draft.pron_target and frame == "patient":
            draft.pron_agent, draft.pron_target = draft.pron_target, ""
            draft.targets = _from(args, bare[0])
            return
        if len(bare) >= 2 and self.doer(bare[0]) and not bare[0].amount and adjacent is bare[0] and bare[1].first == bare[0].stop:
            draft.agent = bare[0]
            draft.targets = _from(args, bare[1])
            return
        target = bare[0]
        if adjacent is target or draft.row.frame != "patient" or target.amount or target.first - draft.stop <= 4:
            draft.targets = _from(args, target)

    def _is_adjective(self, found: Phrase) -> bool:
        """An unknown indefinite word alone behind a masdar describes it: «اعتقال تعسفي», «حملة اعتقالات واسعة»."""
        if found.amount or found.noun or found.party or found.place or found.outlet or self.scan.nation[found.head]:
            return False
        word = self.words[found.head]
        owned = word.text.endswith(("ه", "ها", "هم", "نا")) and not self.tokens[found.head].form.key.endswith("ة")
        return found.stop - found.head == 1 and not word.det and not owned

    def _act_noun(self, draft: Draft, args: list[Phrase]) -> None:
        """«هجوم», «غارة», «اشتباكات»: who is told by the genitive, an adjective, «على», a verb before or a verb after."""
        frame = draft.row.frame
        draft.amount = self._amount_before(draft)
        adjacent = (
            args[0]
            if args and not args[0].lead and args[0].first - draft.stop <= 3 and not self._is_bare_figure(args[0])
            else None
        )
        if frame == "clash":
            self._sides(draft, args)
        elif frame == "control":
            draft.targets = _group(args, (self._prep(draft),))
            if adjacent is not None and self.doer(adjacent):
                draft.agent = adjacent
        elif frame == "agent":
            draft.agent = adjacent if adjacent is not None and not self._is_adjective(adjacent) else self._marchers(draft)
        else:
            if adjacent is not None:
                if self.doer(adjacent) or (adjacent.noun is None and adjacent.party is not None):
                    draft.agent = adjacent
                elif (draft.event != "explosion" and adjacent.place is not None) or (
                    adjacent.noun is not None and adjacent.noun.group in ("site", "area", "thing", "civil")
                ):
                    if adjacent.first == draft.stop and (adjacent.noun or adjacent.place):
                        draft.targets = [adjacent]
            owner = next((a for a in args[:1] if a.lead == "ل" and a.first - draft.stop <= 2 and self.doer(a)), None)
            if owner is not None and draft.agent is None and (draft.row.need != "struck" or _group(args, _TOWARD)):
                draft.agent = owner  # «غارة لقوات التحالف على قرية»
            toward = _group(args, _TOWARD)
            if not toward and (draft.row.kind == "weapon" or draft.event == "explosion"):
                struck = ("site", "thing") if draft.event == "explosion" else ("site", "thing", "area")
                toward = [
                    a
                    for a in args
                    if a.lead in ("داخل", "قرب", "في", "وسط", "ب", "امام", "تحت")
                    and a.noun is not None
                    and a.noun.group in struck
                ][:1]
            if toward:
                draft.targets = toward[:1]
            elif not draft.targets:
                to = [
                    a
                    for a in args
                    if a.lead in ("ل", "الي")
                    and a is not draft.agent
                    and (a.noun or a.party or a.place or self.scan.nation[a.head])
                ][:1]
                for a in to:
                    if self.doer(a) and a.lead == "ل" and draft.agent is None and draft.row.need != "struck":
                        draft.agent = a
                    else:
                        draft.targets = [a]
        self._carried(draft, args)
        if draft.agent is None and draft.event == "shelling":
            source = [
                a for a in args if a.lead == "من" and (a.place is not None or (a.noun is not None and a.noun.group == "area"))
            ]
            draft.agent = source[0] if source else None

    @staticmethod
    def _is_bare_figure(found: Phrase) -> bool:
        return found.amount is not None and found.amount.first == found.first and found.stop == found.amount.stop

    def _marchers(self, draft: Draft) -> Phrase | None:
        """«خرج المئات في مظاهرة», «نظم الأهالي وقفة»: the subject of the verb before."""
        for k in range(draft.first - 1, max(self.sentence.first - 1, draft.first - 10), -1):
            word = self.words[k]
            if word.core in self.lexis.needs["march"] and word.verbal:
                return phrase(self.scan, k + 1, draft.first) or self.before(k, self.clause(k)[0])
            if self.tokens[k].text in ("،", ".", ":"):
                return None
        return None

    def _sides(self, draft: Draft, args: list[Phrase]) -> None:
        between = [a for a in args if a.lead == "بين"]
        if between:
            draft.agent = between[0]
            if self.tokens[between[0].head].text in ("الطرفين", "الجانبين", "الفريقين", "الطرفان"):
                draft.targets = [between[0]]
                return
            at = args.index(between[0])
            rest = [a for a in args[at + 1 :] if a.joined or a.lead in ("بين", "من")]
            second = [a for a in rest if a.joined or a.lead == "بين"]
            draft.targets = second[:1]
            return
        if draft.event == "talks" and self._negotiators(draft):
            return
        with_whom = [a for a in args if a.lead in ("مع", "ضد")]
        draft.targets = with_whom[:1]
        if args and not args[0].lead and self.doer(args[0]) and args[0].first - draft.stop <= 2:
            draft.agent = args[0]

    def _negotiators(self, draft: Draft) -> bool:
        """«المفاوضات بين كذا وكذا ... إلى اتفاق», «توصل كذا وكذا إلى اتفاق», «كذا وكذا تتوصلان», «دعا الطرفين إلى هدنة»."""
        pairs: list[tuple[Phrase, Phrase]] = []
        at = max(draft.clause[0], draft.first - _FAR)
        last: Phrase | None = None
        while at < draft.first:
            lead = self.words[at - 1].core if at > self.sentence.first else ""
            found = (
                phrase(
                    self.scan,
                    at,
                    draft.first,
                    joined=bool(self.words[at].conj or (self.scan.party[at] is not None and self.scan.party[at].conj)),
                )
                if not self.blocked[at]
                else None
            )  # type: ignore[union-attr]
            if found is None:
                at += 1
                continue
            if "both" in self.words[found.head].part:
                draft.agent = draft.agent or found
                draft.targets = [found]
                return True
            agreed = last is not None and (
                last.lead == "بين" or (last.first > self.sentence.first and "agreeing" in self.words[last.first - 1].part)
            )
            if (
                found.joined
                and last is not None
                and last.stop == found.first
                and (agreed or (self._able(found) and self._able(last)))
            ):
                pairs.append((last, found))
            last = replace(found, lead=lead)
            at = max(found.stop, at + 1)
        if not pairs:
            return False
        draft.agent, draft.targets = draft.agent or pairs[-1][0], [pairs[-1][1]]
        draft.because("target", "the-two-who-agreed")
        return True

    def _carried(self, draft: Draft, args: list[Phrase]) -> None:
        """Roles that a verb before («شن الطيران غارة», «تعرضت لقصف») or after («غارة نفذها», «استهدفت») gives an act noun."""
        self._support_before(draft)
        at = (
            args[-1].stop
            if args
            and all(not a.lead or a.lead in ("ب",) for a in args[:1])
            and args[0].first - draft.stop <= 2
            and len(args) == 1
            else draft.stop
        )
        if draft.agent is None:
            self._attributed(draft)
        self._support_after(draft, at)
        if at != draft.stop and draft.agent is None:
            self._support_after(draft, draft.stop)

    def _support_before(self, draft: Draft) -> None:
        first = max(draft.clause[0] - 1, draft.first - 9, self.sentence.first)
        for k in range(draft.first - 1, first - 1, -1):
            word = self.words[k]
            if word.support is not None and (word.support.subject or word.support.object):
                break
            if (
                self.tokens[k].text in ("،", ",", ".")
                or "complement" in word.part
                or "boundary" in word.part
                or word.say is not None
                or word.result is not None
            ):
                return
            if k in self.at and self.at[k] is not draft and not self.at[k].dropped and k < draft.first - 1:
                return
        else:
            return
        role = word.support.subject
        if not role:
            return
        if role == "genitive":
            self._genitive(draft, k)
            return
        between = phrase(self.scan, k + 1, draft.first)
        subject = between if between is not None and not between.lead else None
        if subject is None or (subject.amount is not None and subject.stop == draft.first):
            subject = self.before(k, self.clause(k)[0])
        if role == "target" and word.pron and self.words[k].verb is None:
            subject = self._phrase_before(draft, True) or subject  # «بعد تعرضهما لقصف»
        if subject is None:
            if role == "agent":
                draft.self_agent = True
            return
        if word.support.object == "bearer" and between is not None and not between.lead and between.amount is None:
            draft.targets = [between]
            pre = self.before(k, self.clause(k)[0])
            draft.agent = pre if pre is not None and self._able(pre) else draft.agent
            draft.because("target", "who-bore-the-loss")
            return
        if role == "agent" and draft.agent is None:
            draft.agent = subject
            draft.because("agent", "support-verb")
        elif role == "target":
            draft.targets = [subject]
            draft.because("target", "support-verb")

    def _genitive(self, draft: Draft, at: int) -> None:
        """«إطلاق المقاتلين صواريخ», «قيام الجيش بقصف»: the doer is the genitive, if there is one."""
        between = phrase(self.scan, at + 1, draft.first) if at + 1 < draft.first else None
        if between is not None and not between.lead and self.doer(between) and draft.agent is None:
            draft.agent = between

    def _attributed(self, draft: Draft) -> None:
        """«... ونسبتها دمشق إلى كذا»: the doer is after «إلى»."""
        for k in range(draft.stop, min(draft.stop + 16, self.sentence.stop)):
            row = self.words[k].support
            if row is not None and row.object == "agent":
                for j in range(k + 1, min(k + 8, self.sentence.stop - 1)):
                    if self.tokens[j].text == "الي":
                        draft.agent = phrase(self.scan, j + 1, self.sentence.stop)
                        return
                return

    def _support_after(self, draft: Draft, at: int) -> None:
        limit = min(self.sentence.stop, at + 7)
        k = at
        hops = 0
        if at < self.sentence.stop and "relative" in self.words[at].part and self._past_relative(at):
            k = self._past_relative(at)
            limit = k + 1
        while k < limit:
            word = self.words[k]
            if word.support is not None and (word.support.subject in ("agent", "falls") or word.support.object):
                break
            if self.at.get(k) not in (None, draft) and not (word.support is not None):
                return
            if (
                (self.scan.is_punct(k) and self.tokens[k].text not in ("،", ",", '"', "»", "«"))
                or word.say is not None
                or "complement" in word.part
            ):
                return
            if "boundary" in word.part:
                return
            if word.verbal and word.support is None and "auxiliary" not in word.part:
                return
            if not ("relative" in word.part or word.weapon or self.scan.moment[k] or (word.act is None and not word.part)):
                hops += 1
                if hops > 3:
                    return
            k += 1
        else:
            return
        row = word.support
        other = self.at.get(k)
        looks_back = word.text.endswith(("ها", "ه", "هما", "هم"))
        after = self.after(other or draft, k + 1)
        bare = [a for a in after if not a.lead and not a.joined]
        if row.subject == "falls":
            where = [a for a in after if a.lead in ("في", "علي", "داخل", "ب", "قرب", "وسط")]
            if where and draft.row.kind == "weapon" and not draft.targets:
                draft.targets = where[:1]
                draft.because("target", "where-it-fell")
        elif row.object == "target":
            person = bool(bare) and self._is_person(bare[0])
            shaken = (
                draft.event == "explosion"
                and bool(bare)
                and self._is_place(bare[0])
                and (bare[0].noun is None or bare[0].noun.group == "area")
            )
            if bare and not shaken and not (other is not None and other.event in _HARM and person):
                if not draft.targets or draft.row.kind == "weapon" or draft.targets[0].lead == "علي":
                    draft.targets = [bare[0]]
                    draft.because("target", "verb-after")
            if other is not None and other.verb and (other.event not in _HARM or not person):
                other.dropped = True
        elif row.object == "agent":
            to = [a for a in after if a.lead in ("الي", "ل")]
            if to and draft.agent is None:
                draft.agent = to[0]
        elif row.subject == "agent" and looks_back:
            if bare and draft.agent is None:
                draft.agent = bare[0]
                draft.because("agent", "verb-after")
            toward = [a for a in after if a.lead in ("علي", "ضد", "باتجاه", "نحو", "صوب", "في")]
            if toward and not draft.targets and toward[0].lead != "في":
                draft.targets = toward[:1]
            if other is not None and other is not draft:
                other.dropped = True

    def _past_relative(self, at: int) -> int:
        """«الضربات التي نفذتها أنقرة حتى الآن استهدفت كذا»: the verb of the clause after a relative one; 0 when there is none."""
        inner = self.words[at + 1] if at + 1 < self.sentence.stop else None
        if inner is None or inner.support is None or inner.support.subject != "agent":
            return 0
        for k in range(at + 2, min(at + 9, self.sentence.stop)):
            word = self.words[k]
            if self.scan.is_punct(k) or "complement" in word.part:
                return 0
            if word.support is not None and word.support.object == "target":
                return k
        return 0

    def _people(self, draft: Draft, args: list[Phrase]) -> None:
        """«قتيل», «جرحى»: the figure stands before (or after «عدد القتلى»), the side after «من», «في صفوف»."""
        if draft.joint and draft.targets:
            return
        if self.tokens[draft.first - 1].text == "عداد" and draft.first > self.sentence.first:
            counted = self._phrase_before(draft, False)  # «لا يزال 12 شخصاً في عداد المفقودين»
            if counted is not None and counted.amount is not None:
                draft.targets, draft.amount = [counted], counted.amount
                return
        draft.amount = draft.amount or self._amount_before(draft) or self._amount_after(draft) or self._half(draft)
        if draft.amount is not None:
            draft.parts = self._parts(draft)
        head = next(
            (
                a
                for a in args
                if not a.lead and not a.joined and a.first == draft.stop and (a.amount is None or draft.row.need == "found")
            ),
            None,
        )
        if head is not None and head.amount is not None and draft.amount is None:
            draft.amount = head.amount
        side = [
            a
            for a in args
            if a.lead in ("من", "بين", "لدي")
            and (
                self.tokens[a.head].text in ("الجانبين", "الطرفين")
                or (a.noun is not None and a.noun.group in _PEOPLE | {"unit"})
                or a.party
                or self.scan.nation[a.head]
            )
        ]
        ranks = self._ranks(draft)
        if ranks is not None:
            draft.targets = [ranks]
        elif side and side[0].first - draft.stop <= 3 and not (side[0].place and not side[0].party and side[0].noun is None):
            draft.targets = side[:1]
        elif head is not None and (head.party or head.noun is not None):
            draft.targets = [head]
        elif draft.inherited:
            draft.targets = draft.inherited
        elif draft.event == "displaced":
            draft.targets = [
                replace(
                    phrase(self.scan, draft.first, self.sentence.stop) or Phrase(draft.first, draft.stop, draft.first),
                    amount=draft.amount,
                )
            ]

    def _parts(self, draft: Draft) -> list[Phrase]:
        """«28 قتيلاً - 17 متمرداً و11 جندياً»، «57 قتيلاً، هم 32 من كذا و18 من كذا»: the sides a figure is made of."""
        for k in range(draft.stop, min(draft.stop + 14, self.sentence.stop - 1)):
            text = self.tokens[k].text
            if k - draft.stop >= 10 and text != "هم":
                continue
            if (
                text in ("-", "–", "—", "(", "هم")
                and self.scan.amount[k + 1] is not None
                and self.scan.amount[k + 1].first == k + 1
            ):  # type: ignore[union-attr]
                first = phrase(self.scan, k + 1, self.sentence.stop)
                if first is None or (first.noun is None and first.party is None):
                    return []
                out, at = [first], first.stop
                while (
                    at < self.sentence.stop
                    and (nxt := phrase(self.scan, at, self.sentence.stop)) is not None
                    and nxt.amount is not None
                ):
                    out.append(nxt)
                    at = nxt.stop
                return out if len(out) > 1 else []
            if text in (".", "؛"):
                return []
        return []

    def _half(self, draft: Draft) -> Amount | None:
        """«3 ملايين شخص، نصفهم نازحون»: half of the figure told before."""
        for k in range(draft.first - 1, max(self.sentence.first - 1, draft.first - 6), -1):
            if self.tokens[k].text in ("نصفهم", "ونصفهم", "نصفها"):
                earlier = [
                    a for a in self.scan.amount[self.sentence.first : k] if a is not None and a.low is not None and not a.ordinal
                ]
                if earlier:
                    half = (earlier[-1].low or 0) // 2
                    return Amount(k, k + 1, half, half, Hedge.ABOUT)
        return None

    def _ranks(self, draft: Draft) -> Phrase | None:
        """«قتلى في صفوف الجيش», «عشرات من صفوفه»."""
        for k in range(draft.stop, min(draft.stop + 5, self.sentence.stop)):
            if self.tokens[k].text in ("صفوف", "بصفوف"):
                return phrase(self.scan, k + 1, self.sentence.stop)
            if self.scan.is_punct(k):
                return None
        return None

    def _participle(self, draft: Draft, args: list[Phrase]) -> None:
        """«عناصر محتجزين لدى», «السجناء الفارين»: who stands before, or after when counted."""
        end = draft.first
        found: Phrase | None = None
        for first in range(max(self.sentence.first, end - 8), end):
            candidate = phrase(self.scan, first, end)
            if (
                candidate is not None
                and candidate.stop >= end - 1
                and (candidate.noun is not None or candidate.amount is not None or candidate.party is not None)
            ):
                found = candidate
                break
        draft.targets = [found] if found is not None else []
        draft.amount = (found.amount if found is not None else None) or self._amount_after(draft)
        held = [a for a in args if a.lead in ("لدي", "عند")]
        if held:
            draft.agent = held[0]

    def _amount_before(self, draft: Draft) -> Amount | None:
        at = draft.first - 1
        if (self.words[draft.first].prep and draft.row.kind != "person") or (draft.hit is not None and draft.hit.cut.conj):
            return None
        while at >= self.sentence.first and (
            self.scan.is_quote(at) or (self.tokens[at].text == "من" and self.scan.amount[at] is None)
        ):
            at -= 1
        if at < self.sentence.first:
            return None
        amount = self.scan.amount[at]
        if amount is None or amount.ordinal or amount.stop < at + 1:
            return None
        return amount

    def _amount_after(self, draft: Draft) -> Amount | None:
        """«عدد القتلى ... إلى 60», «ارتفاع حصيلة الضحايا إلى», «الفارين لا يتجاوز 20», «القتلى بلغوا 12»."""
        near = " ".join(self.tokens[k].text for k in range(max(self.sentence.first, draft.first - 4), draft.first))
        told = any(w in near for w in ("عدد", "حصيله", "اعداد", "اجمالي", "مجموع", "ارتفاع", "ان "))
        limit = min(self._limit(draft.stop), draft.stop + (14 if told else 6))
        for k in range(draft.stop, limit):
            amount = self.scan.amount[k]
            if amount is not None and amount.first == k and not amount.ordinal:
                if not told and self.tokens[k].text[:1] == "ب" and k == draft.stop:
                    return amount  # «الفارين بالمئات»
                if not told and not any(
                    self.tokens[j].text[-1:] == "ه" or self.words[j].verbal or self.tokens[j].text in ("بال",)
                    for j in range(draft.stop, k + 1)
                ):
                    return None
                return amount
            if self.tokens[k].text in ("،", ".", ":") and not told:
                return None
            if (
                k in self.at
                and self.at[k] is not draft
                and not (told and self.words[k].det and self.at[k].event not in _PERSONAL)
            ):
                return None
        return None

    def _by_whom(self, draft: Draft, args: list[Phrase]) -> None:
        """«على يد», «من قبل», «برصاص»: who did it, told after."""
        limit = min(self.sentence.stop, draft.stop + 22, self._limit(draft.stop))
        for k in range(draft.stop, limit):
            text = self.tokens[k].text
            if text in ("يد", "ايدي", "بيد", "بايدي", "قبل", "طرف") and (
                text not in ("قبل", "طرف") or self.tokens[k - 1].text in ("من",)
            ):
                found = phrase(self.scan, k + 1, self.sentence.stop)
                if (
                    found is not None
                    and found.amount is None
                    and (self.doer(found) or found.noun is not None or draft.agent is None)
                ):
                    draft.agent = found
                    draft.because("agent", "by-whom")
                return
            if text in ("برصاص", "بنيران", "رصاص", "نيران", "بقذيفه", "بقذاءف") and k + 1 < limit:
                found = phrase(self.scan, k + 1, self.sentence.stop)
                if found is not None and self._able(found) and draft.agent is None:
                    draft.agent = found
                    draft.because("agent", "by-fire-of")
                return
            if (
                text == "،"
                and k + 2 < limit
                and self.tokens[k + 1].text in ("من", "علي")
                and self.tokens[k + 2].text in ("قبل", "يد", "ايدي")
            ):
                continue
            if text in ("،", ".") or "complement" in self.words[k].part:
                return

    def _prep(self, draft: Draft) -> str:
        return self.lexis.fold(draft.row.prep)

    def _antecedent(self, draft: Draft, drafts: Sequence[Draft]) -> None:
        """Whom a pronoun means: «اختطافهم», «أعدمهن», «أفرجت عنهم», «سيطروا عليها»: the victims or the place told last."""
        pron = draft.pron_target or (self._pronoun_after(draft) if draft.event not in ("talks", "protest", "clash") else "")
        if (
            not pron
            and draft.row.frame == "subject"
            and draft.row.kind == "masdar"
            and (allowed := self._permitted(draft)) is not None
        ):
            numbered = next(
                (k for k in range(allowed.stop, draft.first) if self.tokens[k].text in ("عددهم", "وعددهم", "عددها")), 0
            )
            amount = next((a for a in self.scan.amount[numbered : draft.first] if a is not None), None) if numbered else None
            draft.targets, draft.amount = [allowed], amount or draft.amount  # «والذين يقدر عددهم بـ 500»
            draft.because("target", "those-allowed")
            return
        if not pron and draft.row.frame == "subject" and draft.row.kind == "masdar":
            found = self._phrase_before(draft, False)
            if found is not None and found.amount is not None:
                draft.targets = [found]  # «أرغم 500 شخص على النزوح»
            return
        if not pron and draft.event in ("control", "siege") and not draft.verb:
            found = self._phrase_before(draft, True)
            if found is not None:
                draft.targets = [found]  # «دخلت القوات المدينة بعد انسحاب الفصيل»
                draft.because("target", "place-told-before")
            return
        if not pron or pron == "نا":
            return
        place = draft.event in ("control", "siege") or (draft.event in ("shelling", "airstrike", "destruction") and pron == "ها")
        earlier = [
            d for d in drafts if d.first < draft.first and d.targets and (d.event not in _PERSONAL) == place and not d.dropped
        ]
        if earlier:
            found = earlier[-1].targets[0]
        else:
            near = self._phrase_before(draft, place)
            found = near if near is not None else self.last_people if not place else None
        if found is not None:
            draft.targets, draft.antecedent = [found], pron
            if found.stop == draft.first and found.amount is not None:
                draft.amount = found.amount  # «تسعة لبنانيين تحتجزهم»
            draft.because("target", f"antecedent-of:{pron}")

    def _elliptic(self, drafts: list[Draft]) -> None:
        """«فرّ مئة سجين واعتقل 64 منهم»: a figure and a pronoun count some of those told before."""
        live = [d for d in drafts if not d.dropped]
        for one, two in zip(live, live[1:], strict=False):
            amount = self._bare_amount(two)
            if (
                amount is None
                or one.event not in _PERSONAL
                or not one.targets
                or self._is_bare_figure(one.targets[0])
                or not self._of_them(amount.stop)
            ):
                continue
            two.amount = two.amount or amount
            two.targets = [replace(one.targets[0], amount=amount)]
            two.because("target", "some-of-those-before")

    def _bare_amount(self, draft: Draft) -> Amount | None:
        if draft.event not in ("killed", "injured", "missing", "detained", "surrendered") or draft.joint:
            return None
        if len(draft.targets) == 1 and self._is_bare_figure(draft.targets[0]):
            return draft.targets[0].amount
        return None

    def _of_them(self, at: int) -> bool:
        return at < self.sentence.stop and self.tokens[at].text in ("منهم", "منهن", "منهما")

    def _permitted(self, draft: Draft) -> Phrase | None:
        """«السماح للعناصر بالفرار»: the phrase after «ل» of permission."""
        if self.words[draft.first].prep != "ب":
            return None
        for k in range(draft.first - 1, max(self.sentence.first - 1, draft.first - 18), -1):
            if "permitting" in self.words[k].part:
                found = phrase(self.scan, k + 1, draft.first)
                return found if found is not None and self._able(found) else None
        return None

    def _pronoun_after(self, draft: Draft) -> str:
        for k in range(draft.stop, min(draft.stop + 7, self._limit(draft.stop))):
            text = self.tokens[k].text
            if "pronominal" in self.words[k].part and text.startswith(("عن", "علي", "من", "ل")):
                return next((p for p in ("هما", "ها", "هم", "ه") if text.endswith(p)), "")
            if self.scan.is_punct(k) or (k in self.at and self.at[k] is not draft):
                return ""
        return ""

    def _phrase_before(self, draft: Draft, place: bool) -> Phrase | None:
        """The last phrase for people (or a place) before a trigger in its sentence."""
        at, best = max(self.sentence.first, draft.first - _FAR), None
        while at < draft.first:
            found = phrase(self.scan, at, draft.first) if not self.blocked[at] else None
            if found is None:
                at += 1
                continue
            group = found.noun.group if found.noun is not None else ""
            if (place and (found.place is not None or group in ("area", "site"))) or (not place and group in _PEOPLE):
                best = found
            at = max(found.stop, at + 1)
        return best

    # -- kinds of phrases ------------------------------------------------------------------------------------------------

    def doer(self, found: Phrase) -> bool:
        if found.party is not None and (
            found.party.first == found.head or found.noun is None or found.noun.group not in ("site", "thing", "area")
        ):
            return True
        if found.noun is None:
            word = self.words[found.head]
            if found.place is None and (self.scan.nation[found.head] is not None or "governmental" in word.part):
                return True
            return bool(word.voice is not None and word.voice.kind in ("official", "party") and word.det)
        return found.noun.group in _DOERS and not (
            found.noun.group in ("unit",) and found.noun.number == "sg" and found.amount is not None
        )

    def _is_act(self, found: Phrase) -> bool:
        draft = self.at.get(found.head)
        return draft is not None and draft.event not in _HARM

    def _is_flown(self, found: Phrase) -> bool:
        """«مسيّرة تركية», «طائرات إسرائيلية»: a weapon whose nation is told stands for those who fly it."""
        return bool(self.words[found.head].weapon) and any(self.scan.nation[k] is not None for k in range(found.head, found.stop))

    @staticmethod
    def _is_place(found: Phrase) -> bool:
        return found.party is None and (
            found.noun.group in ("area", "site") if found.noun is not None else found.place is not None
        )

    def _is_weapon(self, found: Phrase) -> bool:
        return bool(self.words[found.head].weapon) or self._is_act(found)

    # -- one act told once -------------------------------------------------------------------------------------------------

    def _absorb(self, drafts: list[Draft]) -> None:
        acts = [d for d in drafts if d.event not in _HARM and not d.dropped]
        for n, two in enumerate(acts[1:], 1):
            one = next((d for d in reversed(acts[:n]) if not d.dropped), None)
            if two.dropped or one is None:
                continue
            gap = range(one.stop, two.first)
            if len(gap) > 8 or (any(self.tokens[k].text in ("،", "؛", ".") for k in gap) and two.row.kind != "weapon"):
                continue
            bound = two.hit.cut if two.hit is not None else None
            glued = bound.prep if bound is not None else self.words[two.first].prep
            if (two.row.kind == "weapon" or two.row.frame == "weapon") and self._glued_means(two):
                glued = "ب"
            conj = bool(bound.conj if bound is not None else self.words[two.first].conj)
            weapon = (
                two.row.kind == "weapon"
                or two.row.frame == "weapon"
                or (two.event == "explosion" and two.row.kind in ("act", "phrase"))
            )
            direct = all(self.words[k].weapon or self.scan.amount[k] or "relative" in self.words[k].part for k in gap)
            if conj:
                continue
            if (
                glued == "ل"
                and direct
                and one.row.kind == "act"
                and two.row.kind in ("act", "masdar")
                and not one.verb
                and two.event in ("attack", *_MEANS)
            ):
                self._draw_in(one, two)  # «حملة جوية لقصف»
                continue
            if (
                two.verb
                and two.row.frame == "thing"
                and one.row.frame in ("weapon", "act")
                and one.event == "explosion"
                and not one.verb
            ):
                one.targets = one.targets or two.targets
                two.dropped = True
                continue
            if (
                weapon
                and one.event in ("attack", "explosion", "shelling", "airstrike")
                and (
                    glued == "ب"
                    or direct
                    or (one.verb and len(gap) <= 4)
                    or any(self.tokens[k].text in ("بواسطه", "باستخدام", "عبر") for k in gap)
                )
            ):
                self._draw_in(one, two)
            elif (
                direct
                and not weapon
                and one.row.kind in ("act", "phrase")
                and two.row.kind in ("act", "masdar")
                and not glued
                and one.event in ("attack",)
                and two.event not in ("talks", "control")
            ):
                # «عملية اقتحام», «حملة مداهمات»: the second noun says what the first was
                one.event = two.event if two.event != "attack" else one.event
                one.stop = two.stop if two.first == one.stop else one.stop
                one.targets = one.targets or two.targets
                one.agent = one.agent or two.agent
                two.dropped = True
            elif one.verb and one.row.weapon and two.first == one.stop and two.row.kind == "act":
                # «ضربت غارة جوية ... المدرسة»: the act noun is the verb's subject
                struck = [
                    a
                    for a in self.after(two, two.stop)
                    if not a.lead and not a.joined and not self.scan.nation[a.head] and (a.noun or a.place)
                ]
                two.targets = struck[:1] or two.targets
                one.dropped = True
            elif (
                one.verb
                and one.row.frame == "act"
                and not two.verb
                and two.event == one.event
                and two.row.kind in ("act", "weapon")
                and not two.amount
            ):
                self._draw_in(one, two)

    def _echoes(self, drafts: list[Draft]) -> None:
        """A verb or masdar whose pronoun points back at an act of the same type in the sentence tells it on: «هاجموا ... واستهدفوهم»."""
        for n, draft in enumerate(drafts):
            if (
                draft.dropped
                or not draft.pron_target
                or draft.pron_target == "نا"
                or draft.event in ("killed", "injured", "detained", "released")
            ):
                continue
            if any(d.event == draft.event and not d.dropped for d in drafts[:n]):
                draft.dropped = True
            elif (
                draft.row.weapon
                and any(d.event in ("attack", *_MEANS) and not d.dropped for d in drafts[:n])
                and draft.row.kind == "verb"
            ):
                draft.dropped = True
        for n, draft in enumerate(drafts):
            bound = draft.hit.cut if draft.hit is not None else None
            purpose = (
                bound is not None and not bound.conj and bound.prep == "ل" and draft.row.kind == "masdar" and draft.row.weapon
            )
            if purpose and any(d.event in ("attack", *_MEANS) and not d.dropped and d.clause == draft.clause for d in drafts[:n]):
                draft.dropped = True  # «أُطلقت الصواريخ ... لاستهداف»: the aim of the act, not another act

    def _draw_in(self, one: Draft, two: Draft) -> None:
        if one.row.weapon or one.event == "attack":
            one.event = two.event if two.event in _MEANS else one.event
        if not one.targets and two.targets:
            one.targets = two.targets
        if not one.targets and one.event == "explosion":
            struck = [t for t in _group(self.after(two, two.stop), ("ب", "في")) if t.place is None and t.noun is not None]
            one.targets = struck[:1]
        if one.agent is None and two.agent is not None:
            one.agent = two.agent
        if (
            one.amount is None
            and (one.number == "sg" or one.verb)
            and (two.amount is not None or two.number == "du")
            and two.row.unit
        ):
            one.amount, one.number, one.unit = two.amount, two.number, two.row.unit
        two.dropped = True

    def _means(self, draft: Draft, drafts: list[Draft]) -> None:
        """The weapon told beside an act of unspecified means decides its type."""
        if (
            draft.row.kind == "weapon"
            and draft.event == "shelling"
            and any(
                self.words[k].weapon == "airstrike" and self.scan.tokens[k].text != "الجوي"
                for k in range(draft.stop, min(draft.stop + 6, draft.clause[1]))
            )
        ):
            draft.event = "airstrike"  # «صاروخين أطلقتهما طائرة»
            draft.because("event", "fired-from-the-air")
        if not draft.row.weapon:
            return
        for k in (
            *range(draft.stop, min(draft.stop + 14, draft.clause[1], self.sentence.stop)),
            *range(draft.first - 1, max(draft.first - 4, self.sentence.first - 1), -1),
        ):
            if self.tokens[k].text in ("،", ".", "؛"):
                if k > draft.first:
                    continue
                break
            kind = self.words[k].weapon
            if k >= draft.stop + 6 and self.words[k].prep != "ب" and self.tokens[k].text[:1] != "ب":
                continue
            if kind and (self.at.get(k) is None or self.at[k] is draft or self.at[k].dropped or self.words[k].prep == "ب"):
                if k < draft.first and not (draft.verb and k == draft.first - 1):
                    continue
                draft.event = kind
                draft.because("event", "weapon-beside")
                return
        flown = (
            self.before(draft.first, draft.clause[0]) if draft.verb and draft.agent is None and draft.event == "attack" else None
        )
        for phrase_ in (draft.agent, flown):
            if phrase_ is not None:
                for k in range(phrase_.head, phrase_.stop):
                    if self.words[k].weapon in _MEANS:
                        draft.event = self.words[k].weapon
                        draft.because("event", "weapon-of-agent")
                        return
        if draft.event == "shelling" and self.words[draft.first].det and draft.row.kind == "act" and self.means == "airstrike":
            draft.event = "airstrike"
            draft.because("event", "as-told-before")
        struck = draft.row.need == "struck" or (
            draft.row.row.startswith("acts") and draft.row.weapon and (draft.verb or draft.row.kind == "masdar")
        )
        if draft.event == "attack" and struck and not self._is_military(draft):
            told = [d.event for d in drafts if d.first < draft.first and d.event in _MEANS and not d.dropped]
            draft.event = told[-1] if told else self.means or draft.event
            if draft.event in _MEANS:
                draft.because("event", "as-told-before")
            elif (
                draft.row.kind == "act"
                and draft.row.need == "struck"
                and draft.number == "pl"
                and draft.agent is not None
                and self.scan.nation[draft.agent.head] is not None
            ):
                draft.event = "airstrike"  # «ضربات أميركية»: a state's strikes with no means told are from the air
                draft.because("event", "strikes-of-a-state")

    def _second_means(self, draft: Draft) -> Draft | None:
        """«القصف الجوي والمدفعي»: two adjectives of means are two acts."""
        if draft.verb or draft.event not in _MEANS or draft.stop + 1 >= self.sentence.stop:
            return None
        one, two = self.words[draft.stop], self.words[draft.stop + 1]
        if not one.weapon or not two.weapon or one.weapon == two.weapon or not two.text.startswith("و"):
            return None
        return replace(draft, event=two.weapon, first=draft.stop + 1, stop=draft.stop + 2, hit=None, rules=list(draft.rules))

    def _is_military(self, draft: Draft) -> bool:
        return any(
            self.tokens[k].text in ("عسكريه", "العسكريه", "عسكري", "العسكري")
            for k in range(draft.stop, min(draft.stop + 2, self.sentence.stop))
        )

    # -- circumstances -----------------------------------------------------------------------------------------------------

    def _circumstances(self, draft: Draft) -> None:
        draft.negated = self._is_negated(draft)
        draft.hypothetical = self._is_hypothetical(draft)

    def _refusing(self, draft: Draft) -> int:
        """The token of «ترفض» in «ترفض الاستسلام», right before a masdar; -1 when there is none."""
        k = draft.first - 1
        refuses = (
            k >= self.sentence.first
            and not draft.verb
            and draft.event in ("surrendered", "released")
            and "refusing" in self.words[k].part
        )
        return k if refuses else -1

    def _is_negated(self, draft: Draft) -> bool:
        if self._refusing(draft) >= 0:
            return True
        first = max(self.sentence.first, draft.first - 8)
        verbs = 0
        for k in range(draft.first - 1, first - 1, -1):
            word = self.words[k]
            text = self.tokens[k].text
            if (
                text in (".", "؛", ":")
                or ("boundary" in word.part and word.core not in ("ما",))
                or ("complement" in word.part and word.core != "ان")
            ):
                return False
            if text in ("،", ",") and draft.event not in ("injured", "killed", "casualties", "destruction"):
                return False
            if word.core in ("لم", "لن", "ليس", "ليست"):
                if self._is_condition(k):
                    return False
                if draft.verb:
                    return draft.first - k <= 2
                gap = range(k + 1, draft.first)
                if draft.event == "talks" and any(
                    d.event == "talks" and d.first > draft.first and not d.dropped for d in self.at.values()
                ):
                    return False  # «لم تسفر المفاوضات عن اتفاق»: the talks took place
                quiet = self.lexis.needs["quiet"]
                said = any(
                    (self.words[j].say is not None and self.tokens[j].text not in quiet) or "سءول" in self.tokens[j].text
                    for j in gap
                )
                return not said and draft.event in ("injured", "killed", "casualties", "destruction", "talks", "control")
            if draft.event == "talks" and word.core in ("فشل", "فشلت", "تعثر", "تعثرت", "انهيار"):
                return draft.row.unit == "agreement"
            if word.core == "لا" and any(self.tokens[j].text in self.lexis.needs["quiet"] for j in range(k + 1, draft.first)):
                return True
            if word.core in ("دون", "بدون", "عدم", "بلا", "دونما"):
                return verbs == 0 or draft.event in ("injured", "killed", "casualties", "destruction")
            if word.core in ("لا", "ولا") and draft.first - k <= 2:
                return not (k > self.sentence.first and self.words[k - 1].core in ("ان", "الا"))
            other = self.at.get(k)
            if (
                other is not None
                and other is not draft
                and not other.dropped
                and other.event not in ("injured", "killed", "casualties", "destruction")
                and not word.conj
                and not (other.event == draft.event == "talks")
            ):
                return False
            verbs += word.verbal
        return False

    def _is_condition(self, at: int) -> bool:
        """«إذا لم يفرج», «إن لم يسحب», «ما لم يوقف»: a condition, not a denial."""
        before = self.words[at - 1].core if at > self.sentence.first else ""
        return before in ("اذا", "ان", "ما", "لو", "حال")

    def _is_hypothetical(self, draft: Draft) -> bool:
        hit = draft.hit
        if hit is not None and hit.verb and (hit.cut.future or hit.cut.prep == "ل"):
            return True
        past = hit is not None and hit.verb and not hit.present
        if self._is_settled(draft) or self._refusing(draft) >= 0:
            return False
        first = max(self.sentence.first, draft.first - 9)
        for k in range(draft.first - 1, first - 1, -1):
            word = self.words[k]
            text = self.tokens[k].text
            if not past and self._is_wished(k, draft):
                return True
            if (
                text in (".", "؛", "،", ":")
                or (k < draft.first - 1 and "since" in word.part)
                or ("boundary" in word.part and word.core not in ("اذا", "لو", "حال"))
            ):
                break
            if (word.core in ("سوف", "لن") and draft.first - k <= 2) or (
                word.core == "قد" and hit is not None and hit.verb and hit.present and draft.first - k <= 2
            ):
                return True
            if word.core in ("اذا", "لو") or (word.core in ("لم",) and self._is_condition(k)):
                return True
            if not past and self._is_future(k):
                return True
            if draft.event == "talks" and word.core in ("بشان", "حول"):
                return True
            if draft.event == "control" and word.core == "حتي" and k == draft.first - 1 and not draft.verb:
                return True
            tried = word.core in ("حاول", "حاولت", "حاولوا", "محاوله", "محاولات", "محاولته", "محاولا") and draft.event == "attack"
            if word.hypothetical and not past and not tried:
                draft.because("modality", f"cue:{word.core}")
                return True
            other = self.at.get(k)
            if other is not None and other is not draft and not other.dropped and other.event not in _HARM and not word.conj:
                if other.hypothetical and draft.event in _HARM and not past:
                    return True
                break
        for k in range(draft.stop, min(draft.stop + 4, self.sentence.stop)):
            if self.tokens[k].text in ("،", ".", "؛") or (
                self.words[k].verbal and self.words[k].core not in ("بات", "باتت", "اصبح", "اصبحت")
            ):
                break
            if self.words[k].core in _AFTER:
                draft.because("modality", f"cue:{self.words[k].core}")
                return True
        if (
            hit is not None
            and not hit.verb
            and hit.cut.prep == "ل"
            and draft.event in ("control", "attack", "shelling", "airstrike")
            and draft.row.kind == "masdar"
        ):
            before = self.words[draft.first - 1] if draft.first > self.sentence.first else None
            return not (
                before is not None
                and (
                    before.support is not None or before.result is not None or before.core in ("اضافه", "وفقا", "نتيجه", "الرابع")
                )
            )
        return False

    def _is_settled(self, draft: Draft) -> bool:
        """«بعد الاعتداءين», «وسط حملة الضربات»: what something came after has taken place."""
        k = draft.first - 1
        while k > self.sentence.first and (self.words[k].topic or self.scan.amount[k] is not None):
            k -= 1
        return k >= self.sentence.first and not draft.verb and "since" in self.words[k].part

    def _is_wished(self, at: int, draft: Draft) -> bool:
        """«رجح أن تؤدي ... إلى مقتل», «وأن تفرج عن»: «أن» and a verb of the present tell what is not yet; «قبل أن», «تمكن من أن» do not."""
        word = self.words[at]
        if word.text not in ("ان", "وان", "بان") or at + 1 >= self.sentence.stop or at < self.sentence.first:
            return False
        verb = self.words[at + 1] if self.words[at + 1].core != "لا" else self.words[min(at + 2, self.sentence.stop - 1)]
        if not (
            ((verb.verbal or verb.verb is not None) and verb.core[:1] in "يتن") or (verb.verb is not None and verb.verb.present)
        ):
            return False
        done = any(self.words[k].core == "قد" for k in range(at + 1, draft.first))
        return not done and not any("achieved" in self.words[k].part for k in range(max(self.sentence.first, at - 5), at))

    def _is_future(self, at: int) -> bool:
        word = self.words[at]
        return (
            word.verbal and len(word.text) > 4 and word.text[0] == "س" and word.text[1] in "يتنا" and word.text[1:] != word.core
        )

    # -- is it a telling? ----------------------------------------------------------------------------------------------------

    def _is_topic(self, draft: Draft, drafts: list[Draft]) -> bool:
        """True when the word only names a period, a property or a topic («بعد المعارك», «الخاضعة لسيطرة», «منفذي الهجوم»)."""
        if any("figurative" in self.words[k].part for k in range(draft.stop, min(draft.stop + 2, self.sentence.stop))):
            return True
        if self._is_property(draft) or self._is_condemned(draft, drafts) or self._is_foiled(draft):
            return True
        if draft.verb or draft.row.kind in ("person", "participle"):
            return self._bare_people(draft) if draft.row.kind == "person" else False
        word = self.words[draft.first]
        definite = word.det or bool(word.pron)
        before = self.words[draft.first - 1] if draft.first > self.sentence.first else None
        harmed = self.at.get(draft.first - 1)
        told = bool(
            draft.number == "du"
            or (harmed is not None and harmed.event in _HARM and not harmed.verb)
            or self._one_of_many(draft)
            or draft.targets
            or draft.agent
            or draft.amount
            or draft.self_agent
            or draft.pron_agent
            or (draft.event == "talks" and self._pronoun_after(draft))
            or (draft.hypothetical and definite and self._qualified(draft))
        )
        if before is not None and "demonstrative" in before.part:
            return True
        if before is not None and "period" in before.part and not draft.amount and not draft.targets:
            return True
        if ((before is not None and before.topic) or self._topic_two_before(draft)) and (
            definite or (not told and draft.event not in _HARM and draft.event != "destruction")
        ):
            return True
        if (
            draft.row.kind == "masdar"
            and word.det
            and not word.prep
            and before is not None
            and before.det
            and draft.event in ("attack", "siege")
        ):
            return True  # «القوات المهاجمة»: a participle, not the masdar
        if draft.row.kind in ("act", "weapon", "phrase") and definite and not told:
            return not (self._happens(draft) or self._caused(draft, drafts))
        if draft.row.kind == "masdar" and definite and not told and draft.event in _HARM:
            return True
        return False

    def _is_natural(self, draft: Draft, drafts: list[Draft]) -> bool:
        """Floods, road accidents and epidemics harm people too, but not in the conflict."""
        if draft.event not in _HARM and draft.event not in ("missing", "displaced", "destruction"):
            return False
        if any(d.event in ("attack", "clash", "airstrike", "shelling", "explosion") and not d.dropped for d in drafts):
            return False
        natural = self.lexis.needs["natural"]
        return any(
            self.words[k].core in natural or self.tokens[k].text in natural
            for k in range(self.sentence.first, self.sentence.stop)
        )

    def _topic_two_before(self, draft: Draft) -> bool:
        at = draft.first - 2
        return (
            at >= self.sentence.first
            and self.words[at].core in ("حكم", "حكما", "احكام", "عقوبه", "حكمت")
            and draft.event == "killed"
        )

    def _one_of_many(self, draft: Draft) -> bool:
        """«سلسلة من الغارات», «موجة من الهجمات»."""
        at = draft.first - 1
        return (
            at - 1 >= self.sentence.first
            and self.tokens[at].text == "من"
            and self.tokens[at - 1].text in ("سلسله", "موجه", "العديد", "مزيد", "بمزيد", "المزيد")
        )

    def _qualified(self, draft: Draft) -> bool:
        return any(self.words[k].core in _AFTER for k in range(draft.stop, min(draft.stop + 4, self.sentence.stop)))

    def _is_property(self, draft: Draft) -> bool:
        """«الخاضعة لسيطرة كذا», «التي تسيطر عليها», «تحت سيطرة»: control told as a property."""
        if draft.event != "control" or self._prep(draft) != "علي":
            return False
        if draft.row.kind == "phrase":
            return False
        before = self.words[draft.first - 1] if draft.first > self.sentence.first else None
        if not draft.verb:
            return before is not None and (
                before.core in ("تحت", "مناطق", "مناطقه", "منطقه", "خارج", "ضمن")
                or "belonging" in before.part
                or before.core in ("خاضعه", "خاضع")
            )
        present = draft.hit is not None and draft.hit.present
        relative = before is not None and "relative" in before.part
        resumed = any(
            self.tokens[k].text in ("عليها", "عليه", "عليهم") for k in range(draft.stop, min(draft.stop + 3, self.sentence.stop))
        )
        return present and (relative or resumed)

    def _is_condemned(self, draft: Draft, drafts: list[Draft]) -> bool:
        """An act that is only condemned («ندد بالقصف»), with no figure and no harm told."""
        if (
            draft.amount is not None
            or draft.event in _HARM
            or any(d.event in _HARM for d in drafts if d is not draft and not d.dropped)
        ):
            return False
        for k in range(draft.first - 1, max(self.sentence.first - 1, draft.first - 7), -1):
            word = self.words[k]
            if "condemning" in word.part:
                return True
            if "complement" in word.part or self.tokens[k].text in (".", "؛", "،", ":"):
                return False
        return False

    def _is_foiled(self, draft: Draft) -> bool:
        """A bomb that was found, seized or taken apart did not go off."""
        if draft.event not in ("explosion", "shelling") or draft.row.kind in ("verb", "act", "masdar"):
            return False
        if draft.first > self.sentence.first and self.tokens[draft.first - 1].text == "لاطلاق":
            return True  # «منصة لإطلاق الصواريخ»
        return any("foiled" in self.words[k].part for k in range(max(self.sentence.first, draft.first - 6), draft.first))

    def _caused(self, draft: Draft, drafts: list[Draft]) -> bool:
        """«قُتلا في الانفجار», «جراء الغارات»: the definite act is where the harm of the sentence came from."""
        before = self.words[draft.first - 1].core if draft.first > self.sentence.first else ""
        if before not in ("في", "جراء", "نتيجه", "بسبب", "اثر", "خلال") and self.words[draft.first].prep != "ب":
            return False
        return any(d.event in _PERSONAL and not d.dropped for d in drafts)

    def _bare_people(self, draft: Draft) -> bool:
        word = self.words[draft.first]
        before = self.words[draft.first - 1].core if draft.first > self.sentence.first else ""
        if (before == "بين" and not draft.joint) or (
            draft.first > self.sentence.first and self.words[draft.first - 1].topic and before not in ("وقوع", "حدوث")
        ):
            return True
        amount = self._amount_before(draft)
        if amount is not None and draft.event in ("displaced", "detained", "missing") and amount.first > self.sentence.first:
            harm = self.at.get(amount.first - 1)
            if harm is not None and harm.event in _HARM and not harm.dropped:
                return True  # «مقتل ستة نازحين»
        if draft.event == "detained" and any(
            d is not draft and d.event in ("released", "detained", "displaced", "escaped") and d.first < draft.first
            for d in self.at.values()
            if not d.dropped and d.clause == draft.clause
        ):
            return True
        if draft.amount is not None or draft.joint or draft.number in ("du",):
            return False
        if word.det or word.pron:
            return draft.row.event in _HARM
        return False

    def _happens(self, draft: Draft) -> bool:
        """A verb of happening, of result or of claiming stands by: «استمرت الاشتباكات», «الهجوم أسفر عن», «تبنى الهجوم»."""
        for k in range(max(self.sentence.first, draft.first - 2), min(draft.stop + 4, self.sentence.stop)):
            word = self.words[k]
            if word.result is not None or "happening" in word.part:
                return True
        for k in range(max(self.sentence.first, draft.first - 9), draft.first):
            say = self.words[k].say
            if say is not None and say.row.role in ("responsibility", "accuse"):
                return True
        return any(
            self.tokens[k].text in ("مسءوليته", "مسءوليتها", "مسءوليتهم", "بالمسءوليه", "المسءوليه")
            for k in range(max(self.sentence.first, draft.first - 4), draft.first)
        ) and not self._is_negated_claiming(draft)

    def _is_negated_claiming(self, draft: Draft) -> bool:
        return any(self.words[k].core in ("لم",) for k in range(max(self.sentence.first, draft.first - 8), draft.first))

    def _needs(self, draft: Draft) -> bool:
        need = draft.row.need
        if (
            draft.event == "control"
            and draft.targets
            and draft.targets[0].noun is not None
            and draft.targets[0].noun.group in ("thing", "weapon", "air", "means", "crew")
        ):
            return False
        if draft.foreign:
            return False
        if (
            draft.event == "displaced"
            and draft.targets
            and self.tokens[draft.targets[0].head].text in ("جريح", "جرحي", "مرضي", "المرضي", "الجرحي", "مريضا", "جريحا")
        ):
            return False  # medical evacuation
        if not need:
            return True
        near = self._near(draft, 7)
        listed = self.lexis.needs.get(need, frozenset())
        if need in ("person", "thing", "place", "target"):
            return self._has_target(draft, need)
        if need == "count" and self._is_negated(draft):
            return True
        if need == "left":
            group = draft.targets[0].noun.group if draft.targets and draft.targets[0].noun is not None else ""
            counted = draft.targets[0].amount if draft.targets else None
            if counted is not None and (
                group in ("family", "civil", "kin") or (self._is_bare_figure(draft.targets[0]) and counted.vague)
            ):
                return True
            need, listed = "convoy", self.lexis.needs["convoy"]
        if need == "fallen":
            after = self.at.get(draft.targets[0].stop) if draft.targets else None
            return (
                bool(draft.targets)
                and draft.targets[0].amount is not None
                and self._has_target(draft, "person")
                and draft.targets[0].noun is not None
                and (after is None or after.row.kind != "person")
            )
        if need == "count":
            return draft.amount is not None or any(t.amount for t in draft.targets) or draft.number == "du"
        if need == "args":
            return bool(draft.targets or draft.agent or draft.self_agent) or self._happens(draft)
        if need == "captured":
            nxt = draft.targets[0] if draft.targets else None
            group = nxt.noun.group if nxt is not None and nxt.noun is not None else ""
            return nxt is not None and (
                nxt.amount is not None
                or nxt.party is not None
                or group in ("soldier", "fighter", "member", "gunman", "police", "leader")
            )
        if need == "figured":
            return self._amount_before(draft) is not None
        if need == "found":
            return bool(near & listed) or self._amount_before(draft) is not None
        if need == "neutralised":
            group = draft.targets[0].noun.group if draft.targets and draft.targets[0].noun is not None else ""
            return self._has_target(draft, "person") and group not in ("civil", "kin", "family")
        if need == "parley":
            return self.armed or bool(self._near(draft, 12) & self.lexis.needs["talks"]) or bool(draft.agent and draft.targets)
        if need == "foes":
            return bool(draft.targets) and (
                self._has_target(draft, "person") or (draft.targets[0].noun is not None and draft.targets[0].noun.group == "unit")
            )
        if need == "felled":
            after = self.at.get(draft.stop) or self.at.get(draft.stop + 1) or self.at.get(draft.stop + 2)
            return (
                bool(draft.targets)
                and self._is_person(draft.targets[0])
                and draft.targets[0].noun is not None
                and (after is None or after is draft or after.row.kind != "person")
            )
        if need == "withdrawn":
            return any((self.words[k].noun is not None and self.words[k].noun.group in ("unit", "fighter", "soldier", "gunman")) or self.scan.party[k] or self.tokens[k].text.startswith(("قوات", "ميليشيا", "مليشيا", "جيش"))  # type: ignore[union-attr]
                       for k in range(draft.stop, min(draft.stop + 3, self.sentence.stop)))  # fmt: skip
        if need == "sides":
            return bool(draft.agent or draft.targets or draft.self_agent) or draft.number == "pl" or self._happens(draft)
        if need == "counted":
            return draft.amount is not None or any(t.amount for t in draft.targets)
        if need == "died":
            following = {self.words[k].core for k in range(draft.stop, min(draft.stop + 5, self.sentence.stop))}
            nxt = self.words[draft.stop] if draft.stop < self.sentence.stop else None
            blocked = nxt is not None and (nxt.core in ("علي", "بان", "ان") or nxt.prep == "ب")
            return not blocked and bool(following & listed) and self._has_target(draft, "person")
        if need == "cause":
            struck = any(d.event in ("attack", *_MEANS) and not d.dropped for d in self.at.values())
            return (
                struck or bool(self._near(draft, 14) & listed) or draft.amount is not None or any(t.amount for t in draft.targets)
            )
        if need == "wounded":
            return not any(
                self.tokens[k].text in self.lexis.needs["sick"]
                for k in range(draft.first, min(draft.stop + 6, self.sentence.stop))
            )
        if need == "fled":
            if draft.event == "displaced":
                return True
            group = draft.targets[0].noun.group if draft.targets and draft.targets[0].noun is not None else ""
            return group == "prisoner" or self.fled or bool(self._near(draft, 12) & self.lexis.needs["custody"])
        if need == "custody" and draft.event == "escaped" and draft.amount is not None:
            return self.fled or any(self.words[k].core in listed for k in range(self.sentence.first, self.sentence.stop))
        if need == "force":
            return any(t.place or (t.noun is not None and t.noun.group in ("area", "site")) for t in draft.targets)
        if need == "entered":
            doer = (
                draft.agent is not None and (self.doer(draft.agent) or draft.agent.party is not None)
            ) or draft.row.kind == "masdar"
            again = any(
                d is not draft and d.event == "control" and not d.dropped and d.first > draft.first and self._prep(d) == "علي"
                for d in self.at.values()
            )
            if draft.row.kind == "masdar" and draft.agent is None:
                doer = any(self.words[k].say is not None for k in range(max(self.sentence.first, draft.first - 6), draft.first))
            return doer and not again and self._has_target(draft, "place")
        if need == "captive":
            group = draft.targets[0].noun.group if draft.targets and draft.targets[0].noun is not None else ""
            return (
                bool(draft.targets)
                and (group == "prisoner" or bool(self._near(draft, 8) & listed))
                and self._has_target(draft, "person")
            )
        if need == "blast":
            return bool(near & self.lexis.needs["blast"]) or any(
                self.words[k].result is not None for k in range(draft.stop, min(draft.stop + 6, self.sentence.stop))
            )
        if need == "armed":
            near = {self.tokens[k].text for k in range(draft.stop, min(draft.stop + 3, self.sentence.stop))}
            return bool(near & listed)
        if need == "talks":
            sides = bool(draft.agent is not None and draft.targets)
            other = any(d.event == "talks" and d is not draft for d in self.at.values())
            return bool(self._near(draft, 12) & listed) or sides or other
        if need == "crowd":
            found = draft.agent
            return found is not None and (
                (found.amount is not None and (found.amount.vague or (found.amount.low or 0) > 20))
                or (found.noun is not None and found.noun.group == "protester")
            )
        if (
            need == "convoy"
            and draft.targets
            and draft.targets[0].amount is not None
            and draft.targets[0].noun is not None
            and draft.targets[0].noun.group in ("fighter", "gunman", "family", "civil")
        ):
            return True
        if need == "convoy":
            whole = {self.tokens[k].text for k in range(self.sentence.first, self.sentence.stop)}
            group = draft.targets[0].noun.group if draft.targets and draft.targets[0].noun is not None else ""
            return bool(whole & listed) and (
                self._has_target(draft, "person")
                or (group == "thing" and draft.targets[0].noun is not None and draft.targets[0].noun.unit == "vehicle")
            )
        if need == "struck":
            return bool(near & listed) or any(t.party is not None for t in draft.targets)
        return bool(near & listed)

    def _near(self, draft: Draft, reach: int) -> set[str]:
        first, stop = max(self.sentence.first, draft.first - reach), min(self.sentence.stop, draft.stop + reach)
        return {self.words[k].core for k in range(first, stop)} | {self.tokens[k].text for k in range(first, stop)}

    def _has_target(self, draft: Draft, need: str) -> bool:
        for found in draft.targets[:1]:
            group = found.noun.group if found.noun is not None else ""
            if need == "target":
                return True
            if need == "person":
                return group in _PEOPLE or (
                    group not in ("thing", "site", "area", "weapon", "air")
                    and (found.amount is not None or found.party is not None)
                )
            if need == "place":
                return found.place is not None or group in ("area", "site") or "place_head" in self.words[found.head].part
            return group in ("thing", "site", "air")
        return False


_AFTER = frozenset({
    "محتمل", "محتمله", "مفترض", "مفترضه", "المحتمل", "المحتمله", "المفترض", "المفترضه", "مرتقب", "المرتقب", "المرتقبه",
    "مرتقبه", "وشيك", "وشيكه", "الوشيك", "الوشيكه", "متوقع", "متوقعه", "المتوقع", "المتوقعه", "مزعوم", "المزعوم", "مقبله",
    "المقبله", "المقبل", "مقرر", "مقررا", "مقرره", "المقرر", "المقرره",
})  # fmt: skip


def _glued(text: str) -> str:
    return text[0] if text[:1] in ("ب", "ل") and text[1:2].isdigit() else ""


def _group(args: list[Phrase], leads: tuple[str, ...]) -> list[Phrase]:
    """The first phrase led by one of ``leads`` and those joined to it."""
    for n, found in enumerate(args):
        if found.lead in leads and not (found.joined and "" in leads and n == 0):
            return [found, *_joined(args[n + 1 :])]
    return []


def _from(args: list[Phrase], start: Phrase | None) -> list[Phrase]:
    if start is None:
        return []
    at = args.index(start) if start in args else -1
    return [start, *_joined(args[at + 1 :])] if at >= 0 else [start]


def _joined(rest: list[Phrase]) -> list[Phrase]:
    out: list[Phrase] = []
    for found in rest:
        if not found.joined or (found.lead and found.lead not in ("",)):
            break
        out.append(found)
    return out
