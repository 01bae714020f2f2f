"""What `quizapp bank lint` writes: every rule that the questions of a bank break, as text or as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict

from quizapp.core.lint_batches import LintReport
from quizapp.core.lint_rules import RULES


def report_json(report: LintReport) -> str:
    """The report as other programs read it."""
    plain = {
        "questions": report.questions,
        "rules": report.counts,
        "figures": report.figures,
        "breaches": [asdict(breach) for breach in report.breaches],
    }
    return json.dumps(plain, ensure_ascii=False, indent=2)


def report_text(report: LintReport) -> str:
    """The report as people read it: the breaches, how many of each rule, then a line for each figure."""
    lines = [str(breach) for breach in report.breaches]
    lines += [f"{rule:<5}{count:>6}  {RULES[rule]}" for rule, count in report.counts.items()]
    guessers = {name[6:]: lead for name, lead in report.figures.items() if name.startswith("guess ")}
    lines.append(
        f"{report.questions} questions: {len(report.errors)} errors, "
        f"{len(report.breaches) - len(report.errors)} remarks"
    )
    lines.append(f"made up among wrong figures: {report.figures['made_up_share']:.0%}")
    if guessers:
        best = max(guessers, key=lambda name: guessers[name])
        lines.append(f"best guess without knowledge: {best}, {guessers[best]:+.1%} over luck")
    return "\n".join(lines)
