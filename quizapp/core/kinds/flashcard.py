"""A flashcard: think of the answer, turn the card, say honestly whether you knew it."""

from __future__ import annotations

from quizapp.core.asked import Asked, question_about, ways_to_ask
from quizapp.core.chance import Stream
from quizapp.core.errors import UnreadableAnswer
from quizapp.core.facts import Bank, Fact
from quizapp.core.questions import BLANK, RIGHT, WRONG, Grade, Posted, Question, Response, Samples, first

RATINGS = {"1": 1, "2": 2, "3": 3, "4": 4, "wrong": 1, "right": 3}
RATING_NAMES = {1: "Again", 2: "Hard", 3: "Good", 4: "Easy"}


class FlashcardKind:
    """Prompt, answer, and the learner's own word for it; for study, never for a quiz."""

    name = "flashcard"
    title = "flashcard"
    order = 900
    is_recall = True
    is_self_rated = True
    in_quizzes = False

    def suits(self, fact: Fact, bank: Bank) -> bool:
        """Every fact can be asked so."""
        return True

    def build(self, fact: Fact, bank: Bank, chance: Stream) -> Question:
        """The fact as a card, straight or turned round."""
        ways = ways_to_ask(fact, bank) or (Asked(fact.ask, fact.answer),)
        return question_about(
            self.name, fact, bank, chance.choose(ways), hint="think of it, then turn the card"
        )

    def read(self, question: Question, posted: Posted) -> Response:
        """The rating posted under `rating`: 1 to 4, `right` or `wrong`; BLANK where there is none."""
        text = first(posted, "rating").strip()
        if not text:
            return BLANK
        if text not in RATINGS:
            raise UnreadableAnswer("Say whether you knew it: use one of the buttons below the card.")
        return Response(RATINGS[text], RATING_NAMES[RATINGS[text]])

    def fields(self, question: Question, response: Response) -> dict[str, str]:
        """The rating, under `rating`."""
        return {"rating": str(response.value)}

    def grade(self, question: Question, response: Response) -> Grade:
        """Known from Hard upwards."""
        return RIGHT if not response.is_blank and response.value >= 2 else WRONG

    def samples(self, question: Question) -> Samples:
        """Known, not known, and a button that is not there."""
        return Samples({"rating": ["3"]}, {"rating": ["1"]}, {"rating": ["7"]})


KIND = FlashcardKind()
