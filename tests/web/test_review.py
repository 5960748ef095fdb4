from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from tawatur.errors import OptionError
from tawatur.ledger import Break
from tawatur.ledger.reviews import Review, Reviewed, Reviews, Verdict
from tawatur.web import Accounts, Role, application
from tawatur.web.agree import agreement
from tests.web.made import examples

PASSWORD = "a long enough phrase"


@pytest.fixture
def book(address):
    """A ledger of the sample pages that each test may write into, on each engine."""
    made = examples(address, by="سلمى")
    yield made
    made.close()


@pytest.fixture
def client(book):
    """The browser of the one who serves."""
    return TestClient(application(book))


def fields(page: str) -> dict[str, str]:
    """The hidden fields of the answer's form."""
    form = page[page.index('id="answer"') :]
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))


def action(page: str) -> str:
    """Where the answer goes."""
    return re.search(r'method="post" action="(/review/[^"]+)"', page)[1]


def answered(client, verdict="accept", *, at="/review", **more):
    """Answer the claim at an address."""
    page = client.get(at).text
    return client.post(action(page), data=fields(page) | {"verdict": verdict} | more, follow_redirects=False)


def test_ten_claims_in_a_row(book, client):
    """Each answer is an entry of the ledger by the one who gave it, and leads to the next claim; the chain holds."""
    seen = set()
    for _ in range(10):
        seen.add(action(client.get("/review").text))
        got = answered(client)
        assert got.status_code == 303
    assert len(seen) == 10
    entries = book.log(kind="review")
    assert [each.by for each in entries] == ["سلمى"] * 10
    assert not isinstance(book.verify(), Break)


def test_rejecting_needs_a_reason(book, client):
    """Without a reason nothing is written and the form comes back; with one it is kept."""
    got = answered(client, "reject")
    assert got.status_code == 422
    assert "a reason is needed" in got.text
    assert answered(client, "reject", why="ليس في النص").status_code == 303
    assert book.log(kind="review")[0].data["why"] == "ليس في النص"


def test_correcting_by_words_of_the_text(book, client):
    """A corrected slot is words that stand in the text, kept with where they stand; other words are refused, as is no change."""
    page = client.get("/review").text
    article = re.search(r"action=\"/review/([^/]+)/", page)[1]
    full = book.reading(article).article.full
    word = full.split()[-3]
    assert answered(client, "correct", target="كلمة ليست هنا").status_code == 422
    assert answered(client, "correct").status_code == 422
    assert answered(client, "correct", low="9", high="3").status_code == 422
    assert answered(client, "correct", low="many").status_code == 422
    assert answered(client, "correct", target=word, low="3", high="7", hedge="between").status_code == 303
    slots = book.log(kind="review")[0].data["slots"]
    assert full[slots["target"]["start"] : slots["target"]["end"]] == word
    assert slots["count"] == {"low": 3, "high": 7, "hedge": "between"}


def test_no_claim_is_reviewed_twice_unknowingly(book, client):
    """The same person's second answer is stopped and told; it is taken when given knowingly, and then it is the one that counts."""
    page = client.get("/review").text
    where = action(page)
    client.post(where, data=fields(page) | {"verdict": "accept"})
    again = client.post(where, data=fields(page) | {"verdict": "reject", "why": "x"})
    assert again.status_code == 409
    assert "reviewed this claim already" in again.text
    assert "reviewed this claim already" in client.get(where).text
    knowing = client.get(f"{where}?again=1").text
    assert client.post(where, data=fields(knowing) | {"verdict": "reject", "why": "x"}, follow_redirects=False).status_code == 303
    said = Reviews(book).all()[where.rpartition("/")[2]]
    assert [each.verdict for each in said.answers] == [Verdict.REJECT]


def test_a_withdrawn_review_does_not_count(book, client):
    """A review withdrawn like any entry leaves the claim unreviewed."""
    answered(client)
    entry = book.log(kind="review")[0]
    book.withdraw(entry.seq, "wrong claim")
    assert Reviews(book).all() == {}


