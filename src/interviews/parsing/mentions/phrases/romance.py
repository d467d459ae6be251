"""The phrases of French, Spanish, Italian, Portuguese, Catalan, Romanian."""

from __future__ import annotations

from interviews.parsing.mentions.phrases.form import Phrases

FRENCH = Phrases(
    bylines=(
        r"(?:propos|interview|entretien)s? (?:et photos? )?(?:recueillis?|réalisée?s?|menée?s?|conduite?s?)(?: et \w+)? par:? ...<asks>",
        "(?:interview|entretien|intervieweur|intervieweuse|questions) ?(?:par|:) ?<asks><end>",
        "(?:une? )?(?:interview|entretien) (?:de |d['’]|avec |: ?)<answers>,? par <asks>",
        "(?:texte|article|récit)?(?: ?:)? ?(?:de|par) <author><end>",
        "textes?(?: et photos?)? ?: ?<author><end>",
    ),
    prose=(
        r"<asks> l['’](?:a|avait) (?:rencontrée?|interviewée?|interrogée?|visitée?)\b",
        "(?:propos|interview|entretien)s? (?:recueillis?|réalisée?s?|menée?s?|conduite?s?) par ...<asks>",
        "<answers>,? interviewée? par <asks>",
        "<asks> (?:interviewe|a interviewé) ...<answers>",
        "(?:^|^une? |cet |cette |notre |l['’]|[.:!—–|-] ?)(?:entretien|interview|rencontre|conversation) avec ...<answers>",
        "(?:cet |cette |notre |^|[.:!—–|-] ?)(?:interview|entretien) (?:de |d['’])...<answers>(?! par)",
        "nous avons (?:rencontré|interviewé|interrogé|échangé avec|parlé avec|discuté avec) ...<answers>",
        "(?:j['’]ai|nous avons) (?:eu )?(?:la chance|le plaisir) (?:de |d['’])(?:rencontrer|discuter avec|interviewer|échanger avec|parler avec|recevoir) ...<answers>",
        "<asks> (?:a rencontré|s['’]est entretenue? avec|a interrogé|est allée? à la rencontre de) ...<answers>",
        "<takes part> en conversation avec <takes part>",
        "(?:débat |table ronde |entretien )?animée? par <asks>",
        "<answers>,? (?:répond|répondent|a répondu) aux questions de <asks>",
    ),
    titles=(
        "^(?:un |une |grand |le |l['’])*(?:entretien|interview|rencontre|conversation|dialogue) avec ...<answers>",
        "^(?:entretien|interview|portrait|rencontre)(?: exclusive?)?[  ]? ?[:–—|-] ?...<answers>",
        "[:–—|-] ?(?:un |une )?(?:entretien|interview|rencontre|conversation) avec ...<answers>",
        "^(?:l['’])?(?:interview|entretien) (?:de |d['’])...<answers>",
        r"^(?:\w+) questions à ...<answers>",
    ),
    spoken=(
        r"ici <self>(?=,|\.|$|!| au\b)",
        r"<guest~>,? (?:soyez (?:le |la )?)?bienvenue?s?\b",
        "(?:mon|notre|nos|mes) invitée?s?(?: du jour| aujourd['’]hui| de la semaine| ce soir)?(?: est| sont|,|,? c['’]est| s['’]appelle) ...<guest~>",
        "(?:je|nous) (?:reçois|recevons|accueille|accueillons)(?: aujourd['’]hui| ce soir)? ...<guest~>",
        "(?:avec|à côté de) (?:moi|nous)(?: aujourd['’]hui| ce soir| en studio| au micro)*,? ...<guest~>",
        "(?:au micro|en studio),? ...<guest>",
        "bienvenue(?: dans l['’]émission| à vous| au micro)?,? <guest~>",
        "(?:ma|mon) (?:co-?animatrice|co-?animateur|co-?présentatrice|co-?présentateur|comparse),? <cohost~>",
        "merci (?:de (?:m['’]|nous |me )(?:avoir invitée?|recevoir|inviter|accueillir)|pour (?:l['’]|votre |cette )invitation),? <invites~>",
        "merci(?: beaucoup)? d['’](?:être (?:là|venue?|avec nous)|avoir accepté[^,.;!?]{0,40}), <guest~>",
        "je suis <host>,? (?:et je (?:présente|vous)|votre (?:hôte|animat))",
        "je m['’]appelle <self~>",
        "mon nom est <self~>",
        r"je suis <self>(?=,|\.|$|!| et\b)",
        "moi,? c['’]est <self~>",
    ),
)

