"""Files in any encoding give the same text with the same line numbers, or say plainly why not."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.formats.imports.decoding import decode
from quizapp.formats.imports.items import Level

TEXT = "Wer war Bürgermeister?\nA) Müller\nB) Größ\nANSWER: A\n"
KOREAN = "두만강은 어느 나라의 국경인가?\nA) 중국\nB) 러시아\nANSWER: A\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.replace("\n", "\r\n").encode(), "utf-8"),
        (TEXT.replace("\n", "\r").encode(), "utf-8"),
    ],
)
def test_what_the_bytes_show_is_read_without_a_word(content, encoding):
    read = decode(content)

    assert (read.text, read.encoding, read.messages) == (TEXT, encoding, ())


def test_korean_in_utf_16_without_a_mark_is_found_by_its_few_nuls():
    assert decode(KOREAN.encode("utf-16-le")).text == KOREAN


def test_windows_1252_is_said_with_the_first_words_and_what_else_they_could_be():
    read = decode(TEXT.encode("windows-1252"))

    assert read.text == TEXT
    (notice,) = read.messages
    assert (notice.code, notice.level, notice.line) == ("file.guessed-encoding", Level.NOTICE, 1)
    assert "read as Windows-1252; please check: 'Bürgermeister', 'Müller', 'Größ'" in notice.message
    assert "as windows-1251 it would be: 'Bьrgermeister'" in notice.message


def test_korean_in_cp949_is_asked_about_and_read_when_it_is_named():
    asked = decode(KOREAN.encode("cp949"))

    assert asked.text != KOREAN
    assert "cp949" in asked.messages[0].message
    assert decode(KOREAN.encode("cp949"), "cp949").text == KOREAN


def test_damaged_utf_8_is_refused_with_its_line_and_not_turned_into_mojibake():
    read = decode(TEXT.encode() + b"caf\xe9 \xc3\xa4\xc3\xa4\n")

    assert read.text is None
    assert (read.messages[0].code, read.messages[0].line) == ("file.bad-bytes", 5)
    assert "byte 0xe9 on line 5 is not UTF-8" in read.messages[0].message


@pytest.mark.parametrize("sign", ["\0", "\x07", "\x1b", "\x7f"])
def test_a_control_character_is_refused_with_its_line(sign):
    read = decode(f"one\r\ntwo\rthree {sign}\n".encode())

    assert read.text is None
    assert (read.messages[0].code, read.messages[0].line) == ("file.control-character", 3)


def test_a_mark_in_the_middle_is_left_out_and_said():
    read = decode("one\n\ufefftwo".encode())

    assert read.text == "one\ntwo"
    assert (read.messages[0].code, read.messages[0].line) == ("file.mark-inside", 2)


def test_an_encoding_that_is_named_is_taken_at_its_word():
    assert decode("Привет".encode("windows-1251"), "windows-1251").text == "Привет"
    assert decode(codecs.BOM_UTF16_LE + "Å".encode("utf-16-le"), "UTF-16").text == "Å"
    assert decode(b"\xff", "utf-8").messages[0].code == "file.bad-bytes"


@pytest.mark.parametrize("name", ["klingon", "hex", "base64", "unicode_escape", "a\0b", "", "zip", "rot13"])
def test_what_is_no_encoding_is_said(name):
    assert decode(b"text", name).messages[0].code == "file.unknown-encoding"


def test_an_xml_declaration_counts():
    content = '<?xml version="1.0" encoding="ISO-8859-15"?><quiz>€</quiz>'.encode("iso-8859-15")

    assert "€" in (decode(content).text or "")


@given(st.binary(max_size=200), st.sampled_from([None, "utf-8", "utf-16", "cp949", "utf-7", "shift_jis"]))
def test_no_bytes_raise(content, encoding):
    read = decode(content, encoding)

    assert read.text is not None or read.messages[0].level is Level.ERROR


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff\ufffe\uffff")))
def test_any_text_in_utf_8_comes_back(text):
    assert decode(text.encode()).text == text or "\0" in text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a\nCafÃ© noir", "'CafÃ©', which would be 'Café'"),
        ("a\nDonâ€™t", "'Donâ€™t', which would be 'Don’t'"),
        ("a\níŒŒëž€", "which would be '파란'"),
        ("a\nDon\x92t", "'Don\x92t'"),
        ("a\nCaf\ufffd", "'Caf\ufffd'"),
    ],
)
def test_letters_spoiled_before_are_said_with_their_line(text, says):
    (notice,) = decode(text.encode()).messages

    assert (notice.code, notice.level, notice.line) == ("file.garbled", Level.NOTICE, 2)
    assert says in notice.message


@pytest.mark.parametrize(
    "text", ["“AMANHÔ, NÃO", "aquí”…", "CAFÉ\u00a0», Ñandú", "Köln £5 – ½ ÀÉ", "한국 Париж Ελλάς"]
)
def test_sound_letters_are_not_taken_for_spoiled_ones(text):
    assert decode(text.encode()).messages == ()
