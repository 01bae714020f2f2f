"""Tables of questions as text: which column means what, and what the key makes right."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quizapp.formats.imports.tables import read_workbook, template_csv, template_xlsx
from tests.formats.imports.tables_help import codes, kinds, right, said, statuses, table

CHOICE = "question,option a,option b,option c,correct\n"


def test_a_choice_is_read_with_all_that_stands_beside_it():
    report = table(
        "Question,Option A,Option B,Correct,Explanation,Hint,Tags,Points,Category\n"
        '"Which river, in the main?",Tumen,Yalu,A,It flows east.,Think east,"rivers; borders",0.5,A::B\n'
    )
    item = report.rows[0].item
    assert (item.kind, item.stem, right(report)) == ("choice", "Which river, in the main?", [["Tumen"]])
    assert (item.feedback, item.hints, item.tags) == (
        "It flows east.",
        ("Think east",),
        ("rivers", "borders"),
    )
    assert (item.points, item.category) == (Decimal("0.5"), ("A", "B"))
    assert (report.rows[0].line_start, report.rows[0].line_end) == (2, 2)


@pytest.mark.parametrize(
    ("keys", "wanted", "way"),
    [
        (("A", "C"), ("x", "z"), "letters"),
        (("b)", "(a)"), ("y", "x"), "letters"),
        (("1", "3"), ("x", "z"), "numbers: 1"),
        (("0", "2"), ("x", "z"), "count from 0"),
        (("Z", "x"), ("z", "x"), "texts"),
        (("Option B", "option c"), ("y", "z"), "letters"),
    ],
)
def test_the_key_is_read_in_one_way_for_a_file_which_is_said(keys, wanted, way):
    report = table(CHOICE + "".join(f"Q,x,y,z,{key}\n" for key in keys))
    assert right(report) == [[one] for one in wanted]
    assert way in said(report, "table.reading-of-keys").message


def test_a_number_that_is_also_an_option_is_pointed_out():
    report = table(CHOICE + "How many?,2,1,3,1\nAnd this?,a,b,c,2\nAnd?,a,b,c,3\n")
    assert right(report) == [["2"], ["b"], ["c"]]
    assert said(report, "table.key-ambiguous").line == 2


def test_a_key_unlike_the_others_is_read_and_pointed_out():
    report = table(CHOICE + "Q,x,y,z,A\nQ,x,y,z,B\nQ,Seoul,Busan,Daegu,Busan\n")
    assert right(report)[2] == ["Busan"]
    assert said(report, "table.key-unlike-others").line == 4


@pytest.mark.parametrize("key", ['"A,C"', "A;C", "A|C", "A and C", "A & C"])
def test_several_right_options_are_all_to_be_chosen(key):
    report = table(CHOICE + f"Q,x,y,z,{key}\n")
    assert (kinds(report), right(report)) == (["choose_all"], [["x", "z"]])


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("Q,x,y,z,D", "table.unknown-correct-answer"),
        ("Q,x,,z,B", "table.unknown-correct-answer"),
        ("Q,x,y,z,", "table.no-correct-answer"),
        ("Q,x,,,A", "table.too-few-options"),
        ("Q,x,X,z,A", "table.same-options"),
        (",x,y,z,A", "table.no-question"),
        ("Q,x,y,z,A,more", "table.too-many-cells"),
        ("Q,x,y", "table.too-few-cells"),
        ('Q,"x,y,z,A', "csv.unclosed-quote"),
        ("Q,x,#REF!,z,A", "table.error-value"),
        ("Q,x\x00,y,z,A", "table.control-character"),
        (f"Q,{'x' * 60_001},y,z,A", "table.text-too-long"),
    ],
)
def test_a_wrong_row_is_an_error_with_its_line_and_spoils_no_other(row, code):
    report = table(f"{CHOICE}Before,x,y,z,A\n{row}\nAfter,x,y,z,C\n")
    assert statuses(report) == ["imported", "error", "imported"]
    assert said(report, code).line == 3
    assert "\x00" not in report.rows[1].source
    assert right(report) == [["x"], [], ["z"]]


def test_options_keep_the_letter_of_their_title():
    report = table("question,option b,option a,correct\nQ,two,one,A\nQ,two,one,B\n")
    assert right(report) == [["one"], ["two"]]


def test_options_that_count_from_0_are_found_by_their_number():
    report = table("question,option 0,option 1,correct\nQ,zero,one,1\n")
    assert right(report) == [["one"]]


def test_true_and_false_are_found_by_numbers_as_the_rest_of_the_file():
    report = table(CHOICE + "Q,x,y,z,0\nRain is wet.,True,False,,0\nRain is dry.,True,False,,1\n")
    assert right(report) == [["x"], ["True"], ["False"]]


def test_wrong_answers_of_their_own_make_a_choice():
    report = table("question,correct answer,incorrect 1,incorrect 2\nQ,yes,no,maybe\n")
    assert (kinds(report), right(report)) == (["choice"], [["yes"]])


@pytest.mark.parametrize(
    ("row", "kind", "answers"),
    [
        ("Q?,short answer,,,Canberra", "short_answer", ["Canberra"]),
        ("Q?,,,,Burma | Myanmar", "short_answer", ["Burma", "Myanmar"]),
        ("Q?,,,,=1+1", "short_answer", ["=1+1"]),
        ("Sun rises.,tf,,,TRUE", "true_false", ["True"]),
        ("Sun rises.,,True,False,B", "true_false", ["False"]),
        ("Sun rises.,,,,false", "true_false", ["False"]),
        ("The ___ river.,cloze,,,Tumen", "cloze", ["Tumen"]),
        ("Front,flashcard,,,Back", "flashcard", ["Back"]),
        ("Length?,number,,,521 ± 5", "number", ["521"]),
        ("Discuss.,essay,,,", "essay", []),
    ],
)
def test_the_type_or_the_cells_say_the_kind(row, kind, answers):
    report = table(f"question,type,option a,option b,correct\n{row}\n")
    assert kinds(report) == [kind]
    assert right(report) == [answers]


def test_figures_keep_their_tolerance_and_get_a_decimal_point():
    report = table(
        "question;type;correct;tolerance\nQ;number;3,14;0,01\nQ;number;300 to 400;\nQ;number;1,234;\n"
    )
    first, second, third = (row.item.answers[0] for row in report.rows)
    assert (first.text, first.tolerance) == ("3.14", "0.01")
    assert (second.text, second.upper) == ("300", "400")
    assert third.text == "1,234"
    assert codes(report).count("table.comma-in-figure") == 3


def test_a_decimal_comma_between_commas_is_an_error():
    report = table('question,type,correct\nQ,number,"3,14"\n')
    assert "write '3.14'" in said(report, "table.comma-in-figure").message


def test_ordering_and_matching_stand_in_the_options():
    report = table(
        "question,type,option a,option b,option c,correct\n"
        "Order,ordering,one,two,three,\nMatch,matching,Seoul = Korea,Tokyo -> Japan,,\nBad,matching,x,,,\n"
    )
    assert report.rows[0].item.order == ("one", "two", "three")
    assert report.rows[1].item.pairs == (("Seoul", "Korea"), ("Tokyo", "Japan"))
    assert report.rows[2].messages[0].code == "table.no-pairs"


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_separator_is_found_by_trial(mark):
    rows = [["question", "a", "b", "correct"], ["Who, what; when", "x", "y", "B"], ["Where", "x", "y", "A"]]
    text = "\n".join(mark.join(f'"{cell}"' if mark in cell else cell for cell in row) for row in rows)
    report = table(text)
    assert right(report) == [["y"], ["x"]]
    assert report.rows[0].item.stem == "Who, what; when"


def test_a_line_that_says_the_separator_is_followed_and_not_counted_as_a_row():
    report = table("sep=;\nquestion;correct\nQ;A\n")
    assert (report.rows[0].line_start, right(report)) == (3, [["A"]])


def test_cells_over_several_lines_keep_lines_and_the_count_of_lines():
    report = table('question,correct\r\n"One\r\ntwo",x\r\n\r\nThree,y\r\n')
    assert report.rows[0].item.stem == "One\ntwo"
    assert [(row.line_start, row.line_end) for row in report.rows] == [(2, 3), (5, 5)]
    assert report.rows[0].source == '"One\ntwo",x'


def test_a_stray_quote_stays_in_its_line():
    report = table('question,correct\n"Yes" he said,x\n"He said ""no""",y\nPlain "q",z\n')
    assert [row.item.stem for row in report.rows] == ['"Yes" he said', 'He said "no"', 'Plain "q"']
    assert said(report, "csv.stray-quote").line == 2


