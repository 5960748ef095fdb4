from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.cli import bidi

ARABIC = st.text(alphabet="ابتجدرسعفقلمنهويىةأإآلاء ًٌَُِّ.،()«»0123456789abc", max_size=40)


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"VTE_VERSION": "7200"}, "terminal"),
        ({"VTE_VERSION": "5600"}, "visual"),
        ({"KONSOLE_VERSION": "230800"}, "terminal"),
        ({"TERM_PROGRAM": "Apple_Terminal"}, "terminal"),
        ({"TERM": "mlterm"}, "terminal"),
        ({"TERM_PROGRAM": "tmux"}, "visual"),
        ({}, "visual"),
    ],
)
def test_known_terminals_are_left_to_reorder(environ, expected):
    """Terminals known to know the bidirectional algorithm get words as they are read, others as they are seen."""
    assert bidi.mode("auto", environ=environ, tty=True) == expected


def test_a_file_gets_words_as_they_are_read():
    """Output that is no terminal is never turned around; what the user asks for is done in any case."""
    assert bidi.mode("auto", environ={}, tty=False) == "terminal"
    assert bidi.mode("visual", environ={}, tty=False) == "visual"


@pytest.mark.parametrize(
    ("read", "seen"),
    [
        ("مقتل 20 جنديا", "ايدنج 20 لتقم"),
        ("في 12.5 و1,200", "1,200و 12.5 يف"),
        ("طائرة F-16 C أمس", "سمأ F-16 C ةرئاط"),
        ("قال (أمس)", "(سمأ) لاق"),
        ("«نعم» [1]", "[1] «معن»"),
        ("150ألف", "فلأ150"),
        ("عام 2014.", ".2014 ماع"),
        ("قُتِل", "لتِقُ"),
        ("ISIS «داعش» x", "ISIS «شعاد» x"),
    ],
)
def test_letters_in_the_order_they_are_seen(read, seen):
    """Arabic runs from the right, numbers and Latin words within it from the left, brackets face inwards, marks stay on their letter."""
    assert bidi.reordered(read) == seen


@given(ARABIC)
def test_turning_loses_no_letter(text):
    """The visual form holds the same letters, mirrored brackets apart."""
    mirror = str.maketrans("()«»", ")(»«")
    assert sorted(bidi.reordered(text).translate(mirror).replace("(", ")").replace("«", "»")) == sorted(
        text.translate(mirror).replace("(", ")").replace("«", "»")
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("سجن", ["SEEN INITIAL", "JEEM MEDIAL", "NOON FINAL"]),
        ("دار", ["DAL ISOLATED", "ALEF ISOLATED", "REH ISOLATED"]),
        ("ماء", ["MEEM INITIAL", "ALEF FINAL", "HAMZA ISOLATED"]),
        ("بلا", ["BEH INITIAL", "LIGATURE LAM WITH ALEF FINAL"]),
        ("شيء", ["SHEEN INITIAL", "YEH FINAL", "HAMZA ISOLATED"]),
    ],
)
def test_letters_join(text, names):
    """Each letter takes the shape its neighbours ask for; lam and alef become one sign."""
    told = [unicodedata.name(char) for char in bidi.shaped(text)]
    assert [name.removeprefix("ARABIC ").replace("LETTER ", "").removesuffix(" FORM") for name in told] == names


def test_marks_do_not_break_a_join():
    """A vowel sign between two letters leaves them joined."""
    assert bidi.shaped("قُتل")[0] == bidi.shaped("قتل")[0]


@given(ARABIC, st.integers(4, 30))
def test_wrapped_lines_fit_and_keep_the_words(text, cells):
    """No line is wider than asked, and no letter is lost."""
    lines = bidi.wrap(text, cells)
    assert all(bidi.width(line) <= cells for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(ARABIC, st.integers(4, 30))
def test_a_cut_text_ends_in_an_ellipsis_and_fits(text, cells):
    """A text cut to some lines still fits and says that it goes on."""
    whole, cut = bidi.wrap(text, cells), bidi.wrap(text, cells, lines=1)
    assert len(cut) == 1
    assert bidi.width(cut[0]) <= cells
    assert (cut[0] == whole[0]) if len(whole) == 1 else cut[0].endswith("…")


@given(ARABIC, st.sampled_from(["terminal", "visual", "none"]))
def test_direction_signs_take_no_room(text, how):
    """What is added for the direction counts for nothing in the width."""
    words = bidi.prepared(text, how)
    assert bidi.width(bidi.line(words, how)) == bidi.width(words)


def test_a_page_cannot_act_on_the_terminal():
    """Escape sequences and direction overrides of a page are not passed on."""
    assert bidi.prepared("\x1b[2Jسطر\u202eمقلوب\u2066\a", "terminal") == "[2Jسطرمقلوب"
