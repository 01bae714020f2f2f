"""QTI 1.2 as other programs than Canvas write it, put together by hand from how they do."""

from __future__ import annotations

from decimal import Decimal

from quizapp.formats.imports.items import FULL, ImportedAnswer, Picture, Status
from quizapp.formats.imports.reading import read_file
from tests.formats.imports.qti_files import PNG, packed

NONE = Decimal(0)


def block(text):
    return (
        '<flow class="Block"><flow class="FORMATTED_TEXT_BLOCK"><material><mat_extension>'
        f'<mat_formattedtext type="HTML">{text}</mat_formattedtext></mat_extension></material></flow></flow>'
    )


def label(ident, text):
    shown = (
        f'<flow_mat class="FORMATTED_TEXT_BLOCK"><material><mattext>{text}</mattext></material></flow_mat>'
    )
    return f'<flow_label class="Block"><response_label ident="{ident}">{shown}</response_label></flow_label>'


def blackboard(kind, shown, marked, more=""):
    return f"""<item maxattempts="0"><itemmetadata><bbmd_asi_object_id>_12_1</bbmd_asi_object_id>
<bbmd_asitype>Item</bbmd_asitype><bbmd_questiontype>{kind}</bbmd_questiontype>
<qmd_absolutescore_max>10.0</qmd_absolutescore_max></itemmetadata>
<presentation><flow class="Block"><flow class="QUESTION_BLOCK">
{block("&lt;p&gt;Which river?&lt;/p&gt;")}</flow>
<flow class="RESPONSE_BLOCK">{shown}</flow></flow></presentation>
<resprocessing scoremodel="SumOfScores"><outcomes>
<decvar defaultval="0.0" maxvalue="10.0" minvalue="0.0" varname="SCORE" vartype="Decimal"/></outcomes>
<respcondition title="correct"><conditionvar>{marked}</conditionvar>
<setvar action="Set" variablename="SCORE">SCORE.max</setvar>
<displayfeedback feedbacktype="Response" linkrefid="correct"/></respcondition>
<respcondition title="incorrect"><conditionvar><other/></conditionvar>
<setvar action="Set" variablename="SCORE">0.0</setvar>
<displayfeedback feedbacktype="Response" linkrefid="incorrect"/></respcondition></resprocessing>
<itemfeedback ident="correct" view="All"><flow_mat class="Block">{block("Well done, Velm.")}</flow_mat>
</itemfeedback>
<itemfeedback ident="incorrect" view="All"><flow_mat class="Block">{block("")}</flow_mat>
</itemfeedback>{more}</item>"""


def blackboard_row(*arguments):
    text = (
        '<?xml version="1.0" encoding="UTF-8"?><questestinterop><assessment title="Pool"><section>'
        f"{blackboard(*arguments)}</section></assessment></questestinterop>"
    )
    manifest = (
        '<manifest><resources><resource bb:file="res1.dat" xmlns:bb="u" type="x"/></resources></manifest>'
    )
    (row,) = read_file(
        "pool.zip", packed({"imsmanifest.xml": manifest, "res1.dat": text, ".bb-info": ""})
    ).rows
    return row


def equal(answer, tag="varequal"):
    return f'<{tag} case="No" respident="response">{answer}</{tag}>'


CHOICES = (
    '<response_lid ident="response" rcardinality="{}"><render_choice shuffle="No">'
    + label("a1", "Velm")
    + label("a2", "Orra")
    + label("a3", "Tarn")
    + "</render_choice></response_lid>"
)
BOX = '<response_str ident="response"><render_fib><response_label ident="r"/></render_fib></response_str>'


def test_a_choice_of_blackboard():
    said = f"<solution><solutionmaterial>{block('No, it is dry.')}</solutionmaterial></solution>"
    own = f'<itemfeedback ident="a2">{said}</itemfeedback>'
    row = blackboard_row("Multiple Choice", CHOICES.format("Single"), equal("a1"), own)

    assert row.item.kind == "choice"
    assert row.item.answers == (
        ImportedAnswer("Velm", FULL, "Well done, Velm."),
        ImportedAnswer("Orra", NONE, "No, it is dry."),
        ImportedAnswer("Tarn", NONE),
    )
    assert (row.item.points, row.item.category, row.item.name) == (10, ("Pool",), "Which river?")
    assert row.status is Status.IMPORTED


def test_several_right_options_of_blackboard():
    asked = f"<and>{equal('a1')}{equal('a3')}<not>{equal('a2')}</not></and>"
    row = blackboard_row("Multiple Answer", CHOICES.format("Multiple"), asked)

    assert [(one.text, one.percent) for one in row.item.answers] == [("Velm", 50), ("Orra", 0), ("Tarn", 50)]


def test_figures_and_words_of_blackboard():
    ends = equal("9.5", "vargte") + equal("10.5", "varlte") + equal("10.0")
    number = blackboard_row("Numeric", BOX, ends)
    word = blackboard_row("Fill in the Blank", BOX, f"<or>{equal('Velm')}{equal('velm')}</or>")

    assert (number.item.answers[0].text, number.item.answers[0].tolerance) == ("10.0", "0.5")
    assert [answer.text for answer in word.item.answers] == ["Velm", "velm"]


