"""Flashcards for Anki: a package with its pictures, or text with header lines."""

from quizapp.formats.exports.anki.package import write_anki_package
from quizapp.formats.exports.anki.text import write_anki_text

__all__ = ["write_anki_package", "write_anki_text"]
