"""Words and habits of languages about dates, as data."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SEASONS = _words(
    "spring summer autumn fall winter frühling frühjahr sommer herbst printemps été automne hiver primavera verano otoño "
    "invierno primavera estate autunno inverno primavera verão verao outono inverno lente zomer herfst vår sommar höst vinter "
    "forår efterår haust høst kevät kesä syksy talvi wiosna lato jesień zima jaro léto podzim весна лето осень зима весной "
    "летом осенью зимой wiosną latem jesienią zimą весна літо осінь ilkbahar yaz sonbahar kış tavasz nyár ősz tél primăvară "
    "vară toamnă iarnă tardor hivern estiu άνοιξη καλοκαίρι φθινόπωρο χειμώνας easter michaelmas hilary trinity ostern pfingsten "
    "weihnachten christmas pâques noël navidad natale natal pasen kerst jul påske jól"
)
"""Seasons, terms and feasts: of a date with one of these, the year is sure."""

SEASONS_UNSPACED = ("春", "夏", "秋", "冬", "봄", "여름", "가을", "겨울")

BETWEEN_SEASON_AND_YEAR = _words(
    "of de del du des la le l' el im in en i an o da do vom van der den év г. года року"
)

DAY_FIRST = _words(
    "de fr es it pt nl sv da no nb nn fi pl cs sk ru uk be bg ro el tr id vi ca gl hr sr sl et lv lb is he ar mk sq "
    "en-gb en-au en-nz en-ie en-in en-za fr-ca es-mx pt-br"
)
"""Languages, and countries, that write 3 April as 3.4. or 03/04."""

MONTH_FIRST = _words("en-us en-ph")
"""Countries that write 3 April as 04/03; English alone says nothing about it."""