def test_matching_of_blackboard_is_skipped_by_name():
    row = blackboard_row("Matching", CHOICES.format("Single"), equal("a1"))

    assert row.status is Status.SKIPPED
    assert "Blackboard" in row.messages[0].message


def brightspace(kind, shown, marked):
    return f"""<questestinterop><objectbank ident="QLIB"><section title="Ports" ident="S">
<item ident="OBJ_77_x" label="L">
<itemmetadata><qtimetadata><qti_metadatafield/><qtimetadatafield><fieldlabel>qmd_questiontype</fieldlabel>
<fieldentry>{kind}</fieldentry></qtimetadatafield><qtimetadatafield><fieldlabel>qmd_weighting</fieldlabel>
<fieldentry>2.5000</fieldentry></qtimetadatafield></qtimetadata></itemmetadata>
<presentation><flow><material><mattext texttype="text/html">The river</mattext></material>{shown}</flow>
</presentation>
<resprocessing><outcomes><decvar vartype="Integer" minvalue="0" maxvalue="100" varname="Que_Score"/>
</outcomes>
{marked}</resprocessing>
<itemfeedback ident="F1"><material>
<mattext texttype="text/html">It is &lt;em&gt;wide&lt;/em&gt;.</mattext></material></itemfeedback>
<itemfeedback ident="H"><hint><hintmaterial><material>
<mattext texttype="text/html">Look north.</mattext></material></hintmaterial></hint></itemfeedback>
</item></section></objectbank></questestinterop>"""


def when(ident, answer, score, shows=""):
    shown = f'<displayfeedback feedbacktype="Response" linkrefid="{shows}"/>' if shows else ""
    return (
        f'<respcondition><conditionvar><varequal respident="{ident}">{answer}</varequal></conditionvar>'
        f'<setvar action="Set">{score}</setvar>{shown}</respcondition>'
    )


def brightspace_row(*arguments):
    (row,) = read_file("d2l.xml", brightspace(*arguments).encode()).rows
    return row


def test_a_choice_of_brightspace_with_hint_feedback_and_weight():
    shown = (
        '<response_lid ident="Q_LID" rcardinality="Single"><render_choice shuffle="no">'
        f"{label('Q_A1', 'Velm')}{label('Q_A2', 'Orra')}</render_choice></response_lid>"
    )
    row = brightspace_row(
        "Multiple Choice", shown, when("Q_LID", "Q_A1", "100.0", "F1") + when("Q_LID", "Q_A2", "0.0")
    )

    assert row.item.answers == (ImportedAnswer("Velm", FULL, "It is wide."), ImportedAnswer("Orra", NONE))
    assert (row.item.hints, row.item.points, row.item.source_id) == (
        ("Look north.",),
        Decimal("2.5"),
        "OBJ_77_x",
    )
    assert row.item.category == ("Ports",)


def box(ident):
    shown = f'<render_fib><response_label ident="{ident}_A"/></render_fib>'
    return f'<response_str ident="{ident}">{shown}</response_str>'


def test_gaps_between_the_parts_of_a_text():
    end = '<material><mattext texttype="text/html">flows.</mattext></material>'
    one = brightspace_row("Fill in the Blanks", box("q1") + end, when("q1", "Velm", "100"))
    two = brightspace_row(
        "Fill in the Blanks",
        f"{box('q1')}<material><mattext>meets</mattext></material>{box('q2')}",
        when("q1", "Velm", "50") + when("q2", "Orra", "50"),
    )
    below = brightspace_row("Short Answer", box("q1"), when("q1", "Velm", "100"))

    assert (one.kind, one.item.stem) == ("cloze", "The river _____ flows.")
    assert (two.kind, two.item.stem) == ("matching", "The river (1) _____ meets (2) _____")
    assert two.item.pairs == (("(1)", "Velm"), ("(2)", "Orra"))
    assert two.status is Status.WITH_LOSS
    assert (below.kind, below.item.stem) == ("short_answer", "The river")


def test_matching_in_groups():
    def group(ident, left):
        return (
            f'<response_grp respident="{ident}" ident="{ident}" rcardinality="Single"><material>'
            f"<mattext>{left}</mattext></material><render_choice>{label('m1', 'sea')}{label('m2', 'lake')}"
            "</render_choice></response_grp>"
        )

    def counts(ident, answer):
        return when(ident, answer, "1").replace('action="Set"', 'varname="D2L_Correct" action="Add"')

    row = brightspace_row(
        "Matching", group("g1", "Velm") + group("g2", "Orra"), counts("g1", "m2") + counts("g2", "m1")
    )

    assert row.item.pairs == (("Velm", "lake"), ("Orra", "sea"))


def test_a_picture_in_an_element_of_its_own_and_a_sound():
    text = (
        '<questestinterop><item ident="QUE_1"><presentation><material><mattext>Look.</mattext>'
        '<matimage uri="img/map.png"/><mataudio uri="a.mp3"/></material></presentation></item>'
        "</questestinterop>"
    )
    (row,) = read_file(
        "p.zip", packed({"imsmanifest.xml": "<manifest/>", "q.xml": text, "img/map.png": PNG})
    ).rows

    assert row.item.pictures == (Picture("map.png", PNG),)
    assert row.item.stem == "Look.\n\n[picture: map.png]"
    assert any("<mataudio> is left out" in message.message for message in row.messages)
