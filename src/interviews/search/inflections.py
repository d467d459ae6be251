"""Irregular forms of English words, which no stemmer brings together.

Who asks about "leaving the bank" means the answer "I left the bank": people tell in the past tense what
others look for in the present. Only the words of a query are widened, so that phrases and counts of spellings
stay what was said. A form that is mostly another word ("saw", "found", "felt") is left out where it would
bring more than it finds.
"""

from __future__ import annotations

from functools import cache

from interviews.search.analysis import fold_word, normalise

_ENGLISH = """
arise arose arisen; become became; begin began begun; bend bent; bite bit bitten; bleed bled; blow blew
blown; break broke broken; breed bred; bring brought; build built; burn burnt; buy bought; catch caught;
choose chose chosen; cling clung; come came; creep crept; deal dealt; dig dug; draw drew drawn; dream
dreamt; drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen; feed fed; fight fought; flee
fled; fly flew flown; forbid forbade forbidden; forget forgot forgotten; forgive forgave forgiven; freeze
froze frozen; get got gotten; give gave given; go went gone; grow grew grown; hang hung; hear heard; hide
hid hidden; hold held; keep kept; kneel knelt; know knew known; lay laid; lead led; learn learnt; leave
left; lend lent; lose lost; make made; mean meant; meet met; overcome overcame; pay paid; prove proven; ride
rode ridden; ring rang rung; rise rose risen; run ran; say said; seek sought; sell sold; send sent; sew
sewn; shake shook shaken; shine shone; shoot shot; show shown; shrink shrank shrunk; sing sang sung; sink
sank sunk; sit sat; sleep slept; slide slid; speak spoke spoken; spend spent; spin spun; stand stood; steal
stole stolen; stick stuck; strike struck; strive strove; swear swore sworn; sweep swept; swim swam swum;
swing swung; take took taken; teach taught; tear tore torn; tell told; think thought; throw threw thrown;
understand understood; wake woke woken; wear wore worn; weave wove woven; win won; write wrote written;
child children; foot feet; goose geese; man men; mouse mice; person people; tooth teeth; woman women
"""


def other_forms(word: str, language: str) -> frozenset[str]:
    """The irregular forms that go with a word of a language, folded; empty for most words."""
    return _forms().get(normalise(word, language), frozenset()) if language == "en" else frozenset()


@cache
def _forms() -> dict[str, frozenset[str]]:
    known: dict[str, frozenset[str]] = {}
    for line in _ENGLISH.split(";"):
        forms = frozenset(fold_word(form) for form in line.split())
        known |= {normalise(form, "en"): forms for form in forms}
    return known
