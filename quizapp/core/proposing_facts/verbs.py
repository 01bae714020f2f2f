"""English verbs as far as questions need them: which word is one, and its plain form."""

from __future__ import annotations

BE = frozenset(("was", "were", "is", "are"))
HAVE = frozenset(("has", "have", "had"))
MODAL = frozenset(("can", "could", "will", "would", "may", "might", "must", "should"))
AUXILIARY = BE | HAVE | MODAL

_IRREGULAR = """
arose:arise ate:eat became:become began:begin bore:bear bought:buy brought:bring broke:break
built:build came:come caught:catch chose:choose cost:cost cut:cut did:do drew:draw drove:drive
fed:feed fell:fall felt:feel flew:fly fought:fight found:find froze:freeze gave:give got:get
grew:grow held:hold hit:hit kept:keep knew:know laid:lay lay:lie led:lead left:leave lent:lend
let:let lit:light lost:lose made:make meant:mean met:meet overtook:overtake paid:pay put:put ran:run
rose:rise said:say sank:sink sat:sit saw:see sent:send sold:sell set:set shot:shoot shut:shut
sought:seek spent:spend split:split spoke:speak spread:spread stood:stand swept:sweep taught:teach
thought:think threw:throw told:tell took:take understood:understand undertook:undertake went:go
withdrew:withdraw won:win wore:wear wrote:write
"""
IRREGULAR: dict[str, str] = {
    past: plain for past, _, plain in (pair.partition(":") for pair in _IRREGULAR.split())
}
_WORDS_OF_PRESENT = """
accounts adjoins allows begins belongs borders brings comes comprises connects consists contains costs
covers crosses depends drains employs extends faces feeds flows forms gives goes grows has holds includes
joins keeps leads lies lives links lead link lie run flow work makes means measures needs occupies owns
passes pays produces provides reaches receives remains rises runs sells separates serves shows stands starts
takes uses weighs works
"""
PRESENT = frozenset(_WORDS_OF_PRESENT.split())
_WORDS_OF_NO_VERBS = """
bed breed creed deed exceed feed greed hundred indeed kindred naked need proceed red rugged sacred seed shed
speed succeed united wicked weed
"""
_NO_VERBS = frozenset(_WORDS_OF_NO_VERBS.split())
_WORDS_OF_PARTICIPLES = """
begun born bought broken brought built caught chosen cut done drawn driven eaten fallen felt flown fought
found given gone grown held hit kept known laid led left lent let lit lost made meant met overthrown paid
put risen run said seen sent set shot shown shut sold spent split spoken spread sunk taken taught thought
thrown told understood won written
"""
PARTICIPLES = frozenset(_WORDS_OF_PARTICIPLES.split())
_KEEPS_TWO = ("ll", "ss", "ff", "zz")
_WORDS_OF_WITH_E = """
at iz is iv ov uc ac nc rc ag ng rg dg id od ud ur ir ar or as os us rs ns bl tl pl gl dl cl rv lv av iev
eas uir ut in ok ik ak am im om um op ap yp rap ps ot es il ul
"""
_WITH_E = tuple(_WORDS_OF_WITH_E.split())
_WORDS_OF_WITHOUT_E = """
visit limit join obtain contain remain gain train maintain explain claim repair appear offer enter cover
order suffer deliver discover recover transfer reform form inform perform farm return turn govern learn open
happen develop stop sign assign resign attack export import report support deport start convert want grant
plant print point paint appoint exist consist last cost elect select construct destroy employ play stay show
follow allow borrow flow depart assist insist adapt adopt attempt accept interrupt number honour favour
labour harbour sail fail mail veil reveal appeal conceal heal seal steal seem deem redeem gather consider
remember register exhibit prohibit inherit edit credit profit deposit benefit audit retain restrain combat
treat retreat repeat defeat seat heat float boat await wait recruit suit shout scout tour pour soar roar
fear clear near hear wear air pair abandon reason season mention station position question function rain
drain stain ruin begin loan mean clean lean plan ban scan own crown drown down book look cook hook soak
speak break leak peak seek group loop keep sleep help jump camp focus bias canvas pass press stress access
process possess express
"""
_WITHOUT_E = tuple(_WORDS_OF_WITHOUT_E.split())


def is_finite(word: str, following: str = "") -> bool:
    """Whether a word looks like the verb of a clause; a participle behind which `by` stands does not."""
    plain = word.casefold()
    if plain in AUXILIARY or plain in IRREGULAR or plain in PRESENT:
        return True
    return is_past(plain) and following.casefold() not in ("by", "to")


def is_past(word: str) -> bool:
    """Whether a word ends as regular verbs do in the past."""
    plain = word.casefold()
    return len(plain) > 4 and plain.isalpha() and plain.endswith("ed") and plain not in _NO_VERBS


def is_participle(word: str) -> bool:
    """Whether a word may follow `was`: `opened`, `built`."""
    return is_past(word) or word.casefold() in PARTICIPLES


def plain_form(verb: str) -> str:
    """The form that follows `did`: `signed` gives `sign`, `built` `build`. A guess where rules differ."""
    plain = verb.casefold()
    if plain in IRREGULAR:
        return IRREGULAR[plain]
    if plain.endswith("ied"):
        return plain[:-3] + "y"
    stem = plain.removesuffix("ed")
    if stem == plain:
        return plain
    if len(stem) > 3 and stem[-1] == stem[-2] and not stem.endswith(_KEEPS_TWO) and stem[-1] not in "aeiou":
        return stem[:-1]
    if stem.endswith(_WITHOUT_E):
        return stem
    return stem + "e" if stem.endswith(_WITH_E) or stem[-1] in "vuczg" else stem