SPANISH = Phrases(
    bylines=(
        "(?:texto|escrito|redacción)? ?(?:y fotos )?por:? <author><end>",
        "(?:entrevista|entrevistador|entrevistadora|preguntas|entrevistó|entrevistan?): ?<asks><end>",
        "entrevista (?:a |con |de )...<answers>,? (?:realizada |hecha )?por <asks>",
        "entrevista (?:realizada |hecha )?por <asks>",
        "(?:texto|autor|autora|palabras): ?<author><end>",
    ),
    prose=(
        r"<asks> (?:la|lo|los|las) (?:entrevistó|visitó|conoció|encontró)\b",
        "entrevistad[oa]s? por ...<asks>",
        "entrevistas? (?:realizadas? |hechas? |conducidas? )por ...<asks>",
        "<answers>,? (?:es |fue )?entrevistad[oa] por <asks>",
        "<asks> (?:entrevista|entrevistó|ha entrevistado|entrevistaron) a ...<answers>",
        "(?:la |esta |nuestra |^|^una |[.:!—–|-] ?)(?:entrevista|conversación|charla) (?:a|con) ...<answers>",
        "(?:conversamos|hablamos|charlamos|hemos hablado|platicamos) con ...<answers>",
        "entrevistamos a ...<answers>",
        "<asks> (?:conversó|habló|charló|platicó) con ...<answers>",
        "<takes part> en conversación con <takes part>",
        "moderad[oa] por <asks>",
        "(?:oportunidad|placer|gusto|honor|suerte) de (?:entrevistar a|conversar con|hablar con|charlar con) ...<answers>",
    ),
    titles=(
        "^(?:una |la )?(?:entrevista|conversación|charla|diálogo|encuentro) (?:a|con) ...<answers>",
        "^entrevista(?: exclusiva)? ?[:–—|-] ?...<answers>",
        "[:–—|-] ?(?:una )?(?:entrevista|conversación|charla) (?:a|con) ...<answers>",
        r"^(?:\w+) preguntas (?:a|para) ...<answers>",
        "^conversando con ...<answers>",
    ),
    spoken=(
        "(?:mi|nuestr[oa]|nuestr[oa]s|mis) invitad[oa]s?(?: de hoy| hoy| de esta semana)?(?: es| son|,|:) ...<guest~>",
        "(?:hoy )?(?:nos|me) acompañan?(?: hoy| esta noche| en el estudio)? ...<guest~>",
        "(?:está|tenemos|está hoy|está aquí)(?: hoy| aquí)*,? ?(?:con nosotros|conmigo)(?: hoy)?,? (?:a )?...<guest~>",
        "(?:con nosotros|conmigo)(?: hoy| en el estudio| esta noche)*,? (?:está|tenemos a) ...<guest~>",
        "(?:hoy )?(?:converso|conversamos|hablo|hablamos|charlo|charlamos) con ...<guest~>",
        "bienvenid[oa]s?(?: al programa| al podcast)?,? <guest~>",
        "<guest~>[,.!]? (?:bienvenid[oa]|gracias por (?:venir|estar|acompañarnos|acompañarme))",
        "gracias por (?:venir|estar|acompañarnos|acompañarme)[^,.;!?]{0,30}, <guest~>",
        "mi (?:coconductora?|co-?presentadora?)(?: de programa)?,? <cohost~>",
        "gracias por (?:invitarme|invitarnos|la invitación|recibirme),? <invites~>",
        "(?:soy|les habla) <host>,? (?:su|tu|y (?:este|esto|les|conduzco|presento))",
        "me llamo <self~>",
        "mi nombre es <self~>",
        r"(?:yo )?soy <self>(?=,|\.|$|!| y\b| de\b)",
    ),
)

