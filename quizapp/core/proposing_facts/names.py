"""Names in a text, by their capitals: persons, places, treaties, bodies, wars."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from quizapp.core.proposing_facts.passages import Passage, Span, sentences

_TOKEN = re.compile(r"[\w][\w’'.&-]*[\w]|[\w]\.?")
_WORDS_OF_JOINERS = """
of the de da di du von van der den la le el al bin ibn and for
"""
_JOINERS = frozenset(_WORDS_OF_JOINERS.split())
_WORDS_OF_OPENERS = """
a about above according after again all almost already also although among an and another any as at back
because before behind below besides between both but by during each earlier early even every few finally
first for from further given he hence her here his how however if in indeed initially instead into it its
itself just last late later like many meanwhile more moreover most much near nearly neither never
nevertheless next no nor not nothing now of on once one only or other others our out over part partly
perhaps same second several she since so some soon still such than that the their them then there these they
third this those though three through thus to today together too two under unlike until up upon very was we
were what when where whereas which while who whose why will with within without yet you your additionally
consequently furthermore similarly subsequently therefore unsurprisingly noticeably turning despite shortly
virtually originally eventually yesterday i
"""
_OPENERS = frozenset(_WORDS_OF_OPENERS.split())
_WORDS_OF_CALENDAR = """
january february march april may june july august september october november december monday tuesday
wednesday thursday friday saturday sunday ad bc ce bce
"""
_CALENDAR = frozenset(_WORDS_OF_CALENDAR.split())
_POOLS = (
    (
        "treaty",
        re.compile(r"\b(?:Treaty|Convention|Agreement|Protocol|Act|Pact|Accord|Charter|Declaration|Law)\b"),
    ),
    ("war", re.compile(r"\b(?:War|Wars|Revolution|Uprising|Rebellion|Battle|Siege|Revolt|Incident)\b")),
    (
        "body",
        re.compile(
            r"\b(?:Company|University|Ministry|Party|Army|Navy|Union|Committee|Council|Bank|Society|Association|Church"
            r"|Institute|Board|Corporation|Commission|Agency|Programme|Program|Organi[sz]ation|Office|Academy|League"
            r"|Government|Parliament|Court|Club|School|Trust|Fund|Museum|Society)\b"
        ),
    ),
    (
        "place",
        re.compile(
            r"\b(?:River|Lake|Sea|Bay|Island|Islands|Mount|Mountains?|Valley|City|Province|County|District|Region|Port"
            r"|Harbour|Harbor|Bridge|Station|Street|Square|Canal|Peninsula|Cape|Ocean|Strait|Republic|Kingdom|Empire"
            r"|States|North|South|East|West)\b"
        ),
    ),
    (
        "person",
        re.compile(
            r"^(?:Mr|Mrs|Ms|Dr|Sir|Lord|Lady|King|Queen|Tsar|Emperor|President|Captain|General|Prince)\b"
        ),
    ),
)
_OF_A_PEOPLE = re.compile(r".+(?:an|ese|ish|ic|ian|ch)$")
_AT_A_PLACE = re.compile(r"\b(?:in|at|near|to|from|via|across|outside|towards?) (?:the )?$")


@dataclass(frozen=True, slots=True)
class Named:
    """A name at its place in a text."""

    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class ProposedName:
    """A name for `names.yaml`: how often the document has it, in how many paragraphs, what it may be."""

    label: str
    pool: str
    count: int
    marks: tuple[str, ...]


def find_names(text: str, known: Iterable[str] = ()) -> list[Named]:
    """The names in a text, in order; a lone word that begins a sentence counts where it is `known`."""
    surely = set(known)
    starts = {sentence.start for sentence in sentences(text)}
    found: list[Named] = []
    run: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text):
        if run and not _goes_on(text, run, token):
            _take(text, run, starts, surely, found)
            run = []
        if run or _is_capital(token[0]):
            run.append(token)
    _take(text, run, starts, surely, found)
    return found


def known_names(passages: Iterable[Passage]) -> frozenset[str]:
    """The names that stand within sentences of a document, where capitals mean something."""
    return frozenset(named.label for passage in passages for named in find_names(passage.text))


def names_of(passages: Iterable[Passage]) -> tuple[ProposedName, ...]:
    """The names of a document, the most frequent first."""
    passages = tuple(passages)
    known = known_names(passages)
    counts: Counter[str] = Counter()
    marks: dict[str, dict[str, None]] = {}
    pools: dict[str, Counter[str]] = {}
    for passage in passages:
        for named in find_names(passage.text, known):
            counts[named.label] += 1
            marks.setdefault(named.label, {})[passage.mark] = None
            before = passage.text[max(0, named.span.start - 20) : named.span.start]
            pools.setdefault(named.label, Counter())[pool_of(named.label, before)] += 1
    return tuple(
        ProposedName(label, _likeliest(pools[label]), count, tuple(marks[label]))
        for label, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    )


def _likeliest(pools: Counter[str]) -> str:
    """The pool that speaks for a name most often, if any does."""
    return next((pool for pool, _ in pools.most_common() if pool), "")


def pool_of(label: str, before: str = "") -> str:
    """What a name may be the name of: `treaty`, `war`, `body`, `place`, `person`, or empty."""
    for pool, pattern in _POOLS:
        if pattern.search(label):
            return pool
    if _AT_A_PLACE.search(before):
        return "place"
    return "person" if len(label.split()) in (2, 3) and label.istitle() and " of " not in label else ""


def _is_capital(word: str) -> bool:
    return word[0].isupper() and word.casefold() not in _CALENDAR


def _goes_on(text: str, run: list[re.Match[str]], token: re.Match[str]) -> bool:
    between = text[run[-1].end() : token.start()]
    if between not in (" ", "\u00a0", ". ", "\n"):
        return False
    if between == ". " and len(run[-1][0].rstrip(".")) > 2 and run[-1][0] not in ("Mrs", "Prof"):
        return False
    if run[-1][0].endswith(("’s", "'s")):
        return False
    return _is_capital(token[0]) or (token[0] in _JOINERS and token[0] != "and" and token[0] != "for")


def _take(text: str, run: list[re.Match[str]], starts: set[int], known: set[str], found: list[Named]) -> None:
    while run and (not run[-1][0][0].isupper() or run[-1][0].casefold() in _CALENDAR):
        run = run[:-1]
    while run and (run[0][0].casefold() in _OPENERS or not run[0][0][0].isupper()):
        run = run[1:]
    for cut in range(len(run) - 1, 0, -1):  # `Moscow to the Khan` is two, `Treaty of Aigun` one
        if not run[cut][0][0].isupper() and run[cut][0] in ("the",) and run[cut - 1][0][0].isupper():
            _take(text, run[cut + 1 :], starts, known, found)
            run = run[:cut]
    if not run:
        return
    span = Span(run[0].start(), run[-1].end())
    label = re.sub(r"[’']s$", "", span.of(text))
    span = Span(span.start, span.start + len(label))
    if len(label) < 2 or label.isdigit() or len(label) > 80:
        return
    begins = span.start in starts or text[span.start - 1 : span.start] in ("“", '"', "‘")
    if len(run) == 1 and begins and label not in known:
        return
    if _OF_A_PEOPLE.match(label) and re.match(r"[ -][a-z]", text[span.end : span.end + 2]):
        return
    found.append(Named(label, span))
