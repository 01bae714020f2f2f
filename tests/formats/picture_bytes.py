"""Small whole pictures of every type, made for the tests."""

from __future__ import annotations

import struct

from tests.formats.imports.moodle_files import png

PNG = png(30, 20)
GIF = b"GIF89a" + struct.pack("<HH", 3, 2) + b"\0" * 10 + b";"
JPEG = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x11\x08" + struct.pack(">HH", 2, 3) + b"\0" * 20 + b"\xff\xd9"
WEBP = b"RIFF" + struct.pack("<I", 22) + b"WEBPVP8X" + struct.pack("<I", 10) + b"\0" * 4 + b"\x02\0\0\x01\0\0"
BY_TYPE = {"image/png": PNG, "image/jpeg": JPEG, "image/gif": GIF, "image/webp": WEBP}
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
