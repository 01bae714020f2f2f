"""The colours of the stylesheet, both schemes: what stands on what can be read.

The pairs are read out of the stylesheet: a rule that sets a colour and a ground is a pair; a rule that
sets a colour alone stands on paper or on a card; a border of a control is judged against both.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).parents[2] / "quizapp" / "web" / "static" / "app.css").read_text(encoding="utf-8")
PLAIN = re.sub(r"/\*.*?\*/", "", CSS, flags=re.S)
TOKEN = re.compile(r"--([a-z0-9-]+):\s*(#[0-9a-f]{6})")
DARK_BLOCK = re.search(r"@media screen and \(prefers-color-scheme: dark\) \{(.*?)\n\}", PLAIN, re.S)[1]
LIGHT = dict(TOKEN.findall(PLAIN[: PLAIN.index("@media screen and (prefers-color-scheme: dark)")]))
SCHEMES = {"light": LIGHT, "dark": LIGHT | dict(TOKEN.findall(DARK_BLOCK))}
RULE = re.compile(r"([^{}@;]+)\{([^{}]*)\}")
GROUNDS = ("paper", "card")
BORDERS = {"edge", "accent", "right", "wrong"}  # outlines that a control depends on


def _luminance(colour: str) -> float:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _used(body: str, key: str) -> str | None:
    found = re.search(rf"(?:^|;)\s*{key}:\s*[^;]*?var\(--([a-z0-9-]+)\)", body)
    return found[1] if found else None


def text_pairs() -> set[tuple[str, str]]:
    """Every (ink, ground) that the stylesheet puts together."""
    pairs: set[tuple[str, str]] = set()
    for _, body in RULE.findall(PLAIN):
        ink, ground = _used(body, "color"), _used(body, "background")
        if ink and ground:
            pairs.add((ink, ground))
        elif ink and not ink.startswith("on-"):
            pairs.update((ink, paper) for paper in GROUNDS)
    return pairs


# what the cascade puts together although no single rule says so
PAIRS_BY_NESTING = {
    ("right", "right-soft"), ("wrong", "wrong-soft"), ("doubt", "doubt-soft"), ("second", "accent-soft"),
    ("ink", "accent-soft"), ("accent-deep", "paper"), ("on-accent", "accent-deep"),
}  # fmt: skip


def test_the_stylesheet_is_read_rightly() -> None:
    pairs = text_pairs()
    assert len(pairs) > 25
    assert {("ink", "paper"), ("on-accent", "accent"), ("on-recall-3", "recall-3")} <= pairs
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("pair", sorted(text_pairs() | PAIRS_BY_NESTING))
def test_text_can_be_read_on_its_ground(scheme: str, pair: tuple[str, str]) -> None:
    ink, ground = (SCHEMES[scheme][name] for name in pair)
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("border", sorted(BORDERS))
def test_outlines_of_controls_and_focus_can_be_seen(scheme: str, ground: str, border: str) -> None:
    assert contrast(SCHEMES[scheme][border], SCHEMES[scheme][ground]) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_pale_steps_of_recall_have_an_outline_that_can_be_seen(scheme: str) -> None:
    tokens = SCHEMES[scheme]
    assert contrast(tokens["recall-1"], tokens["paper"]) < 3  # why the outline is needed
    assert re.search(r'\[class\*="step-"\] \{ box-shadow: inset 0 0 0 1px var\(--edge\)', PLAIN)
    assert re.search(r"\.recall \{[^}]*border: 1px solid var\(--edge\)", PLAIN)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_recall_darkens_step_by_step_away_from_the_paper(scheme: str) -> None:
    tokens = SCHEMES[scheme]
    against = [contrast(tokens[f"recall-{step}"], tokens["paper"]) for step in range(5)]
    assert against == sorted(against)


def test_no_colour_is_written_beside_the_tokens() -> None:
    rules = PLAIN[PLAIN.index("*, ::before") : PLAIN.index("@media print")]
    assert re.findall(r"#[0-9a-fA-F]{3,6}\b", rules) == []
