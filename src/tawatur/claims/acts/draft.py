"""An event while it is being worked out, and the groups of events and people that the rules tell apart."""

from __future__ import annotations

from dataclasses import dataclass, field

from tawatur.claims.phrases import Phrase
from tawatur.claims.tables import ActRow
from tawatur.claims.words import Hit
from tawatur.lang.pack import Amount

HARM = frozenset({"killed", "injured", "casualties"})
#: Events that befall people: what is counted is persons.
PERSONAL = HARM | {"detained", "released", "escaped", "surrendered", "missing", "displaced"}
#: Attacks whose means is known.
MEANS = frozenset({"airstrike", "shelling", "explosion"})
#: Groups of nouns for people (``nouns.csv``).
PEOPLE = frozenset({
    "civil", "man", "member", "soldier", "police", "guard", "fighter", "gunman", "leader", "official", "prisoner", "journalist",
    "protester", "settler", "kin", "family", "suspect", "other", "victim",
})  # fmt: skip
#: Tokens looked back over for whom a word means.
FAR = 80


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
    negated: bool = False
    hypothetical: bool = False
    settled: bool = False  # it took place before what is told («وسط الضربات»), whatever the voice says of that
    joint: bool = False
    foreign: bool = False  # the doer told is no side of the conflict («انسحاب طواقم المنظمة»)
    parts: list[Phrase] = field(default_factory=list)  # the sides a figure is made of
    inherited: list[Phrase] = field(default_factory=list)  # the side told with an earlier word for the same figure
    unit: str = ""  # what is counted, when a weapon drawn in brought the figure
    antecedent: str = ""  # the pronoun that stands for the target
    times: Amount | None = None  # how often an act told by a verb took place
    completed: int = 0  # the token that completes a split phrase
    dropped: bool = False
    rules: list[tuple[str, str]] = field(default_factory=list)

    @property
    def group(self) -> str:
        """The group of the noun that suffered it («جنود»: ``soldier``), or nothing."""
        return self.targets[0].group if self.targets else ""

    @property
    def is_weapon(self) -> bool:
        """True for a word or phrase for a weapon."""
        return "weapon" in (self.row.kind, self.row.frame)

    def because(self, slot: str, rule: str) -> None:
        """Note the rule that filled a slot."""
        self.rules.append((slot, rule))
