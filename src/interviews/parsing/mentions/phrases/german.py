"""The phrases of German, Dutch."""

from __future__ import annotations

from interviews.parsing.mentions.phrases.form import Phrases

GERMAN = Phrases(
    bylines=(
        "(?:interview |gespräch )?geführt von:? ...<asks>",
        "(?:das |dieses )?(?:interview|gespräch) mit ...<answers> (?:führte|führten) ...<asks>",
        r"(?:das |dieses )?(?:interview|gespräch)(?: mit \w+)? (?:führte|führten|führt) ...<asks>",
        "(?:interview|gespräch|interviewer|interviewerin|fragen|die fragen stellten?)(?: und (?:text|fotos?))?: <asks><end>",
        "die fragen stellten? ...<asks>",
        "interview von <asks>",
        "(?:text|aufgezeichnet von|protokoll|autorin|autor|worte):? <author><end>",
        "(?:ein interview |text )?von <author><end>",
    ),
    prose=(
        "(?:transkript|abschrift|protokoll|aufzeichnung) (?:des|eines) (?:interviews|gesprächs) mit ...<answers>",
        "(?:interview|gespräch)[^.;!?]{0,30} wurde[^.;!?]{0,30} von ...<asks> geführt",
        "^im (?:interview|gespräch): ?...<answers>",
        r"(?:das |dieses )?(?:interview|gespräch)(?: mit \w+)? (?:führte|führten) ...<asks>",
        r"(?:interviewt|befragt|interviewt worden) (?:wurde \w+ )?von ...<asks>",
        "<answers>,? (?:wird |wurde )?(?:interviewt|befragt) von <asks>",
        "(?:dieses|unser|das|^|^ein|[.:!—–|-] ?) ?(?:interview|gespräch) mit ...<answers>(?! führte)",
        "<takes part> im gespräch mit <takes part>",
        "<takes part> und <takes part> im gespräch",
        "<asks> (?:hat|haben) (?:mit )?...<answers> (?:gesprochen|getroffen|interviewt|befragt)",
        "<asks> (?:sprach|unterhielt sich|traf sich) mit (?:ihm|ihr|ihnen)",
        "mit (?:ihm|ihr|ihnen) (?:sprach|sprachen|unterhielt sich) <asks>",
        "<asks> (?:sprach|unterhielt sich|traf sich) mit ...<answers>",
        "<asks> (?:interviewt|interviewte|befragte|traf) ...<answers>",
        "wir (?:sprachen|haben|unterhielten uns|trafen)(?: mit)? ...<answers>(?: gesprochen| getroffen| interviewt)?",
        "mit ...<answers> (?:sprach|sprachen) (?:unser(?:e)? (?:redakteurin|redakteur|reporterin|reporter|kollegin|kollege)) <asks>",
        "mit ...<answers> (?:sprach|sprachen) <asks>",
        "zu gast(?: ist| war|:) ...<answers>",
        "moderation: <asks><end>",
    ),
    titles=(
        "^(?:ein |das |kurz)?(?:interview|gespräch|werkstattgespräch|talk) mit ...<answers>",
        "^(?:im (?:gespräch|interview)|fünf fragen an|drei fragen an|nachgefragt bei|zu gast)(?: mit)?:? ...<answers>",
        "^(?:interview|im gespräch|im interview|porträt) ?[:–—|-] ?...<answers>",
        "[:–—|-] ?(?:ein )?(?:interview|gespräch) mit ...<answers>",
        "^<answers> im (?:interview|gespräch)(?! mit)",
    ),
    spoken=(
        "(?:ist|sind|sitzt|sitzen|habe ich|haben wir)(?: heute)? ...<guest> (?:bei (?:mir|uns)|zu gast|hier|im studio)",
        "<guest~>[,.!] (?:sehr )?schön, (?:dass|daß) (?:du|sie|ihr) (?:da|hier|gekommen|bei)",
        "(?:ich bin|mein name ist) <host>,? (?:euer|ihr|ihre|und ich (?:bin|moderiere))",
        "(?:meine?|mein) (?:co-?moderatorin|co-?moderator|co-?host|ko-moderatorin|ko-moderator)(?: ist)?,? <cohost>",
        "(?:mein|unser|unsere|meine) (?:heutiger |heutige |erster |nächster )?(?:studio)?gast(?: heute)?(?: ist|:|,) ...<guest>",
        "(?:zu gast|bei mir|bei uns|mit mir|mit uns)(?: im studio| heute| hier| am tisch| am telefon)*(?: ist| sind| sitzt|:)(?: heute| hier| im studio| jetzt)* ...<guest>",
        "(?:ich begrüße|wir begrüßen|begrüßen sie|begrüßt)(?: heute| ganz herzlich| herzlich| mit mir| im studio| bei uns)* ...<guest>",
        "(?:ich )?(?:spreche|rede|unterhalte mich)(?: heute| jetzt)* mit ...<guest>",
        "(?:herzlich )?willkommen(?: in der sendung| im studio| bei uns)?, ...<guest>",
        "<guest>,? (?:herzlich )?willkommen",
        "(?:danke|vielen dank) für die einladung, <invites>",
        "(?:danke|vielen dank),? <invites>,? für die einladung",
        "mein name ist <self~>",
        "ich hei(?:ß|ss)e <self~>",
        r"ich bin (?:die |der )?<self>(?=,|\.|$|!| und\b| aus\b| von\b)",
        r"ich bin (?:die|der) <self~>(?=,|\.|$|!| und\b| aus\b| von\b)",
    ),
)

DUTCH = Phrases(
    bylines=(
        "interview met ...<answers>,? door <asks>",
        "(?:het |dit )?interview (?:werd afgenomen |is afgenomen )?door:? <asks>",
        "(?:interview|interviewer|vragen): ?<asks><end>",
        "(?:tekst|geschreven|verhaal)?:? ?door:? <author><end>",
        "tekst: ?<author><end>",
    ),
    prose=(
        "geïnterviewd door ...<asks>",
        "<asks> (?:interviewt|interviewde) ...<answers>",
        "(?:^|^een |dit |het |ons |[.:!—–|-] ?)(?:interview|gesprek) met ...<answers>",
        "(?:wij|we) (?:spraken|spreken|praten|praatten|interviewden)(?: met)? ...<answers>",
        "<asks> (?:sprak|praatte|ging in gesprek) met ...<answers>",
        "<takes part> in gesprek met <takes part>",
    ),
    titles=(
        "^(?:een )?(?:interview|gesprek|in gesprek) met ...<answers>",
        "^interview ?[:–—|-] ?...<answers>",
        "[:–—|-] ?(?:een )?(?:interview|gesprek) met ...<answers>",
    ),
    spoken=(
        "(?:mijn|onze|te) gast(?: vandaag| van vandaag)?(?: is|,|:)(?: vandaag)? ...<guest~>",
        "bij (?:mij|ons)(?: in de studio| vandaag| aan tafel)* (?:is|zit|zijn)(?: vandaag)? ...<guest~>",
        "(?:vandaag )?(?:praat|spreek|spreken|praten) (?:ik|wij|we) met ...<guest~>",
        "welkom(?: in de studio| in de podcast)?,? <guest~>",
        "mijn (?:medepresentator|co-?host),? <cohost~>",
        "(?:bedankt|dank je|dank u) voor de uitnodiging,? <invites~>",
        "mijn naam is <self~>",
        "ik heet <self~>",
        r"ik ben <self>(?=,|\.|$|!| en\b| van\b)",
    ),
)
