"""Who is in the class: invented names, and how able and how diligent each is."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from quizapp.core.chance import Stream

MOST_LEARNERS = 200
GIVEN = (
    "Alma", "Anton", "Bao", "Carla", "Chidi", "Dalia", "Dmitri", "Elif", "Emeka", "Fatima", "Finn", "Greta",
    "Hana", "Henrik", "Imani", "Ingrid", "Ivo", "Jana", "Joon", "Kofi", "Lena", "Luca", "Maja", "Marek",
    "Mei", "Milo", "Nadia", "Niko", "Noor", "Oskar", "Paula", "Pavel", "Ravi", "Rosa", "Samir", "Sofia",
    "Tariq", "Thea", "Uma", "Viktor", "Wanda", "Yara", "Yusuf", "Zoë",
)  # fmt: skip
FAMILY = (
    "Achterberg", "Adeyemi", "Bjørnstad", "Castellan", "Chowdhury", "Dvorsky", "Eriksen", "Fontaine",
    "Grünwald", "Haddad", "Ibarra", "Jankowiak", "Kaltenbach", "Kim", "Lindqvist", "Mbeki", "Moreau",
    "Nakagawa", "Nguyễn", "O’Malley", "Okafor", "Petrova", "Quintero", "Rahimi", "Rossi", "Santoro",
    "Sørensen", "Tanaka", "Ustinov", "Varga", "Weiss", "Yılmaz", "Zapata", "Železny",
)  # fmt: skip
TEACHER = "Ms Rosalind Hartmann"


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody in the class. `ability` is about -2 to 2, `diligence` the chance of studying on a day."""

    number: int
    name: str
    ability: float
    diligence: float

    @property
    def public_id(self) -> str:
        """The same in every demo, so that it can be found and taken away again."""
        return demo_id("learner", self.number)

    @property
    def login(self) -> str:
        """A login that shows what it is."""
        return f"demo-{self.number:02}"


def demo_id(*parts: str | int) -> str:
    """An id that always names the same thing of the demo."""
    name = "\x1f".join(str(part) for part in ("quizapp demo", *parts))
    return sha256(name.encode()).hexdigest()[:24]


CLASS_ID = demo_id("class")
TEACHER_ID = demo_id("teacher")
TEACHER_LOGIN = "demo-teacher"


def all_ids() -> tuple[str, ...]:
    """The ids of everybody whom any demo can have made."""
    return (TEACHER_ID, *(demo_id("learner", number) for number in range(1, MOST_LEARNERS + 1)))


def roles(seed: str, count: int) -> list[Role]:
    """So many learners with different names, abilities and habits."""
    chance = Stream(seed, "roles")
    names = [f"{given} {family}" for given in GIVEN for family in FAMILY]
    chosen = _varied(chance, count) if count <= len(GIVEN) else chance.sample(names, count)
    return [
        Role(number, name, bell(chance), 0.12 + 0.8 * chance.fraction() ** 0.8)
        for number, name in enumerate(chosen, start=1)
    ]


def bell(chance: Stream) -> float:
    """A draw that is about normal, with mean 0 and deviation 1."""
    return sum(chance.fraction() for _ in range(12)) - 6


def _varied(chance: Stream, count: int) -> list[str]:
    """Names of which no given name comes twice."""
    families = chance.shuffled([*FAMILY, *FAMILY])
    return [f"{given} {families[at]}" for at, given in enumerate(chance.sample(GIVEN, count))]
