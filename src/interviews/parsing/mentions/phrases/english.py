"""The phrases of English."""

TABLE = r"""
en bylines    (?:an? )?interview (?:of|with) ...<answers>,? (?:conducted |done |led )?by:? <asks>
en bylines    (?:interview )?conducted by:? <asks>
en bylines    (?:written|posted|published|reported) by:? <author>
en bylines    (?:words?|text|story|report)?(?: and (?:photos?|photographs?|pictures))? ?by:? <author><end>
en bylines    (?:words|text|story|authors?|written by): <author><end>
en bylines    (?:an )?interview (?:conducted |led |done |held )?by:? <asks>
en bylines    interviewed by:? <asks>
en bylines    (?:(?:text|words) (?:and|&) )?(?:interview|interviewer|questions)(?: (?:and|&) (?:text|words|photos?|translation))?: <asks><end>
en bylines    (?:the )?interview was (?:conducted|led|done|held) by <asks>
en bylines    as told to <asks>
en prose      transcript of (?:an?|the|my|our|this) (?:[^\W\d_]+ )?interview with ...<answers>
en prose      this is (?:an?|the|my|our) (?:[^\W\d_]+ )?interview with ...<answers>
en prose      (?:sat|sit) down to (?:talk|chat|speak) with ...<answers>
en prose      (?:we|i) (?:recently )?had an? (?:[^\W\d_]+ )?(?:chat|talk|conversation|discussion) with ...<answers>
en prose      please welcome ...<answers>
en prose      ^meet ...<answers>(?=,|!|:|\.|$)
en prose      <answers> was kind enough to (?:answer|talk|speak|sit)
en prose      interview was (?:conducted|recorded|held|done) with ...<answers>(?: by <asks>)?
en prose      (?:we|i) (?:profile|feature|interview|introduce|profiled|featured|interviewed) ...<answers>
en prose      <asks> (?:of|from|for) (?:the )?[^.,;:]{1,40}? (?:interviews|interviewed) ...<answers>
en prose      <takes part> (?:talks|talked|speaks|spoke) about [^.,;]{1,60}? with <takes part>
en prose      (?:history|exclusive|video|audio|podcast|radio|recorded|life|full|email|e-mail) interview with ...<answers>
en prose      (?:conversation|interview|discussion|dialogue) between <takes part>
en prose      ^(?:an? )?(?:q&a|q & a|q and a|conversation|chat|talk) with ...<answers>
en prose      <answers>,? (?:has |have )?(?:answered|answers|answer|replied to|responds to) (?:our|my|the|these|your|some|all|a few|\w+) questions
en prose      <answers>,? (?:answered|answers) questions from <asks>
en prose      (?:we|i) asked ...<answers>
en prose      <answers>,? (?:is |was )?(?:being )?interviewed by ...<asks>
en prose      <asks> (?:interviews|interviewed|interviewing|is interviewing) ...<answers>
en prose      interviewed by ...<asks>
en prose      interview(?:s|ed)? (?:was |were )?(?:conducted|led) by ...<asks>
en prose      interview by <asks>
en prose      (?:the|this|our|exclusive|following|short|long|full|^|[.:!—–-] ?|@) ?interview with ...<answers>
en prose      <asks> (?:sat down|caught up|met(?: up)?) (?:with |to interview )...<answers>
en prose      (?:we|i|our reporter|us) (?:recently )?(?:sat down|sit down|caught up|catch up|met(?: up)?|spoke|talked|chatted|speak|talk|chat) (?:with|to) ...<answers>
en prose      (?:we|i|our reporter) (?:recently )?(?:contacted|reached out to|got in touch with) ...<answers>
en prose      (?:sat down|sit down|caught up|catch up|met|spoke|talked|chatted|speak|talk|chat) (?:with|to) (?:two|three|four|five|six|some|several|a few|many|all) of [^.,;:?!]{3,40},? <answers>
en prose      (?:today|this week|this month|this time),? we hear from ...<answers>
en prose      (?:episode|issue|instalment|installment|edition) features ...<answers>
en prose      in this (?:article|interview|conversation|episode|q&a),? <takes part> (?:discuss|talk|chat|speak)(?:es|s)?
en prose      (?:opportunity|chance|pleasure|honou?r|privilege|pleased|happy|excited|delighted|glad) (?:of |to )(?:talk|talking|speak|speaking|chat|chatting|interview|interviewing|sit down|sitting down|welcome|welcoming|catch up|discuss)(?:ing)? ?(?:with |to )?...<answers>
en prose      our reporter,? <asks>
en prose      our (?:moderator|interviewer|host|presenter),? <asks>
en prose      <answers>, (?:speaks|talks|is talking|is speaking) (?:to|with) <asks>(?!,)
en prose      <asks>,? (?:recently |recently had a chance to )?(?:spoke|talked|chatted) (?:to|with) ...<answers>
en prose      <answers> in conversation with <asks>
en prose      <takes part> in conversation<end>
en prose      <asks> (?:spoke|talked|speaks|talks|chats|chatted) (?:to|with) (?:her|him|them)
en prose      <answers> (?:spoke|talked|speaks|talks|chats|chatted) (?:to|with) (?:us|me)
en prose      (?<!\bas )(?<!\bif )<asks> asked (?:her|him|them)
en prose      (?:today|this week|this month|this time|in this (?:episode|issue|edition)),? (?:we|i) (?:talk|speak|chat|spoke|talked|chatted)(?: again)? (?:to|with) ...<answers>
en prose      host,? <asks>,? (?:is joined by|talks (?:to|with)|speaks (?:to|with)|sits down with|welcomes) (?:guests? |special guest )?...<answers>
en prose      hosted by <asks>
en prose      moderated by <asks>
en prose      (?:our|today's|today’s|this week's|special) guests?(?: today| this week| tonight)?(?: is| are|:|,) ...<answers>
en titles     ^(?:an )?oral history (?:interview )?(?:of|with) ...<answers>
en titles     (?<!in a )(?<!in an )(?:interview|conversation|q&a) with ...<answers>
en titles     ^<answers> ?[:–—,-] ?(?:the |an )?(?:[^\s:]+ ){0,4}interview$
en titles     (?:chat|talk|conversation|dialogue|panel|roundtable|discussion): ?<takes part>(?=$|[,(–—|]| on\b| about\b)
en titles     with <takes part>$
en titles     ^getting to know:? ...<answers>
en titles     ^(?:an? |the |exclusive |video |podcast )*(?:interview|conversation|chat|talk|q&a|q & a|q and a|discussion|dialogue) (?:with|between) ...<answers>
en titles     [:–—|-] ?(?:an? )?(?:\w+ )?(?:interview|conversation|chat|talk|q&a|q & a|discussion) with ...<answers>
en titles     (?:interview|q&a|q & a|in conversation|spotlight|profile)(?: with)? ?[:–—|-] ?...<answers>(?! (?:and|on) )
en titles     ^(?:meet|meeting|introducing|talking (?:to|with)|speaking (?:to|with)|getting to know|(?:\w+) questions (?:for|to|with)) ...<answers>
en titles     ^<answers>[:–—,-] ?(?:the |an )?interview
en titles     ^<answers> interview\b
en spoken     (?:opportunity|chance|pleasure|honou?r|privilege) (?:of |to )(?:talk|talking|speak|speaking|chat|chatting|welcome|welcoming)(?:ing)? ?(?:with |to )?...<guest~>
en spoken     this is <self>(?=,? (?:and (?:you're|you’re|this|welcome)|from\b))
en spoken     introduce yourself,? <guest~>
en spoken     <guest~>,? welcome(?: back)?(?= to\b|[.!,]|$)
en spoken     <guest~>[.!] (?:welcome|thank you|thanks)(?: so much| very much)? for (?:joining|coming|being|talking|speaking|taking)
en spoken     (?:thank you|thanks)(?: so much| very much)?,? <invites~>[.,!] (?:it's|it’s|i'm|i’m|so|very|really|great|good|happy|glad|a pleasure)[^.!?]{0,24}(?:to be|being|here)
en spoken     (?:i'm|i’m|i am) <host~>,? (?:and (?:i'm|i’m|i am) )?(?:your|the) host
en spoken     my name(?: is|'s|’s) <host~>,? (?:and (?:i'm|i’m|i am) )?(?:your|the) host
en spoken     your (?:co-?)?host,? (?:is )?<host~>
en spoken     my (?:fellow )?co-?(?:host|presenter|moderator|interviewer)s?(?: today| as (?:always|ever|usual))?,?(?: is| are)? ...<cohost~>
en spoken     (?:alongside|with) (?:me (?:as (?:always|ever|usual) )?(?:is|are) )?my (?:co-?host|colleague|fellow host)s?,? <cohost~>
en spoken     (?:i'm|i’m|i am|we're|we’re|we are)(?: here)?(?: today| now| once again| again| also)? joined(?: today| now| again)? by ...<guest~>
en spoken     joining (?:me|us)(?: now| today| tonight| on the show| in the studio| from [\w\uf000-\uf7ff\ue800-\uefff]+)*,?(?: is| are|,) ...<guest~>
en spoken     <guest~> (?:is joining|joins) (?:me|us)
en spoken     (?:my|our|today's|today’s|this week's|this week’s|tonight's|tonight’s) (?:very |special |first |second |next |other )*guests?(?: today| tonight| this week| for today)?(?: is| are|,|:) (?:the one and only )?...<guest~>
en spoken     with (?:me|us)(?: today| tonight| here| now| in the studio)*,? (?:is|are) ...<guest~>
en spoken     (?:i'm|i’m|i am|we're|we’re|we are) (?:here |sitting |talking |speaking |chatting )+(?:today |now |again )*(?:with|to) ...<guest~>
en spoken     (?:here|today),? (?:i'm|i’m|i am|we're|we’re|we are) (?:here )?(?:with|talking to|talking with|speaking to|speaking with) ...<guest~>
en spoken     (?:i'll|i’ll|i will|we'll|we’ll|we will|going to) be (?:speaking|talking|chatting) (?:to|with) ...<guest~>
en spoken     today,? (?:i|we) (?:talk|speak|have) (?:to |with )?...<guest~>(?: on the show| with us| with me)?
en spoken     (?:i'm|i’m|i am|we're|we’re) (?:so |very |really )?(?:happy|excited|delighted|pleased|thrilled|honou?red|glad) to (?:be joined by|welcome|have|introduce|be here with|be talking (?:to|with)) ...<guest~>
en spoken     please (?:help me )?welcome,? ...<guest~>
en spoken     welcome(?: to the (?:show|podcast|program|programme|studio))?, ...<guest~>
en spoken     <guest~>,? (?:a (?:very )?warm )?(?:welcome|thank you|thanks)(?: so much| very much)?(?: for (?:joining|coming|being|talking|speaking|taking)| to the (?:show|podcast|program|programme)|\.|!)
en spoken     (?:thank you|thanks)(?: so much| very much)? for (?:joining|coming|being|talking|speaking|taking)[^,.;!?]{0,40}, <guest~>
en spoken     (?:thank you|thanks)(?: so much| very much)?,? <invites~>,? for (?:having|inviting)
en spoken     (?:thank you|thanks)(?: so much| very much)? for (?:having|inviting) (?:me|us)(?: on| over| here| on the show)*, <invites~>
en spoken     (?:i'm|i’m|i am) (?!your\b)<self~>(?=,|\.|$|!| and\b| from\b| with\b| at\b|;|—|–| i\b| the\b)
en spoken     my name(?: is|'s|’s) <self~>
en spoken     this is <self>(?= speaking\b)
"""
