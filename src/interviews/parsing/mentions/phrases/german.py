"""The phrases of German, Dutch."""

TABLE = r"""
de bylines    (?:interview |gespräch )?geführt von:? ...<asks>
de bylines    (?:das |dieses )?(?:interview|gespräch) mit ...<answers> (?:führte|führten) ...<asks>
de bylines    (?:das |dieses )?(?:interview|gespräch)(?: mit \w+)? (?:führte|führten|führt) ...<asks>
de bylines    (?:(?:text|fotos?) (?:und|&) )?(?:interview|gespräch|interviewer|interviewerin|fragen|die fragen stellten?)(?: (?:und|&) (?:text|fotos?|übersetzung))?: <asks><end>
de bylines    die fragen stellten? ...<asks>
de bylines    interview von <asks>
de bylines    (?:text|aufgezeichnet von|protokoll|autorin|autor|worte):? <author><end>
de bylines    (?:ein interview |text )?von <author><end>
de prose      <asks> (?:hat|haben) (?:sie|ihn|mit ihr|mit ihm|mit ihnen)\b[^.!?]{0,80}?\b(?:getroffen|besucht|interviewt|befragt|gesprochen)
de prose      <asks> (?:traf|trafen|besuchte|befragte|interviewte) (?:sie|ihn)\b
de prose      (?:transkript|abschrift|protokoll|aufzeichnung) (?:des|eines) (?:interviews|gesprächs) mit ...<answers>
de prose      (?:interview|gespräch)[^.;!?]{0,30} wurde[^.;!?]{0,30} von ...<asks> geführt
de prose      ^im (?:interview|gespräch): ?...<answers>
de prose      (?:das |dieses )?(?:interview|gespräch)(?: mit \w+)? (?:führte|führten) ...<asks>
de prose      (?:interviewt|befragt|interviewt worden) (?:wurde \w+ )?von ...<asks>
de prose      <answers>,? (?:wird |wurde )?(?:interviewt|befragt) von <asks>
de prose      (?:dieses|unser|das|^|^ein|[.:!—–|-] ?) ?(?:interview|gespräch) mit ...<answers>(?! führte)
de prose      <takes part> im gespräch mit <takes part>
de prose      <takes part> und <takes part> im gespräch
de prose      <asks> (?:hat|haben) (?:mit )?...<answers> (?:gesprochen|getroffen|interviewt|befragt)
de prose      <asks> (?:sprach|unterhielt sich|traf sich) mit (?:ihm|ihr|ihnen)
de prose      mit (?:ihm|ihr|ihnen) (?:sprach|sprachen|unterhielt sich) <asks>
de prose      <asks> (?:sprach|unterhielt sich|traf sich) mit ...<answers>
de prose      <asks> (?:interviewt|interviewte|befragte|traf) ...<answers>
de prose      wir (?:sprachen|haben|unterhielten uns|trafen)(?: mit)? ...<answers>(?: gesprochen| getroffen| interviewt)?
de prose      mit ...<answers> (?:sprach|sprachen) (?:unser(?:e)? (?:redakteurin|redakteur|reporterin|reporter|kollegin|kollege)) <asks>
de prose      mit ...<answers> (?:sprach|sprachen) <asks>
de prose      zu gast(?: ist| war|:) ...<answers>
de prose      moderation: <asks><end>
de titles     ^(?:ein |das |kurz)?(?:interview|gespräch|werkstattgespräch|talk) mit ...<answers>
de titles     ^(?:im (?:gespräch|interview)|fünf fragen an|drei fragen an|nachgefragt bei|zu gast)(?: mit)?:? ...<answers>
de titles     ^(?:interview|im gespräch|im interview|porträt) ?[:–—|-] ?...<answers>
de titles     [:–—|-] ?(?:ein )?(?:interview|gespräch) mit ...<answers>
de titles     ^<answers> im (?:interview|gespräch)(?! mit)
de spoken     (?:ist|sind|sitzt|sitzen|habe ich|haben wir)(?: heute)? ...<guest> (?:bei (?:mir|uns)|zu gast|hier|im studio)
de spoken     <guest~>[,.!] (?:sehr )?schön, (?:dass|daß) (?:du|sie|ihr) (?:da|hier|gekommen|bei)
de spoken     (?:ich bin|mein name ist) <host>,? (?:euer|ihr|ihre|und ich (?:bin|moderiere))
de spoken     (?:meine?|mein) (?:co-?moderatorin|co-?moderator|co-?host|ko-moderatorin|ko-moderator)(?: ist)?,? <cohost>
de spoken     (?:mein|unser|unsere|meine) (?:heutiger |heutige |erster |nächster )?(?:studio)?gast(?: heute)?(?: ist|:|,) ...<guest>
de spoken     (?:zu gast|bei mir|bei uns|mit mir|mit uns)(?: im studio| heute| hier| am tisch| am telefon)*(?: ist| sind| sitzt|:)(?: heute| hier| im studio| jetzt)* ...<guest>
de spoken     (?:ich begrüße|wir begrüßen|begrüßen sie|begrüßt)(?: heute| ganz herzlich| herzlich| mit mir| im studio| bei uns)* ...<guest>
de spoken     (?:ich )?(?:spreche|rede|unterhalte mich)(?: heute| jetzt)* mit ...<guest>
de spoken     (?:herzlich )?willkommen(?: in der sendung| im studio| bei uns)?, ...<guest>
de spoken     <guest>,? (?:herzlich )?willkommen
de spoken     (?:danke|vielen dank) für die einladung, <invites>
de spoken     (?:danke|vielen dank),? <invites>,? für die einladung
de spoken     mein name ist <self~>
de spoken     ich hei(?:ß|ss)e <self~>
de spoken     ich bin (?:die |der )?<self>(?=,|\.|$|!| und\b| aus\b| von\b)
de spoken     ich bin (?:die|der) <self~>(?=,|\.|$|!| und\b| aus\b| von\b)

nl bylines    interview met ...<answers>,? door <asks>
nl bylines    (?:het |dit )?interview (?:werd afgenomen |is afgenomen )?door:? <asks>
nl bylines    (?:interview|interviewer|vragen): ?<asks><end>
nl bylines    (?:tekst|geschreven|verhaal)?:? ?door:? <author><end>
nl bylines    tekst: ?<author><end>
nl prose      <asks> (?:sprak|ontmoette|interviewde|bezocht)(?: met)? (?:haar|hem|hen)\b
nl prose      geïnterviewd door ...<asks>
nl prose      <asks> (?:interviewt|interviewde) ...<answers>
nl prose      (?:^|^een |dit |het |ons |[.:!—–|-] ?)(?:interview|gesprek) met ...<answers>
nl prose      (?:wij|we) (?:spraken|spreken|praten|praatten|interviewden)(?: met)? ...<answers>
nl prose      <asks> (?:sprak|praatte|ging in gesprek) met ...<answers>
nl prose      <takes part> in gesprek met <takes part>
nl titles     ^(?:een )?(?:interview|gesprek|in gesprek) met ...<answers>
nl titles     [:–—|-] ?(?:een )?(?:interview|gesprek) met ...<answers>
nl spoken     (?:mijn|onze|te) gast(?: vandaag| van vandaag)?(?: is|,|:)(?: vandaag)? ...<guest~>
nl spoken     bij (?:mij|ons)(?: in de studio| vandaag| aan tafel)* (?:is|zit|zijn)(?: vandaag)? ...<guest~>
nl spoken     (?:vandaag )?(?:praat|spreek|spreken|praten) (?:ik|wij|we) met ...<guest~>
nl spoken     welkom(?: in de studio| in de podcast)?,? <guest~>
nl spoken     mijn (?:medepresentator|co-?host),? <cohost~>
nl spoken     (?:bedankt|dank je|dank u) voor de uitnodiging,? <invites~>
nl spoken     mijn naam is <self~>
nl spoken     ik heet <self~>
nl spoken     ik ben <self>(?=,|\.|$|!| en\b| van\b)
"""
