"""Progress and explore."""

from __future__ import annotations

from quizapp.web.views import explore
from quizapp.web.views.common import RecallBar
from tests.web.gallery.forms import none
from tests.web.gallery.samples import (
    BANK,
    BRIDGE,
    BRIDGE_ASK,
    BRIDGE_PLACE,
    BRIDGE_WHY,
    CAUTION,
    LINES,
    SECTIONS,
    SERIES,
    SOURCE,
    SUMMARY,
    TITLE,
)

EXHIBITS = {
    "explore": (
        explore.ExploreIndex(
            BANK,
            TITLE,
            SUMMARY,
            SOURCE,
            426,
            tuple(
                explore.SectionBrief(id, title, facts, RecallBar(counts))
                for id, title, facts, counts in SECTIONS
            ),
            "Free to use with its name.",
            "the course’s authors",
        ),
        "student",
        none,
    ),
    "explore-empty": (
        explore.ExploreIndex(BANK, TITLE, SUMMARY, SOURCE, 0, ()),
        "nobody",
        none,
    ),
    "explore-search": (
        explore.SearchPage(BANK, TITLE, "Tumen brigde", LINES, 61, (("brigde", "bridge"),)),
        "student",
        none,
    ),
    "explore-search-nothing": (explore.SearchPage(BANK, TITLE, "zeppelin"), "nobody", none),
    "explore-search-begin": (explore.SearchPage(BANK, TITLE), "nobody", none),
    "explore-timeline": (
        explore.TimelinePage(
            BANK,
            TITLE,
            (
                ("19th century", (explore.EventLine("peking", "1860", "Convention of Peking", 0.95),)),
                (
                    "20th century",
                    (
                        explore.EventLine("war", "1950–1953", "Korean War", 0.4),
                        explore.EventLine("bridge", "1959", "Opening of the Friendship Bridge"),
                    ),
                ),
            ),
            (SERIES,),
        ),
        "student",
        none,
    ),
    "explore-timeline-empty": (explore.TimelinePage(BANK, TITLE), "nobody", none),
    "explore-section-empty": (
        explore.ExploreSection(BANK, TITLE, "History", (), None, ("bilateral", "Bilateral cooperation")),
        "nobody",
        none,
    ),
    "explore-section": (
        explore.ExploreSection(
            BANK,
            TITLE,
            "History",
            (explore.ParagraphFacts("7", LINES[:2]), explore.ParagraphFacts("8", LINES[2:])),
            ("geography", "Geography"),
            ("bilateral", "Bilateral cooperation"),
        ),
        "student",
        none,
    ),
    "explore-fact": (
        explore.FactPage(
            BANK,
            "bridge",
            "history",
            "History",
            BRIDGE,
            BRIDGE_ASK,
            "1959",
            (BRIDGE_PLACE,),
            "surely asked",
            ("multiple choice", "type a year"),
            BRIDGE_WHY,
            CAUTION,
            ("’59",),
            explore.FactMemory(0.72, 3, "three days ago", "tomorrow"),
            LINES[1:4],
            SERIES,
        ),
        "student",
        none,
    ),
}
