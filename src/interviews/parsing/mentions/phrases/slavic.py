"""The phrases of Polish, Czech, Russian, Ukrainian."""

from __future__ import annotations

from interviews.parsing.mentions.phrases.form import Phrases

POLISH = Phrases(
    bylines=(
        r"(?:z \w+ )?rozmawia(?:ła|ł|li|ją)?:? <asks>",
        "wywiad przeprowadzi(?:ła|ł|li):? <asks>",
        "(?:wywiad|pytania|pyta|pytała|pytał|rozmowa|prowadzący|prowadząca)(?: przeprowadzi(?:ła|ł))?: ?<asks><end>",
        "tekst: ?<author><end>",
    ),
    prose=(
        r"<asks> (?:spotkał[ai]? (?:ją|go|się z nią|się z nim)|rozmawiał[ai]? z (?:nią|nim))\b",
        "rozmawia(?:ła|ł|li|ją)? (?:z nim |z nią )?<asks>",
        "<asks> rozmawia(?:ła|ł)? z (?:nim|nią|nimi)",
    ),
    titles=("^<answers>[:–—|-] ?wywiad",),
    inflected=(
        "(?:z|ze) ...<answers> rozmawia(?:ła|ł|li)? <asks_nominative>",
        "(?:wywiad|rozmowa|rozmawiamy|rozmawia|rozmawiał|rozmawiała) (?:z|ze) ...<answers>",
        "<asks_nominative> rozmawia(?:ła|ł)? (?:z|ze) ...<answers>",
    ),
    spoken=(
        "(?:moim|naszym) gościem(?: dziś| dzisiaj)? jest ...<guest~>",
        "(?:mój|nasz|dzisiejszy) gość(?: to|,|:) ...<guest~>",
        "(?:ze mną|z nami)(?: w studiu| dziś| dzisiaj)* (?:jest|są) ...<guest~>",
        "dziękuję za zaproszenie,? <invites~>",
        "nazywam się <self>",
        "mam na imię <self~>",
        r"jestem <self>(?=,|\.|$|!| i\b)",
    ),
)

CZECH = Phrases(
    bylines=(
        "ptal[ai]? se:? <asks>",
        "rozhovor (?:vedl[ai]?|připravil[ai]?|vede):? <asks>",
        "(?:rozhovor|otázky|moderátorka?): ?<asks><end>",
        "text: ?<author><end>",
    ),
    prose=(
        "rozhovor (?:vedl[ai]?|připravil[ai]?) <asks>",
        "na otázky odpovíd(?:á|al|ala) <answers>",
    ),
    inflected=(
        "(?:rozhovor|rozmlouvá|hovoří|mluvili jsme) (?:s|se) ...<answers>",
        "(?:s|se) ...<answers> (?:hovořil[ai]?|mluvil[ai]?|rozmlouval[ai]?) <asks_nominative>",
    ),
    spoken=(
        "(?:mým|naším|dnešním) hostem(?: dnes)? je ...<guest~>",
        "(?:můj|náš|dnešní) host(?: je|,|:) ...<guest~>",
        "se mnou(?: ve studiu| dnes)* je ...<guest~>",
        "děkuji za pozvání,? <invites~>",
        "(?:jmenuji|jmenuju) se <self~>",
        r"jsem <self>(?=,|\.|$|!| a\b)",
    ),
)

RUSSIAN = Phrases(
    bylines=(
        "(?:с (?:ним|ней|ними) )?беседу(?:ет|ют)?:? <asks>",
        "(?:беседовал[аи]?|разговаривал[аи]?|расспрашивал[аи]?|беседу (?:вел|вёл|вела|вели))(?: с (?:ним|ней|ними))?:? <asks>",
        "интервью (?:брал[аи]?|взял[аи]?|провел[аи]?|провёл|подготовил[аи]?|записал[аи]?):? <asks>",
        "(?:вопросы задавал[аи]?|записал[аи]?|спрашивал[аи]?):? <asks>",
        "(?:интервьюер|интервью|ведущий|ведущая|вопросы): ?<asks><end>",
        "(?:текст|автор): ?<author><end>",
    ),
    prose=(
        r"<asks> (?:встретил(?:ась|ся)?|навестил[аи]?|расспросил[аи]?) (?:её|ее|его|с ней|с ним)\b",
        "с (?:ним|ней|ними) (?:беседует|беседовал[аи]?|поговорил[аи]?|разговаривает|говорит) <asks>",
        "<asks> (?:беседует|беседовал[аи]?|поговорил[аи]?|разговаривает|говорит) с (?:ним|ней|ними)",
        "(?:беседовал[аи]?|интервью (?:брал[аи]?|взял[аи]?|провел[аи]?|подготовил[аи]?)) <asks>",
        "на (?:наши )?вопросы (?:отвечает|ответил[аи]?|отвечал[аи]?) ...<answers>",
        "наш (?:гость|собеседник) ?[—–:-] ?...<answers>",
        "наша (?:гостья|собеседница) ?[—–:-] ?...<answers>",
    ),
    titles=("^<answers>[:–—|-] ?интервью",),
    inflected=(
        "(?:интервью|беседа|разговор|поговорили|беседуем) (?:с|со) ...<answers>",
        "<asks_nominative> (?:поговорил[аи]?|беседует|беседовал[аи]?|разговаривает) (?:с|со) ...<answers>",
    ),
    spoken=(
        "(?:мой|наш) (?:сегодняшний )?гость(?: сегодня)? ?[—–,:-]? ?...<guest~>",
        "(?:моя|наша) (?:сегодняшняя )?гостья(?: сегодня)? ?[—–,:-]? ?...<guest~>",
        "(?:сегодня )?(?:у нас|у меня|с нами|со мной)(?: в гостях| в студии| сегодня)* ?[—–:-]? ?...<guest~>",
        "в гостях(?: у нас)? ?[—–:-]? ?...<guest~>",
        "добро пожаловать,? <guest~>",
        "(?:моя соведущая|мой соведущий),? <cohost~>",
        "спасибо за приглашение,? <invites~>",
        "меня зовут <self~>",
        "мо[её] имя ?[—–-]? ?<self~>",
        r"я ?[—–-] ?<self>(?=,|\.|$|!)",
    ),
)

UKRAINIAN = Phrases(
    bylines=(
        "(?:розмовля(?:в|ла|ли)|спілкува(?:вся|лася|лися)|розмову ве(?:ла|ли|в)|записа(?:в|ла)):? <asks>",
        "(?:інтерв['’]юер(?:ка)?|інтерв['’]ю|розмова): ?<asks><end>",
        "(?:текст|автор(?:ка)?): ?<author><end>",
    ),
    prose=("на запитання відповіда(?:є|в|ла) ...<answers>",),
    inflected=("(?:інтерв['’]ю|розмова|бесіда) (?:з|із|зі) ...<answers>",),
    spoken=(
        "(?:мій|наш) (?:сьогоднішній )?гість ?[—–,:-]? ?...<guest~>",
        "(?:моя|наша) (?:сьогоднішня )?гостя ?[—–,:-]? ?...<guest~>",
        "мене звати <self~>",
        "дякую за запрошення,? <invites~>",
    ),
)