def test_what_a_spreadsheet_may_have_changed_is_pointed_out():
    report = table(
        "question,correct\nQ,3-May\nQ,1.23E+15\nQ,x\ufffdy\nQ,<b>x</b>\nQ,1001\nQ,1002\nQ,1003\nQ,1004\nQ,42\n"
    )
    assert said(report, "table.maybe-a-date").line == 2
    assert said(report, "table.figure-cut-short").line == 3
    assert said(report, "table.lost-character").line == 4
    assert said(report, "table.looks-like-html").line == 5
    assert said(report, "table.leading-zeros").line == 10
    assert right(report)[3] == ["<b>x</b>"]


@pytest.mark.parametrize("cell", ["01. Feb", "01-févr", "02월 01일", "2026-02-01 00:00:00", "Jan-02"])
def test_dates_that_spreadsheets_make_are_known_in_other_languages(cell):
    assert said(table(f"question,correct\nScore?,{cell}\n"), "table.maybe-a-date").line == 2


def test_a_tolerance_makes_a_figure_and_is_lost_nowhere_without_a_word():
    report = table("question,correct,tolerance,option a\nPi?,3.14,0.01,\nWho?,Ann,2,\nWhich?,Bo,0.5,Bo\n")
    assert [row.item.kind for row in report.rows[:2]] == ["number", "short_answer"]
    assert report.rows[0].item.answers[0].tolerance == "0.01"
    assert said(report, "table.tolerance").line == 3


