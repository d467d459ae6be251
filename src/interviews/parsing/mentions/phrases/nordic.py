"""The phrases of Swedish, Danish, Norwegian, Finnish."""

from __future__ import annotations

from interviews.parsing.mentions.phrases.form import Phrases

SWEDISH = Phrases(
    bylines=(
        "intervju med ...<answers>,? av <asks>",
        "intervju(?: och foto)?(?:: ?| av )<asks><end>",
        "(?:intervjuare|frågor): ?<asks><end>",
        "(?:text(?: och foto)?: ?|text av |av )<author><end>",
    ),
    prose=(
        r"<asks> (?:träffade|mötte|intervjuade|besökte|pratade med|samtalade med) (?:henne|honom|dem)\b",
        "intervjuad av ...<asks>",
        "<asks> (?:intervjuar|intervjuade|möter|mötte|träffade) ...<answers>",
        "(?:^|en |denna |vår |[.:!—–|-] ?)(?:intervju|samtal) med ...<answers>",
        "vi (?:har )?(?:pratat|talat|pratade|talade|träffat|träffade|intervjuat|intervjuade)(?: med)? ...<answers>",
        "<asks> (?:pratade|talade|samtalade) med ...<answers>",
        "<takes part> i samtal med <takes part>",
    ),
    titles=(
        "^(?:en |ett )?(?:intervju|samtal) med ...<answers>",
        "^intervju ?[:–—|-] ?...<answers>",
        "[:–—|-] ?(?:en |ett )?(?:intervju|samtal) med ...<answers>",
    ),
    spoken=(
        "(?:min|vår|dagens|veckans) gäst(?: idag| i dag)?(?: är|,|:) ...<guest~>",
        "med (?:mig|oss)(?: idag| i dag| i studion)* (?:är|har jag|har vi)(?: idag)? ...<guest~>",
        "(?:jag|vi) (?:pratar|talar)(?: idag)? med ...<guest~>",
        "välkommen(?: hit| till programmet| till podden)?,? <guest~>",
        "tack för (?:inbjudan|att jag fick komma),? <invites~>",
        "jag heter <self~>",
        "mitt namn är <self~>",
        r"jag är <self>(?=,|\.|$|!| och\b)",
    ),
)

DANISH = Phrases(
    bylines=(
        "interview med ...<answers>,? af <asks>",
        "interview(?:: ?| af )<asks><end>",
        "(?:interviewer|spørgsmål): ?<asks><end>",
        "(?:tekst: ?|tekst af |af )<author><end>",
    ),
    prose=(
        r"<asks> (?:traf|mødte|interviewede|talte med) (?:hende|ham|dem)\b",
        "interviewet af ...<asks>",
        "<asks> (?:interviewer|interviewede|møder|mødte) ...<answers>",
        "(?:^|^et |^en |dette |vores |[.:!—–|-] ?)(?:interview|samtale) med ...<answers>",
        "vi (?:har )?(?:talt|talte|interviewet|interviewede|mødt|mødte)(?: med)? ...<answers>",
        "<asks> talte med ...<answers>",
        "<takes part> i samtale med <takes part>",
    ),
    titles=("[:–—|-] ?(?:et |en )?(?:interview|samtale) med ...<answers>",),
    spoken=(
        "(?:min|vores|dagens|ugens) gæst(?: i dag)?(?: er|,|:) ...<guest~>",
        "med (?:mig|os)(?: i dag| i studiet)* (?:er|har jag)(?: i dag)? ...<guest~>",
        "jeg (?:taler|snakker)(?: i dag)? med ...<guest~>",
        "velkommen(?: til)?,? <guest~>",
        "tak for invitationen,? <invites~>",
        "jeg hedder <self~>",
        "mit navn er <self~>",
        r"jeg er <self>(?=,|\.|$|!| og\b)",
    ),
)

NORWEGIAN = Phrases(
    bylines=(
        "intervju med ...<answers>,? av <asks>",
        "intervju(?: og foto)?(?:: ?| ved | av )<asks><end>",
        "(?:intervjuer|spørsmål): ?<asks><end>",
        "(?:tekst(?: og foto)?: ?|tekst av )<author><end>",
    ),
    prose=(
        r"<asks> (?:traff|møtte|intervjuet|snakket med) (?:henne|ham|dem)\b",
        "intervjuet av ...<asks>",
        "<asks> (?:intervjuer|intervjuet|møter|møtte) ...<answers>",
        "(?:^|^et |^en |dette |vårt |[.:!—–|-] ?)(?:intervju|samtale|intervjuet) med ...<answers>",
        "vi (?:har )?(?:snakket|intervjuet|møtt|møtte)(?: med)? ...<answers>",
        "<asks> snakket med ...<answers>",
        "<takes part> i samtale med <takes part>",
    ),
    titles=(
        "^intervju ?[:–—|-] ?...<answers>",
        "[:–—|-] ?(?:et |en )?(?:intervju|samtale) med ...<answers>",
    ),
    spoken=(
        "(?:gjesten min|min gjest|dagens gjest|vår gjest|ukens gjest)(?: i dag)?(?: er|,|:) ...<guest~>",
        "med (?:meg|oss)(?: i dag| i studio)* (?:er|har jag|har jeg)(?: i dag)? ...<guest~>",
        "jeg (?:snakker|prater)(?: i dag)? med ...<guest~>",
        "velkommen(?: til)?,? <guest~>",
        "takk for invitasjonen,? <invites~>",
        "jeg heter <self~>",
        "(?:mitt navn|navnet mitt) er <self~>",
        r"jeg er <self>(?=,|\.|$|!| og\b)",
    ),
)

FINNISH = Phrases(
    bylines=(
        "haastattelija(?:na)?:? <asks>",
        "haastattelu(?: ja kuvat?)?: ?<asks><end>",
        "teksti(?: ja kuvat?)?: ?<author><end>",
    ),
    prose=(
        "haastateltava(?:na)?:? <answers>",
        "<asks> haastatteli (?:häntä|heitä)",
    ),
    titles=(
        "^haastattelu(?:ssa)?[:–—|-]? ?...<answers><end>",
        "^haastateltavana ...<answers>",
    ),
    spoken=(
        "vieraana(?:ni|mme)?(?: tänään)?(?: on| ovat|:)(?: tänään)? ...<guest~>",
        "(?:tämänpäiväinen |päivän )?vieraa(?:ni|mme) on ...<guest~>",
        "tervetuloa,? <guest~>",
        "kiitos kutsusta,? <invites~>",
        "(?:minun )?nimeni on <self~>",
        r"(?:minä )?olen <self>(?=,|\.|$|!| ja\b)",
    ),
)
