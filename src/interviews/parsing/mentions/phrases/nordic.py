"""The phrases of Swedish, Danish, Norwegian, Finnish."""

TABLE = r"""
sv bylines    intervju med ...<answers>,? av <asks>
sv bylines    intervju(?: och foto)?(?:: ?| av )<asks><end>
sv bylines    (?:intervjuare|frågor): ?<asks><end>
sv bylines    (?:text(?: och foto)?: ?|text av |av )<author><end>
sv prose      <asks> (?:träffade|mötte|intervjuade|besökte|pratade med|samtalade med) (?:henne|honom|dem)\b
sv prose      intervjuad av ...<asks>
sv prose      <asks> (?:intervjuar|intervjuade|möter|mötte|träffade) ...<answers>
sv prose      (?:^|en |denna |vår |[.:!—–|-] ?)(?:intervju|samtal) med ...<answers>
sv prose      vi (?:har )?(?:pratat|talat|pratade|talade|träffat|träffade|intervjuat|intervjuade)(?: med)? ...<answers>
sv prose      <asks> (?:pratade|talade|samtalade) med ...<answers>
sv prose      <takes part> i samtal med <takes part>
sv titles     ^(?:en |ett )?(?:intervju|samtal) med ...<answers>
sv titles     ^intervju ?[:–—|-] ?...<answers>
sv titles     [:–—|-] ?(?:en |ett )?(?:intervju|samtal) med ...<answers>
sv spoken     (?:min|vår|dagens|veckans) gäst(?: idag| i dag)?(?: är|,|:) ...<guest~>
sv spoken     i ?dag (?:är|har vi) ...<guest~> (?:här|med oss|hos oss|med mig)
sv spoken     med (?:mig|oss)(?: idag| i dag| i studion)* (?:är|har jag|har vi)(?: idag)? ...<guest~>
sv spoken     (?:jag|vi) (?:pratar|talar)(?: idag)? med ...<guest~>
sv spoken     välkommen(?: hit| till programmet| till podden)?,? <guest~>
sv spoken     tack för (?:inbjudan|att jag fick komma),? <invites~>
sv spoken     jag heter <self~>
sv spoken     mitt namn är <self~>
sv spoken     jag är <self>(?=,|\.|$|!| och\b)

da bylines    interview med ...<answers>,? af <asks>
da bylines    interview(?:: ?| af )<asks><end>
da bylines    (?:interviewer|spørgsmål): ?<asks><end>
da bylines    (?:tekst: ?|tekst af |af )<author><end>
da prose      <asks> (?:traf|mødte|interviewede|talte med) (?:hende|ham|dem)\b
da prose      interviewet af ...<asks>
da prose      <asks> (?:interviewer|interviewede|møder|mødte) ...<answers>
da prose      (?:^|^et |^en |dette |vores |[.:!—–|-] ?)(?:interview|samtale) med ...<answers>
da prose      vi (?:har )?(?:talt|talte|interviewet|interviewede|mødt|mødte)(?: med)? ...<answers>
da prose      <asks> talte med ...<answers>
da prose      <takes part> i samtale med <takes part>
da titles     [:–—|-] ?(?:et |en )?(?:interview|samtale) med ...<answers>
da spoken     (?:min|vores|dagens|ugens) gæst(?: i dag)?(?: er|,|:) ...<guest~>
da spoken     i dag (?:er|har vi) ...<guest~> (?:her|med os|hos os|med mig)
da spoken     med (?:mig|os)(?: i dag| i studiet)* (?:er|har jag)(?: i dag)? ...<guest~>
da spoken     jeg (?:taler|snakker)(?: i dag)? med ...<guest~>
da spoken     velkommen(?: til)?,? <guest~>
da spoken     tak for invitationen,? <invites~>
da spoken     jeg hedder <self~>
da spoken     mit navn er <self~>
da spoken     jeg er <self>(?=,|\.|$|!| og\b)

no bylines    intervju med ...<answers>,? av <asks>
no bylines    intervju(?: og foto)?(?:: ?| ved | av )<asks><end>
no bylines    (?:intervjuer|spørsmål): ?<asks><end>
no bylines    (?:tekst(?: og foto)?: ?|tekst av )<author><end>
no prose      <asks> (?:traff|møtte|intervjuet|snakket med) (?:henne|ham|dem)\b
no prose      intervjuet av ...<asks>
no prose      <asks> (?:intervjuer|intervjuet|møter|møtte) ...<answers>
no prose      (?:^|^et |^en |dette |vårt |[.:!—–|-] ?)(?:intervju|samtale|intervjuet) med ...<answers>
no prose      vi (?:har )?(?:snakket|intervjuet|møtt|møtte)(?: med)? ...<answers>
no prose      <asks> snakket med ...<answers>
no prose      <takes part> i samtale med <takes part>
no titles     ^intervju ?[:–—|-] ?...<answers>
no titles     [:–—|-] ?(?:et |en )?(?:intervju|samtale) med ...<answers>
no spoken     (?:gjesten min|min gjest|dagens gjest|vår gjest|ukens gjest)(?: i dag)?(?: er|,|:) ...<guest~>
no spoken     i dag (?:er|har vi) ...<guest~> (?:her|med oss|hos oss|med meg)
no spoken     med (?:meg|oss)(?: i dag| i studio)* (?:er|har jag|har jeg)(?: i dag)? ...<guest~>
no spoken     jeg (?:snakker|prater)(?: i dag)? med ...<guest~>
no spoken     velkommen(?: til)?,? <guest~>
no spoken     takk for invitasjonen,? <invites~>
no spoken     jeg heter <self~>
no spoken     (?:mitt navn|navnet mitt) er <self~>
no spoken     jeg er <self>(?=,|\.|$|!| og\b)

fi bylines    haastattelija(?:na)?:? <asks>
fi bylines    haastattelu(?: ja kuvat?)?: ?<asks><end>
fi bylines    teksti(?: ja kuvat?)?: ?<author><end>
fi prose      haastateltava(?:na)?:? <answers>
fi prose      <asks> haastatteli (?:häntä|heitä)
fi titles     ^haastattelu(?:ssa)?[:–—|-]? ?...<answers><end>
fi titles     ^haastateltavana ...<answers>
fi spoken     vieraana(?:ni|mme)?(?: tänään)?(?: on| ovat|:)(?: tänään)? ...<guest~>
fi spoken     (?:tämänpäiväinen |päivän )?vieraa(?:ni|mme) on ...<guest~>
fi spoken     tervetuloa,? <guest~>
fi spoken     kiitos kutsusta,? <invites~>
fi spoken     (?:minun )?nimeni on <self~>
fi spoken     (?:minä )?olen <self>(?=,|\.|$|!| ja\b)
"""