def test_points_between_thousands_are_read_in_a_file_with_decimal_commas():
    report = table("question;type;correct\nA?;number;1.234,5\nB?;number;1.234.567\nC?;number;1.234\n")
    assert right(report) == [["1234.5"], ["1234567"], ["1.234"]]
    doubts = [message.line for row in report.rows for message in row.messages]
    assert doubts == [2, 3, 4]
    assert report.rows[2].messages[0].message.endswith("then write 1234")


def test_columns_without_a_meaning_are_kept_and_said():
    report = table("question,correct,Colour\nQ,x,red\n")
    assert report.rows[0].item.extra == {"Colour": "red"}
    assert "Colour" in said(report, "table.unknown-column").message


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "table.empty"),
        ("\n \n", "table.empty"),
        ("country,capital,river\nKorea,Seoul,Han\n", "table.unknown-header"),
        ("question,option a,option b\nQ,x,y\n", "table.no-correct-column"),
        ("question,correct\n", "table.no-rows"),
        ("question,Wahl1,Wahl2,correct\nQ,x,y,B\nQ,x,y,A\n", "table.unknown-options"),
        ("question,correct\n" + "q,a\n" * 5_001, "table.too-many-items"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(text, code):
    report = table(text)
    assert not report.is_readable
    assert not report.rows
    assert code in codes(report)


def test_unusual_titles_can_be_given_their_meaning():
    text = "Land,Hauptstadt,Fluss\nKorea,Seoul,Han\n"
    report = table(text, columns={"Land": "question", "Hauptstadt": "key"})
    assert right(report) == [["Seoul"]]
    assert report.rows[0].item.extra == {"Fluss": "Han"}


def test_a_header_below_a_title_and_once_more_is_no_question():
    report = table("My quiz,,,\nquestion,a,b,correct\nQ,x,y,A\nquestion,a,b,correct\nQ,x,y,B\n")
    assert statuses(report) == ["imported", "skipped", "imported"]
    assert said(report, "table.rows-above-header").line == 2


def test_the_same_row_twice_is_pointed_out():
    report = table("question,correct\nQ,x\nR,y\nQ,x\n")
    assert (statuses(report), said(report, "table.same-row").line) == (["imported"] * 3, 4)


def test_a_mark_in_the_middle_of_joined_files_is_dropped():
    report = table("question,correct\nQ,x\n\ufeffR,y\n")
    assert report.rows[1].item.stem == "R"
    assert said(report, "table.mark-in-the-middle").line == 3


def test_the_templates_are_read_as_they_are():
    for report in (table(template_csv()), read_workbook(template_xlsx(), "template.xlsx")):
        assert kinds(report) == ["choice", "true_false", "short_answer"]
        assert right(report) == [["Mercury"], ["True"], ["Canberra"]]
        assert statuses(report) == ["imported"] * 3
