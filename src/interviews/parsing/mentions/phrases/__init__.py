"""The phrases with which languages say who interviews whom, as data."""

from __future__ import annotations

from collections.abc import Mapping

from interviews.parsing.mentions.phrases.english import ENGLISH
from interviews.parsing.mentions.phrases.form import Phrases
from interviews.parsing.mentions.phrases.german import DUTCH, GERMAN
from interviews.parsing.mentions.phrases.nordic import DANISH, FINNISH, NORWEGIAN, SWEDISH
from interviews.parsing.mentions.phrases.others import (
    BULGARIAN,
    CROATIAN,
    GREEK,
    HUNGARIAN,
    INDONESIAN,
    TURKISH,
    VIETNAMESE,
)
from interviews.parsing.mentions.phrases.romance import (
    CATALAN,
    FRENCH,
    ITALIAN,
    PORTUGUESE,
    ROMANIAN,
    SPANISH,
)
from interviews.parsing.mentions.phrases.slavic import CZECH, POLISH, RUSSIAN, UKRAINIAN


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


PHRASES: Mapping[str, Phrases] = {
    "en": ENGLISH,
    "de": GERMAN,
    "nl": DUTCH,
    "fr": FRENCH,
    "es": SPANISH,
    "it": ITALIAN,
    "pt": PORTUGUESE,
    "ca": CATALAN,
    "ro": ROMANIAN,
    "sv": SWEDISH,
    "da": DANISH,
    "no": NORWEGIAN,
    "fi": FINNISH,
    "pl": POLISH,
    "cs": CZECH,
    "ru": RUSSIAN,
    "uk": UKRAINIAN,
    "tr": TURKISH,
    "id": INDONESIAN,
    "vi": VIETNAMESE,
    "el": GREEK,
    "hr": CROATIAN,
    "bg": BULGARIAN,
    "hu": HUNGARIAN,
}
"""By the ISO 639-1 code of the language."""

AND = r"(?:and|und|y|e|et|en|og|och|ja|i|a|и|та|ve|dan|và|&)"
"""What joins the names of several people."""

STOPS = _words(
    "hovořil|hovořila|mluvil|rozmawiał|rozmawiała|поговорил|поговорила|беседует|беседовал|беседовала|führte|führten|sprach|sprachen|spricht|conducted|asks|asked|interviewed|interviews|told|tells|meets|met|rozmawia|"
    "of|from|behind|at|in|about|by|for|to|with|and|or|who|which|that|whose|on|as|when|than|like|between|"
    "against|de|del|della|delle|dei|di|da|do|dos|das|du|des|von|vom|aus|über|und|y|e|et|en|og|och|i|o|ja|"
    "door|voor|van|om|från|av|af|med|til|till|på|sur|par|pour|con|per|avec|ou|où|qui|que|che|и|о|об|из|от|"
    "для|в|на|с|w|z|ze|na|od|dla|oraz|por|para|sobre|com|ve|için|dari|untuk|của|về|cho|is|are|was|were|has|"
    "had|have|says|said|ist|war|es|está|è|é|är|er|jest|je|–|—|-|não|not|no|kein|nicht|pas"
)
"""Words that a description of somebody does not run over, since the name behind them is another's."""

ELSEWHERE = _words(
    "earlier|previous|previously|last year|last week|next week|next month|next time|coming up|upcoming|"
    "see also|read also|also read|read more|related|more interviews|other interviews|another interview|"
    "not an interview|no interview|translated by|imaginary|fictional|read our|früher|vorherig|nächste woche|"
    "siehe auch|lesen sie auch|mehr zum thema|kein interview|übersetzt|précédent|prochain|lire aussi|"
    "voir aussi|à lire|traduit|anterior|próxim|lea también|leer también|lee también|véase|ver también|"
    "precedente|prossim|leggi anche|leia também|veja também|leia mais|vorig|volgende week|lees ook|"
    "läs också|läs även|nästa vecka|læs også|les også|lue myös|czytaj też|zobacz także|poprzedni|čtěte také|"
    "předchozí|читайте также|предыдущ|прошл|следующ|читайте також|ayrıca|önceki|baca juga"
)
"""Words of sentences about another interview than this one."""
