"""Files made to do harm are refused, quickly and with a fault."""

from __future__ import annotations

import pytest
import yaml

from quizapp.core.chance import Stream
from tests.formats.small_bank import COAST, faults_of, read
from tests.timing import soon

LAUGHS = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9)
)
HOSTILE = {
    "billion laughs": LAUGHS,
    "itself": "facts: &a [*a]\n",
    "merge key": "facts: &a {id: x}\nnames: {<<: *a}\n",
    "alias the fast loader takes": "facts: &a [x]\nseries: *a\n",
    "5,000 brackets": "[" * 5_000,
    "500,000 brackets": "[" * 500_000,
    "braces": "{a: " * 5_000,
    "nested items": "- " * 5_000,
    "nested keys": "? " * 5_000,
    "python object": "facts: !!python/object/apply:os.system [ls]\n",
    "list as a key": "? [a, b]\n: c\n",
    "two documents": COAST + "---\nfacts: []\n",
    "surrogate": 'facts: "\\ud800"\n',
    "escaped NUL": 'facts: "\\0"\n',
    "only a colon": ":",
    "text alone": "hello",
    "long text": "facts: " + "x" * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_end_in_a_fault_within_a_second(name):
    faults = soon(lambda: faults_of(coast=HOSTILE[name]), seconds=1)

    assert faults[0].startswith("coast.yaml:")


def test_the_fast_loader_alone_would_take_an_alias():
    """Why aliases are refused by their events: the C composer expands them in silence."""
    if not hasattr(yaml, "CSafeLoader"):
        pytest.skip("PyYAML has no C loader here")
    tree = yaml.compose("a: &x [1]\nb: *x\n", Loader=yaml.CSafeLoader)

    assert tree.value[0][1] is tree.value[1][1]


def test_deep_nesting_is_told_where_it_goes_too_deep():
    assert faults_of(coast="[" * 5_000) == [
        "coast.yaml:1:21: nested more than 20 levels deep; close the brackets before"
    ]


def damaged(chance: Stream) -> bytes:
    """The file of facts with a few bytes replaced, removed or put in."""
    data = bytearray(COAST.encode())
    for _ in range(chance.between(1, 5)):
        where = chance.below(len(data))
        scrap = chance.choose(
            [b"{", b"]", b": ", b"\n", b"- ", b"  ", b"&a ", b"*a", b"'", b'"', b"\t", b"\xff", b""]
        )
        data[where : where + chance.below(8)] = scrap
    return bytes(data)


def test_no_damage_to_a_file_brings_the_reader_down():
    for number in range(300):
        result = read(coast=damaged(Stream("damage", number)))

        assert (result.bank is None) == bool(result.faults)
