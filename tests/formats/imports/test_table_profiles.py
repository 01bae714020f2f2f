"""The layouts of Kahoot, Blooket, Quizlet, Brightspace and Moodle's plugin, as their users have them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.formats.imports.tables_help import codes, kinds, right, said, sheet, statuses, table

KAHOOT = (
    "",
    "Question - max 120 characters",
    "Answer 1 - max 75 characters",
    "Answer 2 - max 75 characters",
    "Answer 3 - max 75 characters",
    "Answer 4 - max 75 characters",
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)


def test_kahoots_workbook_is_read_below_its_titles():
    report = sheet(
        (),
        ("", "Quiz template"),
        ("", "Add questions, at least two answer alternatives, time limit and correct answers"),
        (),
        KAHOOT,
        (1, "Which river?", "Tumen", "Yalu", None, None, 20, 1),
        (2, "Which two?", "a", "b", "c", None, 30, "1,3"),
        (3, None, None, None, None, None, None, None),
        (4, "None right?", "a", "b", None, None, 20, None),
    )
    assert statuses(report) == ["imported", "imported", "error"]
    assert (kinds(report), right(report)) == (["choice", "choose_all"], [["Tumen"], ["a", "c"], []])
    assert said(report, "table.no-correct-answer").message.startswith("Sheet1!H9: ")
    assert "Kahoot" in said(report, "table.layout").message


def test_kahoots_numbers_never_mean_the_text_of_an_answer():
    report = table("Question,Answer 1,Answer 2,Time limit,Correct answer(s)\nHow many?,2,1,20,1\n")
    assert right(report) == [["2"]]


def test_blookets_titles_over_several_lines_are_read():
    report = table(
        '"Blooket\nImport Template",,,,,,,\n'
        'Question #,Question Text,Answer 1,Answer 2,"Answer 3\n(Optional)","Answer 4\n(Optional)",'
        '"Time Limit (sec)\n(Max: 300 seconds)","Correct Answer(s)\n(Only include Answer #)"\n'
        '1,Which?,one,two,,,20,2\n2,Which two?,a,b,c,,20,"1,3"\n'
    )
    assert right(report) == [["two"], ["a", "c"]]
    assert [row.line_start for row in report.rows] == [8, 9]
    assert report.rows[0].item.source_id == "1"


def test_moodles_plugin_has_its_answers_in_columns_of_their_own():
    report = table("questionname,questiontext,A,B,C,D,Answer 1,Answer 2\nN,T?,x,y,z,,C,\nM,U?,x,y,z,,A,B\n")
    assert right(report) == [["z"], ["x", "y"]]
    assert report.rows[0].name == "N"


def test_pairs_take_quotes_as_they_stand_and_move_nothing():
    report = table(
        '"Tumen\tborder "river"\nno tab here\n1990\tyear\nthree\tof\tthem\n\tempty\nempty\t\n', "list.txt"
    )
    assert statuses(report) == ["imported-with-loss", "error", "imported", "error", "error", "error"]
    assert (report.rows[0].item.stem, right(report)[0]) == ('"Tumen', ['border "river"'])
    assert [row.line_start for row in report.rows] == [1, 2, 3, 4, 5, 6]
    assert kinds(report) == ["flashcard"] * 2


def test_a_definition_that_goes_on_in_the_next_line_is_pointed_out():
    report = table("a\tb\nc\td\nterm\tline one\nline two\n\ne\tf\n", "list.txt")
    assert statuses(report) == ["imported", "imported", "imported-with-loss", "error", "imported"]
    assert said(report, "table.goes-on").line == 3


def test_pairs_with_dashes_and_with_commas_are_read():
    assert right(table("Seoul - South Korea\nTokyo - Japan\n", "list.txt")) == [["South Korea"], ["Japan"]]
    assert right(table('Seoul,"Korea, South"\nTokyo,Japan\n')) == [["Korea, South"], ["Japan"]]


def test_terms_with_a_header_are_cards_and_questions_are_not():
    assert kinds(table("term\tdefinition\nx\ty\n", "list.txt")) == ["flashcard"]
    assert kinds(table("question\tanswer\nx\ty\n", "list.txt")) == ["short_answer"]


BRIGHTSPACE = """//a comment,,,,
NewQuestion,MC,,,
ID,R-1,,,
Title,River,,,
QuestionText,"Which <b>river</b>, now?",HTML,,
Points,2,,,
Difficulty,3,,,
Image,images/x.png,,,
Option,100,Tumen,,Yes
Option,25,Yalu,,Nearly
Hint,Think east,,,
Feedback,See above,,,
,,,,
NewQuestion,MS,,,
QuestionText,Which?,,,
Scoring,RightAnswers,,,
Option,1,a,,
Option,0,b,,
Option,1,c,,
NewQuestion,TF,,,
QuestionText,True?,,,
TRUE,0,no,,
FALSE,100,yes,,
NewQuestion,SA,,,
QuestionText,Year?,,,
InputBox,1,40,,
Answer,100,1990,,
Answer,50,90,,
Answer,100,19.*,regexp,
NewQuestion,M,,,
QuestionText,Match,,,
Choice,1,Seoul,,
Choice,2,Tokyo,,
Match,2,Japan,,
Match,1,Korea,,
NewQuestion,O,,,
QuestionText,Order,,,
Item,one,NOT HTML,,
Item,<i>two</i>,HTML,,
NewQuestion,WR,,,
QuestionText,Discuss,,,
InitialText,Begin here,,,
AnswerKey,As you like,,,
"""


def test_brightspace_is_read_by_its_rows():
    report = table(BRIGHTSPACE)
    assert kinds(report) == [
        "choice", "choose_all", "true_false", "short_answer", "matching", "ordering", "essay",
    ]  # fmt: skip
    assert "table.looks-like-html" not in codes(report)  # the cells behind say that it is
    first, _, truth, typed, match, order, essay = (row.item for row in report.rows)
    assert (first.stem, first.source_id, first.points) == ("Which river, now?", "R-1", Decimal(2))
    assert [(one.text, one.percent, one.feedback) for one in first.answers] == [
        ("Tumen", 100, "Yes"),
        ("Yalu", 25, "Nearly"),
    ]
    assert (first.hints, first.feedback, first.extra["difficulty"]) == (("Think east",), "See above", "3")
    assert right(report)[1] == ["a", "c"]
    assert [(one.text, one.feedback) for one in truth.answers] == [("False", "yes"), ("True", "no")]
    assert [(one.text, one.percent) for one in typed.answers] == [("1990", 100), ("90", 50)]
    assert match.pairs == (("Tokyo", "Japan"), ("Seoul", "Korea"))
    assert (order.order, essay.extra["answerkey"]) == (("one", "two"), "As you like")
    assert (report.rows[0].line_start, report.rows[0].line_end) == (2, 12)
    assert said(report, "brightspace.picture").line == 8
    assert said(report, "brightspace.pattern").line == 29
    assert report.rows[3].source.startswith("NewQuestion,SA")


@pytest.mark.parametrize(
    ("rows", "code", "line"),
    [
        ("QuestionText,Which river, now?,,", "brightspace.comma-in-text", 4),
        ("QuestionText,Q\nOption,100,a,,\nOption,100,b,,", "brightspace.right-options", 3),
        ("QuestionText,Q\nOption,0,a,,\nOption,0,b,,", "brightspace.right-options", 3),
        ("QuestionText,Q\nOption,all,a,,\nOption,100,b,,", "brightspace.percent", 5),
        ("QuestionText,Q\nOption,100,a, b,\nOption,0,b,,", "brightspace.comma-in-text", 5),
        ("QuestionText,Q\nOption,100,a,,\nOption,0,A,,", "brightspace.same-options", 3),
        ("QuestionText,Q\nOption,100,,,\nOption,0,A,,", "brightspace.empty-answer", 5),
        ("QuestionText,Q\nOption,100,a,,", "brightspace.too-few-options", 3),
        ("QuestionText,Q", "brightspace.no-answer", 3),
        ("Option,100,a,,\nOption,0,b,,", "brightspace.no-question", 3),
    ],
)
def test_a_wrong_brightspace_question_spoils_no_other(rows, code, line):
    good = "NewQuestion,TF,,\nQuestionText,True?,,\nTRUE,100,,"
    report = table(f"x,y\n//,\nNewQuestion,MC,,\n{rows}\n{good}\n")
    assert statuses(report) == ["error", "imported"]
    assert said(report, code).line == line
    assert said(report, "brightspace.before-first").line == 1


def test_a_comma_too_many_in_brightspace_is_overlooked_aloud():
    report = table("NewQuestion,MC,,,\nQuestionText,Q,,,\nOption,,100,Tumen,,\nOption,,0,Yalu,,\n")
    assert right(report) == [["Tumen"]]
    assert codes(report).count("brightspace.comma-too-many") == 2


def test_unknown_types_and_rows_of_brightspace_are_named():
    report = table(
        "NewQuestion,XX,,,\nQuestionText,Q,,,\nNewQuestion,TF,,,\nQuestionText,Q,,,\nTRUE,100,,,\nColour,red,,,\n"
    )
    assert statuses(report) == ["skipped", "imported-with-loss"]
    assert said(report, "brightspace.unknown-row").line == 6
