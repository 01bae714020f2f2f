"""Candidates for facts, found in a document by rules: for an instructor to read, word and accept.

`propose` gives them in the order of the text. Nothing here decides that something is a fact.
"""

from quizapp.core.proposing_facts.names import ProposedName, names_of
from quizapp.core.proposing_facts.passages import Passage, Span
from quizapp.core.proposing_facts.proposal import OPEN, Proposal
from quizapp.core.proposing_facts.proposing import propose

__all__ = ["OPEN", "Passage", "Proposal", "ProposedName", "Span", "names_of", "propose"]
