"""What a question of Moodle says to all who are right, partly right or wrong, whatever they answered."""

from __future__ import annotations

import re
from collections.abc import Mapping

from quizapp.formats.imports.items import Level
from quizapp.formats.imports.moodle_reading import Reading

WHOM = {
    "correctfeedback": "right answers",
    "partiallycorrectfeedback": "partly right answers",
    "incorrectfeedback": "wrong answers",
}
_WORD = re.compile(r"[^\W\d_]+")
# Moodle gives every new question such texts in the language of its site; a verdict is always shown here.
_WORDS = """
    your the this that answer response is was you are correct incorrect right wrong partially partly not yes
    at no true false well done good job great very sorry excellent perfect exactly almost
    parts but only of all
    die ihre deine antwort ist war richtig teilweise falsch leider korrekt inkorrekt nicht
    votre la réponse est correcte partiellement incorrecte bonne mauvaise
    tu su respuesta es correcta parcialmente incorrecta
    la tua risposta è corretta parzialmente esatta errata
    sua resposta está correto correta incorreto incorreta parcialmente
    je uw het antwoord goed gedeeltelijk juist onjuist fout
    twoja odpowiedź jest poprawna częściowo niepoprawna prawidłowa nieprawidłowa
    ваш ответ верный неправильный частично правильный неверный
    정답입니다 오답입니다 부분적으로 답이 맞았습니다 틀렸습니다
    """
_VERDICT = frozenset(_WORDS.split())


def say_verdicts(reading: Reading, settings: Mapping[str, str]) -> None:
    """Say which of these texts are left out, where they say more than the verdict."""
    for name, whom in WHOM.items():
        text = settings.get(name, "")
        node = reading.node.get(name)
        if node is None or all(word.casefold() in _VERDICT for word in _WORD.findall(text)):
            continue
        says = f"what is said to {whom} is left out: “{text[:60]}”; put it into the general feedback"
        reading.say("feedback", Level.LOSS, says, node.line, "feedback")
