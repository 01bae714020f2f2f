"""Words of other languages that people type with a figure or a date: scales, per cent, months, eras."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


_SCALES = {
    100: "सौ ร้อย 백 百",
    1_000: "тыс тысяча тысячи тысяч हज़ार हजार ألف الف آلاف พัน 천 千 אלף",
    10_000: "หมื่น 만 万 萬",
    100_000: "लाख แสน",
    1_000_000: "млн миллион миллиона миллионов मिलियन مليون ملايين ล้าน 백만 百万 百萬 מיליון",
    10_000_000: "करोड़ 천만 千万 千萬",
    100_000_000: "억 億 亿",
    1_000_000_000: "млрд миллиард миллиарда миллиардов अरब مليار مليارات מיליארד",
    1_000_000_000_000: "трлн триллион триллиона триллионов تريليون 조 兆",
}
_PERCENT = (
    "процентов", "процента", "процент", "प्रतिशत", "फीसदी", "في المئة", "في المائة", "بالمئة", "بالمائة",
    "เปอร์เซ็นต์", "퍼센트", "パーセント", "אחוזים", "אחוז",
)  # fmt: skip
_MONTHS = (
    "январь января يناير जनवरी มกราคม ינואר", "февраль февраля فبراير फरवरी กุมภาพันธ์ פברואר",
    "март марта مارس मार्च มีนาคม מרץ", "апрель апреля أبريل अप्रैल เมษายน אפריל",
    "май мая مايو मई พฤษภาคม מאי", "июнь июня يونيو जून มิถุนายน יוני",
    "июль июля يوليو जुलाई กรกฎาคม יולי", "август августа أغسطس अगस्त สิงหาคม אוגוסט",
    "сентябрь сентября سبتمبر सितंबर กันยายน ספטמבר", "октябрь октября أكتوبر अक्टूबर ตุลาคม אוקטובר",
    "ноябрь ноября نوفمبر नवंबर พฤศจิกายน נובמבר", "декабрь декабря ديسمبر दिसंबर ธันวาคม דצמבר",
)  # fmt: skip
# Years of other eras, and before ours: to take their digits alone would be to guess.
_OTHER_ERAS = re.compile(
    r"до н|до рождества|ق ?\.? ?م(?!\w)|قبل|هـ|هجر|ई\.? ?पू|संवत|พ\.? ?ศ|พุทธ|ก่อน"
    "|기원전|단기|公元前|紀元前|民[国國]|לפנה|לפני"
)
_SIGNED = re.compile(r"(\d{4}) ?[年년](?: ?(\d{1,2}) ?[月월](?: ?(\d{1,2}) ?[日일])?)?")
_YEAR_IN_WORDS = re.compile(r"[^\da-z]*(\d{4})[^\da-z]*")
_AROUND_DATE = re.compile(
    r"^(?:в|عام|سنة|يوم|في|सन्?|วันที่|ปี|ค\.ศ\.|ב)\s+|(?<=\d{4})\s*(?:года|году|год|г|م|ई|ميلادية|ميلادي)\.?$"
)
_HEBREW_IN = re.compile(r"(?<=\d )ב(?=[א-ת]{3})")  # written as one with the month
_LONGEST_YEAR = 24  # letters of a text that says no more than "in the year 1937"
_SCALE_BY_WORD = {
    _plain(word): Decimal(number) for number, words in _SCALES.items() for word in words.split()
}
_SCALE = re.compile("(" + "|".join(sorted(_SCALE_BY_WORD, key=len, reverse=True)) + r")\.?")
_PERCENT_WORD = re.compile("|".join(_plain(word) for word in _PERCENT))
MONTHS_ELSEWHERE = {_plain(word): number for number, words in enumerate(_MONTHS, 1) for word in words.split()}


def take_scale(text: str) -> tuple[Decimal | None, str]:
    """The scale that a text begins with, such as `тыс.` or `만`, and what stands behind it."""
    found = None if text[:1].isascii() else _SCALE.match(text)
    if found is None or (_goes_on(text, found.end()) and not _is_sign(found[1])):
        return None, text
    return _SCALE_BY_WORD[found[1]], text[found.end() :].lstrip()


def take_percent(text: str) -> str | None:
    """What stands behind a word for per cent; None where the text begins with none."""
    found = None if text[:1].isascii() else _PERCENT_WORD.match(text)
    return text[found.end() :] if found and not _goes_on(text, found.end()) else None


def date_alone(plain: str) -> str:
    """A date without words such as "in the year" round it; `1937年10月25日` with hyphens: `1937-10-25`."""
    if plain.isascii() or _OTHER_ERAS.search(plain):
        return plain
    plain = _HEBREW_IN.sub("", _AROUND_DATE.sub("", plain).strip())
    found = _SIGNED.fullmatch(plain)
    return "-".join(part for part in found.groups() if part) if found else plain


def year_among_words(plain: str) -> int | None:
    """The year in a text that says no more than "in the year 1937" in a script other than Latin."""
    if plain.isascii() or _OTHER_ERAS.search(plain) or len(plain) > _LONGEST_YEAR:
        return None
    found = _YEAR_IN_WORDS.fullmatch(plain)
    return int(found[1]) if found and any(char.isalpha() for char in plain) else None


def _goes_on(text: str, end: int) -> bool:
    """Whether the word that ends there goes on behind it."""
    return unicodedata.category(text[end : end + 1] or " ")[0] in "LM"


def _is_sign(word: str) -> bool:
    """Whether a scale is written in Chinese, Japanese or Korean signs, which a counter follows at once."""
    return "\u4e00" <= word[0] <= "\u9fff" or "\uac00" <= word[0] <= "\ud7a3"
