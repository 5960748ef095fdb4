"""Build the project's own gold from articles written by hand.

    gate.py SOURCE_DIR OUT.jsonl [--actors ACTORS.csv] [--show ID]

SOURCE_DIR holds one file an article, in this form (UTF-8; lines that begin with "//" are remarks):

    id: a01
    outlet: name of the outlet
    published: 2024-12-01          (or nothing: unknown)
    conflict: syria
    title: the headline
    ---
    the body, one paragraph a line
    ---
    @O=المرصد>sohr>monitor | V=بيان>statement>channel; تلغرام>telegram>channel | P=بلدة س>س | t=أمس>2024-11-30
    killed | مقتل | n=3 | T=جنود>syria-army | A=مسلحين>gunmen
    injured | إصابة | n=~5 | T=آخرين>syria-army | neg | hyp | deny

A line "@…" sets what the claims after it share (one line a sentence, as a rule) and forgets what was set before;
a bare "@" only forgets. A claim is: event | trigger words | slots. Slots are O origin (words>actor>kind),
V via (words>name>kind; …), P place (words>name), t time (words>day or day..day; with an unknown publication date
days relative to it: -1..0), T target, A agent (words>actor), n count; "-" empties a slot that the "@" line filled;
an actor "-" is null. Flags: neg, hyp, and the stances.
Counts: 3, ~3 (about), more 900, least 5, most 20, 10-15, several, tens, hundreds, thousands, tens of thousands,
hundreds of thousands, all;
a unit may follow in square brackets: n=2[rocket]. Without it a person is counted.

Triggers are whole words. One is looked for after the trigger of the claim before; "=" means the same trigger again;
"words#2" means the second time these words stand in title and body; "words<" means: from the beginning.

Every quoted word must stand in the article, or the build fails and names article and claim. Exit code 2 then.
"""

from __future__ import annotations

import argparse
import csv
import datetime
import json
import re
import sys
from pathlib import Path
from typing import Any

PEOPLE = {"killed", "injured", "casualties", "detained", "released", "escaped", "surrendered", "missing", "displaced"}
ACTS = {"attack", "clash", "airstrike", "shelling", "explosion", "control", "siege", "destruction", "talks", "protest"}
STANCES = {"assert", "confirm", "allege", "admit", "deny", "estimate", "demand"}
KINDS = {"party", "official", "medical", "monitor", "witness", "anonymous", "media", "outlet"}
CHANNELS = {"telegram", "x", "facebook", "tv", "radio", "statement", "website", "video"}
VAGUE: dict[str, tuple[int | None, int | None, str]] = {
    "several": (3, None, "several"),
    "tens": (20, 99, "tens"),
    "hundreds": (200, 999, "hundreds"),
    "thousands": (2000, 9999, "thousands"),
    "tens of thousands": (20000, 99999, "thousands"),
    "hundreds of thousands": (200000, 999999, "thousands"),
    "all": (None, None, "all"),
}
LETTER = r"[\w\u064B-\u0652\u0670\u0640]"


class Fault(Exception):
    """A source that cannot be built; the message names article, claim and reason."""


def count(told: str, event: str) -> dict[str, Any]:
    """The count written as `told`; a person is counted unless a unit is named."""
    match = re.fullmatch(r"(.*?)\s*(?:\[([a-z-]+)\])?", told.strip())
    assert match
    value, unit = match[1].strip(), match[2] or "person"
    if event in ACTS and not match[2] and event != "protest":
        raise Fault(f"an act is counted in a unit of its own: {told!r}")
    low: int | None
    high: int | None
    if value in VAGUE:
        low, high, hedge = VAGUE[value]
    elif number := re.fullmatch(r"(more|least|most|~)?\s*(\d+)(?:-(\d+))?", value):
        n = int(number[2])
        if number[3]:
            low, high, hedge = n, int(number[3]), "between"
        else:
            low, high, hedge = {
                "more": (n + 1, None, "more_than"),
                "least": (n, None, "at_least"),
                "most": (0, n, "at_most"),
                "~": (n, n, "about"),
            }.get(number[1] or "", (n, n, "exact"))
    else:
        raise Fault(f"count {told!r} is not understood")
    return {"low": low, "high": high, "hedge": hedge, "unit": unit}


def parts(told: str, n: int, what: str) -> list[str]:
    out = [p.strip() for p in told.split(">")]
    if len(out) != n:
        raise Fault(f"{what} {told!r}: {n} parts are needed, joined by >")
    return out


