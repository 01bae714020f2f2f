"""What people do over several pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.journeys.people import Student


@dataclass
class Studied:
    """What was read in a session: the facts met, and what was said of each answer."""

    met: list[str] = field(default_factory=list)
    feedback: list[str] = field(default_factory=list)


def studies_by_mouse(student: Student, answers: int = 200) -> Studied:
    """Go through a session by its buttons, up to so many answers; nothing here needs a script."""
    studied = Studied()
    while len(studied.feedback) < answers:
        if student.button("Got it").count():
            studied.met.append(student.headline)
            student.presses("Got it")
        elif student.has_card():
            student.page.get_by_text("Show the answer").click()
            student.presses("Knew it")
        elif student.page.get_by_role("link", name="Next").count():
            studied.feedback.append(student.headline)
            if len(studied.feedback) >= answers:
                break
            student.follows("Next")
        elif student.button("Answer").count():
            student.fills_in()
            student.presses("Answer")
        else:
            break
    return studied
