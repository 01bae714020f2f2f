"""Packages of Anki, of all three generations, and its bare database."""

from quizapp.formats.imports.anki_package.reader import read_anki_package

__all__ = ["read_anki_package"]