def find(full: str, words: str, after: int) -> int:
    """Where `words` stand as whole words at or after `after`; -1 if nowhere."""
    match = re.compile(rf"(?<!{LETTER}){re.escape(words)}(?!{LETTER})").search(full, after)
    return match.start() if match else -1


def trigger(full: str, told: str, before: dict[str, Any] | None) -> dict[str, Any]:
    if told == "=":
        if before is None:
            raise Fault("no claim before this one")
        return dict(before)
    words, times, after = told, 1, before["end"] if before else 0
    if match := re.fullmatch(r"(.+)#(\d+)", told):
        words, times, after = match[1], int(match[2]), 0
    elif told.endswith("<"):
        words, after = told[:-1], 0
    at = -1
    for _ in range(times):
        at = find(full, words, after)
        if at < 0:
            raise Fault(f"trigger {told!r} is not there")
        after = at + 1
    return {"text": words, "start": at, "end": at + len(words)}


def when(told: str, published: str | None) -> dict[str, Any]:
    text, days = parts(told, 2, "time")
    first, _, last = days.partition("..")
    last = last or first
    if published is None:
        return {"text": text, "start": None, "end": None, "offset_days": [int(first), int(last)]}
    if datetime.date.fromisoformat(first) > datetime.date.fromisoformat(last):
        raise Fault(f"time {told!r} ends before it begins")
    return {"text": text, "start": first, "end": last}


def slots(fields: list[str], full: str, published: str | None, actors: set[str] | None, event: str) -> dict[str, Any]:
    """The slots written in `fields`; every quoted word is looked for in the article."""
    out: dict[str, Any] = {}

    def quoted(text: str) -> str:
        if text not in full:
            raise Fault(f"words {text!r} are not in the article")
        return text

    def party(told: str) -> dict[str, Any]:
        text, actor = parts(told, 2, "party")
        return {"text": quoted(text), "actor": known(actor)}

    def known(actor: str) -> str | None:
        if actor == "-":
            return None
        if actors is not None and actor not in actors:
            raise Fault(f"actor {actor!r} is not in the list of actors")
        return actor

    for field in filter(None, (f.strip() for f in fields)):
        key, mark, told = field.partition("=")
        told = told.strip()
        if not mark:
            if key == "neg":
                out["polarity"] = "negated"
            elif key == "hyp":
                out["modality"] = "hypothetical"
            elif key in STANCES:
                out["stance"] = key
            else:
                raise Fault(f"{key!r} is no flag")
        elif key in ("T", "A"):
            out["target" if key == "T" else "agent"] = None if told == "-" else party(told)
        elif key == "n":
            out["count"] = count(told, event)
        elif key == "P":
            if told == "-":
                out["place"] = None
            else:
                text, name = parts(told if ">" in told else f"{told}>{told}", 2, "place")
                out["place"] = {"text": quoted(text), "name": name}
        elif key == "t":
            out["time"] = None if told == "-" else when(told, published)
            if out["time"]:
                quoted(out["time"]["text"])
        elif key == "O":
            if told == "-":
                out["origin"] = {"text": None, "actor": None, "kind": "outlet"}
            else:
                text, actor, kind = parts(told, 3, "origin")
                if kind not in KINDS:
                    raise Fault(f"{kind!r} is no kind of origin")
                out["origin"] = {"text": quoted(text), "actor": known(actor), "kind": kind}
        elif key == "V":
            out["via"] = []
            for link in told.split(";") if told != "-" else []:
                text, name, kind = parts(link, 3, "via")
                if kind not in ("media", "channel"):
                    raise Fault(f"via {link!r} is neither media nor channel")
                out["via"].append({"text": quoted(text), "name": name, "kind": kind})
        else:
            raise Fault(f"{key!r} is no slot")
    return out


