"""What a server is sent that never becomes a request, and requests that take for ever."""

from __future__ import annotations

from datetime import timedelta

import pytest
from waitress.adjustments import Adjustments

from quizapp import clock
from quizapp.cli.receipt import BYTES_OF_PATIENCE, PunctualChannel
from quizapp.cli.servers import BODY_BYTES, HEADER_BYTES
from quizapp.web.errors import NEXT_STEPS
from tests.rows import row

POST = b"POST / HTTP/1.1\r\nHost: x\r\n"
ADJUSTMENTS = Adjustments(max_request_header_size=HEADER_BYTES, max_request_body_size=BODY_BYTES)
REFUSED = [
    row(38, POST + b"Content-Length: -5\r\n\r\n", 400, name="a length below zero"),
    row(38, POST + b"Content-Length: 3\r\nContent-Length: 5\r\n\r\n", 400, name="two lengths"),
    row(38, b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", 400, name="https where http is spoken"),
    row(7, POST + b"Content-Length: %d\r\n\r\n" % BODY_BYTES, 413, name="a body that no page takes"),
    row(48, b"GET http://[evil/ HTTP/1.1\r\nHost: x\r\n\r\n", 400, name="a bracket that stays open"),
    row(48, b"GET /\xed\xa0\x80 HTTP/1.1\r\nHost: x\r\n\r\n", 400, name="half a surrogate pair"),
    row(51, b"GET / HTTP/1.1\r\nHost: a\x00b\r\n\r\n", 400, name="NUL in the name"),
    row(52, b"GET / HTTP/1.1\r\nX: " + b"x" * 40_000, 431, name="40 kB of headers"),
]


def parser():
    """What takes in one request."""
    return PunctualChannel.parser_class(ADJUSTMENTS)


@pytest.mark.parametrize(("sent", "status"), REFUSED)
def test_what_is_no_request_is_answered_and_never_asked_of_the_app(sent, status):
    request = parser()
    request.received(sent)
    assert request.completed
    assert request.error.code == status
    assert NEXT_STEPS[status]


@pytest.mark.parametrize(
    "begun",
    [
        row(38, POST, name="in the headers"),
        row(38, POST + b"Content-Length: 99\r\n\r\n", name="in the body"),
        row(38, POST + b"Transfer-Encoding: chunked\r\n\r\n", name="in a chunk"),
    ],
)
def test_a_request_that_trickles_in_is_answered_after_half_a_minute(begun, monkeypatch):
    request, now = parser(), clock.now()
    request.received(begun)
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(seconds=29))
    request.received(b"9")
    assert not request.completed
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(seconds=32))
    request.received(b"9")
    assert request.completed
    assert request.error.code == 408


def test_a_big_file_over_a_slow_line_has_the_time_it_takes(monkeypatch):
    request, now = parser(), clock.now()
    request.received(POST + b"Content-Length: %d\r\n\r\n" % (4 * BYTES_OF_PATIENCE))
    for part in range(1, 5):
        monkeypatch.setattr(clock, "now", lambda part=part: now + timedelta(seconds=25 * part))
        request.received(bytes(BYTES_OF_PATIENCE))
    assert request.completed
    assert request.error is None
    request.close()  # what it kept on disk
