"""The phrases with which languages say who interviews whom, as data.

Each line of a table is a phrase, behind the ISO 639-1 code of its language and where it is said: at the
beginning of a line or behind a mark that parts a byline (`bylines`), in `prose`, in headings and titles alone
(`titles`), in what is said first (`spoken`), or in prose and titles with the name in another case than the
first (`inflected`).

In a phrase, angle brackets stand for people: `<asks>`, `<answers>`, `<takes part>` and so on, with `~` where
a first name alone will do; `...` for words that describe them, as in `with the potter`; and `<end>` for the
end of a byline. Everything else is a regular expression, matched without regard to case.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from interviews.parsing.mentions.phrases import english, german, nordic, others, romance, slavic


def _read(tables: Sequence[str]) -> dict[str, dict[str, list[str]]]:
    phrases: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in "".join(tables).split("\n"):
        if line:
            language, where, phrase = line.split(None, 2)
            phrases[language][where].append(phrase)
    return phrases


PHRASES: Mapping[str, Mapping[str, Sequence[str]]] = _read(
    (english.TABLE, german.TABLE, romance.TABLE, nordic.TABLE, slavic.TABLE, others.TABLE)
)
"""By language and by where it is said."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


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
