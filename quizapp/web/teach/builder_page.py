"""What the builder's page says: how the lines fare, three papers, and the settings in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from quizapp.core.blueprint import Blueprint, Line, Pick
from quizapp.core.composing import Composed
from quizapp.core.counting_attempts import IN_WORDS
from quizapp.core.drafting import suits
from quizapp.core.facts import Bank, Fact
from quizapp.core.kinds import JOINT_KINDS, KINDS
from quizapp.core.line_reports import LineReport
from quizapp.core.memory.steps import estimate_seconds
from quizapp.core.search import search
from quizapp.usecases.building import Look
from quizapp.web.teach.builder_fields import ANY, ATTEMPTS, PENALTIES
from quizapp.web.teach.builder_form import BuilderForm
from quizapp.web.views.builder import LineView, PickView, SamplePaper, SampleQuestion, SettingWords
from quizapp.web.words import counted, minutes, section_title

SHOWN_QUESTIONS = 12
MOST_FOUND = 8
MOST_TAGS = 60
NO_TROUBLE = ""
COUNTING_WORDS = {method.value: words for method, words in IN_WORDS.items()}
FEEDBACK_WORDS = {
    "each": "Right or wrong, with reasons, after each answer",
    "attempt": "Score, answers and reasons after handing in",
    "close": "Score, answers and reasons after the quiz has closed",
    "own": "As you chose",
}


def tags_of(bank: Bank) -> list[tuple[str, str]]:
    """The tags most used in a course, as (tag, words), by their names."""
    uses = Counter(tag for fact in bank.items for tag in fact.tags)
    return sorted((tag, tag) for tag, _ in uses.most_common(MOST_TAGS))


def headline(blueprint: Blueprint, found: Look) -> str:
    """The finding in a sentence or two."""
    time = counted(minutes(estimate_seconds(found.gives)), "minute", "minutes")
    if found.gives >= blueprint.count:
        return f"{counted(blueprint.count, 'question', 'questions')}, about {time}."
    short = sum(line.is_short for line in found.lines)
    about = f"{found.gives} of {blueprint.count} questions, about {time}."
    if not short:
        return f"{about} What was picked by hand does not go together."
    return f"{about} {'One line asks' if short == 1 else f'{short} lines ask'} for more than there is."


def line_views(form: BuilderForm, bank: Bank, reports: Sequence[LineReport]) -> tuple[LineView, ...]:
    """The lines of the form in words, with their reports where there are any."""
    views = []
    for place, entry in enumerate(form.lines):
        line, number = entry.form.line, int(entry.name.rsplit("-", 1)[1])
        report = reports[place] if place < len(reports) else None
        views.append(
            LineView(
                number=number,
                sections=_from_words(line, bank),
                kinds=_kinds_words(line),
                fits="" if report is None else counted(report.fits, "fact fits", "facts fit"),
                trouble=_trouble(report),
                repairs=() if report is None else _repairs(number, line, report),
            )
        )
    return tuple(views)


def _from_words(line: Line, bank: Bank) -> str:
    if len(line.sections) == 1:
        place = section_title(bank, line.sections[0])
    else:
        place = f"{len(line.sections)} sections" if line.sections else "all sections"
    if not line.tags:
        return place
    return f"{place}, {'tag ' + line.tags[0] if len(line.tags) == 1 else f'{len(line.tags)} tags'}"


def _kinds_words(line: Line) -> str:
    names = [KINDS[kind].title for kind in line.kinds if kind in KINDS]
    if len(names) <= 2:
        return ", ".join(names) or "all kinds"
    return f"{len(names)} kinds"


def _trouble(report: LineReport | None) -> str:
    if report is None or not report.is_short:
        return NO_TROUBLE
    if not report.fits:
        return "No fact fits."
    if report.fits < report.asked:
        return f"Only {counted(report.gives, 'question', 'questions')} of {report.asked}."
    return f"Only {report.gives} of {report.asked}: the others would give each other away."


def _repairs(number: int, line: Line, report: LineReport) -> tuple[tuple[str, str], ...]:
    return tuple((f"fix:{number}:{_change(line, one.line)}", one.words) for one in report.repairs)


def _change(old: Line, new: Line) -> str:
    """What a button sends that makes one line out of another: `count:4`, `kinds:year`, `tags:`."""
    if new.count != old.count:
        return f"count:{new.count}"
    if new.least_weight != old.least_weight:
        return f"weight:{new.least_weight}"
    for name, before, after in (
        ("kinds", old.kinds, new.kinds),
        ("sections", old.sections, new.sections),
    ):
        if before != after:
            return f"{name}:{after[-1]}"
    return "tags:"


def pick_views(picks: Sequence[Pick], bank: Bank, papers: Sequence[Composed]) -> tuple[PickView, ...]:
    """What was picked by hand, and whether each can be asked."""
    views = []
    for place, pick in enumerate(picks):
        fact = bank.item_by_id.get(pick.fact)
        if fact is None:
            views.append(PickView(pick.fact, pick.fact, trouble="The course has it no more. Take it out."))
            continue
        works = all(paper.picked[place] is not None for paper in papers)
        trouble = NO_TROUBLE if works else "It cannot be asked so beside the others. Ask it another way."
        views.append(PickView(fact.id, fact_words(fact), pick.kind, kinds_of(fact, bank), trouble))
    return tuple(views)


def found_views(form: BuilderForm, bank: Bank) -> tuple[PickView, ...]:
    """The facts that hold what was looked for and can be picked still."""
    taken = {pick.fact for pick in form.all_picks}
    facts = search(bank, form.find.data or "").facts
    free = [fact for fact in facts if fact.id not in taken and fact.may_be_graded and kinds_of(fact, bank)]
    return tuple(PickView(fact.id, fact_words(fact)) for fact in free[:MOST_FOUND])


def fact_words(fact: Fact) -> str:
    """A fact as one line, its answer in braces."""
    return fact.say or fact.ask


def kinds_of(fact: Fact, bank: Bank) -> tuple[tuple[str, str], ...]:
    """The kinds that a fact can be asked as in a quiz, alone, as (name, title)."""
    return tuple(
        (kind.name, kind.title) for kind in KINDS.values()
        if kind.in_quizzes and kind.name not in JOINT_KINDS and suits(kind, fact, bank)
    )  # fmt: skip


def sample_papers(papers: Sequence[Composed]) -> tuple[SamplePaper, ...]:
    """The papers as an instructor reads them."""
    return tuple(
        SamplePaper(
            tuple(
                SampleQuestion(KINDS[one.kind].title, one.prompt, one.answer_text)
                for one in paper.questions[:SHOWN_QUESTIONS]
            ),
            max(0, len(paper.questions) - SHOWN_QUESTIONS),
        )
        for paper in papers
    )


def checks(papers: Sequence[Composed]) -> tuple[str, ...]:
    """What was looked at in the papers, in sentences."""
    if not papers or not papers[0].questions:
        return ()
    asked = [{fact for question in paper.questions for fact in question.facts} for paper in papers]
    said = ["No question gives another’s answer away."]
    if len(papers) > 1:
        shared = [len(one & other) for one, other in combinations(asked, 2)]
        mean = round(sum(shared) / len(shared))
        said.append(f"Two neighbours share {mean} of {len(asked[0])} facts on average.")
    return tuple(said)


def setting_words(form: BuilderForm, terms: str) -> SettingWords:
    """The settings as they stand in the form; `terms` are window and limit in words."""
    attempts = dict(ATTEMPTS).get(form.attempts.data, "one")
    several = "" if form.attempts.data == "1" else f"; {COUNTING_WORDS.get(form.method.data, '')}"
    parts = ["One try" if form.tries.data == "1" else f"Up to {form.tries.data} tries{_costs(form)}"]
    parts += ["marked by certainty"] if form.certainty.data else []
    parts += ["one way only" if form.one_way.data else "back and forth"]
    parts += ["closed book" if form.closed_book.data else "open book"]
    own = "A paper of their own" if form.paper.data != "shared" else "The same paper as all others"
    weight = 1 if form.weight.data is None else form.weight.data
    counts = {0: "Not at all", 1: "Like any other", 2: "Twice"}.get(weight, f"{weight} times")
    return SettingWords(
        when=terms or "Any time, without a limit",
        attempts=f"{'Any number' if form.attempts.data == ANY else attempts.capitalize()}{several}",
        feedback=FEEDBACK_WORDS.get(form.feedback.data, FEEDBACK_WORDS["attempt"]),
        answering=", ".join(parts),
        paper=own if weight == 1 else f"{own}; it counts {counts[0].lower()}{counts[1:]}",
        weight=counts,
    )


def _costs(form: BuilderForm) -> str:
    return f", each costs {dict(PENALTIES).get(form.penalty.data, '')}"