ITALIAN = Phrases(
    bylines=(
        "intervista (?:a |con )...<answers>,? (?:a cura )?di <asks>",
        "(?:intervista )?a cura di:? <asks><end>",
        "intervista di <asks><end>",
        "(?:intervista|intervistatore|intervistatrice|domande): ?<asks><end>",
        "(?:testo|articolo|parole)?:? ?(?:di )<author><end>",
        "testo: ?<author><end>",
    ),
    prose=(
        r"<asks> (?:la|lo|l['’]ha|l['’]) ?(?:ha )?(?:incontrata|incontrato|intervistata|intervistato)\b",
        "intervistat[oaie] da ...<asks>",
        "<asks> (?:intervista|ha intervistato|intervistò) ...<answers>",
        "(?:^|questa |la |nostra |l['’]|un['’]|[.:!—–|-] ?)(?:intervista|conversazione|chiacchierata|dialogo) (?:a|con) ...<answers>",
        "(?:abbiamo|ho) (?:intervistato|incontrato|parlato con|chiacchierato con|dialogato con|(?:scambiato|fatto) (?:due|quattro) chiacchiere con) ...<answers>",
        "<asks> (?:ha incontrato|ha parlato con|ha dialogato con) ...<answers>",
        "<takes part> in (?:dialogo|conversazione) con <takes part>",
    ),
    titles=(
        "^(?:l['’]|un['’])?(?:intervista|conversazione|dialogo|incontro|chiacchierata) (?:a|ad|con) ...<answers>",
        "^(?:l['’])?intervista(?: esclusiva)? ?[:–—|-] ?...<answers>",
        "[:–—|-] ?(?:un['’]|l['’])?(?:intervista|conversazione) (?:a|ad|con) ...<answers>",
    ),
    spoken=(
        "(?:il mio|la mia|il nostro|la nostra|i nostri|le nostre) ospit[ei](?: di oggi| oggi)?(?: è| sono|,|:) ...<guest~>",
        "(?:oggi )?(?:è|sono) (?:qui )?con (?:noi|me)(?: oggi)? ...<guest~>",
        "con (?:noi|me)(?: oggi| in studio| stasera)*,? (?:c['’]è|abbiamo|è) ...<guest~>",
        "(?:oggi )?(?:parlo|parliamo|converso|dialogo) con ...<guest~>",
        "benvenut[oaie](?: in studio| al podcast)?,? <guest~>",
        "(?:il mio|la mia) (?:co-?conduttore|co-?conduttrice),? <cohost~>",
        "grazie (?:per l['’]invito|dell['’]invito|per avermi invitat[oa]|di avermi invitat[oa]),? <invites~>",
        "grazie (?:per|di) (?:essere (?:qui|con noi|venut[oa])|aver accettato[^,.;!?]{0,30}), <guest~>",
        "mi chiamo <self~>",
        "il mio nome è <self~>",
        r"(?:io )?sono <self>(?=,|\.|$|!| e\b)",
    ),
)