def build(path: Path, actors: set[str] | None) -> dict[str, Any]:
    """The article of one source file, with its claims and their offsets."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("//")]
    try:
        one = lines.index("---")
        two = lines.index("---", one + 1)
    except ValueError:
        raise Fault(f"{path.name}: head, body and claims must be parted by two lines ---") from None
    head = {k.strip(): v.strip() for k, _, v in (line.partition(":") for line in lines[:one] if line.strip())}
    if set(head) != {"id", "outlet", "published", "conflict", "title"}:
        raise Fault(f"{path.name}: the head has {sorted(head)}")
    text = "\n".join(line.strip() for line in lines[one + 1 : two] if line.strip())
    full, published = head["title"] + "\n" + text, head["published"] or None
    claims: list[dict[str, Any]] = []
    shared: list[str] = []
    for line in filter(None, (line.strip() for line in lines[two + 1 :])):
        try:
            if line.startswith("@"):
                shared = line[1:].split("|")
                slots(shared, full, published, actors, "killed")
                continue
            event, told, *fields = [f.strip() for f in line.split("|")]
            if event not in PEOPLE | ACTS:
                raise Fault(f"event {event!r}")
            claim: dict[str, Any] = {
                "event": event,
                "trigger": trigger(full, told, claims[-1]["trigger"] if claims else None),
                "polarity": "affirmed",
                "modality": "actual",
                "stance": "assert",
                "count": None,
                "target": None,
                "agent": None,
                "place": None,
                "time": None,
                "origin": {"text": None, "actor": None, "kind": "outlet"},
                "via": [],
            }
            claim.update(slots(shared, full, published, actors, event))
            claim.update(slots(fields, full, published, actors, event))
            claims.append(claim)
        except (Fault, ValueError) as fault:
            raise Fault(f"{head['id']} ({path.name}), claim {len(claims) + 1} «{line[:70]}»: {fault}") from None
    return {
        "id": head["id"],
        "title": head["title"],
        "text": text,
        "published": published,
        "outlet": head["outlet"],
        "conflict": head["conflict"],
        "claims": claims,
    }


def check(article: dict[str, Any]) -> list[str]:
    """What is wrong with a built article, in words; the same questions that the scorer asks of a gold file, and repeats."""
    full, wrong, seen = article["title"] + "\n" + article["text"], [], set()
    for n, claim in enumerate(article["claims"], 1):
        t = claim["trigger"]
        if full[t["start"] : t["end"]] != t["text"]:
            wrong.append(f"{article['id']}, claim {n}: {t['text']!r} is not at {t['start']}")
        same = json.dumps(claim, sort_keys=True)
        if same in seen:
            wrong.append(f"{article['id']}, claim {n}: told twice in the source ({t['text']!r})")
        seen.add(same)
    return wrong


def shown(article: dict[str, Any]) -> str:
    """The article and its claims for a reader who checks them, each claim with the words around its trigger."""
    full = article["title"] + "\n" + article["text"]
    out = [f"===== {article['id']} {article['outlet']} {article['published']}", full]
    for c in article["claims"]:
        t = c["trigger"]
        around = full[max(0, t["start"] - 25) : t["start"]] + "[" + t["text"] + "]" + full[t["end"] : t["end"] + 25]
        said = [c["event"], around.replace("\n", " / ")]
        for key in ("polarity", "modality", "stance"):
            if c[key] not in ("affirmed", "actual", "assert"):
                said.append(c[key])
        for key in ("count", "target", "agent", "place", "time", "origin"):
            if c[key] and c[key].get("kind") != "outlet":
                said.append(key[0].upper() + ":" + "/".join(str(v) for v in c[key].values()))
        said += ["via:" + "/".join(v.values()) for v in c["via"]]
        out.append("- " + " | ".join(said))
    return "\n".join(out)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--actors",
        type=Path,
        default=Path(__file__).parents[2] / "shared/eval/actors.csv",
        help="list of actor ids (column id); ids are not checked when the file is missing",
    )
    parser.add_argument("--show", metavar="ID", help="print one article with its claims, or 'all', and write nothing")
    args = parser.parse_args()
    actors = None
    if args.actors.is_file():
        with args.actors.open(encoding="utf-8") as rows:
            actors = {row["id"] for row in csv.DictReader(rows)}
    articles, wrong = [], []
    for path in sorted(args.source.glob("*.txt")):
        try:
            articles.append(build(path, actors))
            wrong += check(articles[-1])
        except Fault as fault:
            wrong.append(str(fault))
    ids = [a["id"] for a in articles]
    wrong += [f"{i}: this id is used twice" for i in sorted({i for i in ids if ids.count(i) > 1})]
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        return 2
    if args.show:
        print("\n\n".join(shown(a) for a in articles if args.show in (a["id"], "all")))
        return 0
    args.out.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles), encoding="utf-8")
    print(f"{len(articles)} articles, {sum(len(a['claims']) for a in articles)} claims")
    return 0


if __name__ == "__main__":
    sys.exit(main())
