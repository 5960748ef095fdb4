"""The place of each event: its own, that of the act or the harm it is told with, or the one of the sentence before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tawatur.claims.acts import Draft
from tawatur.claims.scene.setting import Setting
from tawatur.claims.scene.site import Found, Site
from tawatur.claims.scene.worth import FIRE, HARM, Worth, tied
from tawatur.model import Place

_REACH = 1
#: Acts that, told as new («غارات», not «الغارات»), need not be where the last one was.
_OWN = frozenset({"attack", "airstrike"})


def _country(site: Site) -> str:
    """The code of a site that is a whole country, or nothing."""
    row = site.rows[0] if site.rows else None
    return str(row.country) if row is not None and row.precision == "country" else ""


_FAR = 80  # tokens over which two events are of two matters


class Places(Worth):
    """Gives every event of a sentence its place."""

    __slots__ = ()

    def places(self, drafts: Sequence[Draft], setting: Setting) -> list[Place | None]:
        """The place of every draft of a sentence, in their order; notes what the next sentence may carry on."""
        owners = {id(site): self._owner(site, drafts) for site in setting.sites}
        ranked = [self._ranked(draft, drafts, owners, setting) for draft in drafts]
        own = [
            bool(best) and (owners[id(best[0][1])] is d or self._inside(best[0][1], d))
            for d, best in zip(drafts, ranked, strict=True)
        ]
        chosen = [
            Found(best[0][1], False, self._rule(d, best[0][1])) if best else None for d, best in zip(drafts, ranked, strict=True)
        ]
        self._follow(drafts, chosen, ranked, owners, setting)
        self._share(drafts, chosen, own, setting)
        for n, draft in enumerate(drafts):
            if chosen[n] is None:
                launch = self._launch(draft, setting)
                chosen[n] = self._carry(draft, setting, anew=launch is None or draft.event == "attack") or launch
            if chosen[n] is not None:
                draft.because("place", chosen[n].rule)  # type: ignore[union-attr]
        chosen = [self._finer(draft, found, owners, setting) for draft, found in zip(drafts, chosen, strict=True)]
        self._remember(drafts, chosen, setting)
        return [self.place(found) if found is not None else None for found in chosen]

    def _finer(self, draft: Draft, found: Found | None, owners: Mapping[int, Draft | None], setting: Setting) -> Found | None:
        """«غارة في سوريا بينما كان قرب بلدة كذا»: where the country is told, a place in it that the sentence tells behind."""
        country = _country(found.site) if found is not None else ""
        if found is None or found.carried or not country or self._inside(found.site, draft):
            return found
        for site in setting.sites:
            row = site.rows[0] if site.rows else None
            apart = site.lead == "من" or owners[id(site)] not in (None, draft) or site.first < found.site.first
            if row is not None and not apart and row.country == country and row.precision not in ("country", "region"):
                return replace(found, site=site, rule="in-the-country-told")
        return found

    def _follow(
        self,
        drafts: Sequence[Draft],
        chosen: list[Found | None],
        ranked: Sequence[list[tuple[float, Site]]],
        owners: Mapping[int, Draft | None],
        setting: Setting,
    ) -> None:
        """A place told before an event, as another event's, is this one's only if it is that one's: of several the first."""
        for n, draft in enumerate(drafts):
            site = chosen[n].site if chosen[n] is not None else None  # type: ignore[union-attr]
            if site is None or site.first >= draft.first or self._frames(site, setting) or self._inside(site, draft):
                continue
            owner = owners[id(site)]
            m = next((k for k in range(n) if drafts[k] is owner), None)
            if m is not None and chosen[m] is not None and chosen[m].site.first < site.first:  # type: ignore[union-attr]
                chosen[n] = replace(chosen[m], rule="place-of-the-event-before")  # type: ignore[type-var]

    def _ranked(
        self, draft: Draft, drafts: Sequence[Draft], owners: Mapping[int, Draft | None], setting: Setting
    ) -> list[tuple[float, Site]]:
        """The sites an event may have, the likeliest first."""
        worths = [(self._worth(draft, site, drafts, owners[id(site)], setting), site) for site in setting.sites]
        return sorted((each for each in worths if each[0] > 0), key=lambda each: -each[0])

    def _launch(self, draft: Draft, setting: Setting) -> Found | None:
        """Fire is told where it lands; where it came from only when nothing else is told."""
        if draft.event not in FIRE:
            return None
        for site in setting.sites:
            if site.lead == "من" and site.first > draft.first and draft.clause[0] <= site.first < draft.clause[1]:
                return Found(site, False, "where-it-came-from")
        return None

    def _rule(self, draft: Draft, site: Site) -> str:
        where = (
            "in-the-target"
            if self._inside(site, draft)
            else "after-the-event"
            if site.first >= draft.stop
            else "before-the-event"
        )
        return f"{where}:{site.kind}"

    def _share(self, drafts: Sequence[Draft], chosen: list[Found | None], own: Sequence[bool], setting: Setting) -> None:
        """The harm and the act that brought it about are at one place: what has none of its own takes the other's."""
        for n, draft in enumerate(drafts):
            if own[n]:
                continue
            if (
                chosen[n] is None
                and n
                and chosen[n - 1] is not None
                and not self._parted(drafts[n - 1], draft)
                and not setting.hypothetical(draft)
                and not (self._large(draft) and self._since(draft, setting))
            ):
                chosen[n] = replace(chosen[n - 1], rule="place-of-the-event-before")  # type: ignore[type-var]
            before = [m for m in range(n - 1, -1, -1) if own[m] and tied(drafts[m], draft) and not self._parted(drafts[m], draft)]
            after = [
                m
                for m in range(n + 1, len(drafts))
                if own[m]
                and tied(drafts[m], draft)
                and not self._parted(draft, drafts[m])
                and not self._said_anew(draft, drafts[m])
            ]
            same = [m for m in (*before, *after) if drafts[m].clause == draft.clause]
            near = same[:1] or before[:1] or after[:1]
            if after[:1] == [n + 1] and draft.event in HARM and self._occasion(draft, drafts[n + 1]):
                near = after[:1]
            if near and (chosen[n] is None or before or same):
                chosen[n] = replace(chosen[near[0]], rule="place-of-the-act")  # type: ignore[type-var]

    def _occasion(self, harm: Draft, act: Draft) -> bool:
        """«وأصيب سبعة في مواجهات»: the act told right behind the harm as its occasion."""
        words = self.scan.words
        led = act.first > harm.stop and words[act.first - 1].core in self.words.during
        return led and not any(self._comma(k) for k in range(harm.stop, act.first))

    def _said_anew(self, one: Draft, two: Draft) -> bool:
        """«..., وإن قذيفة سقطت», «..., ردا على تفجير كذا»: what is told next is another matter."""
        words = self.scan.words[one.stop : two.first]
        return (
            self._says_more(range(one.stop, two.first))
            or self._said_next(one, two)
            or any(word.core in self.words.answering for word in words)
        )

    def _said_next(self, one: Draft, two: Draft) -> bool:
        """«..., وإن قذيفة سقطت»: what is said next."""
        return any(
            (word.conj and "complement" in word.part) or (word.text.startswith("وان") and "boundary" in word.part)
            for word in self.scan.words[one.stop : two.first]
        )

    def _parted(self, one: Draft, two: Draft) -> bool:
        """True when another matter begins between two events of a sentence («فيما», «كما», «؛»)."""
        words = self.scan.words
        if two.first - one.stop > _FAR:
            return True
        return any(
            (words[k].core in self.words.parting and (words[k].core != "حين" or words[k - 1].core == "في"))
            or self.scan.tokens[k].text == "؛"
            for k in range(one.stop, two.first)
        )

    def _carry(self, draft: Draft, setting: Setting, *, anew: bool) -> Found | None:
        """The place told in the sentence before, for an event that plainly goes on with it; ``anew``: acts told as new do not."""
        if draft.event in ("talks", "released") or self.carried is None or setting.hypothetical(draft):
            return None
        if setting.turn or self._since(draft, setting):
            return None
        if any(word.core in self.words.owning for word in self.scan.words[max(0, draft.first - 3) : draft.first]):
            return None  # «أعلنت مسؤوليتها عن الهجوم»
        site, number = self.carried
        if number < setting.number - _REACH:
            return None
        if draft.event == "destruction" and not draft.targets:
            return None
        if (anew and draft.event in _OWN and not self.scan.words[draft.first].det) or self._large(draft) or setting.denied(draft):
            return None
        if site.kind == "back" and not site.rows:
            return None
        return Found(site, True, "carried-from-the-sentence-before")

    def _large(self, draft: Draft) -> bool:
        """A figure of hundreds is a total, not what happened at the place told before."""
        amounts = [draft.amount, *(target.amount for target in draft.targets)]
        return any(amount is not None and (amount.low or 0) >= 150 for amount in amounts)

    def _since(self, draft: Draft, setting: Setting) -> bool:
        """A total over a long time («منذ مطلع العام») is no event of the place told before."""
        return any(
            (m.first_day is not None and m.last_day is not None and (m.last_day - m.first_day).days > 6)
            or (m.offset_days is not None and m.offset_days[1] - m.offset_days[0] > 6)
            for m in setting.moments
        )

    def _remember(self, drafts: Sequence[Draft], chosen: Sequence[Found | None], setting: Setting) -> None:
        if setting.title and not drafts and setting.sites:
            self.carried = (setting.sites[0], setting.number)
            return
        own = [
            found for draft, found in zip(drafts, chosen, strict=True) if found is not None and not setting.hypothetical(draft)
        ]
        fresh = [found for found in own if not found.carried and (found.site.kind != "thing" or self.carried is None)]
        if fresh:
            self.carried = (fresh[0].site, setting.number)
        elif own or (self.carried is not None and not setting.sites):
            if self.carried is not None and own:
                self.carried = (self.carried[0], setting.number)

    def place(self, found: Found) -> Place:
        """The place as a claim holds it."""
        site, scan = found.site, self.scan
        start, end = scan.span(site.first, site.stop)
        row = site.rows[0] if site.rows else None
        return Place(
            text=scan.text[start:end], name=site.name, start=start, end=end, carried=found.carried,
            lat=row.lat if row else None, lon=row.lon if row else None,
            precision=row.precision if row else None, key=row.key if row else None,
        )  # fmt: skip
