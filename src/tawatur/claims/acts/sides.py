"""The two sides of a fight or of talks, and those who march."""

from __future__ import annotations

from dataclasses import replace

from tawatur.claims.acts.before import subject_of_verb
from tawatur.claims.acts.draft import FAR, Draft
from tawatur.claims.acts.kinds import is_able, is_doer
from tawatur.claims.acts.sight import Sight
from tawatur.claims.phrases import Phrase, phrase


def find_sides(see: Sight, draft: Draft, args: list[Phrase]) -> None:
    between = [a for a in args if a.lead == "بين"]
    if between:
        draft.agent = between[0]
        if see.tokens[between[0].head].text in ("الطرفين", "الجانبين", "الفريقين", "الطرفان"):
            draft.targets = [between[0]]
            return
        at = args.index(between[0])
        rest = [a for a in args[at + 1 :] if a.joined or a.lead in ("بين", "من")]
        second = [a for a in rest if a.joined or a.lead == "بين"]
        draft.targets = second[:1]
        return
    if draft.event == "talks" and _negotiators(see, draft):
        return
    with_whom = [a for a in args if a.lead in ("مع", "ضد")]
    draft.targets = with_whom[:1]
    if args and not args[0].lead and is_doer(see, args[0]) and args[0].first - draft.stop <= 2:
        draft.agent = args[0]


def _negotiators(see: Sight, draft: Draft) -> bool:
    """«المفاوضات بين كذا وكذا ... إلى اتفاق», «توصل كذا وكذا إلى اتفاق», «كذا وكذا تتوصلان», «دعا الطرفين إلى هدنة»."""
    pairs: list[tuple[Phrase, Phrase]] = []
    at = max(draft.clause[0], draft.first - FAR)
    last: Phrase | None = None
    while at < draft.first:
        lead = see.words[at - 1].core if at > see.first else ""
        found = (
            phrase(
                see.scan,
                at,
                draft.first,
                joined=bool(see.words[at].conj or (see.scan.party[at] is not None and see.scan.party[at].conj)),
            )
            if not see.blocked[at]
            else None
        )  # type: ignore[union-attr]
        if found is None:
            at += 1
            continue
        if "both" in see.words[found.head].part:
            draft.agent = draft.agent or found
            draft.targets = [found]
            return True
        agreed = last is not None and (
            last.lead == "بين" or (last.first > see.first and "agreeing" in see.words[last.first - 1].part)
        )
        if (
            found.joined
            and last is not None
            and last.stop == found.first
            and (agreed or (is_able(see, found) and is_able(see, last)))
        ):
            pairs.append((last, found))
        last = replace(found, lead=lead)
        at = max(found.stop, at + 1)
    if not pairs:
        return False
    draft.agent, draft.targets = draft.agent or pairs[-1][0], [pairs[-1][1]]
    draft.because("target", "the-two-who-agreed")
    return True


def marchers(see: Sight, draft: Draft) -> Phrase | None:
    """«خرج المئات في مظاهرة», «نظم الأهالي وقفة»: the subject of the verb before."""
    for k in see.nearest(draft.first, 9):
        word = see.words[k]
        if word.core in see.needs["march"] and word.verbal:
            return phrase(see.scan, k + 1, draft.first) or subject_of_verb(see, k, see.clause(k)[0])
        if see.tokens[k].text in ("،", ".", ":"):
            return None
    return None
