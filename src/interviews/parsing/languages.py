"""Languages by their names: archives write `Spanish`, `español` or `spa` where BCP 47 has `es`."""

from __future__ import annotations

_NAMES = """\
ar ara arabic arabisch árabe arabe arabo عربي العربية
bg bul bulgarian bulgarisch български
ca cat catalan katalanisch catalán català
cs cze ces czech tschechisch čeština česky
da dan danish dänisch dansk
de ger deu german deutsch alemán allemand tedesco alemão duits niemiecki
el gre ell greek griechisch griego grec ελληνικά
en eng english englisch inglés anglais inglese inglês engels angielski
es spa spanish spanisch español castellano espagnol spagnolo espanhol spaans
et est estonian estnisch eesti
eu baq eus basque baskisch euskara vasco
fa per fas persian farsi persisch فارسی
fi fin finnish finnisch suomi
fr fre fra french französisch francés français francese francês frans
ga gle irish gaeilge irisch
gl glg galician galego gallego
he heb hebrew hebräisch עברית
hi hin hindi हिन्दी
hr hrv croatian kroatisch hrvatski
hu hun hungarian ungarisch magyar
id ind indonesian indonesisch indonesia
is ice isl icelandic isländisch íslenska
it ita italian italienisch italiano italien
ja jpn japanese japanisch japonés japonais 日本語
ko kor korean koreanisch 한국어
lt lit lithuanian litauisch lietuvių
lv lav latvian lettisch latviešu
nl dut nld dutch niederländisch neerlandés néerlandais nederlands
no nor norwegian norwegisch norsk bokmål
pl pol polish polnisch polaco polonais polski
pt por portuguese portugiesisch portugués portugais português
ro rum ron romanian rumänisch română
ru rus russian russisch ruso russe russo русский
sk slo slk slovak slowakisch slovenčina
sl slv slovene slovenian slowenisch slovenščina
sr srp serbian serbisch srpski српски
sv swe swedish schwedisch svenska
tr tur turkish türkisch türkçe turco
uk ukr ukrainian ukrainisch українська
vi vie vietnamese vietnamesisch
zh chi zho chinese mandarin chinesisch chino chinois 中文 汉语 漢語
"""
"""A tag, the codes of ISO 639-2, then names in English, German, the language itself and others."""

_TAGS = {name: line.split()[0] for line in _NAMES.splitlines() for name in line.split()[1:]}


def language_tag(written: str | None) -> str | None:
    """The tag of a language that is called by its name or by three letters; what else is written stays."""
    return _TAGS.get(written.strip().casefold(), written) if written else written
