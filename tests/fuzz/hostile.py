"""Pages under 1 MB made to be slow: each is one shape a quadratic rule would choke on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache

from tests.gate.score import cases

SIZE = 990_000  # bytes: just under 1 MB


def filled(piece: str, size: int = SIZE) -> str:
    """A piece repeated up to a size in bytes."""
    return piece * (size // len(piece.encode()))


@cache
def told() -> str:
    """All texts of the gate's gold as one running text."""
    return "\n".join(case.article.full for case in cases())


def _without_ends(text: str) -> str:
    for sign in ".!؟?\n؛،:":
        text = text.replace(sign, " ")
    return text


_OPENING = "قالت الشرطة إن ثلاثة جنود قتلوا في المدينة أمس. "

#: Running text, by the rule it is hard on.
TEXTS: dict[str, Callable[[], str]] = {
    "one sentence without signs": lambda: filled(_without_ends(told()) + " "),
    "one paragraph": lambda: filled(told().replace("\n", " ") + " "),
    "gold over and over": lambda: filled(told() + "\n"),
    "one word of event": lambda: filled("قتل "),
    "one noun of event": lambda: filled("مقتل "),
    "person words": lambda: filled("قتيل وجريح "),
    "and killed": lambda: filled("وقتل "),
    "attacks": lambda: filled("غارة "),
    "support verbs": lambda: filled("شن "),
    "shelling and harm": lambda: filled("قصف أسفر عن مقتل "),
    "destroyed": lambda: filled("تدمير "),
    "talks": lambda: filled("مفاوضات بين "),
    "control": lambda: filled("السيطرة على "),
    "released": lambda: filled("إطلاق سراح 5 مقابل "),
    "rejoined events": lambda: filled("مقتل وإصابة واعتقال "),
    "open brackets": lambda: _OPENING + filled("("),
    "brackets and words": lambda: filled("( قتل "),
    "closed brackets": lambda: filled("(قتل) "),
    "quotation signs": lambda: _OPENING + filled('"'),
    "quoted words": lambda: filled('"قتل" '),
    "open guillemets": lambda: filled("« قال "),
    "nested guillemets": lambda: filled("«قال ", SIZE // 2) + filled("» ", SIZE // 2),
    "guillemets": lambda: filled("«قتل» "),
    "commas": lambda: filled("قتل، "),
    "stops": lambda: filled("قتل. "),
    "full stops alone": lambda: _OPENING + filled("."),
    "spaces": lambda: "قتل" + filled(" ") + "جندي",
    "tatweel": lambda: _OPENING + filled("ـ"),
    "harakat": lambda: "قتل" + filled("\u064e") + " جندي",
    "bidi marks": lambda: "قتل" + filled("\u200f") + " جندي",
    "newlines": lambda: "قتل جندي" + filled("\n") + "أمس",
    "short lines": lambda: filled("قتل\n"),
    "short lines, empty between": lambda: filled("قتل جندي\n\n"),
    "distinct lines": lambda: "\n".join(f"قتل {n} جنديا" for n in range(38_000)),
    "numbers": lambda: "قتل " + filled("7 "),
    "distinct numbers": lambda: "قتل " + " ".join(map(str, range(150_000))),
    "one number": lambda: "قتل " + filled("7") + " جنديا",
    "number words": lambda: "قتل " + filled("ثلاثة "),
    "joined number words": lambda: "قتل " + filled("مئة وثلاثة وعشرون ألفا و"),
    "millions": lambda: "قتل " + filled("مليون "),
    "hedges": lambda: "قتل " + filled("نحو "),
    "between": lambda: "قتل " + filled("بين 3 و"),
    "dates": lambda: filled("26 يناير 2022 "),
    "days": lambda: filled("أمس الخميس "),
    "after": lambda: filled("منذ "),
    "parties": lambda: filled("الجيش السوري "),
    "party list": lambda: filled("قسد وداعش و"),
    "places": lambda: filled("حلب "),
    "places in": lambda: filled("في مدينة حلب "),
    "place chain": lambda: "قتل جندي في " + filled("ريف "),
    "outlets": lambda: filled("رويترز "),
    "saying": lambda: filled("قال "),
    "and added": lambda: filled("وأضاف "),
    "somebody said": lambda: filled("قال المصدر إن "),
    "sources": lambda: filled("مصدر "),
    "according to": lambda: filled("بحسب "),
    "quoting": lambda: filled("نقلا عن "),
    "denials": lambda: filled("ونفى المتحدث "),
    "that": lambda: filled("أن "),
    "which": lambda: filled("الذي "),
    "not": lambda: filled("لم "),
    "in": lambda: filled("في "),
    "and": lambda: filled("و "),
    "one letter word": lambda: filled("و"),
    "one long word": lambda: "قتل " + filled("ا"),
    "unknown words": lambda: filled("سشثضظغ "),
    "distinct words": lambda: "قتل " + " ".join(f"سش{chr(0x628 + n % 20)}{chr(0x628 + n // 20 % 20)}{n}" for n in range(70_000)),
    "names of persons": lambda: "قتل " + filled("محمد "),
    "latin": lambda: _OPENING + filled("killed "),
    "addresses": lambda: _OPENING + filled("https://a.b/c "),
    "signs": lambda: _OPENING + filled("@#$%^&* "),
    "hash tags": lambda: _OPENING + filled("#سوريا "),
    "ages": lambda: filled("منذ سنتين\n"),
    "comments": lambda: "قتل جندي\n" + filled("خالد\nمنذ سنتين\nكلام لا معنى له\n"),
    "read also": lambda: filled("اقرأ أيضا: "),
    "read also, lines": lambda: filled("اقرأ أيضا\nقتل جندي\n"),
    "clock times": lambda: filled("12:30 "),
    "share words": lambda: filled("شارك "),
    "stamps": lambda: filled("الأربعاء 26 يناير 2022 - 12:30\n"),
    "crossed controls": lambda: _OPENING + filled("\x00\x01\x02 "),
    "emoji": lambda: _OPENING + filled("💥 "),
    "presentation forms": lambda: filled("ﻗﺘﻞ "),
    "ligatures": lambda: _OPENING + filled("ﷺ"),
}

#: Pages of HTML.
PAGES: dict[str, Callable[[], str]] = {
    "html: deep": lambda: filled("<div>", SIZE // 2) + "قتل جندي في المدينة" + filled("</div>", SIZE // 2),
    "html: never closed": lambda: "<p>قتل جندي</p>" + filled("<div><p>قتل "),
    "html: paragraphs": lambda: f"<html><body><article>{filled('<p>قتل ثلاثة جنود في حلب أمس.</p>')}</article></body></html>",
    "html: one paragraph": lambda: f"<html><body><article><h1>عنوان</h1><p>{filled('قتل ثلاثة جنود في حلب. ')}</p></article></body></html>",
    "html: links": lambda: f"<html><body><p>قتل جندي في المدينة أمس</p>{filled('<a href=x>قتل جندي</a> ')}</body></html>",
    "html: list": lambda: f"<html><body><p>قتل جندي في المدينة أمس</p><ul>{filled('<li>قتل جندي')}</ul></body></html>",
    "html: tables": lambda: f"<html><body><p>قتل جندي</p>{filled('<table><tr><td>قتل')}</body></html>",
    "html: attributes": lambda: f"<html><body><p {filled('a=b ')}>قتل جندي في المدينة أمس</p></body></html>",
    "html: entities": lambda: f"<html><body><p>قتل جندي {filled('&nbsp;')}أمس</p></body></html>",
    "html: angle brackets": lambda: "<html><body><p>قتل جندي أمس</p>" + filled("<"),
    "html: comments": lambda: "<html><body><p>قتل جندي أمس</p>" + filled("<!-- -"),
    "html: script": lambda: f"<html><body><p>قتل جندي أمس</p><script>{filled('{')}</script></body></html>",
    "html: spans": lambda: f"<html><body><p>{filled('<span>قتل</span> ')}</p></body></html>",
    "html: line breaks": lambda: f"<html><body><div>{filled('قتل جندي<br>')}</div></body></html>",
    "html: headings": lambda: f"<html><body>{filled('<h2>قتل جندي</h2>')}</body></html>",
    "html: json-ld": lambda: f'<head><script type="application/ld+json">{filled("[")}</script></head><body><p>قتل جندي</p></body>',
    "html: meta": lambda: f"<html><head>{filled('<meta name=a content=b>')}</head><body><p>قتل جندي أمس</p></body></html>",
    "html: inline nesting": lambda: "<html><body><p>" + filled("<b><i>قتل ") + "</p></body></html>",
    "html: lists in lists": lambda: "<html><body><p>قتل جندي</p>" + filled("<ul><li>قتل "),
    "html: articles": lambda: "<html><body>" + filled("<article><p>قتل جندي في المدينة أمس.</p></article>") + "</body></html>",
    "html: comments of readers": lambda: "<html><body><article><p>قتل جندي أمس.</p></article>"
    + filled('<div class="comment"><b>خالد</b><time>منذ سنة</time><p>كلام</p></div>') + "</body></html>",
}  # fmt: skip


#: Texts that are hard on telling body, comments and furniture apart, and so are given as pages too.
_AS_PAGES = frozenset(
    {
        "one sentence without signs", "one paragraph", "gold over and over", "one word of event", "commas", "spaces", "tatweel",
        "bidi marks", "newlines", "short lines", "short lines, empty between", "distinct lines", "distinct words", "dates", "and",
        "ages", "comments", "read also", "read also, lines", "clock times", "share words", "stamps", "crossed controls", "signs",
        "addresses", "hash tags", "one long word", "open brackets", "guillemets",
    }
)  # fmt: skip


def inputs() -> Iterator[tuple[str, str]]:
    """The names of all inputs, with how they are given: as a clean record, and some as a page."""
    for name in TEXTS:
        yield name, "record"
        if name in _AS_PAGES:
            yield name, "page"
    for name in PAGES:
        yield name, "page"


def made(name: str, form: str) -> bytes:
    """The bytes of an input."""
    text = (TEXTS | PAGES)[name]()
    data = _record(name, text) if form == "record" else text.encode()
    if len(data) >= 1_000_000:  # signs that JSON escapes
        data = _record(name, text[: len(text) * SIZE // len(data)])
    return data


def _record(name: str, text: str) -> bytes:
    return json.dumps({"id": name, "title": "عنوان", "text": text}, ensure_ascii=False).encode()
