"""Aiken: a question, its choices by letter and `ANSWER: B`, one below the other. Texts are plain."""

from quizapp.formats.imports.aiken.reader import read_aiken

__all__ = ["read_aiken"]
