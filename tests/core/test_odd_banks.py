"""Banks in other scripts, and those that hold next to nothing: sensible papers, or a sentence why not."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from decimal import Decimal

import pytest

from quizapp.core.blueprint import Blueprint
from quizapp.core.dates import read_moment, read_year
from quizapp.core.errors import TooFewFacts, UnreadableAnswer
from quizapp.core.generate import build_question, make_paper
from quizapp.core.kinds import KINDS, kinds_for
from quizapp.core.numbers import read_figure
from quizapp.core.rendering import answer_text, value_text
from quizapp.core.search import search
from quizapp.core.text import fold, holds_phrase, says_nothing
from quizapp.core.values import Answer, Bound, Listing, Moment, Money, Name, Number, Percent
from tests.odd_banks import JAPANESE, KOREAN, TONGUES, bank_in, bank_of_one, bank_of_two, read, written

SINGLE = (
    "choice",
    "true_false",
    "short_answer",
    "number",
    "year",
    "date",
    "cloze",
    "set",
    "choose_all",
    "estimate",
)
JOINT = ("ordering", "matching", "comparison")
LANGUAGES = tuple(TONGUES)
ENGLISH = re.compile(r"[A-Za-z]{2,}")


def kinds_of(fact, bank):
    return {kind.name for kind in kinds_for(fact, bank)}


def questions(language):
    """All questions of a bank in its kinds for one fact, and a few papers with those for several."""
    bank = bank_in(language)
    found = [
        build_question(bank, fact.id, kind, seed)
        for fact in bank.facts
        for kind in SINGLE
        if kind in kinds_of(fact, bank)
        for seed in (1, 2)
    ]
    blueprints = [Blueprint(count=6), *(Blueprint(kinds=(kind,), count=1) for kind in JOINT)]
    papers = [make_paper(bank, blueprint, seed) for blueprint in blueprints for seed in (1, 2)]
    return found + [one for paper in papers for one in paper.questions]


def earns(question, posted):
    kind = KINDS[question.kind]
    try:
        return kind.grade(question, kind.read(question, posted)).fraction
    except UnreadableAnswer:
        return 0.0


def typed(question, text):
    return earns(question, {"answer": [text]})


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_every_script_a_bank_gives_papers_whose_keys_are_taken_and_whose_wrong_options_are_not(language):
    asked = questions(language)
    assert {one.kind for one in asked} >= {*SINGLE, *JOINT}
    for question in asked:
        samples = KINDS[question.kind].samples(question)
        assert earns(question, samples.right) == 1, question
        assert earns(question, samples.wrong) < 1, question
        texts = [fold(option.text) for option in question.options]
        assert all(texts), question
        assert len(set(texts)) == len(texts), question


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_apps_own_english_never_stands_in_a_line_of_the_bank(language):
    for question in questions(language):
        lines = [*question.prompt.split("\n"), question.answer_text, question.say, *question.hint.split("\n")]
        lines += [line for option in question.options for line in f"{option.text}\n{option.note}".split("\n")]
        lines += str(question.detail.get("correction", "")).split("\n")
        for line in lines:
            mixed = ENGLISH.search(line) and re.search(r"[^\W\d_a-zA-Z]", line)
            assert not mixed, (question.kind, line)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_is_taken_in_every_form_in_which_keyboards_send_it(language):
    bank = bank_in(language)
    for fact in bank.facts:
        if "short_answer" not in kinds_of(fact, bank):
            continue
        question = build_question(bank, fact.id, "short_answer", 1)
        for text in question.detail["right"]:
            for form in ("NFC", "NFD", "NFKC", "NFKD"):
                assert typed(question, f" {unicodedata.normalize(form, text)} ") == 1, (text, form)
            assert not says_nothing(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_of_the_pool_is_taken_for_another(language):
    bank = bank_in(language)
    for fact in bank.facts:
        if not isinstance(fact.answer.value, Name):
            continue
        question = build_question(bank, fact.id, "short_answer", 1)
        for name in bank.names:
            is_right = name.label in question.detail["right"]
            assert (typed(question, name.label) == 1) is is_right, (question.answer_text, name.label)


@pytest.mark.parametrize(
    ("language", "fact", "right", "wrong"),
    [
        ("ru", "designer-2", ["Петр Щукин", "ПЁТР ЩУКИН", "Пётр Щукинн"], ["Щукин Пётр Первый", "Иван"]),
        ("ko", "opened-2", ["갈매기등대", "갈매기  등대", "갈매기 등데"], ["기러기 등대", "등대"]),
        ("ko", "designer-0", ["김하늘", "김 하늘"], ["김하은", "박하늘", "김하눌"]),
        ("ja", "designer-2", ["ｼﾞｮﾝ･ｽﾐｽ", "ジョンスミス", "ジョン　スミス"],
         ["ジョン・スミズ", "ション・スミス"]),
        ("ja", "opened-3", ["川辺駅", "川 辺 駅"], ["川口駅", "川辺"]),
        ("ar", "designer-2", ["سَمير البحري", "ســمير البحري", "سمير البحرى", "سمير البحرِيّ"],
         ["سمير", "البحري"]),
        ("ar", "opened-2", ["مناره النورس", "مَنارةُ النَّوْرَس"], ["النورس"]),
        ("ar", "designer-1", ["مريم الطرنى"], ["أمينة الجرس"]),
        ("hi", "opened-4", ["मछली बाजार", "मछली बाज़ार"], ["मछली", "बाज़ार"]),
        ("hi", "designer-1", ["रमेश चन्द्र", "रमेश चँद्र"], ["सुनीता राव", "रमेश"]),
        ("th", "opened-1", ["สะพานเหล็ก", "สะพาน เหล็ก"], ["สะพาน", "เหล็ก"]),
    ],
)  # fmt: skip
def test_what_means_the_same_is_taken_and_what_does_not_is_refused(language, fact, right, wrong):
    bank = bank_in(language)
    at_hand = bank.fact_by_id[fact]
    question = next(
        one
        for seed in range(20)
        if (one := build_question(bank, fact, "short_answer", seed))
        and one.detail["turned"] == bool(at_hand.turn)
    )
    assert [text for text in right if typed(question, text) < 1] == []
    assert [text for text in wrong if typed(question, text) == 1] == []


def test_vowel_signs_and_voicing_marks_are_letters_not_accents():
    assert fold("किला") != fold("कला")
    assert fold("मोर") != fold("मर")
    assert fold("がか") != fold("かか")
    assert fold("мой") != fold("мои")
    assert fold("ปี") != fold("ปา")
    assert fold("ที่") != fold("ที")
    assert fold("ёлка") == fold("елка")
    assert fold("Café") == fold("cafe")


@pytest.mark.parametrize(
    ("sentence", "phrase", "stands"),
    [
        ("鉄の橋が1874年に完成した", "鉄の橋", True),
        ("鉄の橋が1874年に完成した", "1874", True),
        ("インドの港", "イン", False),
        ("대동강에 다리가 놓였다", "대동강", True),
        ("부산물을 실었다", "산물", False),
        ("1874년에 세워졌다", "1874", True),
        ("وصل الركاب والبحري معهم", "البحري", True),
        ("в 18741 году", "1874", False),
        ("สะพานเหล็กสร้างเสร็จ", "สะพานเหล็ก", True),
        ("the iron bridges", "iron bridge", False),
    ],
)
def test_a_phrase_is_found_where_a_script_writes_it_together_with_others(sentence, phrase, stands):
    assert holds_phrase(fold(sentence), fold(phrase)) is stands


def test_a_question_that_names_its_answer_is_left_out_where_no_blanks_part_it():
    told = replace(bank_in("ja").fact_by_id["designer-1"], ask="鈴木一郎が設計した鉄の橋の設計者は誰か。")
    facts = tuple(told if one.id == told.id else one for one in bank_in("ja").facts)
    told_bank = replace(bank_in("ja"), facts=facts)
    assert "short_answer" in kinds_of(bank_in("ja").fact_by_id[told.id], bank_in("ja"))
    assert "short_answer" not in kinds_of(told, told_bank)


def test_no_gap_and_no_false_statement_where_a_korean_particle_betrays_how_the_name_ends():
    tells = read("tells", written(replace(KOREAN, designed=(
        "항구의 % 설계는 모두 #이 혼자서 맡아 끝냈다.", KOREAN.designed[1]
    ))))  # fmt: skip
    for bank, is_sound in ((bank_in("ko"), True), (tells, False)):
        kinds = kinds_of(bank.fact_by_id["designer-0"], bank)
        assert ("cloze" in kinds) is ("true_false" in kinds) is is_sound


@pytest.mark.parametrize(
    "text",
    ["1937년", "1937年", "１９３７年", "в 1937 году", "1937 г.", "١٩٣٧", "عام ١٩٣٧", "सन् १९३७", "ปี ๑๙๓๗"],
)
def test_a_year_is_read_in_the_digits_and_words_of_other_scripts(text):
    assert read_year(text) == (1937, 1937)


@pytest.mark.parametrize(
    "text", ["พ.ศ. 2480", "1356 هـ", "1937 до н. э.", "昭和12年", "기원전 1937년", "1937 1938 гг"]
)
def test_a_year_of_another_era_is_asked_about_not_guessed(text):
    with pytest.raises(UnreadableAnswer):
        read_year(text)


@pytest.mark.parametrize(
    "text",
    [
        "1937年10月25日", "1937년 10월 25일", "25 октября 1937 года", "٢٥ أكتوبر ١٩٣٧", "२५ अक्टूबर १९३७",
        "25 ตุลาคม 1937", "25 באוקטובר 1937", "１９３７－１０－２５",
    ],
)  # fmt: skip
def test_a_day_is_read_as_its_language_writes_it(text):
    assert read_moment(text) == Moment(1937, 10, 25)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("3만", "30000"), ("2億人", "200000000"), ("68,4 тыс.", "68400"), ("٣٧٫٥", "37.5"), ("१,२०४", "1204"),
        ("5 लाख", "500000"), ("２ ألف", "2000"), ("１，２０４", "1204"), ("2 ล้าน", "2000000"),
    ],
)  # fmt: skip
def test_a_figure_is_read_with_the_scales_of_its_language(text, figure):
    reading = read_figure(text)
    assert reading.low * (reading.scale or 1) == Decimal(figure)


def test_values_of_a_foreign_bank_are_written_without_english_words():
    ru, ja, ar = bank_in("ru"), bank_in("ja"), bank_in("ar")
    many = Number(Decimal("68.4"), Decimal("68.4"), "thousand", "m")
    assert value_text(many, ru, Bound.ABOUT) == "≈ 68\u00a0400 м"
    assert value_text(many, ja, Bound.OVER) == "> 68,400 メートル"
    assert value_text(Percent(Decimal("37.5"), Decimal("37.5"), "x"), ru) == "37.5%"
    assert value_text(Money(Decimal("4.2"), Decimal("4.2"), "USD", "million"), ar) == "$4,200,000"
    towns = Listing(tuple(item for item in ar.fact_by_id["treaty"].answer.value.items))
    assert answer_text(Answer(towns), ar) == "دنمور، رأس مرو، مرفأ طارن"


def test_what_a_foreign_bank_shows_can_be_typed_as_it_is_shown():
    bank = bank_in("ru")
    fact = bank.fact_by_id["length-1"]
    many = replace(fact, answer=Answer(Number(Decimal("68.4"), Decimal("68.4"), "thousand", "m")))
    question = build_question(replace(bank, facts=(many,)), many.id, "number", 1)
    assert question.hint == "м"
    assert question.answer_text == "68\u00a0400 м"
    assert all(typed(question, text) == 1 for text in (question.answer_text, "68400", "68,4 тыс. м"))
    assert typed(question, "68300") == 0


@pytest.mark.parametrize(
    ("language", "asked", "fact"),
    [("ja", "灯台", "opened-2"), ("ko", "등대", "opened-2"), ("ru", "щукин", "designer-2"),
     ("ja", "橋", "opened-1"), ("th", "ประภาคาร", "opened-2"),
     ("ar", "البَحْري", "designer-2"), ("hi", "सुनीता", "designer-2")],
)  # fmt: skip
def test_a_word_of_any_script_is_found(language, asked, fact):
    found = [one.id for one in search(bank_in(language), asked).facts]
    assert fact in found
    assert len(found) < len(bank_in(language).facts)


def test_files_in_other_scripts_have_no_faults_that_only_english_has():
    facts = written(JAPANESE)["port.yaml"].replace('"what": "share"', '"what": "share", "by": "市議会"')
    facts = facts.replace(JAPANESE.share[1], "市議会の記録では穀物の割合はどれだけか。")
    bank = read("by", {**written(JAPANESE), "port.yaml": facts})
    assert "cloze" not in kinds_of(bank.fact_by_id["share"], bank)  # its sentence does not name them
    assert "number" in kinds_of(bank.fact_by_id["share"], bank)


def test_a_bank_of_one_fact_gives_one_question_or_says_that_it_has_no_more():
    bank = bank_of_one()
    assert kinds_of(bank.facts[0], bank) == {"year", "estimate", "flashcard"}
    (question,) = make_paper(bank, Blueprint(count=1), 1).questions
    assert earns(question, KINDS[question.kind].samples(question).right) == 1
    with pytest.raises(TooFewFacts, match="The bank gives one question of this choice, not 10"):
        make_paper(bank, Blueprint(count=10), 1)


def test_two_facts_of_different_types_give_two_questions_and_no_kind_that_needs_company():
    bank = bank_of_two()
    asked = {one.kind for seed in range(9) for one in make_paper(bank, Blueprint(count=2), seed).questions}
    assert not asked & {"matching", "ordering", "comparison", "choose_all", "set"}
    with pytest.raises(TooFewFacts, match="The bank gives 2 questions of this choice"):
        make_paper(bank, Blueprint(count=10), 1)
    with pytest.raises(TooFewFacts, match="no questions of this choice"):
        make_paper(bank, Blueprint(kinds=("matching",), count=1), 1)


def test_a_name_of_signs_alone_is_not_asked_to_be_typed():
    bank = bank_in("ja")
    names = tuple(replace(one, label="☆☆") if one.id == "person-0" else one for one in bank.names)
    assert "short_answer" not in kinds_of(bank.fact_by_id["designer-0"], replace(bank, names=names))


def test_a_foreign_question_that_names_a_year_has_no_years_to_choose_from():
    bank = bank_in("ar")
    after = replace(bank.fact_by_id["opened-3"], ask="في أي سنة بعد ١٨٨٩ تم بناء محطة النهر؟", turn=None)
    facts = tuple(after if one.id == after.id else one for one in bank.facts)
    kinds = kinds_of(after, replace(bank, facts=facts))
    assert "choice" not in kinds
    assert "year" in kinds


def test_units_per_something_and_shares_of_a_number_are_written_in_signs():
    bank = bank_in("ru")
    some = Number(Decimal(16), Decimal(16), unit="m", out_of=Decimal(17))
    assert value_text(some, bank) == "16/17 м"
    yearly = replace(
        bank.fact_by_id["length-0"], answer=Answer(Number(Decimal(12), Decimal(12), "", "m", "год"))
    )
    question = build_question(replace(bank, facts=(yearly,)), yearly.id, "number", 1)
    assert (question.hint, question.answer_text) == ("м/год", "12 м/год")
    assert typed(question, "12 м/год") == typed(question, "12") == 1
