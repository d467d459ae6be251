"""The phrases of French, Spanish, Italian, Portuguese, Catalan, Romanian."""

TABLE = r"""
fr bylines    (?:propos|interview|entretien)s? (?:et photos? )?(?:recueillis?|réalisée?s?|menée?s?|conduite?s?)(?: et \w+)? par:? ...<asks>
fr bylines    (?:interview|entretien|intervieweur|intervieweuse|questions) ?(?:par|:) ?<asks><end>
fr bylines    (?:une? )?(?:interview|entretien) (?:de |d['’]|avec |: ?)<answers>,? par <asks>
fr bylines    (?:texte|article|récit)?(?: ?:)? ?(?:de|par) <author><end>
fr bylines    textes?(?: et photos?)? ?: ?<author><end>
fr prose      <asks> l['’](?:a|avait) (?:rencontrée?|interviewée?|interrogée?|visitée?)\b
fr prose      (?:propos|interview|entretien)s? (?:recueillis?|réalisée?s?|menée?s?|conduite?s?) par ...<asks>
fr prose      <answers>,? interviewée? par <asks>
fr prose      <asks> (?:interviewe|a interviewé) ...<answers>
fr prose      (?:^|^une? |cet |cette |notre |l['’]|[.:!—–|-] ?)(?:entretien|interview|rencontre|conversation) avec ...<answers>
fr prose      (?:cet |cette |notre |^|[.:!—–|-] ?)(?:interview|entretien) (?:de |d['’])...<answers>(?! par)
fr prose      nous avons (?:rencontré|interviewé|interrogé|échangé avec|parlé avec|discuté avec) ...<answers>
fr prose      (?:j['’]ai|nous avons) (?:eu )?(?:la chance|le plaisir) (?:de |d['’])(?:rencontrer|discuter avec|interviewer|échanger avec|parler avec|recevoir) ...<answers>
fr prose      <asks> (?:a rencontré|s['’]est entretenue? avec|a interrogé|est allée? à la rencontre de) ...<answers>
fr prose      <takes part> en conversation avec <takes part>
fr prose      (?:débat |table ronde |entretien )?animée? par <asks>
fr prose      <answers>,? (?:répond|répondent|a répondu) aux questions de <asks>
fr titles     ^(?:un |une |grand |le |l['’])*(?:entretien|interview|rencontre|conversation|dialogue) avec ...<answers>
fr titles     ^(?:entretien|interview|portrait|rencontre)(?: exclusive?)?[  ]? ?[:–—|-] ?...<answers>
fr titles     [:–—|-] ?(?:un |une )?(?:entretien|interview|rencontre|conversation) avec ...<answers>
fr titles     ^(?:l['’])?(?:interview|entretien) (?:de |d['’])...<answers>
fr titles     ^(?:\w+) questions à ...<answers>
fr spoken     ici <self>(?=,|\.|$|!| au\b)
fr spoken     <guest~>,? (?:soyez (?:le |la )?)?bienvenue?s?\b
fr spoken     (?:mon|notre|nos|mes) invitée?s?(?: du jour| aujourd['’]hui| de la semaine| ce soir)?(?: est| sont|,|,? c['’]est| s['’]appelle) ...<guest~>
fr spoken     (?:je|nous) (?:reçois|recevons|accueille|accueillons)(?: aujourd['’]hui| ce soir)? ...<guest~>
fr spoken     (?:avec|à côté de) (?:moi|nous)(?: aujourd['’]hui| ce soir| en studio| au micro)*,? ...<guest~>
fr spoken     (?:au micro|en studio),? ...<guest>
fr spoken     bienvenue(?: dans l['’]émission| à vous| au micro)?,? <guest~>
fr spoken     (?:ma|mon) (?:co-?animatrice|co-?animateur|co-?présentatrice|co-?présentateur|comparse),? <cohost~>
fr spoken     merci (?:de (?:m['’]|nous |me )(?:avoir invitée?|recevoir|inviter|accueillir)|pour (?:l['’]|votre |cette )invitation),? <invites~>
fr spoken     merci(?: beaucoup)? d['’](?:être (?:là|venue?|avec nous)|avoir accepté[^,.;!?]{0,40}), <guest~>
fr spoken     je suis <host>,? (?:et je (?:présente|vous)|votre (?:hôte|animat))
fr spoken     je m['’]appelle <self~>
fr spoken     mon nom est <self~>
fr spoken     je suis <self>(?=,|\.|$|!| et\b)
fr spoken     moi,? c['’]est <self~>

es bylines    (?:texto|escrito|redacción)? ?(?:y fotos )?por:? <author><end>
es bylines    (?:entrevista|entrevistador|entrevistadora|preguntas|entrevistó|entrevistan?): ?<asks><end>
es bylines    entrevista (?:a |con |de )...<answers>,? (?:realizada |hecha )?por <asks>
es bylines    entrevista (?:realizada |hecha )?por <asks>
es bylines    (?:texto|autor|autora|palabras): ?<author><end>
es prose      <asks> (?:la|lo|los|las) (?:entrevistó|visitó|conoció|encontró)\b
es prose      entrevistad[oa]s? por ...<asks>
es prose      entrevistas? (?:realizadas? |hechas? |conducidas? )por ...<asks>
es prose      <answers>,? (?:es |fue )?entrevistad[oa] por <asks>
es prose      <asks> (?:entrevista|entrevistó|ha entrevistado|entrevistaron) a ...<answers>
es prose      (?:la |esta |nuestra |^|^una |[.:!—–|-] ?)(?:entrevista|conversación|charla) (?:a|con) ...<answers>
es prose      (?:conversamos|hablamos|charlamos|hemos hablado|platicamos) con ...<answers>
es prose      entrevistamos a ...<answers>
es prose      <asks> (?:conversó|habló|charló|platicó) con ...<answers>
es prose      <takes part> en conversación con <takes part>
es prose      moderad[oa] por <asks>
es prose      (?:oportunidad|placer|gusto|honor|suerte) de (?:entrevistar a|conversar con|hablar con|charlar con) ...<answers>
es titles     ^(?:una |la )?(?:entrevista|conversación|charla|diálogo|encuentro) (?:a|con) ...<answers>
es titles     ^entrevista(?: exclusiva)? ?[:–—|-] ?...<answers>
es titles     [:–—|-] ?(?:una )?(?:entrevista|conversación|charla) (?:a|con) ...<answers>
es titles     ^(?:\w+) preguntas (?:a|para) ...<answers>
es titles     ^conversando con ...<answers>
es spoken     (?:mi|nuestr[oa]|nuestr[oa]s|mis) invitad[oa]s?(?: de hoy| hoy| de esta semana)?(?: es| son|,|:) ...<guest~>
es spoken     (?:hoy )?(?:nos|me) acompañan?(?: hoy| esta noche| en el estudio)? ...<guest~>
es spoken     (?:está|tenemos|está hoy|está aquí)(?: hoy| aquí)*,? ?(?:con nosotros|conmigo)(?: hoy)?,? (?:a )?...<guest~>
es spoken     (?:con nosotros|conmigo)(?: hoy| en el estudio| esta noche)*,? (?:está|tenemos a) ...<guest~>
es spoken     (?:hoy )?(?:converso|conversamos|hablo|hablamos|charlo|charlamos) con ...<guest~>
es spoken     bienvenid[oa]s?(?: al programa| al podcast)?,? <guest~>
es spoken     <guest~>[,.!]? (?:bienvenid[oa]|gracias por (?:venir|estar|acompañarnos|acompañarme))
es spoken     gracias por (?:venir|estar|acompañarnos|acompañarme)[^,.;!?]{0,30}, <guest~>
es spoken     mi (?:coconductora?|co-?presentadora?)(?: de programa)?,? <cohost~>
es spoken     gracias por (?:invitarme|invitarnos|la invitación|recibirme),? <invites~>
es spoken     (?:soy|les habla) <host>,? (?:su|tu|y (?:este|esto|les|conduzco|presento))
es spoken     me llamo <self~>
es spoken     mi nombre es <self~>
es spoken     (?:yo )?soy <self>(?=,|\.|$|!| y\b| de\b)

it bylines    intervista (?:a |con )...<answers>,? (?:a cura )?di <asks>
it bylines    (?:intervista )?a cura di:? <asks><end>
it bylines    intervista di <asks><end>
it bylines    (?:intervista|intervistatore|intervistatrice|domande): ?<asks><end>
it bylines    (?:testo|articolo|parole)?:? ?(?:di )<author><end>
it bylines    testo: ?<author><end>
it prose      <asks> (?:la|lo|l['’]ha|l['’]) ?(?:ha )?(?:incontrata|incontrato|intervistata|intervistato)\b
it prose      intervistat[oaie] da ...<asks>
it prose      <asks> (?:intervista|ha intervistato|intervistò) ...<answers>
it prose      (?:^|questa |la |nostra |l['’]|un['’]|[.:!—–|-] ?)(?:intervista|conversazione|chiacchierata|dialogo) (?:a|con) ...<answers>
it prose      (?:abbiamo|ho) (?:intervistato|incontrato|parlato con|chiacchierato con|dialogato con|(?:scambiato|fatto) (?:due|quattro) chiacchiere con) ...<answers>
it prose      <asks> (?:ha incontrato|ha parlato con|ha dialogato con) ...<answers>
it prose      <takes part> in (?:dialogo|conversazione) con <takes part>
it titles     ^(?:l['’]|un['’])?(?:intervista|conversazione|dialogo|incontro|chiacchierata) (?:a|ad|con) ...<answers>
it titles     ^(?:l['’])?intervista(?: esclusiva)? ?[:–—|-] ?...<answers>
it titles     [:–—|-] ?(?:un['’]|l['’])?(?:intervista|conversazione) (?:a|ad|con) ...<answers>
it spoken     (?:il mio|la mia|il nostro|la nostra|i nostri|le nostre) ospit[ei](?: di oggi| oggi)?(?: è| sono|,|:) ...<guest~>
it spoken     (?:oggi )?(?:è|sono) (?:qui )?con (?:noi|me)(?: oggi)? ...<guest~>
it spoken     con (?:noi|me)(?: oggi| in studio| stasera)*,? (?:c['’]è|abbiamo|è) ...<guest~>
it spoken     (?:oggi )?(?:parlo|parliamo|converso|dialogo) con ...<guest~>
it spoken     benvenut[oaie](?: in studio| al podcast)?,? <guest~>
it spoken     (?:il mio|la mia) (?:co-?conduttore|co-?conduttrice),? <cohost~>
it spoken     grazie (?:per l['’]invito|dell['’]invito|per avermi invitat[oa]|di avermi invitat[oa]),? <invites~>
it spoken     grazie (?:per|di) (?:essere (?:qui|con noi|venut[oa])|aver accettato[^,.;!?]{0,30}), <guest~>
it spoken     mi chiamo <self~>
it spoken     il mio nome è <self~>
it spoken     (?:io )?sono <self>(?=,|\.|$|!| e\b)

pt bylines    entrevista (?:a |com |de )...<answers>,? (?:realizada |feita |conduzida )?por <asks>
pt bylines    entrevista (?:realizada |feita |conduzida )?por:? <asks>
pt bylines    (?:entrevista|entrevistador|entrevistadora|perguntas): ?<asks><end>
pt bylines    (?:texto|escrito|reportagem)?:? ?por:? <author><end>
pt bylines    (?:texto|reportagem|autor|autora): ?<author><end>
pt prose      <asks> (?:conheceu|encontrou|visitou|entrevistou|conversou com|falou com) (?:ela|ele|eles|elas)\b
pt prose      entrevistad[oa]s? por ...<asks>
pt prose      <asks> (?:entrevista|entrevistou) (?:o |a )?...<answers>
pt prose      (?:^|^uma |a |esta |nossa |na |[.:!—–|-] ?)(?:entrevista|conversa) com (?:o |a )?...<answers>
pt prose      (?:conversamos|falamos|batemos um papo) com (?:o |a )?...<answers>
pt prose      entrevistámos (?:o |a )?...<answers>
pt prose      entrevistamos (?:o |a )?...<answers>
pt prose      <asks> (?:conversou|falou) com (?:o |a )?...<answers>
pt prose      <takes part> em conversa com (?:o |a )?<takes part>
pt prose      mediação(?: de|:) <asks>
pt titles     ^(?:uma |a )?(?:entrevista|conversa|bate-papo|diálogo) (?:com|a) (?:o |a )?...<answers>
pt titles     ^entrevista(?: exclusiva)? ?[:–—|-] ?...<answers>
pt titles     [:–—|-] ?(?:uma )?(?:entrevista|conversa) com (?:o |a )?...<answers>
pt spoken     (?:o meu|a minha|meu|minha|nosso|nossa|o nosso|a nossa|nossos|os nossos) convidad[oa]s?(?: de hoje| hoje| desta semana)?(?: é| são|,|:) (?:o |a )?...<guest~>
pt spoken     (?:está|tenho|temos)(?: hoje| aqui)* (?:conosco|connosco|comigo),? (?:o |a )?...<guest~>
pt spoken     (?:conosco|connosco|comigo)(?: hoje| no estúdio)*,? (?:está|temos|tenho) (?:o |a )?...<guest~>
pt spoken     (?:hoje )?(?:converso|conversamos|falo|recebo|recebemos)(?: hoje)?(?: com)? (?:o |a )?...<guest~>
pt spoken     (?:seja )?bem-vind[oa]s?(?: ao programa| ao podcast)?,? <guest~>
pt spoken     <guest~>,? (?:seja )?bem-vind[oa]
pt spoken     (?:o meu|a minha|meu|minha) (?:co-?apresentadora?),? <cohost~>
pt spoken     obrigad[oa] pelo convite,? <invites~>
pt spoken     (?:o )?meu nome é <self~>
pt spoken     (?:eu )?(?:me chamo|chamo-me) <self~>
pt spoken     (?:eu )?sou (?:o|a) <self~>(?=,|\.|$|!| e\b| d[aeo]\b)
pt spoken     (?:eu )?sou <self>(?=,|\.|$|!| e\b| d[aeo]\b)

ca bylines    entrevista (?:a |amb )...<answers>,? (?:feta )?per <asks>
ca bylines    (?:entrevista|entrevistadora?): ?<asks><end>
ca bylines    (?:text)?:? ?per:? <author><end>
ca prose      entrevistad[ao] per <asks>
ca prose      (?:^|[.:!—–|-] ?|l['’]|aquesta )entrevista (?:a|amb) ...<answers>
ca prose      (?:parlem|conversem) amb ...<answers>
ca titles     ^(?:entrevista|conversa) (?:a|amb) ...<answers>
ca titles     ^entrevista ?[:–—|-] ?...<answers>
ca spoken     (?:el nostre convidat|la nostra convidada)(?: d['’]avui| avui)?(?: és|,|:) ...<guest~>
ca spoken     benvingu(?:t|da),? <guest~>
ca spoken     em dic <self~>
ca spoken     el meu nom és <self~>

ro bylines    interviu (?:realizat |luat )?de:? <asks>
ro bylines    (?:interviu|reporter): ?<asks><end>
ro bylines    text: ?<author><end>
ro prose      intervievat[ăe]? de <asks>
ro prose      (?:^|[.:!—–|-] ?|acest |un )interviu cu ...<answers>
ro prose      am stat de vorbă cu ...<answers>
ro titles     ^interviu ?[:–—|-] ?...<answers>
ro spoken     invitat(?:ul|a) (?:meu|mea|nostru|noastră|de astăzi|de azi)+(?: este|,|:) ...<guest~>
ro spoken     bun venit,? <guest~>
ro spoken     (?:mă numesc|numele meu este|mă cheamă) <self~>
"""
