"""Promise: whatever is sent to whatever address, nobody meets a traceback, a breakdown or others' markup.

Every address is walked, whoever adds it, in every part and field. The long run takes a third of the
product, all of it is `exhaustive`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import cycle, islice, product
from typing import Any

import pytest
from werkzeug.routing import Rule

from tests.web.nasty import HEADER_NAMES, NASTY, PLAIN, RAW_JSON
from tests.web.nonsense import Nonsense, encoded, fields_of, with_nonsense
from tests.web.postings import POSTINGS, posting_rules
from tests.web.test_access import address
from tests.web.world import World, make_world

# A form that breaks off in the middle leaves its file to be closed by Python, which says so.
pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file <tempfile:ResourceWarning")
ROLES = ("rahn", "ada", "anonymous")
QUERIES = ("next", "page", "q", "bank", "")  # the empty one stands for nonsense as the name
METHODS = ("PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "PROPFIND", "NONSENSE")
LONGEST_ADDRESS = 5000  # servers refuse longer ones themselves
SHORT = {called: text for called, text in NASTY.items() if len(text) <= LONGEST_ADDRESS}
SAMPLE = pytest.mark.parametrize(
    ("world", "every"),
    [
        pytest.param("sqlite", 3, id="a third", marks=pytest.mark.long(minutes=6)),
        pytest.param("sqlite", 1, id="all", marks=pytest.mark.exhaustive),
        pytest.param("postgresql", 67, id="postgresql", marks=(pytest.mark.long, pytest.mark.postgresql)),
        pytest.param(
            "postgresql", 1, id="all on postgresql", marks=(pytest.mark.exhaustive, pytest.mark.postgresql)
        ),
    ],
    indirect=["world"],
    scope="module",
)


@pytest.fixture(scope="module")
def world(request, tmp_path_factory, passwords) -> Iterator[World]:
    """The world of two classes."""
    more = {}
    if request.param == "postgresql":
        more["DATABASE_URL"] = request.getfixturevalue("postgresql_server").new_database("world")
    world = make_world(tmp_path_factory.mktemp("world"), passwords, **more)
    yield world
    world.services.database.close()


@pytest.fixture
def nonsense(world: World) -> Nonsense:
    """The world, ready for nonsense."""
    return Nonsense(world)


def rules(world: World, method: str) -> list[Rule]:
    """The rules that answer a method."""
    return [rule for rule in world.app.url_map.iter_rules() if method in (rule.methods or ())]


def some(combinations: Iterable[Any], every: int) -> Iterator[Any]:
    """Every so many of them. As the number is a prime, all values come up, and all places."""
    return islice(combinations, 0, None, every)


def test_there_are_enough_values_and_none_twice():
    assert len(NASTY) >= 120
    assert len(set(NASTY.values())) == len(NASTY)


@SAMPLE
def test_every_part_of_every_address(nonsense, every):
    world, roles = nonsense.world, cycle(ROLES)
    places = [(rule, name) for rule in world.app.url_map.iter_rules() for name in sorted(rule.arguments)]
    for (rule, name), (called, text), is_raw in some(product(places, SHORT.items(), (False, True)), every):
        written = encoded(text).replace("%25", "%") if is_raw else encoded(text)
        path, role = with_nonsense(world, rule, name, written), next(roles)
        for method in sorted({"GET", "POST"} & (rule.methods or set())):
            what = f"{role} {method} {rule}, {name}={called}"
            nonsense.asks(what, role, path, method, data={"csrf_token": world.tokens[role]})
    nonsense.check(100)


@SAMPLE
def test_what_stands_behind_a_question_mark(nonsense, every):
    world, roles = nonsense.world, cycle(ROLES)
    combinations = product(rules(world, "GET"), QUERIES, SHORT.items())
    for rule, query, (called, text) in some(combinations, every * 3):
        asked = f"{query}={encoded(text)}" if query else f"{encoded(text)}=1"
        role = next(roles)
        nonsense.asks(f"{role} {rule}?{query}={called}", role, f"{address(world, rule, 'A')}?{asked}")
    nonsense.check(100)


@SAMPLE
def test_every_field_of_every_form(nonsense, every):
    world = nonsense.world
    places = [
        (rule, name)
        for rule in posting_rules(world)
        if not POSTINGS[rule.endpoint].json
        for name in (*fields_of(world, rule), "")
    ]
    for (rule, name), (called, text) in some(product(places, NASTY.items()), every):
        nonsense.posts(f"{rule}, {name}={called}", rule, {name: text} if name else {text: "1"})
    nonsense.check(100)


@SAMPLE
def test_names_and_contents_of_files(nonsense, every):
    (rule,) = [rule for rule in posting_rules(nonsense.world) if rule.endpoint == "bank.files"]
    content, name = POSTINGS[rule.endpoint].fields["file"]
    for called, text in some(NASTY.items(), max(every // 6, 1)):
        nonsense.posts(f"a file named {called}", rule, {"file": (content, text)})
        raw = text.encode("utf-8", "surrogatepass")
        nonsense.posts(f"a file that holds {called}", rule, {"file": (raw, name)})
    nonsense.check(20)


@SAMPLE
def test_every_field_that_a_script_sends(nonsense, every):
    world = nonsense.world
    values = {**PLAIN, **NASTY}
    for rule in posting_rules(world):
        posting = POSTINGS[rule.endpoint]
        if not posting.json:
            continue
        combinations = product((*sorted(posting.fields), "flag", "unheard-of"), values.items())
        for name, (called, value) in some(combinations, max(every // 8, 1)):
            nonsense.asks(
                f"{rule}, {name}={called}", posting.role, address(world, rule, "A"), "POST",
                json={**posting.fields, name: value}, headers={"X-CSRFToken": world.tokens[posting.role]},
            )  # fmt: skip
    nonsense.check(50)


@SAMPLE
def test_bodies_that_are_no_form(nonsense, every):
    world = nonsense.world
    kinds = ("application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "")
    combinations = product(posting_rules(world), RAW_JSON.items(), kinds)
    for rule, (called, raw), kind in some(combinations, max(every // 4, 1)):
        role = POSTINGS[rule.endpoint].role if POSTINGS[rule.endpoint].role in world.tokens else "ada"
        nonsense.asks(
            f"{rule} with {called} as {kind}", role, address(world, rule, "A"), "POST",
            data=raw, content_type=kind, headers={"X-CSRFToken": world.tokens[role]},
        )  # fmt: skip
    nonsense.check(100)


@SAMPLE
def test_headers_and_methods(nonsense, every):
    world, roles = nonsense.world, cycle(ROLES)
    values = {called: text for called, text in SHORT.items() if _fits_a_header(text)}
    everywhere = list(world.app.url_map.iter_rules())
    combinations = product(everywhere, HEADER_NAMES, values.items())
    for rule, header, (called, text) in some(combinations, every * 7):
        role = next(roles)
        path = address(world, rule, "A")
        nonsense.asks(f"{role} {rule}, {header}: {called}", role, path, headers={header: text})
    for rule, method in product(everywhere, METHODS):
        nonsense.asks(f"{method} {rule}", next(roles), address(world, rule, "A"), method)
    nonsense.check(100)


def _fits_a_header(text: str) -> bool:
    """Whether a client can send this in a header at all."""
    return text.isprintable() and all(ord(letter) < 256 for letter in text)
