"""What a machine can see wrong with a page for those who do not see, point or read small type."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = [
    "color-contrast",
    "link-in-text-block",
    "target-size",
]  # what another window may break
SMALL_TARGETS = """() => [...document.querySelectorAll("button, input, select, textarea, summary, a[href]")]
  .filter(e => e.checkVisibility() && e.type !== "hidden")
  .filter(e => !(e.tagName === "A" && getComputedStyle(e).display === "inline"))
  .map(e => [(e.closest("label") ?? e).getBoundingClientRect(), e])
  .filter(([box]) => box.width > 1 && Math.min(box.width, box.height) < 24)
  .map(([box, e]) => `${e.outerHTML.slice(0, 80)} is ${Math.round(box.width)} by ${Math.round(box.height)}`)
"""
OVER = "document.documentElement.scrollWidth - innerWidth"


def faults(page: Any) -> list[str]:
    """Rules of WCAG 2.2 A and AA that the page in this window breaks, and whatever does not fit."""
    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]}).response["violations"]
    broken = [f"{one['id']}: {one['nodes'][0]['target']}" for one in found]
    headlines = page.get_by_role("heading", level=1).count()
    return broken + misfits(page) + ([] if headlines == 1 else [f"{headlines} headlines"])


def faults_of_look(page: Any) -> list[str]:
    """What only this window breaks, of a page whose document was found sound in another."""
    rules = {"type": "rule", "values": LOOKS}
    found = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]}).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['target']}" for one in found] + misfits(page)


def misfits(page: Any) -> list[str]:
    """What runs over the edge, and what is too small for a finger."""
    over = page.evaluate(OVER)
    return ([f"runs {over} pixels over the edge"] if over > 0 else []) + page.evaluate(SMALL_TARGETS)
