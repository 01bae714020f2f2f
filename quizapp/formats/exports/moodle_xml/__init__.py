"""Moodle XML, with the elements and in the order in which Moodle itself writes them."""

from quizapp.formats.exports.moodle_xml.writer import write_moodle_xml

__all__ = ["write_moodle_xml"]
