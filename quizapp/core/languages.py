"""The languages that a learner's own cards can be said to be in, and the way each is read."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

UNSAID = "und"  # the code for "nobody said"
LANGUAGES: Mapping[str, str] = MappingProxyType(
    {
        "ar": "Arabic, العربية",
        "bn": "Bengali, বাংলা",
        "zh": "Chinese, 中文",
        "cs": "Czech, Čeština",
        "da": "Danish, Dansk",
        "nl": "Dutch, Nederlands",
        "en": "English",
        "fi": "Finnish, Suomi",
        "fr": "French, Français",
        "de": "German, Deutsch",
        "el": "Greek, Ελληνικά",
        "he": "Hebrew, עברית",
        "hi": "Hindi, हिन्दी",
        "hu": "Hungarian, Magyar",
        "id": "Indonesian, Bahasa Indonesia",
        "it": "Italian, Italiano",
        "ja": "Japanese, 日本語",
        "ko": "Korean, 한국어",
        "la": "Latin, Latina",
        "nb": "Norwegian, Norsk",
        "fa": "Persian, فارسی",
        "pl": "Polish, Polski",
        "pt": "Portuguese, Português",
        "ro": "Romanian, Română",
        "ru": "Russian, Русский",
        "es": "Spanish, Español",
        "sv": "Swedish, Svenska",
        "th": "Thai, ไทย",
        "tr": "Turkish, Türkçe",
        "uk": "Ukrainian, Українська",
        "ur": "Urdu, اردو",
        "vi": "Vietnamese, Tiếng Việt",
    }
)
_FROM_THE_RIGHT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"})
_OTHER_LETTERS = frozenset({"bn", "el", "hi", "ja", "ko", "ru", "th", "uk", "zh"}) | _FROM_THE_RIGHT


def listed(language: str) -> str:
    """The language of the list that a code means: `pt` for `pt-BR`; UNSAID where there is none."""
    return next((one for one in (language, _first(language)) if one in LANGUAGES), UNSAID)


def direction_of(language: str) -> str:
    """`rtl` for a language that is read from right to left, by its code (`he`, `ar-EG`); else `ltr`."""
    return "rtl" if _first(language) in _FROM_THE_RIGHT else "ltr"


def has_other_letters(language: str) -> bool:
    """Whether a language is written in other letters than Latin ones."""
    return _first(language) in _OTHER_LETTERS


def _first(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].casefold()
