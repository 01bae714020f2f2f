"""Whom a course is for. The words stand in files and in the database: never change them."""

from __future__ import annotations

LEARNERS = "learners"  # everybody
INSTRUCTORS = "instructors"  # kept from learners, who meet it in quizzes of their classes
AUDIENCES = (LEARNERS, INSTRUCTORS)
