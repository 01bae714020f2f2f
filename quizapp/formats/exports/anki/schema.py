"""The tables of a collection of Anki, schema 11, and its note types: what old and new Anki read."""

from __future__ import annotations

import json
from typing import Any

from quizapp.formats.exports.anki.cards import Kind

VERSION = 11
TABLES = """
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL,
 ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL,
 models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,
 usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL,
 flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
 mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL,
 due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL,
 lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL, odid integer NOT NULL,
 flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL,
 ease integer NOT NULL, ivl integer NOT NULL,
 lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL,
 type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_notes_csum ON notes (csum);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_revlog_cid ON revlog (cid);
"""
NOTETYPE_IDS = {Kind.BASIC: 1_747_000_000_001, Kind.TYPED: 1_747_000_000_002, Kind.CLOZE: 1_747_000_000_003}
_NAMES = {
    Kind.BASIC: "Basic (quizapp)",
    Kind.TYPED: "Basic (type in the answer, quizapp)",
    Kind.CLOZE: "Cloze (quizapp)",
}
_FIELDS = {
    Kind.BASIC: ("Front", "Back", "Extra", "Hint"),
    Kind.TYPED: ("Front", "Back", "Extra", "Hint"),
    Kind.CLOZE: ("Text", "Extra"),
}
_HINT = '{{#Hint}}<div class="hint">{{hint:Hint}}</div>{{/Hint}}'
_EXTRA = '{{#Extra}}<div class="extra">{{Extra}}</div>{{/Extra}}'
_TEMPLATES = {
    Kind.BASIC: (f"{{{{Front}}}}{_HINT}", f"{{{{FrontSide}}}}<hr id=answer>{{{{Back}}}}{_EXTRA}"),
    Kind.TYPED: (
        f"{{{{Front}}}}{_HINT}{{{{type:Back}}}}",
        f"{{{{Front}}}}<hr id=answer>{{{{type:Back}}}}{_EXTRA}",
    ),
    Kind.CLOZE: ("{{cloze:Text}}", f"{{{{cloze:Text}}}}{_EXTRA}"),
}
_CSS = """.card { font-family: sans-serif; font-size: 20px; line-height: 1.5; text-align: center; }
.extra { margin-top: 1em; font-size: 16px; }
.hint { margin-top: 1em; }
.cloze { font-weight: bold; color: #1d5fbf; }
.nightMode .cloze { color: #9ac2ff; }
"""
_DAY = {"lrnToday": [0, 0], "revToday": [0, 0], "newToday": [0, 0], "timeToday": [0, 0]}


def notetypes(seconds: int) -> str:
    """The note types as JSON; `seconds` is when they were made."""
    return _dumped({str(NOTETYPE_IDS[kind]): _notetype(kind, seconds) for kind in Kind})


def decks(names: dict[str, int], seconds: int) -> str:
    """The decks of these names and ids as JSON, and the one that Anki always has."""
    every = {"Default": 1, **names}
    return _dumped({str(number): _deck(name, number, seconds) for name, number in every.items()})


def settings(count: int) -> str:
    """The settings of a collection as JSON."""
    return _dumped(
        {"nextPos": count + 1, "schedVer": 2, "curDeck": 1, "activeDecks": [1], "sortType": "noteFld",
         "sortBackwards": False, "addToCur": True, "curModel": NOTETYPE_IDS[Kind.BASIC], "newSpread": 0,
         "collapseTime": 1200, "timeLim": 0, "estTimes": True, "dueCounts": True}
    )  # fmt: skip


def presets() -> str:
    """How decks are learnt, as JSON: as Anki does by itself."""
    new = {"bury": False, "delays": [1.0, 10.0], "initialFactor": 2500, "ints": [1, 4, 0], "order": 1,
           "perDay": 20}  # fmt: skip
    rev = {"bury": False, "ease4": 1.3, "ivlFct": 1.0, "maxIvl": 36500, "perDay": 200, "hardFactor": 1.2}
    lapse = {"delays": [10.0], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0.0}
    preset = {"id": 1, "mod": 0, "name": "Default", "usn": 0, "maxTaken": 60, "autoplay": True, "timer": 0,
              "replayq": True, "new": new, "rev": rev, "lapse": lapse, "dyn": False}  # fmt: skip
    return _dumped({"1": preset})


def _notetype(kind: Kind, seconds: int) -> dict[str, Any]:
    front, back = _TEMPLATES[kind]
    return {
        "id": NOTETYPE_IDS[kind], "name": _NAMES[kind], "type": int(kind is Kind.CLOZE), "mod": seconds,
        "usn": -1, "sortf": 0, "did": None, "css": _CSS, "latexPre": "", "latexPost": "", "latexsvg": False,
        "req": [[0, "any", [0]]],
        "tmpls": [{"name": "Card 1", "ord": 0, "qfmt": front, "afmt": back, "bqfmt": "", "bafmt": "",
                   "did": None, "bfont": "", "bsize": 0}],
        "flds": [
            {"name": name, "ord": place, "sticky": False, "rtl": False, "font": "Arial", "size": 20}
            for place, name in enumerate(_FIELDS[kind])
        ],
    }  # fmt: skip


def _deck(name: str, number: int, seconds: int) -> dict[str, Any]:
    return {
        "id": number, "mod": seconds, "name": name, "usn": -1, **_DAY, "collapsed": False,
        "browserCollapsed": False, "desc": "", "dyn": 0, "conf": 1, "extendNew": 0, "extendRev": 0,
    }  # fmt: skip


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
