from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import jsonschema
import pytest

from tawatur.model.codec import reading_from
from tawatur.model.schema import reading_schema

PAGE = "مقتل ثلاثة جنود في بلدة الصفصاف\n\nأعلنت الشرطة اليوم مقتل ثلاثة جنود وإصابة خمسة مدنيين في هجوم على بلدة الصفصاف.\n"
RECORD = {"id": "a-1", "title": "مقتل ثلاثة جنود", "text": "أعلنت الشرطة مقتل ثلاثة جنود أمس.", "published": "2024-03-11"}


@pytest.fixture
def page(tmp_path):
    """A page captured as text."""
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_a_page_is_read_into_a_table(tawatur, page):
    """The plain command shows the claims of a page with the words they stand on."""
    ran = tawatur("read", page, "--published", "2024-03-11")
    assert (ran.code, ran.err) == (0, "")
    assert "killed" in ran.out
    assert "2024-03-11 (date as given)" in ran.out
    assert "مقتل ثلاثة جنود" in ran.out


def test_json_is_one_object_for_a_page_and_a_list_for_several(tawatur, page):
    """--format json gives what the schema promises; several pages give a list in the order asked."""
    one = json.loads(tawatur("read", page, "--format", "json").out)
    jsonschema.validate(one, reading_schema())
    assert one["published"] is None
    assert "الصفصاف" in one["title"]
    two = json.loads(tawatur("read", page, page, "--format", "json", "--explain").out)
    assert [each["id"] for each in two] == [one["id"], one["id"]]
    assert all("reasons" in claim for claim in two[0]["claims"])


def test_records_keep_their_ids_and_bad_lines_are_named(tawatur, tmp_path):
    """JSON Lines: ids are kept, a line that is no article is named by its number, also far down, and the exit code is 1."""
    lines = [json.dumps(RECORD | {"id": f"a-{n}"}, ensure_ascii=False) for n in range(120)]
    lines[110] = "[1]"
    (tmp_path / "all.jsonl").write_text("\n".join(lines), encoding="utf-8")
    ran = tawatur("read", "all.jsonl", "--format", "jsonl")
    read = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 1
    assert [each["id"] for each in read] == [f"a-{n}" for n in range(120) if n != 110]
    assert len(ran.err.splitlines()) == 1
    assert "all.jsonl:111" in ran.err
    assert all(reading_from(each).article.published_by == "told" for each in read)


def test_jobs_change_nothing_but_the_time(tawatur, tmp_path):
    """Several processes give byte for byte what one gives, errors in their places included."""
    lines = [json.dumps(RECORD | {"id": f"a-{n}"}, ensure_ascii=False) for n in range(130)]
    (tmp_path / "all.jsonl").write_text("\n".join(lines), encoding="utf-8")
    one, two = (tawatur("read", "gone.txt", "all.jsonl", "--format", "jsonl", "--jobs", n) for n in (1, 2))
    assert (one.code, one.out, one.err) == (two.code, two.out, two.err)
    assert one.code == 1


