"""Simulated people learn 300 facts for an exam with the app's own planner: does it keep what it promises?

    python -m bench.simulate_learning                       # 8 people a cell, about 10 minutes on two cores
    python -m bench.simulate_learning --people 2 --only plan
    python -m bench.simulate_learning --seed 41 --seed 42   # several seeds, each reported by itself

The plan: exam in 10, 30 or 90 days, 10 or 20 minutes a day, three truths (`bench.truths`), against FSRS-6
at a retention of 0.90 with the same minutes. The quiz: answers in quizzes as evidence, against ignoring
them. The forecast: what was forecast halfway and on the exam day, against what came.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable
from itertools import product
from multiprocessing import Pool
from statistics import mean, stdev
from typing import TypeVar

from bench.plan_runs import CELLS, PLANS, Run, study
from bench.quiz_runs import QuizRun, study_with_quizzes
from bench.truths import TRUTHS
from quizapp.core.memory.forecast import Expected

Plan = tuple[str, str, int, int, int]
Results = dict[Plan, Run]
Result = TypeVar("Result")


def plan_runs(
    seed: int, people: int, processes: int, cells: Iterable[tuple[str, int, int]] = CELLS
) -> Results:
    """All runs of the planner and of the baseline, by plan, truth, days, minutes and person."""
    jobs = [(plan, *cell, seed + 101 * person) for cell, plan, person in product(cells, PLANS, range(people))]
    # The longest first, so that no process waits for the other at the end.
    jobs.sort(key=lambda job: -job[2] * job[3])
    with Pool(processes) as pool:
        return dict(zip(jobs, _counted(pool.imap(_study, jobs), len(jobs)), strict=True))


def quiz_runs(seed: int, people: int, processes: int) -> dict[tuple[bool, str, int], QuizRun]:
    """All runs with quizzes, by whether they count, truth and person."""
    jobs = [
        (counts, truth, seed + 101 * person)
        for counts, truth, person in product((True, False), TRUTHS, range(people))
    ]
    with Pool(processes) as pool:
        return dict(zip(jobs, _counted(pool.imap(_study_with_quizzes, jobs), len(jobs)), strict=True))


def gains(results: Results, plan: str) -> dict[tuple[str, int, int], list[float]]:
    """By cell, what each person recalls more on the exam day than with FSRS-6 at 0.90, in points."""
    found: dict[tuple[str, int, int], list[float]] = {}
    for (name, *cell, person), run in results.items():
        if name == plan:
            usual = results["fsrs", cell[0], cell[1], cell[2], person]
            found.setdefault((cell[0], cell[1], cell[2]), []).append(100 * (run.exam - usual.exam))
    return found


def error(values: list[float]) -> float:
    """The standard error of a mean."""
    return stdev(values) / len(values) ** 0.5 if len(values) > 1 else 0.0


def report_plan(results: Results) -> list[str]:
    """The lines on what is recalled, on average and by cell."""
    lines = []
    for plan in ("all", "stop"):
        by_cell = gains(results, plan)
        runs = [run for key, run in results.items() if key[0] == plan]
        usual = [run for key, run in results.items() if key[0] == "fsrs"]
        lines.append(
            f"{plan:4} gain {mean(mean(one) for one in by_cell.values()):+.2f} points: exam "
            f"{_percent(runs, 'exam')} (FSRS {_percent(usual, 'exam')}), 60 days later "
            f"{_percent(runs, 'later')} ({_percent(usual, 'later')}), minutes "
            f"{mean(run.minutes for run in runs):.0f} ({mean(run.minutes for run in usual):.0f})"
        )
        lines += [
            f"     {truth} {days:2} d x {minutes} min  {mean(one):+6.2f}  s.e. {error(one):.2f}"
            + ("   BELOW" if mean(one) < -2 * error(one) else "")
            for (truth, days, minutes), one in sorted(by_cell.items())
        ]
    return lines


def report_forecast(results: Results) -> list[str]:
    """The lines on forecasts: mean and absolute error in points, and how often the range holds what came."""
    lines = []
    for truth, name in product(TRUTHS, ("halfway", "eve")):
        runs = [run for key, run in results.items() if key[1] == truth and key[0] != "fsrs"]
        pairs = [(getattr(run, name), run.exam) for run in runs]
        errors = [100 * (said.share - came) for said, came in pairs]
        covered = mean(_holds(said, came) for said, came in pairs)
        wide = 100 * mean(said.high - said.low for said, _ in pairs)
        lines.append(
            f"forecast {name:8} {truth}: error {mean(errors):+.2f}, absolute {mean(map(abs, errors)):.2f}, "
            f"range holds {covered:.0%}, {wide:.1f} wide"
        )
    return lines


def report_quiz(results: dict[tuple[bool, str, int], QuizRun]) -> list[str]:
    """The lines on quizzes: what they add, and how well the next typed answer is foreseen."""
    lines = []
    for counts in (True, False):
        runs = [run for key, run in results.items() if key[0] is counts]
        losses = ", ".join(
            f"{truth} {mean(run.loss for key, run in results.items() if key[:2] == (counts, truth)):.4f}"
            for truth in TRUTHS
        )
        lines.append(
            f"quizzes {'count  ' if counts else 'ignored'}: exam {_percent(runs, 'exam')}, log loss "
            f"{mean(run.loss for run in runs):.4f} ({losses}), "
            f"bias {100 * mean(run.bias for run in runs):+.1f} points"
        )
    return lines


def main() -> None:
    """Run and report, seed by seed."""
    asked = _arguments()
    for seed in asked.seed or [20260301]:
        started = time.monotonic()
        print(f"seed {seed}, {asked.people} people a cell")
        if asked.only != "quiz":
            results = plan_runs(seed, asked.people, asked.processes)
            print("\n".join(report_plan(results) + report_forecast(results)), flush=True)
        if asked.only != "plan":
            print("\n".join(report_quiz(quiz_runs(seed, 2 * asked.people, asked.processes))), flush=True)
        print(f"{time.monotonic() - started:.0f} s\n", flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, default=8, help="people a cell")
    parser.add_argument("--seed", type=int, action="append", help="may be given several times")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--only", choices=("plan", "quiz"))
    return parser.parse_args()


def _study(job: Plan) -> Run:
    return study(*job)


def _study_with_quizzes(job: tuple[bool, str, int]) -> QuizRun:
    return study_with_quizzes(*job)


def _counted(done: Iterable[Result], count: int) -> Iterable[Result]:
    """What is done, as it comes, with its number on standard error."""
    for number, one in enumerate(done, 1):
        print(f"\r{number} of {count}", end="" if number < count else "\n", file=sys.stderr, flush=True)
        yield one


def _percent(runs: Iterable[Run | QuizRun], what: str) -> str:
    return f"{100 * mean(getattr(run, what) for run in runs):.1f} %"


def _holds(said: Expected, came: float) -> bool:
    return said.low <= came <= said.high


if __name__ == "__main__":
    main()