PORTUGUESE = Phrases(
    bylines=(
        "entrevista (?:a |com |de )...<answers>,? (?:realizada |feita |conduzida )?por <asks>",
        "entrevista (?:realizada |feita |conduzida )?por:? <asks>",
        "(?:entrevista|entrevistador|entrevistadora|perguntas): ?<asks><end>",
        "(?:texto|escrito|reportagem)?:? ?por:? <author><end>",
        "(?:texto|reportagem|autor|autora): ?<author><end>",
    ),
    prose=(
        r"<asks> (?:conheceu|encontrou|visitou|entrevistou|conversou com|falou com) (?:ela|ele|eles|elas)\b",
        "entrevistad[oa]s? por ...<asks>",
        "<asks> (?:entrevista|entrevistou) (?:o |a )?...<answers>",
        "(?:^|^uma |a |esta |nossa |na |[.:!—–|-] ?)(?:entrevista|conversa) com (?:o |a )?...<answers>",
        "(?:conversamos|falamos|batemos um papo) com (?:o |a )?...<answers>",
        "entrevistámos (?:o |a )?...<answers>",
        "entrevistamos (?:o |a )?...<answers>",
        "<asks> (?:conversou|falou) com (?:o |a )?...<answers>",
        "<takes part> em conversa com (?:o |a )?<takes part>",
        "mediação(?: de|:) <asks>",
    ),
    titles=(
        "^(?:uma |a )?(?:entrevista|conversa|bate-papo|diálogo) (?:com|a) (?:o |a )?...<answers>",
        "^entrevista(?: exclusiva)? ?[:–—|-] ?...<answers>",
        "[:–—|-] ?(?:uma )?(?:entrevista|conversa) com (?:o |a )?...<answers>",
    ),
    spoken=(
        "(?:o meu|a minha|meu|minha|nosso|nossa|o nosso|a nossa|nossos|os nossos) convidad[oa]s?(?: de hoje| hoje| desta semana)?(?: é| são|,|:) (?:o |a )?...<guest~>",
        "(?:está|tenho|temos)(?: hoje| aqui)* (?:conosco|connosco|comigo),? (?:o |a )?...<guest~>",
        "(?:conosco|connosco|comigo)(?: hoje| no estúdio)*,? (?:está|temos|tenho) (?:o |a )?...<guest~>",
        "(?:hoje )?(?:converso|conversamos|falo|recebo|recebemos)(?: hoje)?(?: com)? (?:o |a )?...<guest~>",
        "(?:seja )?bem-vind[oa]s?(?: ao programa| ao podcast)?,? <guest~>",
        "<guest~>,? (?:seja )?bem-vind[oa]",
        "(?:o meu|a minha|meu|minha) (?:co-?apresentadora?),? <cohost~>",
        "obrigad[oa] pelo convite,? <invites~>",
        "(?:o )?meu nome é <self~>",
        "(?:eu )?(?:me chamo|chamo-me) <self~>",
        r"(?:eu )?sou (?:o|a) <self~>(?=,|\.|$|!| e\b| d[aeo]\b)",
        r"(?:eu )?sou <self>(?=,|\.|$|!| e\b| d[aeo]\b)",
    ),
)

CATALAN = Phrases(
    bylines=(
        "entrevista (?:a |amb )...<answers>,? (?:feta )?per <asks>",
        "(?:entrevista|entrevistadora?): ?<asks><end>",
        "(?:text)?:? ?per:? <author><end>",
    ),
    prose=(
        "entrevistad[ao] per <asks>",
        "(?:^|[.:!—–|-] ?|l['’]|aquesta )entrevista (?:a|amb) ...<answers>",
        "(?:parlem|conversem) amb ...<answers>",
    ),
    titles=(
        "^(?:entrevista|conversa) (?:a|amb) ...<answers>",
        "^entrevista ?[:–—|-] ?...<answers>",
    ),
    spoken=(
        "(?:el nostre convidat|la nostra convidada)(?: d['’]avui| avui)?(?: és|,|:) ...<guest~>",
        "benvingu(?:t|da),? <guest~>",
        "em dic <self~>",
        "el meu nom és <self~>",
    ),
)

ROMANIAN = Phrases(
    bylines=(
        "interviu (?:realizat |luat )?de:? <asks>",
        "(?:interviu|reporter): ?<asks><end>",
        "text: ?<author><end>",
    ),
    prose=(
        "intervievat[ăe]? de <asks>",
        "(?:^|[.:!—–|-] ?|acest |un )interviu cu ...<answers>",
        "am stat de vorbă cu ...<answers>",
    ),
    titles=("^interviu ?[:–—|-] ?...<answers>",),
    spoken=(
        "invitat(?:ul|a) (?:meu|mea|nostru|noastră|de astăzi|de azi)+(?: este|,|:) ...<guest~>",
        "bun venit,? <guest~>",
        "(?:mă numesc|numele meu este|mă cheamă) <self~>",
    ),
)
