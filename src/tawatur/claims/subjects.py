"""Phrases that end before a verb: its subject, those joined to it, and the one its clause opens with."""

from __future__ import annotations

from dataclasses import replace

from tawatur.claims.phrases import Phrase, phrase
from tawatur.claims.scan import Scan

_PARTING = frozenset({",", "،", ".", ":", ";", "؛", "؟", "!"})


def subject_before(scan: Scan, at: int, clause_first: int, first: int) -> Phrase | None:
    """The phrase that a verb at ``at`` has before it as its subject, also through «الذي»; looks back no further than ``first``."""
    words, end, relative = scan.words, at, False
    while end - 1 >= clause_first and (
        words[end - 1].part & {"future", "negation", "auxiliary"}
        or (words[end - 1].text == "ما" and "auxiliary" in words[end].part)
    ):
        end -= 1
    if end - 1 >= clause_first and "relative" in words[end - 1].part:
        end, relative = end - 1, True
    end = _before_aside(scan, end, first)
    found = _ending_at(scan, end, first)
    if found is None or (not relative and _is_governed(scan, found, first)):
        return clause_subject(scan, at, clause_first)
    # «عشرات المنازل والمتاجر أُحرقت»: the first of several joined phrases carries the figure
    while scan.words[found.first].conj and not found.amount:
        earlier = _ending_at(scan, found.first, first)
        if earlier is None or (earlier.amount is None and found.party is not None and earlier.party is None):
            break
        if _counts_itself(found) and (earlier.amount is not None or _counts_itself(earlier)):
            break  # «ضابطان ومجند»: each is a figure of its own
        found = replace(earlier, stop=end)
    return found


def _counts_itself(found: Phrase) -> bool:
    """One or two people by the form of their noun: «مجند», «ضابطان», «القيادي فلان»."""
    noun = found.noun
    return noun is not None and noun.unit == "person" and noun.number in ("sg", "du") and found.amount is None


def joined_before(scan: Scan, found: Phrase, first: int) -> list[Phrase]:
    """The counted phrases joined to one before a verb, from left to right: «25 مدنياً وعشرة حراس سقطوا قتلى»."""
    out = [found]
    while scan.words[out[0].first].conj or (scan.amount[out[0].first] is not None and scan.tokens[out[0].first].text[:1] == "و"):
        earlier = _ending_at(scan, out[0].first, first)
        if earlier is None or earlier.first >= out[0].first or not (earlier.amount is not None or _counts_itself(earlier)):
            break
        out.insert(0, earlier)
    return out


def _is_governed(scan: Scan, found: Phrase, first: int) -> bool:
    """True when a preposition governs the phrase: «شمالي بغداد» is no subject."""
    if scan.words[found.first].prep and not scan.amount[found.first]:
        return True
    return (
        found.first > first
        and bool(scan.words[found.first - 1].part & {"prep", "place_prep"})
        and scan.amount[found.first - 1] is None
    )


def _before_aside(scan: Scan, end: int, first: int) -> int:
    """Step back over what may stand between a subject and its verb: commas, «على الأقل», «، بينهم ثلاثة أطفال،»."""
    while end - 1 > first:
        text = scan.tokens[end - 1].text
        if text in ("،", ",", '"', "»", "«", ")"):
            opened = next((k for k in range(end - 2, max(first, end - 12), -1) if "subset" in scan.words[k].part), 0)
            if (
                text in ("،", ",")
                and opened
                and scan.tokens[opened - 1].text in ("،", ",", "من")
                and all(scan.tokens[k].text not in ("،", ",") or k == end - 1 for k in range(opened, end))
            ):
                end = opened - 1 if scan.tokens[opened - 1].text != "من" else opened - 2
            else:
                end -= 1
        elif text in scan.cues["at-most"] and scan.tokens[end - 2].text == "علي":
            end -= 2
        else:
            break
    return end


def _ending_at(scan: Scan, end: int, first: int) -> Phrase | None:
    """The longest phrase that ends just before token ``end``."""
    for start in range(_unbroken(scan, end, max(first, end - 10)), end):
        found = phrase(scan, start, end)
        if found is not None and found.stop == end:
            return found
    return None


def _unbroken(scan: Scan, end: int, first: int) -> int:
    """The first token from which a phrase can reach ``end``: none goes past a comma or a time, but within brackets."""
    for at in range(end - 1, first - 1, -1):
        text = scan.tokens[at].text
        if text == ")":
            return first
        if text in _PARTING or scan.moment[at] is not None:
            return at + 1
    return first


def clause_subject(scan: Scan, at: int, clause_first: int) -> Phrase | None:
    """The phrase a clause opens with, if no verb stands between it and token ``at``."""
    start = clause_first
    while start < at and (scan.words[start].part or scan.is_punct(start)):
        start += 1
    found = phrase(scan, start, at) if start < at else None
    if found is None or found.lead:
        return None
    first = found.stop
    if first < at and _is_attribute(scan, found, first):
        # «مواطناً يدعى حسن خلف اختطف», «مهندسين يعملون في شركة اختطفوا»
        first = min(at, first + (3 if scan.words[first].text in scan.cues["called"] else 1))
    for k in range(first, at):
        word = scan.words[k]
        if word.verbal and "auxiliary" not in word.part and "boundary" not in word.part:
            return None
    return found


def _is_attribute(scan: Scan, found: Phrase, at: int) -> bool:
    """A verb of the present right behind an indefinite phrase says what it is or does."""
    word, head = scan.words[at], scan.words[found.head]
    present = word.text in scan.cues["called"] or (word.text[:1] in "يت" and word.verb is None and word.say is None)
    return present and word.verbal and not head.det and found.party is None and found.noun is not None
