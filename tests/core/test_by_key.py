"""Things are put together by what they have in common."""

from quizapp.core.by_key import by_key


def test_things_keep_their_order_and_so_do_their_keys():
    rivers = ["Yalu", "Tumen", "Ussuri", "Taedong"]
    found = by_key(rivers, lambda name: name[0])
    assert list(found.items()) == [("Y", ("Yalu",)), ("T", ("Tumen", "Taedong")), ("U", ("Ussuri",))]


def test_of_nothing_comes_nothing():
    assert by_key([], len) == {}