def test_forms_from_elsewhere_are_refused(book, client):
    """A form without this browser's token, or sent by another site, writes nothing."""
    page = client.get("/review").text
    told = fields(page) | {"verdict": "accept"}
    assert client.post(action(page), data=told | {"form": "x"}).status_code == 403
    assert client.post(action(page), data=told, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert TestClient(client.app).post(action(page), data=told).status_code == 403
    assert client.post(action(page), content=b"{}", headers={"content-type": "application/json"}).status_code == 400
    assert book.log(kind="review") == []


def team(book, **roles: str):
    """Browsers signed in by name."""
    accounts = Accounts(book)
    for name, role in roles.items():
        accounts.add(name, PASSWORD, Role(role))
    app = application(book, accounts=accounts)
    out = {}
    for name in roles:
        client = out[name] = TestClient(app)
        page = client.get("/login").text
        form = dict(re.findall(r'name="(\w+)" value="([^"]*)"', page))
        got = client.post("/login", data=form | {"name": name, "password": PASSWORD}, follow_redirects=False)
        assert got.status_code == 303, got.text
    return out


def test_a_second_reviewer_is_blind_and_a_third_settles(book):
    """The second sees nothing of the first's answer; where they differ an administrator who gave neither settles it."""
    people = team(book, rana="reviewer", omar="reviewer", huda="admin", ziad="reader")
    page = people["rana"].get("/review").text
    where, claim = action(page), action(page).rpartition("/")[2]
    answered(people["rana"], "reject", why="سبب خاص جدا")
    second = people["omar"].get("/review?second=1").text
    assert action(second) == where
    assert "سبب خاص" not in second
    assert "rana" not in second
    assert answered(people["omar"], "accept", at="/review?second=1").headers["location"].endswith("second=1")
    said = Reviews(book).all()[claim]
    assert said.disputed
    assert said.standing is None
    settle = where.replace("/review/", "/review/settle/")
    assert people["omar"].get(settle).status_code == 403
    shown = people["huda"].get(settle).text
    assert "سبب خاص" in shown
    assert people["huda"].post(where, data=fields(shown) | {"verdict": "accept"}, follow_redirects=False).status_code == 303
    said = Reviews(book).all()[claim]
    assert not said.disputed
    assert said.standing.by == "huda"
    assert people["ziad"].get("/review").status_code == 403
    assert people["ziad"].get("/").status_code == 200
    agreed = people["huda"].get("/review/agreement").text
    assert "0%" in agreed


def review(by: str, verdict: str, **slots) -> Review:
    """An answer."""
    return Review(seq=1, claim="c", article="a", by=by, at="", verdict=Verdict(verdict), slots=slots)


def test_agreement_by_slot():
    """Percent and kappa count pairs of answers; slots only where nobody rejected the claim."""
    said = [
        Reviewed((review("a", "accept"), review("b", "accept"))),
        Reviewed((review("a", "correct", event="injured"), review("b", "accept"))),
        Reviewed((review("a", "reject"), review("b", "reject"))),
        Reviewed((review("a", "reject"), review("b", "accept"))),
        Reviewed((review("a", "accept"),)),
    ]
    rows = {row.slot: row for row in agreement(said)}
    assert rows["verdict"].pairs == 4
    assert rows["verdict"].share == 0.5
    assert rows["event"].pairs == 2
    assert rows["event"].share == 0.5
    assert rows["count"].share == 1
    assert rows["count"].kappa is None


def test_accepted_only(book, client):
    """Figures can be asked for over accepted claims alone: none before a review, the claim's own after, the corrected when corrected."""
    brief = next(each for each in book.briefs() if each.revised and "escaped" in {figure[0] for figure in each.figures})
    incident = book.incident(brief.id)
    page = f"/incident/{incident.id}?claims=accepted"
    assert "no figure stands" in client.get(page).text
    figure = next(each for each in incident.figures if each.event.value == "escaped")
    voice = next(each for each in figure.voices if each.latest)
    at = f"/review/{voice.article}/{voice.claim}"
    answered(client, "correct", at=at, low="123", high="125", hedge="between")
    text = client.get(page).text
    assert '<bdi dir="ltr">123–125</bdi>' in text
    assert "700" not in text[text.index('id="figures"') : text.index('id="contradictions"')]


# --- accounts -----------------------------------------------------------------------------------------------------------


def test_signing_in(book):
    """Without a session every page leads to the form; a wrong password says nothing of which part is wrong; signing out ends it."""
    client = team(book, rana="reviewer")["rana"]
    assert client.get("/").status_code == 200
    stranger = TestClient(client.app)
    assert stranger.get("/incident/x", follow_redirects=False).headers["location"].startswith("/login?next=")
    form = dict(re.findall(r'name="(\w+)" value="([^"]*)"', stranger.get("/login").text))
    wrong = [stranger.post("/login", data=form | {"name": name, "password": "x"}) for name in ("rana", "nobody")]
    assert [each.status_code for each in wrong] == [403, 403]
    token = re.search(r'action="/logout"><input type="hidden" name="form" value="([^"]+)"', client.get("/").text)[1]
    client.post("/logout", data={"form": token})
    assert client.get("/", follow_redirects=False).status_code == 303


def test_attempts_are_limited(book):
    """Five attempts in five minutes for a name or from an address; then the right password waits too, and works again later."""
    now = [1000.0]
    accounts = Accounts(book, seconds=lambda: now[0])
    accounts.add("rana", PASSWORD, Role.REVIEWER)
    client = TestClient(application(book, accounts=accounts))
    form = dict(re.findall(r'name="(\w+)" value="([^"]*)"', client.get("/login").text))
    codes = [client.post("/login", data=form | {"name": "rana", "password": "x"}).status_code for _ in range(6)]
    assert codes == [403] * 5 + [429]
    right = form | {"name": "rana", "password": PASSWORD}
    assert client.post("/login", data=right, follow_redirects=False).status_code == 429
    now[0] += 301
    assert client.post("/login", data=right, follow_redirects=False).status_code == 303


def test_attempts_are_counted_across_processes(book):
    """Several processes that serve one ledger, each with accounts of its own, let five attempts pass in all; what was typed is not kept."""
    now = [1000.0]
    several = [Accounts(book, seconds=lambda: now[0]) for _ in range(3)]
    several[0].add("rana", PASSWORD, Role.REVIEWER)
    with book.door.writing() as connection:
        connection.exec_driver_sql("drop table web_attempt")  # as in a ledger whose accounts are older
    assert [several[n % 3].may_try("name rana", f"from {n}") for n in range(6)] == [True] * 5 + [False]
    with book.door.reading() as connection:
        assert "rana" not in str(connection.exec_driver_sql("select * from web_attempt").all())
    now[0] += 301
    assert several[1].may_try("name rana", "from 0")
    assert several[2].sign_in("rana", PASSWORD, "name rana", "from 0")
    assert [several[0].may_try("name rana", "from 0") for _ in range(6)] == [True] * 5 + [False]


def test_cookies_are_kept_to_this_host(book):
    """Encrypted sites set cookies for this host alone, for encrypted connections alone, that no script reads and no other site sends."""
    accounts = Accounts(book)
    accounts.add("rana", PASSWORD, Role.REVIEWER)
    client = TestClient(application(book, accounts=accounts, secure=True), base_url="https://board.example")
    form = dict(re.findall(r'name="(\w+)" value="([^"]*)"', client.get("/login").text))
    got = client.post("/login", data=form | {"name": "rana", "password": PASSWORD}, follow_redirects=False)
    cookie = got.headers["set-cookie"]
    assert cookie.startswith("__Host-tawatur_session=")
    for mark in ("Secure", "HttpOnly", "SameSite=strict", "Path=/"):
        assert mark in cookie
    assert "Domain" not in cookie


def test_passwords_never_enter_the_chain(book):
    """Accounts are kept beside the chain: no entry, and so no export, holds them; a new password ends old sessions."""
    client = team(book, rana="reviewer")["rana"]
    assert all("argon2" not in entry.body and PASSWORD not in entry.body for entry in book.entries())
    Accounts(book).add("rana", "another long phrase", Role.ADMIN)
    assert client.get("/", follow_redirects=False).status_code == 303
    with pytest.raises(OptionError):
        Accounts(book).add("x", "short", Role.READER)


# --- what a correction moves --------------------------------------------------------------------------------------------


def corrected(client, book, choose, **more):
    """Correct the first claim that ``choose`` takes, by its own form; its id."""
    for brief in book.briefs():
        for article, reading in book.readings_of(book.incident(brief.id).articles).items():
            for claim in reading.claims:
                told = choose(reading, claim)
                if told is None:
                    continue
                at = f"/review/{article}/{claim.id}"
                page = client.get(at).text
                got = client.post(at, data=fields(page) | {"verdict": "correct"} | told | more, follow_redirects=False)
                assert got.status_code == 303, got.text
                return claim.id, got.headers["location"]
    raise AssertionError("no claim to correct")


def test_a_corrected_place_moves_the_claim_at_once_and_back(book, client):
    """A claim whose place is corrected goes to an incident there; withdrawing the answer brings it back; a rebuild agrees."""
    before = {brief.id: book.incident(brief.id).claims for brief in book.briefs()}

    def choose(reading, claim):
        names = {each.place.name for each in reading.claims if each.place is not None}
        here = claim.place is not None and claim.place.name == "الصفصاف"
        return {"place": "الغدير"} if here and "الغدير" in names else None

    claim, after = corrected(client, book, choose)
    entry = book.log(kind="review")[0]
    assert entry.data["slots"]["place"]["as"]["name"] == "الغدير"
    assert "taken for" in client.get(after).text
    moved = {brief.id: book.incident(brief.id).claims for brief in book.briefs()}
    assert moved != before
    holder = next(id for id, claims in moved.items() if claim in claims)
    assert "الغدير" in client.get(f"/incident/{holder}").text
    book.rebuild()
    assert {brief.id: book.incident(brief.id).claims for brief in book.briefs()} == moved
    book.withdraw(entry.seq, "a test")
    assert {brief.id: book.incident(brief.id).claims for brief in book.briefs()} == before


def test_a_corrected_event_and_figure_move_the_figures(book, client):
    """A claim read as killed and corrected to injured, with another number, counts among the injured of its incident at once."""
    claim, _ = corrected(
        client,
        book,
        lambda _, each: {"event": "injured", "low": "77", "high": "77"} if each.event.value == "killed" and each.count else None,
    )
    incident = book.incident(claim)
    figure = next(each for each in incident.figures if claim in {voice.claim for voice in each.voices})
    assert figure.event.value == "injured"
    assert next(voice for voice in figure.voices if voice.claim == claim).high == 77


def test_a_corrected_party_is_known_by_its_name(book, client):
    """Words put into the slot of a party are taken for the party they name; the article's own reading stays as it was captured."""
    claim, _ = corrected(
        client,
        book,
        lambda reading, each: (
            {"target": "قسد"} if "قسد" in reading.article.full.split() and each.event.value == "killed" else None
        ),
    )
    entry = book.log(kind="review")[0]
    assert entry.data["slots"]["target"]["as"]["actor"] == "sdf"
    article = entry.data["article"]
    kept = next(each for each in book.reading(article).claims if each.id == claim)
    assert kept.target is None or kept.target.text != "قسد"


def test_a_disputed_correction_moves_nothing(book):
    """While two people differ the claim is taken as it was read; when one takes the other's answer, it moves."""
    people = team(book, rana="reviewer", omar="reviewer")
    before = list(book.briefs())
    page = people["rana"].get("/review").text
    where = action(page)
    form = fields(page)
    assert (
        people["rana"].post(where, data=form | {"verdict": "correct", "event": "protest"}, follow_redirects=False).status_code
        == 303
    )
    assert list(book.briefs()) != before
    second = people["omar"].get("/review?second=1").text
    assert action(second) == where
    assert people["omar"].post(where, data=fields(second) | {"verdict": "accept"}, follow_redirects=False).status_code == 303
    assert list(book.briefs()) == before


def test_words_that_tell_no_time_are_refused(book, client):
    """A time that is none is said so, and the form keeps what was chosen."""
    page = client.get("/review").text
    word = book.reading(re.search(r"action=\"/review/([^/]+)/", page)[1]).article.full.split()[0]
    got = client.post(action(page), data=fields(page) | {"verdict": "correct", "time": word})
    assert got.status_code == 422
    assert "tell no time" in got.text
    assert word in got.text


# --- second answers -----------------------------------------------------------------------------------------------------


def test_second_answers_before_new_claims(book):
    """Asked for second answers first, a reviewer gets the claims another answered, blind, then new ones, and is told which is which."""
    people = team(book, rana="reviewer", omar="reviewer")
    seen = []
    for n in range(3):
        page = people["rana"].get("/review").text
        seen.append(action(page))
        answered(people["rana"], "reject", why=f"سبب {n}")
    got = []
    for _ in range(4):
        page = people["omar"].get("/review?second=first").text
        got.append(action(page))
        assert ("Somebody has reviewed this claim" in page) == (action(page) in seen)
        assert "rana" not in page
        assert "سبب" not in page
        assert answered(people["omar"], "accept", at="/review?second=first").headers["location"].endswith("second=first")
    assert got[:3] == seen
    assert got[3] not in seen


def test_passing_over_claims_in_both_queues(book):
    """Passing over goes through the claims that wait for a second answer, then through the new ones, each once."""
    people = team(book, rana="reviewer", omar="reviewer")
    for _ in range(2):
        answered(people["rana"])
    at, seen = "/review?second=first", []
    for _ in range(6):
        page = people["omar"].get(at).text
        seen.append(action(page))
        at = re.search(r'accesskey="s" id="skip" href="(/review[^"]+)"', page)[1].replace("&amp;", "&")
    assert len(set(seen)) == 6


def test_two_at_one_claim_do_not_review_it_twice_unknowingly(book):
    """Two open the same new claim: the later is told, sees nothing of the first answer, and may send theirs as a second one."""
    people = team(book, rana="reviewer", omar="reviewer")
    pages = {name: people[name].get("/review").text for name in ("rana", "omar")}
    where = action(pages["rana"])
    assert action(pages["omar"]) == where
    form = fields(pages["rana"]) | {"verdict": "reject", "why": "سبب خاص"}
    assert people["rana"].post(where, data=form, follow_redirects=False).status_code == 303
    late = people["omar"].post(where, data=fields(pages["omar"]) | {"verdict": "reject", "why": "سبب آخر"})
    assert late.status_code == 409
    assert "Somebody else has answered" in late.text
    assert "سبب آخر" in late.text
    assert "سبب خاص" not in late.text
    assert len(book.log(kind="review")) == 1
    knowing = fields(late.text) | {"verdict": "reject", "why": "سبب آخر"}
    assert people["omar"].post(where, data=knowing, follow_redirects=False).status_code == 303
    assert len(book.log(kind="review")) == 2


def test_the_board_counts_accepted_claims(book, client):
    """The board of accepted claims says so while there are none, then lists the incident that holds one, its link asking the same."""
    empty = client.get("/?claims=accepted").text
    assert "No incident here holds a claim that reviewers accepted" in empty
    assert "لا حادثة هنا فيها ادعاء قبله مراجع" in client.get("/?claims=accepted&lang=ar").text
    answered(client, at="/review?lang=en")
    text = client.get("/?claims=accepted").text
    assert text.count('<li class="card">') == 1
    link = re.search(r'href="(/incident/[^"]+)"', text)[1]
    assert link.endswith("?claims=accepted")
    assert '<option value="accepted" selected>' in client.get(link).text
    assert client.get("/").text.count('<li class="card">') > 1
