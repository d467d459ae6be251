"""The phrases of Polish, Czech, Russian, Ukrainian."""

TABLE = r"""
pl bylines    (?:z \w+ )?rozmawia(?:ła|ł|li|ją)?:? <asks>
pl bylines    wywiad przeprowadzi(?:ła|ł|li):? <asks>
pl bylines    (?:wywiad|pytania|pyta|pytała|pytał|rozmowa|prowadzący|prowadząca)(?: przeprowadzi(?:ła|ł))?: ?<asks><end>
pl bylines    tekst: ?<author><end>
pl prose      <asks> (?:spotkał[ai]? (?:ją|go|się z nią|się z nim)|rozmawiał[ai]? z (?:nią|nim))\b
pl prose      rozmawia(?:ła|ł|li|ją)? (?:z nim |z nią )?<asks>
pl prose      <asks> rozmawia(?:ła|ł)? z (?:nim|nią|nimi)
pl titles     ^<answers>[:–—|-] ?wywiad
pl spoken     (?:moim|naszym) gościem(?: dziś| dzisiaj)? jest ...<guest~>
pl spoken     (?:mój|nasz|dzisiejszy) gość(?: to|,|:) ...<guest~>
pl spoken     (?:ze mną|z nami)(?: w studiu| dziś| dzisiaj)* (?:jest|są) ...<guest~>
pl spoken     dziękuję za zaproszenie,? <invites~>
pl spoken     nazywam się <self>
pl spoken     mam na imię <self~>
pl spoken     jestem <self>(?=,|\.|$|!| i\b)
pl inflected  (?:z|ze) ...<answers> rozmawia(?:ła|ł|li)? <asks_nominative>
pl inflected  (?:wywiad|rozmowa|rozmawiamy|rozmawia|rozmawiał|rozmawiała) (?:z|ze) ...<answers>
pl inflected  <asks_nominative> rozmawia(?:ła|ł)? (?:z|ze) ...<answers>

cs bylines    ptal[ai]? se:? <asks>
cs bylines    rozhovor (?:vedl[ai]?|připravil[ai]?|vede):? <asks>
cs bylines    (?:rozhovor|otázky|moderátorka?): ?<asks><end>
cs bylines    text: ?<author><end>
cs prose      rozhovor (?:vedl[ai]?|připravil[ai]?) <asks>
cs prose      na otázky odpovíd(?:á|al|ala) <answers>
cs spoken     (?:mým|naším|dnešním) hostem(?: dnes)? je ...<guest~>
cs spoken     (?:můj|náš|dnešní) host(?: je|,|:) ...<guest~>
cs spoken     se mnou(?: ve studiu| dnes)* je ...<guest~>
cs spoken     děkuji za pozvání,? <invites~>
cs spoken     (?:jmenuji|jmenuju) se <self~>
cs spoken     jsem <self>(?=,|\.|$|!| a\b)
cs inflected  (?:rozhovor|rozmlouvá|hovoří|mluvili jsme) (?:s|se) ...<answers>
cs inflected  (?:s|se) ...<answers> (?:hovořil[ai]?|mluvil[ai]?|rozmlouval[ai]?) <asks_nominative>
cs bylines    (?:zhováral|zhovárala|zhovárali|rozprával|rozprávala|rozprávali) sa:? <asks>
cs bylines    rozhovor (?:viedol|viedla|viedli|pripravil|pripravila|urobil|urobila):? <asks>
cs spoken     volám sa <self~>
cs inflected  (?:rozhovor|rozprávame sa|zhovárali sme sa) (?:s|so) ...<answers>

ru bylines    (?:с (?:ним|ней|ними) )?беседу(?:ет|ют)?:? <asks>
ru bylines    (?:беседовал[аи]?|разговаривал[аи]?|расспрашивал[аи]?|беседу (?:вел|вёл|вела|вели))(?: с (?:ним|ней|ними))?:? <asks>
ru bylines    интервью (?:брал[аи]?|взял[аи]?|провел[аи]?|провёл|подготовил[аи]?|записал[аи]?):? <asks>
ru bylines    (?:вопросы задавал[аи]?|записал[аи]?|спрашивал[аи]?):? <asks>
ru bylines    (?:интервьюер|интервью|ведущий|ведущая|вопросы): ?<asks><end>
ru bylines    (?:текст|автор): ?<author><end>
ru prose      <asks> (?:встретил(?:ась|ся)?|навестил[аи]?|расспросил[аи]?) (?:её|ее|его|с ней|с ним)\b
ru prose      с (?:ним|ней|ними) (?:беседует|беседовал[аи]?|поговорил[аи]?|разговаривает|говорит) <asks>
ru prose      <asks> (?:беседует|беседовал[аи]?|поговорил[аи]?|разговаривает|говорит) с (?:ним|ней|ними)
ru prose      (?:беседовал[аи]?|интервью (?:брал[аи]?|взял[аи]?|провел[аи]?|подготовил[аи]?)) <asks>
ru prose      на (?:наши )?вопросы (?:отвечает|ответил[аи]?|отвечал[аи]?) ...<answers>
ru prose      наш (?:гость|собеседник) ?[—–:-] ?...<answers>
ru prose      наша (?:гостья|собеседница) ?[—–:-] ?...<answers>
ru titles     ^<answers>[:–—|-] ?интервью
ru spoken     (?:мой|наш) (?:сегодняшний )?гость(?: сегодня)? ?[—–,:-]? ?...<guest~>
ru spoken     (?:моя|наша) (?:сегодняшняя )?гостья(?: сегодня)? ?[—–,:-]? ?...<guest~>
ru spoken     (?:сегодня )?(?:у нас|у меня|с нами|со мной)(?: в гостях| в студии| сегодня)* ?[—–:-]? ?...<guest~>
ru spoken     в гостях(?: у нас)? ?[—–:-]? ?...<guest~>
ru spoken     добро пожаловать,? <guest~>
ru spoken     (?:моя соведущая|мой соведущий),? <cohost~>
ru spoken     спасибо за приглашение,? <invites~>
ru spoken     меня зовут <self~>
ru spoken     мо[её] имя ?[—–-]? ?<self~>
ru spoken     я ?[—–-] ?<self>(?=,|\.|$|!)
ru inflected  (?:интервью|беседа|разговор|поговорили|беседуем) (?:с|со) ...<answers>
ru inflected  <asks_nominative> (?:поговорил[аи]?|беседует|беседовал[аи]?|разговаривает) (?:с|со) ...<answers>

uk bylines    (?:розмовля(?:в|ла|ли)|спілкува(?:вся|лася|лися)|розмову ве(?:ла|ли|в)|записа(?:в|ла)):? <asks>
uk bylines    (?:інтерв['’]юер(?:ка)?|інтерв['’]ю|розмова): ?<asks><end>
uk bylines    (?:текст|автор(?:ка)?): ?<author><end>
uk titles     ^<answers> ?[:–—|-] ?(?:велике )?інтерв['’]ю
uk prose      на запитання відповіда(?:є|в|ла) ...<answers>
uk spoken     (?:мій|наш) (?:сьогоднішній )?гість ?[—–,:-]? ?...<guest~>
uk spoken     (?:моя|наша) (?:сьогоднішня )?гостя ?[—–,:-]? ?...<guest~>
uk spoken     мене звати <self~>
uk spoken     дякую за запрошення,? <invites~>
uk inflected  (?:інтерв['’]ю|розмова|бесіда) (?:з|із|зі) ...<answers>
"""
