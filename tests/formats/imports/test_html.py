"""HTML of question files as text: what stays, what is said to be left out, and that nothing acts."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.formats.imports.html import left_out_messages, reduce, sanitised, to_text
from tests.timing import soon


@pytest.mark.parametrize(
    ("html", "text", "left_out"),
    [
        ("plain &amp; simple", "plain & simple", ()),
        ("  two\n lines&nbsp;here ", "two lines here", ()),
        ("<p>one</p><p>two<br>three</p>", "one\n\ntwo\nthree", ()),
        ("<p>one<p>two", "one\n\ntwo", ()),
        ("<div>a</div><div>b</div>", "a\nb", ()),
        ("<ul><li>a</li><li><p>b</p></li></ul>", "- a\n- b", ()),
        ("<ol start='3'><li>a</li><li>b</li></ol>", "3. a\n4. b", ()),
        ("x<sup>2</sup> H<sub>2</sub>O 10<sup>-3</sup>", "x² H₂O 10⁻³", ()),
        ("the 1<sup>st</sup>, e<sup>ab</sup>, a<sub>i,j</sub>", "the 1st, e^(ab), a_(i,j)", ()),
        ("a<br>b<br><br>c<br></p><p>d", "a\nb\n\nc\n\nd", ()),
        ("<div>a<br></div>b<br><sup>2</sup>", "a\nb\n²", ()),
        ("<ul>\n<li>a</li>\n<li>b</li>\n</ul>\nc", "- a\n- b\n\nc", ()),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "- a\n\n- b", ()),
        ("<pre>a\n  b</pre>", "a\n  b", ()),
        ("<q>so</q>", "“so”", ()),
        ("<b>a</b> <em>b</em> <u>c</u>", "a b c", ("bold", "italics", "underline")),
        ("<b></b>a", "a", ()),
        ("not <s>so</s>", "not so", ("strike-through",)),
        ("<table><tr><th>a</th><td><p>b</p></td></tr><tr><td>1</td></tr></table>", "a | b\n1", ("table",)),
        ("<a href='https://x.org/'>https://x.org</a>", "https://x.org", ()),
        ("<a href='https://x.org/'>here</a>", "here", ("link https://x.org/",)),
        ("<img src='a/x.png' alt='A map'>", "[picture: A map]", ("picture x.png",)),
        ("<img src='@@PLUGINFILE@@/a%20b.png?x=1'>", "[picture: a b.png]", ("picture a b.png",)),
        ("<img>", "[picture: without a name]", ("picture",)),
        ("a<!-- <b>no</b> -->b", "ab", ()),
        ("<math><mi>x</mi></math>", "[formula]", ("formula",)),
        ("<audio src=x>no</audio>y<input>", "y", ("media", "form field")),
        ("#include <stdio.h> and a<y", "#include <stdio.h> and a<y", ()),
        ("1 < 2 &lt;b&gt; 3 <b", "1 < 2 <b> 3 <b", ()),
        ("<o:p>office</o:p>", "office", ()),
        ("a\x00b&#1;c", "abc", ("control character",)),
        ("한국 <i>日本</i> 🗺", "한국 日本 🗺", ("italics",)),
    ],
)
def test_html_as_text(html, text, left_out):
    assert to_text(html) == (text, left_out)


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>ok",
        "<SCRIPT src=//x>alert(1)</SCRIPT >ok",
        "<img src=x onerror=alert(1)>ok",
        "<svg onload=alert(1)><text>alert(1)</text></svg>ok",
        "<a href='javascript:alert(1)'>ok</a>",
        "<a href=' java\tscript:alert(1)'>ok</a>",
        "<a href='&#106;avascript:alert(1)'>ok</a>",
        "<a href='data:text/html,alert(1)'>ok</a>",
        "<iframe srcdoc='alert(1)'></iframe>ok",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>ok",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mtext></math>ok",
        "<style>@import 'alert(1)'</style>ok",
        "<form action=alert(1)><base href=alert(1)><meta http-equiv=refresh content=alert(1)>ok</form>",
        "<details open ontoggle=alert(1)>ok</details>",
    ],
)
def test_25_nothing_of_a_text_acts(html):
    text, _ = to_text(html)
    clean = sanitised(html)

    assert "ok" in text
    assert "alert" not in text.replace("[picture: alert(1)]", "")
    assert not [bad for bad in ("alert(", "<script", " on", "javascript:", "data:") if bad in clean.lower()]


def test_scripts_are_told():
    assert to_text("<img src='x.png' onerror='x()'>")[1] == ("script", "picture x.png")
    assert to_text("<a href='javascript:x()'>a</a>")[1] == ("script",)


def test_pictures_written_out_are_set_aside():
    reduced = reduce("<p><img alt='A' src='data:image/png;base64,AA+/=='></p>")

    assert reduced.text == "[picture: A]"
    assert reduced.inline == {"inline-picture-1": "data:image/png;base64,AA+/=="}
    assert reduced.images[0].source == "inline-picture-1"


def test_emphasis_is_a_notice_and_all_else_a_loss():
    messages = left_out_messages(("bold", "table", "picture x.png", "code"), 7, "stem")

    assert [(m.level, m.line, m.field, m.code) for m in messages] == [
        ("notice", 7, "stem", "html.left-out"),
        ("loss", 7, "stem", "html.left-out"),
    ]
    assert "table, picture x.png" in messages[1].message


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 60_000,
        "<b><i></b>" * 20_000,
        "<table><tr><td>" * 5_000,
        "<p " + "a=1 " * 40_000,
        "<" * 200_000,
        "&" * 200_000,
        "<a href='" * 20_000,
        "<!--" * 50_000,
        "<ul><li>" * 20_000,
        "<sup>" * 150 + "x",
        " " * 200_000 + "<p>",
        "<a onx " * 20_000,
        "data:image/png;base64," * 10_000 + "<p>",
    ],
    ids=range(13),
)
def test_huge_and_deep_html_takes_no_time(html):
    soon(lambda: to_text(html), seconds=1)
    soon(lambda: sanitised(html), seconds=1)


def test_deep_html_is_told():
    assert to_text("<div>" * 300 + "deep") == ("deep", ("markup nested too deep",))


PIECES = (
    "< > & \" ' / = p b> <b <br> <li> </li> <ul> <script> --> <!-- &lt; &#0; é <td> <sup> </sup> </p>"
    " onclick= javascript: <img src= <pre> <![CDATA[ ]]> <svg> <math> <table> &amp;#125; <title> <textarea>"
)
NASTY = st.lists(st.sampled_from([*PIECES.split(), " ", "\n", "\x00", "\ud800", "\u202e"]), max_size=30).map(
    "".join
)


@given(NASTY | st.text(max_size=60))
def test_any_text_is_reduced_and_its_text_stays_when_it_is_escaped_again(html):
    text, left_out = to_text(html)

    assert isinstance(left_out, tuple)
    assert "\x00" not in text
    assert text == text.strip(" \n")
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
    again = to_text(escaped)[0]
    assert " ".join(again.split()) == " ".join(text.split())


@given(NASTY)
def test_sanitised_html_is_stable(html):
    once = sanitised(html.encode("utf-8", "replace").decode())

    assert "<script" not in once.lower()
    if "<" in once:
        assert sanitised(once) in (once, "")


def test_several_threads_may_read_at_once():
    texts = [f"<p>{n} <b>x</b></p><script>y</script>" * 50 for n in range(200)]

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(to_text, texts)) == [to_text(text) for text in texts]
