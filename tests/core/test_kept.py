"""What is found out about a bank is found once, and goes with the bank."""

from quizapp.core.facts import Bank, BankHead
from quizapp.core.kept import PerBank, once

EMPTY = Bank("rivers", BankHead("Rivers", "A Book of Rivers", ()))


def another_bank() -> Bank:
    return Bank("bridges", EMPTY.head)


def test_an_answer_is_found_once_by_bank_and_key():
    lengths: PerBank[str, int] = PerBank()
    searches = []

    def find() -> int:
        searches.append("tumen")
        return 521

    bank, other = another_bank(), another_bank()
    assert [lengths.get(bank, "tumen", find) for _ in range(3)] == [521, 521, 521]
    assert len(searches) == 1
    assert lengths.get(bank, "yalu", lambda: 790) == 790
    assert lengths.get(other, "tumen", lambda: 0) == 0, "another bank, though it is equal"


def test_that_nothing_was_found_is_kept_too():
    mouths: PerBank[str, str | None] = PerBank()
    bank = another_bank()
    assert mouths.get(bank, "tumen", lambda: None) is None
    assert mouths.get(bank, "tumen", lambda: "the Sea of Japan") is None


def test_two_things_kept_under_one_key_are_apart():
    lengths: PerBank[str, int] = PerBank()
    depths: PerBank[str, int] = PerBank()
    bank = another_bank()
    assert lengths.get(bank, "tumen", lambda: 521) == 521
    assert depths.get(bank, "tumen", lambda: 3) == 3


def test_where_there_are_too_many_they_are_all_found_anew():
    lengths: PerBank[str, int] = PerBank(most=2)
    bank = another_bank()
    assert [lengths.get(bank, name, lambda: 1) for name in ("a", "b", "c")] == [1, 1, 1]
    assert lengths.get(bank, "c", lambda: 2) == 1
    assert lengths.get(bank, "a", lambda: 2) == 2


def test_an_answer_is_given_though_it_is_forgotten_meanwhile():
    """Another thread may fill what is kept between finding and giving."""
    lengths: PerBank[str, int] = PerBank(most=1)
    bank = another_bank()
    assert lengths.get(bank, "tumen", lambda: lengths.get(bank, "yalu", lambda: 790) - 269) == 521


def test_once_finds_once_for_each_bank():
    searches = []

    @once
    def letters_of(bank: Bank) -> int:
        searches.append(bank.slug)
        return len(bank.slug)

    bank = another_bank()
    assert (letters_of(bank), letters_of(bank), letters_of(EMPTY)) == (7, 7, 6)
    assert searches == ["bridges", "rivers"]
    assert letters_of.__name__ == "letters_of"
