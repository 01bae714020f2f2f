"""The names that programs have for their types of questions, and how we read each."""

from __future__ import annotations

import re

CHOICE, ALL, TRUE_FALSE, TYPED, NUMBER = "choice", "choose_all", "true_false", "short_answer", "number"
MATCHING, ORDERING, ESSAY, TEXT = "matching", "ordering", "essay", "description"
TYPED_GAPS, LISTED_GAPS = "gaps to type in", "gaps to choose for"
NOT_READ = "not read"
FIELDS = ("question_type", "cc_profile", "bbmd_questiontype", "qmd_questiontype", "qmd_itemtype")
TYPES = {  # letters alone, in small ones, without "question" at the end
    # Canvas
    "multiplechoice": CHOICE, "truefalse": TRUE_FALSE, "multipleanswers": ALL, "shortanswer": TYPED,
    "fillinmultipleblanks": TYPED_GAPS, "multipledropdowns": LISTED_GAPS, "matching": MATCHING,
    "numerical": NUMBER, "essay": ESSAY, "textonly": TEXT, "ordering": ORDERING,
    "calculated": NOT_READ, "fileupload": NOT_READ, "categorization": NOT_READ, "hotspot": NOT_READ,
    "formula": NOT_READ, "stimulus": NOT_READ,
    # Common Cartridge
    "ccmultiplechoicevp": CHOICE, "ccmultipleresponsevp": ALL, "cctruefalsevp": TRUE_FALSE,
    "ccfibvp": TYPED, "ccpatternmatchvp": TYPED, "ccessayvp": ESSAY,
    # Blackboard
    "multipleanswer": ALL, "eitheror": CHOICE, "fillintheblank": TYPED, "numeric": NUMBER,
    "shortresponse": ESSAY, "opinionscale": CHOICE, "fillintheblankplus": NOT_READ,
    "jumbledsentence": NOT_READ, "quizbowl": NOT_READ,
    # Brightspace
    "multiselect": ALL, "multiresponse": ALL, "longanswer": ESSAY, "fillintheblanks": TYPED,
    "writtenresponse": ESSAY, "multishortanswer": NOT_READ, "arithmetic": NOT_READ,
    "significantfigures": NOT_READ, "likert": NOT_READ, "imageinformation": TEXT, "textinformation": TEXT,
}  # fmt: skip


def kind_called(name: str) -> str:
    """How questions of a type are read; "" for a name that is not known."""
    plain = re.sub(r"[^a-z]", "", name.casefold()[:100])
    return TYPES.get(plain.removesuffix("question")) or TYPES.get(plain, "")
