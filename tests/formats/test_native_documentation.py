"""The guide for writing question files says what the reader does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quizapp.core.rendering import answer_text
from quizapp.formats.native import read_files
from quizapp.formats.native.answers import COMMON, OWN_KEYS, TYPES
from quizapp.formats.native.schema_facts import FACT_KEYS
from quizapp.formats.native.schema_head import HEAD_KEYS, NAME_KEYS, SECTION_KEYS, UNIT_KEYS
from quizapp.formats.native.schema_more import FIXED_KEYS, SERIES_KEYS

GUIDE = (Path(__file__).parents[2] / "docs" / "question-files.md").read_text("utf-8")
EXAMPLE = dict(re.findall(r"```yaml\n# (\S+\.yaml)\n(.*?)```", GUIDE, flags=re.DOTALL))
KEYS = sorted(
    {*HEAD_KEYS, *SECTION_KEYS, *UNIT_KEYS, *NAME_KEYS, *FACT_KEYS, *SERIES_KEYS, *FIXED_KEYS}
    | {*TYPES, *COMMON, *(key for keys in OWN_KEYS.values() for key in keys)}
)


def test_the_example_of_the_guide_is_a_sound_bank():
    result = read_files({name: text.encode() for name, text in EXAMPLE.items()}, "lighthouse")

    assert result.faults == result.warnings == ()
    assert len(result.bank.facts) == 7
    assert answer_text(result.bank.fact_by_id["ships-1900"].answer, result.bank) == "1,204 ships"


@pytest.mark.parametrize("key", KEYS)
def test_every_key_is_in_the_guide(key):
    assert re.search(rf"`{key}\b|\b{key}:", GUIDE)


def test_the_fault_shown_in_the_guide_is_the_one_you_get():
    broken = {**EXAMPLE, "coast.yaml": EXAMPLE["coast.yaml"].replace("[C1]", "[C7]")}

    faults = read_files({name: text.encode() for name, text in broken.items()}, "lighthouse").faults

    assert [fault.message for fault in faults] == ["the source has no paragraph 'C7'; the nearest is 'C4'"]
    assert faults[0].message in GUIDE


ROWS = re.findall(r"^\| `(\w+)` \| `(\{.*?\})`[^|]*\| ([^|]+?) \|$", GUIDE, flags=re.MULTILINE)


def test_every_type_of_answer_has_an_example():
    assert [kind for kind, _, _ in ROWS] == list(TYPES)


@pytest.mark.parametrize("row", ROWS, ids=TYPES)
def test_answers_are_shown_as_the_guide_says(row):
    kind, answer, shown = row
    first = shown if kind == "list" else shown.split(", ")[0]
    units = EXAMPLE["bank.yaml"] + "".join(
        f"  - {{id: {unit}, many: {unit}}}\n" for unit in ("tons", "islands")
    )
    fact = (
        "facts:\n  - id: shown\n    about: {of: wreck, what: shown}\n"
        f'    say: "So it is {{{first}}}."\n    ask: "What?"\n    answer: {answer}\n    at: [C1]\n'
    )
    files = {"bank.yaml": units, "names.yaml": EXAMPLE["names.yaml"], "coast.yaml": fact}

    assert read_files({name: text.encode() for name, text in files.items()}, "lighthouse").faults == ()
