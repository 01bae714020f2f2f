"""Easy passwords are known by what they are made of; odd ones are left in peace."""

from __future__ import annotations

from itertools import product

import pytest

from quizapp.core.password_words import ALL
from quizapp.core.passwords import LONGEST, is_easy

EASY = """
password password1 Password123 P@ssw0rd P@ssw0rd2024! passw0rd! pass-word drowssap123456 123456789 1234567890
qwertyuiop qwertz123 asdfghjkl 1q2w3e4r5t qazwsxedc 147258369 abcdefgh abcd1234 zyxwvuts iloveyou iloveyou2
letmein! welcome2023 Welcome123! sunshine99 princess7 football1 monkey12 dragon!! superman007 starwars1977
trustno1 minecraft12 summer2024 Sommer2024! winter-2019 berlin1990 london2012 jessica98 daniel24071998
michael19980724 sarah240798 teacher2024 Teacher!2024 biology101 hallo123 schatz123 passwort1 motdepasse1
qwertyqwerty passwordpassword aaaaaaaaaaaa aabbccdd 11223344 abcabcabc lolalolalola 87654321 !@#$%^&*()
12345678password 2024password2024 пароль123 йцукенгш $uperm4n teacher123456789
q1w2e3r4 1a2b3c4d a1b2c3d4e5 a1234567 1234567a A12345678! 159357456 753951456 135792468 102030405060 14789632
baseball volleyball nintendo motorola pineapple manchester ronaldo7 killer123 bailey12 buster12 superstar
callofduty harrypotter skateboard classroom lehrerin rockyou1 schalke04
"""
ODD = (
    "odd words are good", "seven quiet lanterns at dusk", "sunshine dragon teapot", "mira83472619x",
    "83472619",
    "purple monkey dishwasher", "tr0ub4dor&3", "café au lait", "🦊🐻🐼🐨🐯🦁", "zwölf boxkämpfer", "kX7#pq9L",
    "correct horse battery staple", "моя бабушка печёт", "北京烤鸭很好吃啊", "the otter hums",
)  # fmt: skip


@pytest.mark.parametrize("password", EASY.split())
def test_these_are_guessed_first(password):
    assert is_easy(password)


@pytest.mark.parametrize("password", ODD)
def test_these_are_not(password):
    assert not is_easy(password)


@pytest.mark.parametrize(
    "password",
    [
        "mira-lind",
        "MiraLind",
        "mira2024",
        "lind.mira",
        "quizapp123",
        "Class10B!",
        "m1ra1234",
        "miralindmira",
        "mira password",
    ],
)
def test_what_one_is_called_is_no_password(password):
    assert is_easy(password, ("mira-lind", "Mira Lind", "quizapp", "Class 10B"))


def test_short_names_do_not_count_for_there_are_too_many():
    assert not is_easy("lions eat olives", ("Li", "O"))


def test_thousands_are_known_without_a_list():
    """Each word in five spellings with ten usual endings."""
    spellings = (
        str,
        str.upper,
        str.title,
        lambda word: word.replace("a", "4"),
        lambda word: word.replace("o", "0"),
    )
    endings = ("", "1", "12", "123", "!", "2024", "99", "!1", "007", "1990")
    known = {
        spelling(word) + ending
        for word, spelling, ending in product(ALL, spellings, endings)
        if len(word + ending) >= 8
    }
    assert len(ALL) > 800
    assert len(known) > 15_000
    missed = [password for password in sorted(known)[::37] if not is_easy(password)]
    assert missed == []


def test_an_endless_password_is_judged_at_once_by_its_beginning():
    assert not is_easy("seven quiet lanterns " * 50_000)
    assert is_easy("password" * 100_000)
    assert not is_easy("e\u0301x\u0300y" * LONGEST)
