"""What people, programs and attackers type where something else was meant; each value by its name."""

from __future__ import annotations

NUMBERS = {
    "zero": "0", "minus-one": "-1", "plus": "+1", "minus-zero": "-0", "one-point-zero": "1.0",
    "half": "12.5", "leading-zeros": "0001", "exponent": "1e3", "too-small": "1e-400", "too-big": "1e999",
    "nan": "NaN", "infinity": "inf", "minus-infinity": "-Infinity", "underscore": "1_000",
    "hexadecimal": "0x10", "binary": "0b1", "octal": "0o7", "thousands": "1,234", "continental": "1.234,5",
    "spaced": "1 234", "vulgar-half": "½", "superscript": "²", "arabic-indic": "٣٠", "full-width": "１８６０",
    "roman": "Ⅻ", "range": "12-14", "unit": "12km²", "about": "≈12", "int-16": "32768",
    "int-32": "2147483648", "int-63": str(2**63 - 1), "int-64": str(2**63), "int-65": str(2**64),
    "thirty-nines": "9" * 30, "450-digits": "9" * 450, "5000-digits": "9" * 5000, "date": "2019-02-31",
    "year-zero": "0000-01-01", "week": "2024-W01-1", "apostrophe-year": "'60", "far-year": "99999",
    "bc": "-1860",
}  # fmt: skip
BYTES = {
    "nul": "\x00", "nul-inside": "a\x00b", "newline": "a\nb", "carriage-return": "a\rb", "tab": "\ta",
    "bell": "\x07", "escape": "\x1b[31m", "delete": "\x7f", "c1": "\x85\x9f",
    "crlf-header": "a\r\nX-Nasty: yes", "crlf-cookie": "a\r\nSet-Cookie: nasty=yes",
    "line-separator": "a\u2028b\u2029c", "vertical": "a\x0bb\x0cc", "high-surrogate": "\ud800",
    "low-surrogate": "\udfff", "surrogate-pair": "\ud83d\ude00", "noncharacter": "\ufffe\uffff",
    "replacement": "\ufffd", "private-use": "\ue000", "last": "\U0010ffff", "byte-order-mark": "\ufeffa",
}  # fmt: skip
UNICODE = {
    "zero-width": "\u200b", "zero-widths": "\u200b\u200c\u200d\u2060\ufeff",
    "right-to-left": "\u202eexe.gnp", "isolates": "\u2066a\u2069\u2067b", "marks": "\u200e\u200f",
    "soft-hyphen": "so\u00adft", "no-break": "a\u00a0b\u202fc", "ideographic-space": "\u3000",
    "combining-alone": "\u0301", "zalgo": "Z" + "\u0301\u0327" * 1000,
    "combining-bomb": "\u0301\u0327" * 50_000, "ligature": "ﬁﬂ", "expands": "\ufdfa" * 100,
    "turkish": "İstanbul ıI", "sharp-s": "ßẞ", "greek-sigma": "ΣσςΟΔΟΣ", "kelvin": "K Å",
    "family": "👨‍👩‍👧‍👦", "flags": "🇰🇵🇷🇺", "skin": "👍🏿", "arabic": "محمد", "hebrew": "שלום",
    "thai": "ภาษาไทย", "devanagari": "क्षि", "cjk": "圖們江", "hangul-parts": "한국", "cyrillic": "Ёлка",
    "homograph": "аdmin", "fullwidth-tags": "＜script＞", "tags": "\U000e0041\U000e007f",
}  # fmt: skip
MARKUP = {
    "script": "<script>alert(1)</script>", "image": '"><img src=x onerror=alert(1)>',
    "svg": "<svg onload=alert(1)>", "attribute": "' onmouseover='alert(1)", "comment": "<!--",
    "cdata": "]]>", "entity": "&lt;&#0;&amp;", "closing": "</title></textarea></style>",
    "javascript": "javascript:alert(1)", "data": "data:text/html,<b>", "jinja": "{{7*7}}",
    "jinja-block": "{% for x in config %}", "dollar": "${7*7}", "hash": "#{7*7}", "erb": "<%= 7*7 %>",
    "percent": "%s%n%x%d", "format": "{0.__class__}", "log4j": "${jndi:ldap://x/a}",
}  # fmt: skip
COMMANDS = {
    "sql-quote": "'", "sql-or": "' or 1=1 --", "sql-drop": "Robert'); DROP TABLE account;--",
    "sql-union": "1 UNION SELECT 1", "sql-like": "%_", "backslash": "\\", "double-quote": '"',
    "backtick": "`id`", "shell": "; rm -rf /", "pipe": "| cat", "substitution": "$(id)", "formula": "=1+1",
    "formula-at": "@SUM(1)", "formula-wide": "＝1", "csv": 'a,"b\nc', "null-word": "null", "none": "None",
    "true": "true", "undefined": "undefined", "object": "[object Object]", "json": '{"a": [1',
    "deep": "[" * 5000, "yaml": "&a [*a]", "xml": '<!DOCTYPE a [<!ENTITY b "c">]>',
    "pickle": "cos\nsystem\n",
}  # fmt: skip
PATHS = {
    "empty": "", "space": " ", "spaces": "   ", "dot": ".", "dots": "..", "up": "../../../etc/passwd",
    "up-encoded": "..%2f..%2fetc%2fpasswd", "absolute": "/etc/passwd", "windows": "C:\\con",
    "unc": "\\\\host\\share", "percent-nul": "%00", "percent-ff": "%ff", "percent-alone": "%",
    "slash": "a/b", "slashes": "//evil.example", "backslashes": "/\\evil.example",
    "elsewhere": "https://evil.example", "bracket": "//[evil", "query": "a?b=c", "fragment": "a#b",
    "semicolon": "a;b", "tilde": "~root",
}  # fmt: skip
LONG = {"2001": "x" * 2001, "10000": "word " * 2000, "250000": "x" * 250_000, "million": "x" * 1_000_000}
NASTY = NUMBERS | BYTES | UNICODE | MARKUP | COMMANDS | PATHS | LONG