def test_standard_input_and_folders_are_read(tawatur, page, tmp_path):
    """- is standard input; a folder is its pages in the order of their names."""
    assert json.loads(tawatur("read", "-", "-f", "json", stdin=PAGE.encode()).out)["source"] == "-"
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in ("b.html", "a.txt", "c.png", ".hidden.txt"):
        (folder / name).write_text(
            f"<html><body><article><h1>عنوان</h1><p>{PAGE}</p></article></body></html>" if name[0] == "b" else PAGE
        )
    ran = tawatur("read", folder, "-f", "jsonl")
    assert [os.path.basename(json.loads(line)["source"]) for line in ran.out.splitlines()] == ["a.txt", "b.html"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("gone.html", None, "there is no such file"),
        ("empty.html", b"", "nothing in it"),
        ("blank.txt", b" \n\n", "nothing in it"),
        ("image.png", b"\x89PNG\r\n\x1a\n\x00\x00" + bytes(range(256)), "not text"),
        ("latin.txt", b"Nothing Arabic here.", "Arabic"),
        ("huge.html", b"<p>" + b"x" * 50_000_000, "50 MB"),
        ("folder", "folder", "no pages in this folder"),
    ],
)
def test_bad_input_is_one_line_and_the_rest_is_read(tawatur, page, tmp_path, name, data, said):
    """What cannot be read is named in one line that says what to do: exit 2 alone, 1 beside a page that is read."""
    if data == "folder":
        (tmp_path / name).mkdir()
    elif data is not None:
        (tmp_path / name).write_bytes(data)
    alone, beside = tawatur("read", name), tawatur("read", name, page, "-f", "jsonl")
    assert (alone.code, alone.out) == (2, "")
    assert len(alone.err.splitlines()) == 1
    assert name in alone.err
    assert said in alone.err
    assert ";" in alone.err
    assert (beside.code, beside.err, len(beside.out.splitlines())) == (1, alone.err, 1)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--published", "26/13/2022"], "--published: '26/13/2022' is not a date"),
        (["--captured", "yesterday"], "--captured: 'yesterday' is not a date"),
        (["--format", "pdf"], "--format: there is no format 'pdf'"),
        (["--lang", "fr"], "--lang: lang cannot be 'fr'"),
        (["--jobs", "0"], "--jobs: jobs cannot be 0"),
    ],
)
def test_a_wrong_option_is_named(tawatur, page, arguments, said):
    """An option that cannot be used is named before anything is read, with exit code 2."""
    ran = tawatur("read", page, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_nothing_given_is_said(tawatur):
    """Without anything to read the command says so."""
    ran = tawatur("read")
    assert ran.code == 2
    assert "nothing was given to read" in ran.err


def test_an_address_that_does_not_answer_is_one_line(tawatur):
    """A server that cannot be reached is an error line, not a traceback."""
    ran = tawatur("read", "http://127.0.0.1:9/page")
    assert ran.code == 2
    assert "could not be fetched" in ran.err
    assert "Traceback" not in ran.err


def test_an_address_is_read(tawatur, tmp_path):
    """A page is fetched and read; its address is kept; a missing one is named with the server's answer."""
    import http.server
    import threading

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200 if self.path == "/page" else 404)
            self.end_headers()
            self.wfile.write(PAGE.encode())

        def log_message(self, *_):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    try:
        read = json.loads(tawatur("read", f"{base}/page", "-f", "json").out)
        gone = tawatur("read", f"{base}/gone")
    finally:
        server.shutdown()
    assert read["url"] == f"{base}/page"
    assert gone.code == 2
    assert "404" in gone.err


def test_csv_opens_in_a_spreadsheet(tawatur, page):
    """CSV begins with a byte order mark and has one row a claim."""
    ran = tawatur("read", page, "--format", "csv")
    assert ran.out.startswith("\ufeffarticle,")
    assert "killed" in ran.out


def test_no_colour_unless_for_a_terminal(tawatur, page):
    """A file gets no colour codes."""
    assert "\x1b" not in tawatur("read", page).out


def test_a_closed_pipe_is_no_fault(root, tmp_path):
    """When the reader of the output stops, the command stops without a word."""
    lines = "\n".join(json.dumps(RECORD | {"id": f"a-{n}"}, ensure_ascii=False) for n in range(400))
    (tmp_path / "all.jsonl").write_text(lines, encoding="utf-8")
    environ = os.environ | {"PYTHONPATH": str(root / "src")}
    for form in ("jsonl", "csv", "table"):
        command = [sys.executable, "-m", "tawatur", "read", "all.jsonl", "-f", form]
        ran = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path, env=environ)
        ran.stdout.readline()
        ran.stdout.close()
        assert ran.stderr.read() == b""
        ran.stderr.close()
        assert ran.wait() == 0


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_stops_cleanly(root, tmp_path, jobs):
    """Ctrl-C ends the command with one line and exit code 130, workers included."""
    environ = os.environ | {"PYTHONPATH": str(root / "src")}
    command = [sys.executable, "-m", "tawatur", "read", "-", "-f", "jsonl", "--jobs", jobs]
    ran = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=environ,
        # a runner that works in the background leaves Ctrl-C ignored to all it starts
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    time.sleep(2)
    ran.send_signal(signal.SIGINT)
    _, err = ran.communicate(timeout=20)
    assert ran.returncode == 130
    assert err.decode().splitlines() == ["tawatur: stopped"]


def test_the_schema_is_printed(tawatur):
    """`tawatur schema` prints the schema that readings keep to."""
    assert json.loads(tawatur("schema").out) == reading_schema()


def test_help_and_version_answer_at_once(tawatur):
    """--help and --version name the commands and the version, and import nothing that reads."""
    began = time.perf_counter()
    assert "schema" in tawatur("--help").out
    assert tawatur("--version").out.startswith("tawatur 0.")
    assert time.perf_counter() - began < 4  # two starts on a busy machine; `make bench` measures it well
    loaded = (
        "import sys, tawatur.cli.app; print([m for m in ('rich', 'selectolax', 'trafilatura', 'hypothesis') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
