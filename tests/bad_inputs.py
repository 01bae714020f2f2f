"""The numbered list of bad inputs in a few words each, and which tests are named after them.

`python -m tests.bad_inputs` writes `docs/bad-input.md` anew from it and from the names of the tests.
"""

from __future__ import annotations

from pathlib import Path

from tests.rows import rows_with_tests

DOCUMENT = Path(__file__).parents[1] / "docs" / "bad-input.md"
GROUPS = {
    "Question files": {
        1: "empty, spaces, comments, a byte order mark alone",
        2: "byte order mark, ends of line of all sorts",
        3: "UTF-16, UTF-32",
        4: "Latin-1, Windows-1251",
        5: "NUL, control characters, half a surrogate pair",
        6: "a picture, a program, a PDF under our name",
        7: "a byte more than 5 MiB, one endless line",
        8: "the same id twice",
        9: "the same key twice",
        10: "YAML's traps: words for figures, times of day, bombs of aliases, 5,000 brackets",
        11: "NaN, infinity, 1e999 as a value",
        12: "5,000 levels deep",
        13: "the year 0, before Christ, decades, 31 February, a range backwards",
        14: "tolerance below zero or NaN, unknown units, 140 percent",
        15: "an answer that is another fact's alias or wrong option",
        16: "unknown names and types, no place, note 110 of 109",
        17: "GIFT with braces and weights that do not fit",
        18: "GIFT with every escape",
        19: "Aiken with answers that are not there",
        20: "XML: a billion laughs",
        21: "XML: DTDs, external entities, XInclude",
        22: "XML that lies about its encoding",
        23: "XML, 200,000 levels deep",
        24: "Moodle: fractions of 1e309, formulas that call the system",
        25: "HTML and scripts in texts",
        26: "pictures inside files: SVG, 30,000 pixels wide, wrong length",
        27: "paths out of a package's folder",
        28: "CSV with endless cells, NUL, open quotes, ragged rows",
        29: "zip bombs, paths out of the zip, symlinks",
        30: "Anki packages with a hostile database",
        31: "5,001 facts, a text of 100,000 letters",
        32: "the same file twice, edited, or gone while quizzes use it",
        33: "the import killed half-way",
        34: "links, folders and unreadable files among the questions",
    },
    "Uploads and forms": {
        35: "no file, two files, a file as text",
        36: "names of files that are paths, turn text round or never end",
        37: "content types that lie, no boundary",
        38: "bodies cut short or never ending",
        39: "1,001 parts, 20,000 fields",
        40: "no token, an empty, foreign or old one",
        41: "a field twice, fields that nobody asked for",
        42: "names that are empty, invisible, too long, of every script, or look like another's",
        43: "passwords short, known, endless, in emoji",
        44: "a login taken in another spelling",
        45: "counts and limits of 0, -1, 1e9, 12.5, in other figures; times backwards",
        46: "join codes in any spelling, wrong, of classes that are over",
    },
    "Addresses and headers": {
        47: "ids of 2^63 and of thirty nines",
        48: "5,000 figures, -1, 1e3, figures of other scripts, NUL, broken bytes",
        49: "pages 0, -1, 10^30; sorting by the password",
        50: "addresses of elsewhere to go on to",
        51: "foreign host names",
        52: "headers of 64 kB, cookies that are broken, forged or signed by an old key",
        53: "every other method",
        54: "errors in JSON, 5 kB of languages",
        55: "ranges and conditions on personal pages",
    },
    "Answers": {
        56: "the same letters composed otherwise, in full width, with odd spaces and quotes",
        57: "marks that turn text round",
        58: "letters that change when their case does",
        59: "1 MB, 2,001 letters, 100,000 combining marks",
        60: "nothing, spaces, a dash, a question mark",
        61: "figures: NaN, infinity, thousands and decimals, other scripts, units, ranges",
        62: "5,000 figures",
        63: "years with AD, two figures, decimals",
        64: "dates of any order, of days that are not",
        65: "options that are not there, two at once, none",
        66: "orders and pairs with doubles, gaps, too much",
        67: "JSON that is none, NaN, doubled keys, 100,000 brackets",
        68: "HTML, templates and formats as text",
    },
    "Scores as CSV": {
        69: "names that a spreadsheet would run",
        70: "scores of every status",
        71: "empty classes, and others writing while scores are read",
        72: "whoever reads hangs up in the middle",
        73: "class names in file names",
    },
    "Time": {
        74: "opening in the hour that spring leaves out",
        75: "closing in the hour that autumn has twice",
        76: "an attempt across the change of clocks",
        77: "the server's clock jumps",
        78: "the browser's clock is wrong",
        79: "time zones of every sort and none",
        80: "reviews around 04:00, a zone changed in mid-day",
        81: "exam dates today, past, far",
        82: "400 days away",
    },
    "At once": {
        83: "two tabs, two answers",
        84: "pressed twice, twenty times at once",
        85: "back after handing in",
        86: "undo after a newer answer, twice, on two devices",
        87: "one card on two devices",
        88: "the time runs out between headers and body",
        89: "answers that overtake each other or come after the end",
        90: "the quiz changes under an attempt",
        91: "a student is taken out in the middle",
        92: "two instructors edit one quiz",
        93: "twenty starts of the one attempt",
        94: "extra time in the last second",
    },
    "Storage": {
        95: "the disk is full",
        96: "the database or its folder cannot be written",
        97: "another process holds the lock",
        98: "damaged, cut, empty, or no database at all",
        99: "a log that is gone or of another database",
        100: "tables of an older or newer version, a migration killed half-way",
        101: "no folder, or one on another computer",
        102: "a secret that is gone, empty, short, open to all",
        103: "rows that cannot be",
    },
    "Network": {
        104: "no connection at the next question, while saving, at the end",
        105: "the session ends in mid-quiz",
        106: "the server starts anew in mid-quiz",
        107: "another computer in mid-quiz",
        108: "a slow and lossy line",
        109: "no JavaScript",
    },
}


def table() -> str:
    """The document, from the list and the names of the tests."""
    tested = rows_with_tests()
    count = sum(bool(files) for files in tested.values())
    lines = [
        "# Bad input",
        "",
        "What strangers, programs and accidents send, by number. Each has to end in a clear answer, never in",
        f"a breakdown. {count} of {len(tested)} rows have tests, which are named after them (`row-59`).",
        "",
        "Besides, `tests/web/test_nasty_input.py` sends nonsense of every sort to every address, field, file",
        "and header, `tests/web/test_strangers_scripts.py` puts markup behind all texts and opens every page",
        "in a browser, and `tests/web/test_stale_forms.py` sends every form with a token that is no good.",
        "`python -m tests.bad_inputs` wrote this.",
    ]
    for group, rows in GROUPS.items():
        lines += ["", f"## {group}", "", "| row | what comes | tests |", "|---|---|---|"]
        for number, words in rows.items():
            files = ", ".join(f"`tests/{name}`" for name in tested[number])
            lines.append(f"| {number} | {words} | {files or 'none yet'} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    DOCUMENT.write_text(table(), encoding="utf-8")
