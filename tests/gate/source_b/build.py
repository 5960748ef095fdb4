#!/usr/bin/env python3
"""Build tests/gate/gold_b.jsonl from the text files beside this script.

A source file holds articles. Lines:
  # id | published | outlet | conflict        starts an article
  T: title        B: a paragraph of the body
  + key=value | key=value                     slots that hold for the claims that follow, until the next + line
  event | trigger[#n] | count | neg | hyp | key=value
The trigger is the next whole-word occurrence after the claim before it; `#n` names the n-th of the article; `^` is the same
trigger again. Keys: t target, a agent, p place, w time, o origin, v via, s stance; `-` empties a slot.
  t=words@actor   p=words>name   w=words>day[..day]   o=words@actor/kind   v=words>name/kind ++ words>name/kind
A day is an ISO date, an offset from publication (0, -1, +2) or a weekday (sat … fri: the last one up to publication).
count: 7  ~200  >900  >=5  <=20  10-15  several  tens  hundreds  thousands  tens-thousands  all, with :unit.
Anything not found in the article's words is an error that names the article and the claim.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
KINDS = {"party", "official", "medical", "monitor", "witness", "anonymous", "media", "outlet"}
STANCES = {"assert", "confirm", "allege", "admit", "deny", "estimate", "demand"}
WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEK_AR = {"الاثنين": 0, "الإثنين": 0, "الثلاثاء": 1, "الأربعاء": 2, "الخميس": 3, "الجمعة": 4, "السبت": 5, "الأحد": 6}
NAMED = {
    "several": (3, None, "several"),
    "tens": (20, 99, "tens"),
    "hundreds": (200, 999, "hundreds"),
    "all": (None, None, "all"),
    "thousands": (2000, 9999, "thousands"),
    "tens-thousands": (20000, 99999, "thousands"),
    "hundreds-thousands": (200000, 999999, "thousands"),
}


class Fault(Exception):
    pass


def count(code: str) -> dict:
    figure, _, unit = code.partition(":")
    if figure in NAMED:
        low, high, hedge = NAMED[figure]
    elif figure.startswith(">="):
        low, high, hedge = int(figure[2:]), None, "at_least"
    elif figure.startswith("<="):
        low, high, hedge = 0, int(figure[2:]), "at_most"
    elif figure.startswith(">"):
        low, high, hedge = int(figure[1:]) + 1, None, "more_than"
    elif figure.startswith("~"):
        low = high = int(figure[1:])
        hedge = "about"
    elif "-" in figure:
        low, high = map(int, figure.split("-"))
        hedge = "between"
    else:
        low = high = int(figure)
        hedge = "exact"
    return {"low": low, "high": high, "hedge": hedge, "unit": unit or "person"}


def day(code: str, published: dt.date) -> str:
    if code in WEEK:
        return (published - dt.timedelta((published.weekday() - WEEK.index(code)) % 7)).isoformat()
    if re.fullmatch(r"[+-]?\d{1,4}", code):
        return (published + dt.timedelta(int(code))).isoformat()
    return dt.date.fromisoformat(code).isoformat()


def find(full: str, words: str) -> list[int]:
    return [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", full)]


def told(full: str, words: str) -> str:
    if words not in full:
        raise Fault(f"words not in the article: {words!r}")
    return words


def slot(key: str, value: str, full: str, published: dt.date) -> object:
    if value == "-":
        return {"v": [], "s": "assert", "o": {"text": None, "actor": None, "kind": "outlet"}}.get(key)
    if key == "s":
        if value not in STANCES:
            raise Fault(f"stance {value!r}")
        return value
    if key in "ta":
        text, _, actor = value.partition("@")
        return {"text": told(full, text.strip()), "actor": actor.strip() or None}
    if key == "p":
        text, _, name = value.partition(">")
        return {"text": told(full, text.strip()), "name": name.strip() or text.strip()}
    if key == "w":
        text, _, span = value.partition(">")
        first, _, last = span.strip().partition("..")
        start, end = day(first, published), day(last or first, published)
        if start > end:
            raise Fault(f"time runs backwards: {value!r}")
        for name, number in WEEK_AR.items():
            if start == end and name in text and dt.date.fromisoformat(start).weekday() != number:
                raise Fault(f"{start} is not {name}")
        return {"text": told(full, text.strip()), "start": start, "end": end}
    if key == "o":
        text, _, rest = value.partition("@")
        actor, _, kind = rest.partition("/")
        if kind.strip() not in KINDS:
            raise Fault(f"origin kind {kind!r} in {value!r}")
        return {"text": told(full, text.strip()), "actor": actor.strip() or None, "kind": kind.strip()}
    if key == "v":
        out = []
        for part in value.split("++"):
            text, _, rest = part.partition(">")
            name, _, kind = rest.rpartition("/")
            if kind.strip() not in {"media", "channel"}:
                raise Fault(f"via {part!r}")
            out.append({"text": told(full, text.strip()), "name": name.strip(), "kind": kind.strip()})
        return out
    raise Fault(f"unknown key {key!r}")


def build(head: str, title: str, body: list[str], lines: list[str]) -> dict:
    ident, published, outlet, conflict = (x.strip() for x in head.split("|"))
    when = dt.date.fromisoformat(published)
    text = "\n".join(body)
    full = title + "\n" + text
    base: dict = {}
    claims: list[dict] = []
    at = -1
    for n, line in enumerate(lines):
        try:
            if line.startswith("+ ") or line == "+":
                base = {}
                for part in filter(None, (x.strip() for x in line[1:].split("|"))):
                    key, _, value = part.partition("=")
                    base[key.strip()] = slot(key.strip(), value.strip(), full, when)
                continue
            event, trigger, *rest = (x.strip() for x in line.split("|"))
            got, number, polarity, modality = dict(base), None, "affirmed", "actual"
            for part in rest:
                if part == "neg":
                    polarity = "negated"
                elif part == "hyp":
                    modality = "hypothetical"
                elif re.match(r"[a-z]=", part):
                    got[part[0]] = slot(part[0], part[2:].strip(), full, when)
                else:
                    number = count(part)
            if trigger == "^":
                words = claims[-1]["trigger"]["text"]
            else:
                words, _, nth = trigger.partition("#")
                spots = find(full, words)
                later = [s for s in spots if s > at]
                if nth and len(spots) >= int(nth):
                    at = spots[int(nth) - 1]
                elif not nth and later:
                    at = later[0]
                else:
                    raise Fault(f"trigger not found after {at}: {trigger!r}")
            claims.append(
                {
                    "event": event,
                    "trigger": {"text": words, "start": at, "end": at + len(words)},
                    "polarity": polarity,
                    "modality": modality,
                    "stance": got.get("s", "assert"),
                    "count": number,
                    "target": got.get("t"),
                    "agent": got.get("a"),
                    "place": got.get("p"),
                    "time": got.get("w"),
                    "origin": got.get("o") or {"text": None, "actor": None, "kind": "outlet"},
                    "via": got.get("v", []),
                }
            )
        except (Fault, ValueError) as error:
            raise SystemExit(f"{ident}: claim line {n + 1} «{line}»: {error}") from error
    return {
        "id": ident,
        "title": title,
        "text": text,
        "published": published,
        "outlet": outlet,
        "conflict": conflict,
        "claims": claims,
    }


def read(path: Path) -> list[dict]:
    out, head, title, body, lines = [], None, "", [], []
    for line in path.read_text(encoding="utf-8").splitlines() + ["# end"]:
        if line.startswith("# "):
            if head:
                out.append(build(head, title, body, lines))
            head, title, body, lines = line[2:], "", [], []
        elif line.startswith("T: "):
            title = line[3:].strip()
        elif line.startswith("B: "):
            body.append(line[3:].strip())
        elif line.strip():
            lines.append(line.strip())
    return out


def main() -> int:
    articles = [a for path in sorted(HERE.glob("*.txt")) for a in read(path)]
    with (HERE.parent / "gold_b.jsonl").open("w", encoding="utf-8") as out:
        for article in articles:
            out.write(json.dumps(article, ensure_ascii=False) + "\n")
    print(len(articles), "articles", sum(len(a["claims"]) for a in articles), "claims")
    return 0


if __name__ == "__main__":
    sys.exit(main())
