"""Every type of item that QTI 1.2 has, and what becomes of it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quizapp.formats.imports.items import FULL, ImportedAnswer, Status
from quizapp.formats.imports.qti import read_qti
from tests.formats.imports.qti_files import chosen, equal, item, quiz, said, typed, when

NONE = Decimal(0)
HE_SHE = chosen(a="he", b="she")
ONE = "multiple_choice_question"
YES = when(equal("a"), "1")


def read(*items):
    return read_qti(quiz(*items), "q.xml").rows


def only(*arguments, **more):
    (row,) = read(item(*arguments, **more))
    return row


def texts(row):
    return [(answer.text, answer.percent) for answer in row.item.answers]


def codes(row):
    return [message.code.removeprefix("qti-1.2.") for message in row.messages]


def test_a_choice_with_its_feedbacks_id_name_and_quiz():
    marked = when("<other/>", shows="general_fb") + when(equal("a"), shows="a_fb") + when(equal("b"), "100")
    row = only("multiple_choice_question", shown=HE_SHE, marked=marked,
               more=said("general_fb", "All.") + said("a_fb", "No.") + said("b_fb", "Yes."))  # fmt: skip

    assert row.status is Status.IMPORTED
    assert row.item.answers == (ImportedAnswer("he", NONE, "No."), ImportedAnswer("she", FULL, "Yes."))
    assert (row.item.feedback, row.item.source_id, row.item.name) == ("All.", "one", "Name")
    assert row.item.category == ("Rivers",)


def test_options_may_earn_a_part():
    marked = when(equal("a"), "50") + when(equal("b"), "100") + when(equal("c"), "25", "Subtract")
    row = only("multiple_choice_question", shown=chosen(a="x", b="y", c="z"), marked=marked)

    assert texts(row) == [("x", 50), ("y", 100), ("z", -25)]


def test_the_best_of_a_choice_counts_as_right():
    row = only("multiple_choice_question", shown=HE_SHE, marked=when(equal("b"), "1"))

    assert texts(row) == [("he", 0), ("she", 100)]
    assert codes(row) == ["best-is-right"]


def test_points_of_other_programs_are_the_scale():
    row = only("Multiple Choice", shown=HE_SHE, marked=when(equal("b"), "SCORE.max"), most=' maxvalue="5.0"',
               field="bbmd_questiontype")  # fmt: skip
    unscaled = only("Multiple Choice", shown=HE_SHE, marked=when(equal("b"), "3"), most="",
                    field="qmd_questiontype")  # fmt: skip

    assert texts(row) == texts(unscaled) == [("he", 0), ("she", 100)]
    assert not codes(row) + codes(unscaled)


def test_what_is_said_to_all_who_are_right_or_wrong_goes_to_the_answers():
    row = only("multiple_choice_question", shown=HE_SHE, marked=when(equal("b"), "100", shows="correct_fb"),
               more=said("correct_fb", "Good.") + said("general_incorrect_fb", "Bad."))  # fmt: skip

    assert [answer.feedback for answer in row.item.answers] == ["Bad.", "Good."]
    assert row.status is Status.IMPORTED


def test_what_is_said_and_cannot_be_kept_is_a_loss():
    row = only("multiple_answers_question", shown=chosen("r", "Multiple", a="x", b="y"),
               marked=when(equal("a"), "100"), more=said("correct_fb", "Good."))  # fmt: skip

    assert row.status is Status.WITH_LOSS
    assert "“Good.”" in row.messages[0].message


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (when(f"<and>{equal('a')}{equal('c')}<not>{equal('b')}</not></and>", "100"), [50, 0, 50]),
        (when(f"{equal('a')}{equal('c')}", "100"), [50, 0, 50]),
        (when(equal("a"), "60", "Add") + when(equal("c"), "40", "Add"), [60, 0, 40]),
        (when(equal("a"), "3", "Add") + when(equal("c"), "1", "Add"), [75, 0, 25]),
        (
            when(equal("a"), "100", "Add") + when(equal("b"), "100", "Subtract"),
            [100, -100, 0],
        ),
    ],
)
def test_several_right_options(marked, expected):
    shown = chosen("r", "Multiple", a="x", b="y", c="z")
    row = only("multiple_answers_question", shown=shown, marked=marked)

    assert row.kind == "choose_all"
    assert [percent for _, percent in texts(row)] == expected


def test_right_options_may_be_counted():
    def counts(name):
        return f'<setvar varname="{name}" action="Add">1</setvar>'

    marked = "".join(
        f"<respcondition><conditionvar>{asked}</conditionvar>{counts(name)}</respcondition>"
        for asked, name in (
            (equal("a"), "D2L_Correct"),
            (f"<not>{equal('b')}</not>", "D2L_Correct"),
            (equal("b"), "D2L_Incorrect"),
            (f"<not>{equal('c')}</not>", "D2L_Correct"),
        )
    )
    row = only("Multi-Select", shown=chosen("r", "Multiple", a="x", b="y", c="z"), marked=marked,
               field="qmd_questiontype")  # fmt: skip

    assert texts(row) == [("x", 100), ("y", 0), ("z", 0)]


@pytest.mark.parametrize(("first", "second", "said_too"), [("False", "True", 0), ("Falsch", "Wahr", 1)])
def test_true_or_false(first, second, said_too):
    row = only("true_false_question", shown=chosen(a=first, b=second), marked=when(equal("b"), "100"))

    words = ["False", "True"] if first == "False" else ["True", "False"]
    assert texts(row) == [(words[0], 0), (words[1], 100)]
    assert len(row.messages) == said_too


def test_words_to_type_with_what_is_said_to_each():
    marked = when(equal("Tumen"), shows="1_fb") + when(equal("Tumen") + equal("Tuman"), "100")
    row = only("short_answer_question", shown=typed(), marked=marked, more=said("1_fb", "Yes."))

    assert row.item.answers == (ImportedAnswer("Tumen", FULL, "Yes."), ImportedAnswer("Tuman", FULL))


def test_words_that_earn_a_part_or_mind_capitals():
    marked = when(equal("Tumen", more=' case="Yes"'), "100") + when(equal("Tu", tag="varsubset"), "50")
    row = only("Fill in the Blank", shown=typed(), marked=marked, field="bbmd_questiontype")

    assert texts(row) == [("Tumen", 100), ("Tu", 50)]
    assert sorted(codes(row)) == ["case", "part-of-answer"]


def margin(value, low, high, tags=("vargte", "varlte")):
    ends = equal(low, tag=tags[0]) + equal(high, tag=tags[1])
    return f"<or>{equal(value)}<and>{ends}</and></or>" if value else ends


@pytest.mark.parametrize(
    ("asked", "expected", "said_too"),
    [
        (equal("5"), ("5", "", ""), []),
        (margin("5.0", "5.0", "5.0"), ("5.0", "", ""), []),
        (margin("77.0", "70.0", "84.0"), ("77.0", "7", ""), []),
        (margin("", "-3", "4.5"), ("-3", "", "4.5"), []),
        (margin("5", "4", "9"), ("4", "", "9"), ["uneven-margin"]),
        (margin("5", "4", "6", ("vargt", "varlt")), ("5", "1", ""), ["range-ends"]),
        (equal("1.5e3"), ("1500", "", ""), []),
    ],
)
def test_figures(asked, expected, said_too):
    row = only("numerical_question", shown=typed(kind="Decimal"), marked=when(asked, "100"))

    (answer,) = row.item.answers
    assert (answer.text, answer.tolerance, answer.upper) == expected
    assert sorted(set(codes(row))) == said_too


def test_several_figures():
    marked = when(equal("1"), "100") + when(equal("2"), "50", shows="2_fb")
    row = only("numerical_question", shown=typed(), marked=marked, more=said("2_fb", "Nearly."))

    assert row.item.answers == (ImportedAnswer("1", FULL), ImportedAnswer("2", Decimal(50), "Nearly."))


def matched(left, ident, right):
    return chosen(ident, prompt=left, a="A", b="B", c="C"), when(equal(right, ident), "50", "Add")


def test_a_matching_with_a_spare_side():
    (one, first), (two, second) = matched("alpha", "r1", "a"), matched("beta", "r2", "b")
    row = only("matching_question", shown=one + two, marked=first + second)

    assert row.item.pairs == (("alpha", "A"), ("beta", "B"), ("", "C"))
    assert row.status is Status.IMPORTED


def test_an_ordering():
    asked = "".join(map(equal, "bca"))
    row = only("ordering_question", shown=chosen("r", "Ordered", a="third", b="first", c="second"),
               marked=when(asked, "100"))  # fmt: skip

    assert row.item.order == ("first", "second", "third")


def test_one_blank_is_a_gap_and_one_list_a_choice():
    stem = "<p>The [river] flows.</p>"
    shown, marked = (
        chosen("response_river", prompt="river", a="Tumen", b="tumen"),
        when(equal("a", "response_river"), "100", "Add"),
    )
    gap = only("fill_in_multiple_blanks_question", stem, shown, marked)
    listed = only("multiple_dropdowns_question", stem, shown.replace("tumen", "Yalu"), marked)

    assert (gap.kind, gap.item.stem) == ("cloze", "The _____ flows.")
    assert texts(gap) == [("Tumen", 100), ("tumen", 100)]
    assert (listed.kind, texts(listed)) == ("choice", [("Tumen", 100), ("Yalu", 0)])


def test_several_blanks_are_a_matching_with_what_that_loses():
    shown = chosen("response_x", prompt="x", a="red", b="rot") + chosen("response_y", prompt="y", c="blue")
    marked = when(equal("a", "response_x"), "50", "Add") + when(equal("c", "response_y"), "50", "Add")
    row = only("fill_in_multiple_blanks_question", "Roses are [x], violets [y].", shown, marked)

    assert row.item.stem == "Roses are (1) _____, violets (2) _____."
    assert row.item.pairs == (("(1)", "red"), ("(2)", "blue"))
    assert (row.status, codes(row)) == (Status.WITH_LOSS, ["gaps"])


@pytest.mark.parametrize(
    ("kind", "shown", "expected"),
    [("essay_question", typed(), "essay"), ("text_only_question", "", "description"), ("", typed(), "essay"),
     ("", "", "description")],
)  # fmt: skip
def test_what_is_not_marked(kind, shown, expected):
    assert only(kind, shown=shown).item.kind == expected


@pytest.mark.parametrize(
    "kind", ["calculated_question", "file_upload_question", "categorization_question", "hot_spot_question"]
)
def test_what_is_not_asked_here_is_skipped_by_name(kind):
    row = only(kind, shown=typed())

    assert (row.status, row.item, row.kind) == (Status.SKIPPED, None, kind[:-9].replace("_", " "))
    assert kind in row.messages[0].message


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (item(ONE, shown=HE_SHE), "no-right-answer"),
        (item(ONE, shown=chosen(a="he"), marked=when(equal("a"), "100")), "too-few-options"),
        (item(ONE, shown=chosen(a="he", b="he"), marked=YES), "same-options"),
        (item(ONE, shown=chosen(a="", b="x", c="y"), marked=YES),
         "empty-answer"),
        (item(ONE, shown=typed() + typed("s")), "responses"),
        (item("true_false_question", shown=chosen(a="a", b="b", c="c"), marked=YES), "true-false"),
        (item("short_answer_question", shown=typed()), "no-right-answer"),
        (item("numerical_question", shown=typed(), marked=when(equal("many"), "1")), "not-a-number"),
        (item("ordering_question", shown=HE_SHE, marked=YES), "order"),
        (item("matching_question", shown=HE_SHE + chosen("s", a="x")), "no-right-answer"),
        (item("multiple_dropdowns_question", shown=chosen("response_x", a="1", b="2"),
              marked=when(equal("a", "response_x"), "1")), "bad-gap"),
        (item("fill_in_multiple_blanks_question"), "no-gap"),
        (item("essay_question", "", typed()), "no-text"),
        (item("essay_question", "x" * 60_001, typed()), "too-long"),
        (item(ONE, shown=chosen(**dict.fromkeys(map("a{}".format, range(2_001)), "x"))), "too-many-options"),
        (item(shown=typed(), marked=when(equal("x"), "1") * 700), "too-many-options"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_an_error_with_its_line_and_what_to_do(made, code):
    (row,) = read(made)

    assert (row.status, row.item) == (Status.ERROR, None)
    assert code in codes(row)
    assert all(message.line >= 4 for message in row.messages)


@pytest.mark.parametrize(
    ("shown", "marked", "kind"),
    [
        (HE_SHE, when(equal("a"), "100"), "choice"),
        (chosen(a="True", b="False"), when(equal("a"), "100"), "true_false"),
        (chosen("r", "Multiple", a="x", b="y"), when(equal("a"), "100"), "choose_all"),
        (typed(), when(equal("x"), "100"), "short_answer"),
        (typed(kind="Decimal"), when(equal("1"), "100"), "number"),
        (chosen("r", "Ordered", a="x", b="y"), when(equal("a") + equal("b"), "100"), "ordering"),
        (HE_SHE.replace('"r"', '"p"') + HE_SHE, "", "matching"),
    ],
)
def test_the_type_is_found_out_where_it_is_not_told(shown, marked, kind):
    assert only(shown=shown, marked=marked).kind == kind


@pytest.mark.parametrize(
    ("ident", "kept"),
    [("i2fcd1e9d01e3b", "i2fcd1e9d01e3b"), ("fib_001", ""), ("QUE_1007", ""), ("item-3", ""), ("", "")],
)
def test_ids_that_every_file_has_tell_nothing(ident, kept):
    assert only("essay_question", shown=typed(), ident=ident).item.source_id == kept


@pytest.mark.parametrize(
    ("title", "name"), [("Question 3", "Which is it?"), ("", "Which is it?"), ("A", "A")]
)
def test_a_name_that_names_nothing_is_replaced(title, name):
    assert only("essay_question", shown=typed(), title=title).item.name == name


def test_html_is_reduced_and_said():
    row = only("essay_question", "<p>One <b>bold</b></p><script>x()</script>", typed())

    assert row.item.stem == "One bold"
    assert {message.code for message in row.messages} == {"html.left-out", "qti-1.2.essay"}
    assert row.status is Status.WITH_LOSS


def test_sections_and_banks_are_categories():
    inside = item("essay_question", shown=typed())
    content = (
        f'<questestinterop><assessment title="Quiz"><section title="Main"><section title="Part">{inside}'
        f"</section></section></assessment><objectbank><qtimetadata><qtimetadatafield><fieldlabel>bank_title</fieldlabel>"
        f"<fieldentry>Bank</fieldentry></qtimetadatafield></qtimetadata>{inside}</objectbank></questestinterop>"
    )
    rows = read_qti(content.encode(), "q.xml").rows

    assert [row.item.category for row in rows] == [("Quiz", "Part"), ("Bank",)]


def test_a_quiz_that_draws_from_a_bank_says_what_else_to_bring():
    content = quiz('<section><selection_ordering><selection><sourcebank_ref>b</sourcebank_ref></selection>'
                   "</selection_ordering></section>", item("essay_question", shown=typed()))  # fmt: skip
    report = read_qti(content, "q.xml")

    assert report.totals["items"] == 1
    assert "export the question bank, too" in report.messages[0].message