PLAIN = {
    "null": None, "true": True, "list": [], "object": {}, "nested": [[[[]]]], "number": 1, "minus": -1,
    "float": 1.5, "int-64": 2**63, "huge": 10**400, "text": "1", "lists": [["a"]], "numbers": [1, 2],
    "deep-object": {"a": {"b": {}}},
}  # fmt: skip
RAW_JSON = {
    "empty": b"", "spaces": b"  ", "nan": b'{"sequence": NaN}', "infinity": b'{"sequence": 1e999}',
    "cut": b'{"a": [1', "not-json": b"hello", "array": b"[]", "null": b"null", "text": b'"a"',
    "number": b"1", "brackets": b"[" * 100_000, "braces": b'{"a":' * 100_000,
    "twice": b'{"client": "aaaaaaaa", "client": "bbbbbbbb"}', "surrogate": b'{"client": "\\ud800"}',
    "nul": b'{"client": "\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000"}',
    "utf-16": '{"a": 1}'.encode("utf-16"), "latin-1": b'{"a": "\xe9"}',
    "byte-order-mark": b"\xef\xbb\xbf{}", "digits": b'{"sequence": ' + b"9" * 5000 + b"}",
    "big": b'{"a": "' + b"x" * 1_000_000 + b'"}',
}  # fmt: skip
HEADER_NAMES = (
    "Accept", "Accept-Language", "Content-Type", "Cookie", "If-Modified-Since", "If-None-Match", "Origin",
    "Range", "Referer", "User-Agent", "X-CSRFToken", "X-Forwarded-For", "X-Forwarded-Host",
    "X-HTTP-Method-Override",
)  # fmt: skip
