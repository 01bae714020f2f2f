"""What people do over several pages, by mouse or by keyboard."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.journeys.people import Student, some_answer

MOST_PAGES = 120


@dataclass
class Studied:
    """What became of a session: facts met, questions answered, feedback seen, kinds of page met."""

    met: list[str] = field(default_factory=list)
    feedback: list[str] = field(default_factory=list)
    forms: set[str] = field(default_factory=set)
    came_back: bool = False


def studies_by_keyboard(student: Student) -> Studied:
    """Go through a whole session with the keyboard alone, as the hints on the buttons say."""
    studied = Studied()
    for _ in range(MOST_PAGES):
        if student.button("Got it").count():
            studied.met.append(student.headline)
            student.key_onwards("Enter")
        elif student.has_card():
            studied.forms.add("card")
            student.key(" ")
            student.key_onwards("2")
        elif student.has_options():
            studied.forms.add("options")
            student.key_onwards("1", "Enter")
        elif student.page.locator("#answer").count():
            studied.forms.add("typed")
            student.page.keyboard.type(some_answer(student.page))
            student.key_onwards("Enter")
        elif student.page.get_by_role("link", name="Next").count():
            studied.feedback.append(student.headline)
            studied.came_back |= "Comes back" in student.text
            student.key_onwards("Enter")
        else:
            break
    return studied


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
