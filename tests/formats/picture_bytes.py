"""Small whole pictures of every type, made for the tests."""

from __future__ import annotations

import struct

from tests.formats.imports.moodle_files import png

PNG = png(30, 20)
GIF = (
    b"GIF89a" + struct.pack("<HH", 3, 2) + b"\x80\0\0" + b"\0\0\0\xff\xff\xff"  # two colours
    + b"\x21\xfe\x04pier\0"  # a remark
    + b"\x2c" + struct.pack("<HHHH", 0, 0, 3, 2) + b"\0" + b"\x02\x02\x84\x51\0" + b";"
)  # fmt: skip
JPEG = (
    b"\xff\xd8" + b"\xff\xe1\0\x06\xff\xd8\xff\xd9"  # a head with a small picture in it
    + b"\xff\xc0\0\x0b\x08" + struct.pack(">HH", 2, 3) + b"\x01\x01\x11\0"
    + b"\xff\xda\0\x08\x01\x01\0\0\x3f\0" + b"\x5f\x12" + b"\xff\xd9"
)  # fmt: skip
WEBP = b"RIFF" + struct.pack("<I", 22) + b"WEBPVP8X" + struct.pack("<I", 10) + b"\0" * 4 + b"\x02\0\0\x01\0\0"
BY_TYPE = {"image/png": PNG, "image/jpeg": JPEG, "image/gif": GIF, "image/webp": WEBP}
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
