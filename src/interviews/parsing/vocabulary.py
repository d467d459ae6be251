"""Words that mark roles, metadata and small talk in transcripts of many languages.

A label such as `Moderator` says what somebody does and not who they are; a label such as `Date` is no
speaker; a turn such as `I see.` is no question. The lists hold casefolded words.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(word.strip() for word in text.casefold().split("|"))


QUESTION_WORDS = _words(
    "q|question|questions|follow-up q|follow-up question|follow-up|follow up|followup|asker|nachfrage|repregunta|relance|frage|pregunta|domanda|pergunta|vraag|fråga|spørgsmål|"
    "spørsmål|kysymys|pytanie|otázka|kérdés|întrebare|вопрос|питання|问|问题|問|問題|提问|질문|문|سؤال|س|שאלה|ερώτηση|soru|"
    "pergunto|pregunto|pertanyaan|câu hỏi|hỏi|質問|提問|물음|السؤال|پرسش|سوال|प्रश्न|सवाल|প্রশ্ন|запитання|въпрос|pitanje|vprašanje|"
    "küsimus|klausimas|jautājums|tanong|คำถาม|ถาม"
)
"""What stands before a question."""
QUESTION_WORDS_AND_NAMES = _words("tanya")
"""Words for a question that are a name, too: beside a word for an answer they are no name."""

ANSWER_WORDS = _words(
    "a|answer|answers|ans|response|antwort|respuesta|risposta|réponse|resposta|antwoord|svar|vastaus|odpowiedź|odpověď|válasz|"
    "răspuns|ответ|відповідь|答|回答|答案|답변|답|جواب|ج|תשובה|απάντηση|cevap|yanıt|jawaban|jawab|trả lời|đáp|odpoveď|"
    "回覆|回复|대답|الجواب|إجابة|الإجابة|پاسخ|उत्तर|जवाब|উত্তর|отговор|odgovor|vastus|atsakymas|atbilde|sagot|คำตอบ|ตอบ"
)
"""What stands before an answer."""

LETTERS: dict[str, tuple[str, str]] = {
    "en": ("i m", "p r n"),
    "de": ("f i m", "b a t e"),
    "fr": ("i j", "r e"),
    "es": ("p e", "r"),
    "ca": ("p e", "r"),
    "pt": ("p e", "r"),
    "gl": ("p e", "r"),
    "it": ("d i", "r"),
    "nl": ("v i", "a r"),
    "sv": ("f i", "s r"),
    "da": ("i", "s"),
    "no": ("i", "s"),
    "fi": ("k h", "v"),
    "pl": ("p", "o"),
    "cs": ("o t", "r"),
    "ro": ("î i", "r"),
    "hu": ("k", "v"),
    "tr": ("s", "c"),
    "ru": ("в и", "о р"),
    "uk": ("п і", "в р"),
    "el": ("ε", "α"),
}
"""For each language the letters that stand for whoever asks, and for whoever answers.

Such as *Frage* and *Befragte*, *pregunta* and *respuesta*, *interviewer* and *participant*. A letter may as
well be an initial, so that it is weighed and does not decide.
"""

QUESTION_LABELS = QUESTION_WORDS | {letter for asking, _ in LETTERS.values() for letter in asking.split()}
ANSWER_LABELS = ANSWER_WORDS | {letter for _, answering in LETTERS.values() for letter in answering.split()}

INTERVIEWER_LABELS = _words(
    "interviewer|interviewers|int|intv|host|hosts|co-host|cohost|moderator|moderators|presenter|anchor|journalist|"
    "reporter|editor|facilitator|intervieweuse|intervieweur|journaliste|animateur|animatrice|moderation|moderatorin|"
    "interviewerin|reporterin|journalistin|entrevistador|entrevistadora|periodista|moderador|moderadora|presentador|"
    "presentadora|intervistatore|intervistatrice|giornalista|jornalista|apresentador|apresentadora|gastheer|"
    "intervjuer|programledare|ведущий|ведущая|интервьюер|корреспондент|журналист|журналистка|记者|主持人|采访者|記者|主持|"
    "インタビュアー|聞き手|司会|司会者|访谈者|訪談者|기자|진행자|مذيع|محاور|מראיין|δημοσιογράφος|muhabir|sunucu|prowadzący|prowadząca|"
    "moderátor|moderátorka|tazatel|tazatelka|ведучий|ведуча|haastattelija|intervjuare|voditelj|voditeljica|"
    "műsorvezető|водещ|moderatör|pewawancara|인터뷰어|enquêteur|enquêtrice|entrevistadores|entrevistadoras|dziennikarz|"
    "dziennikarka|інтерв'юер|інтерв’юер|інтерв'юерка|інтерв’юерка|журналіст|görüşmeci|المحاور|المحاورة|محاورة|المذيع|"
    "مذيعة|المذيعة|מראיינת|면담자|toimittaja|συνεντευκτής|συνεντεύκτρια|παρουσιαστής|παρουσιάστρια|साक्षात्कारकर्ता|"
    "kérdező|riporter|újságíró|novinar|novinarka|novinář|novinářka|redaktor|redaktorka|водеща|người phỏng vấn|"
    "người dẫn chương trình|phóng viên|مصاحبه‌کننده|مصاحبهکننده|مصاحبه کننده|مجری|ผู้สัมภาษณ์|พิธีกร|সাক্ষাৎকারগ্রহীতা|"
    "intervjueerija|žurnalistas|žurnālists"
)

INTERVIEWEE_LABELS = _words(
    "interviewee|interviewees|guest|guests|participant|respondent|resp|informant|narrator|expert|speaker|witness|"
    "subject|gast|befragter|befragte|interviewpartner|interviewpartnerin|teilnehmer|teilnehmerin|zeitzeuge|"
    "zeitzeugin|invité|invitée|entrevistado|entrevistada|invitado|invitada|convidado|convidada|intervistato|"
    "intervistata|ospite|intervjuad|gäst|гость|гостья|собеседник|респондент|эксперт|嘉宾|受访者|嘉賓|受訪者|ゲスト|話し手|게스트|ضيف|"
    "מרואיין|konuk|参加者|参与者|참가자|gesprächspartner|gesprächspartnerin|interviewte|interviewter|gæst|gjest|"
    "intervjuobjekt|intervjuperson|haastateltava|vieras|gość|respondentka|dotazovaný|dotazovaná|гість|gost|gošća|"
    "vendég|narasumber|enquêté|enquêtée|geïnterviewde|rozmówca|rozmówczyni|респондентка|співрозмовник|співрозмовниця|"
    "katılımcı|görüşülen|الضيف|الضيفة|ضيفة|מרואיינת|구술자|responden|καλεσμένος|καλεσμένη|συνεντευξιαζόμενος|συνεντευξιαζόμενη|उत्तरदाता|"
    "अतिथि|मेहमान|гостя|гост|гостенка|събеседник|hosť|invitat|invitată|invitata|intervievat|intervievată|"
    "interjúalany|válaszadó|sugovornik|sugovornica|convidat|intervjuitav|khách mời|người được phỏng vấn|người trả lời|"
    "مهمان|مصاحبه‌شونده|مصاحبهشونده|ผู้ให้สัมภาษณ์|แขกรับเชิญ|সাক্ষাৎকারদাতা|অতিথি"
)
"""Also `Speaker 1`, `Participant 2`."""
SPEAKING_ROLES = INTERVIEWER_LABELS | INTERVIEWEE_LABELS
ASKING_LABELS = QUESTION_LABELS | INTERVIEWER_LABELS
ANSWERING_LABELS = ANSWER_LABELS | INTERVIEWEE_LABELS

CALLED_BELOW = _words(
    "hereafter|hereinafter|henceforth|im folgenden|nachfolgend|ci-après|dorénavant|en adelante|doravante|"
    "d'ora in poi|d’ora in poi|di seguito|hierna|hädanefter|heretter|herefter|jatkossa|dalej|dále|далее|далі|bundan sonra|"
    "selanjutnya|以下简称|以下简称为|以下简记为|下简称|下称|以下稱|以下簡稱|下稱|简称|簡稱|简记为|以下|이하"
)
"""Between a name and the short label that it has from there on: `Ana Roe (hereafter R)`."""

ARTICLES = _words("the|der|die|das|le|la|les|el|los|las|il|lo|gli|o|os|as|de|het|den|det")
BEFORE_GERMAN_NOUNS = _words(
    "der|die|das|den|dem|des|zum|zur|vom|beim|im|am|ein|eine|einen|einem|einer|mein|meine|unser|unsere"
)
"""Words before nouns, whose capital says nothing in German."""
OUTLET_WORDS = _words(
    "magazine|journal|news|newspaper|newsletter|times|post|herald|tribune|gazette|echo|chronicle|courier|observer|"
    "review|weekly|daily|press|radio|tv|podcast|blog|media|network|zeitung|tageblatt|anzeiger|nachrichten|magazin|"
    "wochenblatt|rundschau|kurier|bote|rundfunk|redaktion|revue|presse|gazette|courrier|quotidien|hebdo|rédaction|"
    "revista|diario|periódico|semanario|gaceta|redacción|rivista|giornale|quotidiano|settimanale|gazzetta|redazione|"
    "jornal|redação|krant|dagblad|tijdschrift|redactie|gazeta|dziennik|tygodnik|redakcja|tidning|tidningen|dagbladet|"
    "avisen|redaktionen|газета|журнал|вестник|редакция|радио|gazetesi|dergisi|编辑部|杂志|日报|晚报|网|新聞|編集部|雑誌|신문|일보|잡지|편집부"
)
"""Words for kinds of outlets, which ask questions and answer none."""

OTHER_LABELS = _words(
    "announcer|voiceover|voice-over|voice over|audience|audience member|audience members|various audience members|"
    "all|everyone|both|crowd|operator|unknown|unknown speaker|unidentified|unidentified speaker|clip|film clip|"
    "narration|song|music|jingle|break|ad|ads|ad break|advertisement|advert|sponsor|promo|intro|outro|trailer|"
    "sound sample|recording|translator|interpreter|publikum|alle|sprecher|dolmetscher|werbung|público|todos|"
    "publicidad|public|tous|traducteur|публика|все|реклама|диктор|переводчик|配音|旁白|观众|众人|一同|広告|청중|???|?"
)
"""Voices that are nobody's interview."""
TOGETHER = _words("all|everyone|both|alle|beide|tous|todos|ambos|все|оба|众人|一同")
"""Labels of all who are asked, or of an audience."""

SPEAKER_LABELS = _words(
    "speaker|sprecher|sprecherin|voice|stimme|voix|voz|voce|orador|hablante|intervenant|intervenante|parlante|locutor|locutora|"
    "locuteur|locutrice|falante|spreker|talare|mówca|говорящий|диктор|спикер|发言人|说话人|話者|화자|konuşmacı|unknown speaker|unknown"
)
"""Words that, with a number, stand for somebody whom nobody names."""

ANONYMOUS_WORDS = _words(
    "anonymous|anon|anonym|anonyme|anónimo|anónima|anônimo|anônima|anonimo|anonima|anoniem|anonim|аноним|匿名|익명|nameless|"
    "unnamed|unidentified|unbekannt|unbekannte|unbekannter|desconocido|desconocida|desconhecido|desconhecida|inconnu|"
    "inconnue|sconosciuto|sconosciuta|onbekend|okänd|ukjent|ukendt|nieznany|неизвестный|неизвестная|person|persona|"
    "personne|pessoa|persoon|patient|patientin|paciente|man|woman|male|female|frau|homme|femme|hombre|mujer|"
    "uomo|donna|homem|mulher|interview|client|cliente|customer|kunde|kundin|klant|клиент|客户|顧客|고객|"
    "participants|teilnehmende|participantes|partecipanti|deelnemers|osallistujat|uczestnicy|účastníci|участники|учасники|"
    "katılımcılar|与会者|出席者|참석자|المشاركون"
)
"""Words that, with a role, a letter or each other, stand for somebody who is not named: `Female Speaker`."""

ELEMENTS = _words(
    "a|abbr|address|article|aside|audio|b|blockquote|body|br|button|canvas|caption|center|cite|code|col|"
    "dd|del|details|dfn|div|dl|dt|em|fieldset|figcaption|figure|font|footer|form|h1|h2|h3|h4|h5|h6|head|"
    "header|hr|html|i|iframe|img|input|ins|kbd|label|legend|li|link|main|mark|meta|nav|object|ol|option|p|"
    "picture|pre|q|s|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|"
    "table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|tt|u|ul|v|var|video|wbr|c|rt|ruby"
)
"""The names of elements of a page, and of parts of subtitles."""

SOUNDS = _words(
    "laughs|laughter|laughing|laugh|chuckles|chuckling|giggles|applause|clapping|cheering|cheers|music|sighs|sigh|coughs|"
    "cough|pause|silence|inaudible|unintelligible|indistinct|crosstalk|overlapping|beep|noise|whispers|sobs|cries|crying|"
    "lacht|lachen|gelächter|applaus|musik|seufzt|pausiert|schweigen|unverständlich|rires|rire|applaudissements|musique|"
    "soupir|silence|inaudible|risas|risa|aplausos|música|suspira|suspiro|silencio|ininteligible|risate|applausi|musica|"
    "sospira|silenzio|incomprensibile|risos|palmas|gelach|muziek|skratt|śmiech|oklaski|смех|смеётся|аплодисменты|музыка|"
    "вздыхает|неразборчиво|笑|笑い|拍手|音楽|笑声|掌声|音乐|웃음|박수"
)
"""Words of remarks about what is heard; none of them in brackets is somebody."""

AUDIENCE_LABELS = _words(
    "audience|audience member|audience members|various audience members|audience question|publikum|público|public|"
    "публика|зрители|观众|聴衆|청중"
)
"""Those of `OTHER_LABELS` who ask questions."""

METADATA_LABELS = _words(
    "date|dates|time|when|where|who|location|place|venue|duration|length|running time|note|notes|editor's note|"
    "editors note|nota bene|disclaimer|warning|caution|important|tip|tips|info|information|update|updates|edit|news|"
    "author|authors|writer|writers|written by|by|via|source|sources|link|links|website|site|url|email|e-mail|"
    "contact|phone|telephone|twitter|mastodon|github|linkedin|blog|photo|photos|image|picture|figure|fig|caption|illustration|"
    "credit|credits|copyright|license|licence|title|subtitle|topic|topics|subject line|summary|abstract|overview|"
    "conclusion|conclusions|introduction|background|context|description|details|contents|table of contents|agenda|"
    "attendees|attending|present|absent|apologies|participants list|attendance|minutes|minute taker|scribe|"
    "decision|decisions|action|actions|action item|action items|proposal|proposals|result|results|outcome|"
    "resources|references|reference|see also|related|related concepts|further reading|read more|keywords|tags|"
    "category|categories|language|version|status|type|format|id|number|episode|season|series|chapter|part|section|"
    "step|steps|example|examples|e.g.|correct|incorrect|right|wrong|good|bad|do|don't|dos|don'ts|pros|cons|"
    "advantages|disadvantages|problem|problems|solution|solutions|issue|issues|fix|fixes|bug|bugs|error|errors|"
    "feature|features|requirements|prerequisites|usage|use|avoid|input|output|goal|goals|objective|objectives|"
    "purpose|pros and cons|requirement|todo|to do|name|full name|nickname|age|born|birthplace|occupation|profession|"
    "job|job title|position|role|company|employer|organization|organisation|affiliation|homepage|price|cost|rating|"
    "quote|quotes|transcript|transcript below|transcription|transcribed by|transcriber|transcription by|recorded|"
    "recorded on|interview|interview date|interview by|interviewed by|interview with|authors & interviewers|"
    "published|publisher|publication|translation|translated by|proofread by|reviewed by|reviewer|collector|"
    "time slot|utc|organizer|organizers|organiser|organisers|sponsor|sponsors|registration|yes|no|true|false|evidence|"
    "rationale|materials|motivation|situation|impact|essential|optional|key points|main points|takeaways|key takeaways|"
    "observation|observations|theme|themes|insight|insights|key insights|pain points|consent|"
    "video|audio|recording date|download|subscribe|listen|watch|special thanks|thanks|ps|p.s|p.s.|nb|n.b.|tl;dr|"
    "datum|ort|zeit|dauer|hinweis|anmerkung|quelle|autor|autorin|titel|thema|foto|bild|zusammenfassung|übersetzung|"
    "fecha|lugar|hora|duración|nota|fuente|autora|título|tema|resumen|traducción|data|luogo|ora|durata|fonte|autore|"
    "titolo|lieu|heure|durée|remarque|auteur|titre|thème|résumé|traduction|дата|место|время|автор|источник|перевод|"
    "anwesende|asistentes|presentes|presenti|aanwezig|"
    "примечание|тема|作者|译者|校对|选题|来源|时间|地点|日期|原文|标题|注|译注|备注|編集|著者|日時|場所|저자|날짜"
)
"""Labels of data about the interview, or of parts of an article."""

FIRST_PERSON = _words(
    "i|i'm|i’m|i've|i’ve|i'd|i’d|i'll|i’ll|my|me|mine|myself|we|we're|we’re|we've|we’ve|our|us|ich|mein|meine|meinem|"
    "meiner|mir|mich|wir|unser|unsere|uns|yo|mi|mis|nosotros|nuestro|nuestra|je|j'ai|j’ai|mon|ma|mes|nous|notre|nos|"
    "io|mio|mia|noi|nostro|nostra|eu|meu|minha|nós|nosso|nossa|ik|mijn|wij|onze|jag|min|mitt|vi|vår|jeg|mig|mój|"
    "moja|my|nasz|já|můj|moje|náš|я|мой|моя|мне|меня|мы|наш|наша|нас|ben|benim|biz|saya|aku|kami|kita|tôi|minä|minun|"
    "minulla|minulle|meidän|мене|мені|мій|моє|моё|мои|мої|ми|нам|أنا|انا|كنت|لي|عندي|نحن|אני|שלי|לי|אותי|אנחנו|"
    "שלנו|εγώ|μου|εμείς|μας|मैं|मैंने|मेरा|मेरी|मेरे|मुझे|हम|हमारा|हमारी|हमारे"
)
FIRST_PERSON_UNSPACED = (
    "我",
    "咱",
    "私",
    "僕",
    "俺",
    "저는",
    "나는",
    "제가",
    "우리",
    "ผม",
    "ดิฉัน",
    "আমি",
    "আমার",
)
"""The same in scripts that do not put spaces between words."""

FIRST_PERSON_PLURAL = _words(
    "we|we're|we’re|we've|we’ve|our|us|wir|unser|unsere|uns|nosotros|nuestro|nuestra|nous|notre|nos|noi|nostro|"
    "nostra|nós|nosso|nossa|wij|onze|vi|vår|nasz|náš|мы|наш|наша|нас|biz|kami|meidän|ми|нам|نحن|אנחנו|שלנו|εμείς|μας|"
    "हम|हमारा|हमारी|हमारे"
)
FIRST_PERSON_PLURAL_UNSPACED = ("我们", "咱们", "우리")

SECOND_PERSON = _words(
    "te|ti|contigo|os|tu|ton|ta|you|your|yours|yourself|yourselves|you're|you’re|you've|you’ve|you'd|you’d|you'll|"
    "you’ll|du|dein|deine|deinen|deinem|deiner|dir|dich|sie|ihnen|ihr|ihre|ihren|ihrem|ihrer|euch|euer|eure|tú|tus|"
    "usted|ustedes|vosotros|vuestro|vuestra|vous|votre|toi|tes|tuo|tua|vostro|vostra|você|vocês|seu|sua|teu|jij|je|"
    "jou|jouw|jullie|ditt|dina|pana|pani|panią|ciebie|twój|twoja|vy|váš|vaše|vám|ты|вы|вас|вам|вами|ваш|ваша|ваше|ваши|твой|"
    "твоя|тебя|тебе|siz|sizin|kamu|bạn|sinä|sinun|sinua|sinusta|sinulle|teidän|teitä|teille|anda|kalian|sizi|sizden|"
    "ви|ваші|ти|тобі|твій|أنت|أنتم|لك|عندك|لديك|אתה|אתם|שלך|לך|שלכם|εσείς|εσάς|σας|εσύ|σου|شما|خودتان|önnek|"
    "önök|dumneavoastră|dvs|jūs|jums|jūsų|jūsu|teie"
)
SECOND_PERSON_UNSPACED = ("你", "您", "あなた", "ご自身", "당신", "さん", "आप", "तुम", "আপনি", "আপনার", "คุณ")
"""An interviewer speaks to somebody; a page of frequent questions asks `How do I …?`."""

PUBLISHED = _words(
    "published|posted|appeared|updated|talked|met|asked|session|veröffentlicht|erschienen|gesprochen|publicado|publicada|"
    "publié|publiée|paru|pubblicato|gepubliceerd|publicerad|udgivet|publisert|opublikowano|publikováno|опубликовано|"
    "опубліковано|yayımlandı|diterbitkan|刊于|公開|掲載|게시"
)
"""What says that a date is that of a text, if the text says it of itself."""
BEFORE_PUBLISHED = _words(
    "first|originally|previously|last|was|zuerst|erstmals|ursprünglich|zuletzt|originalmente|initialement|"
    "originariamente|oorspronkelijk|först|først|впервые|вперше|ilk"
)
"""Words that a sentence without its subject begins with: `First published in May`, unlike `She published`."""
RECORDED = _words(
    "recorded|aired|broadcast|webinar|episode|podcast|transcript|ama|oral history|aufgenommen|gesendet|grabado|grabada|"
    "enregistré|enregistrée|registrato|gravado|gravada|opgenomen|nagrano|nahráno|записано|записан|kaydedildi|录制|收录|収録|녹음"
)
"""What says that a date is that of a recording."""
EDITED = _words(
    "edited|condensed|shortened|abridged|transcribed|translated|conducted|gekürzt|redigiert|überarbeitet|bearbeitet|"
    "übersetzt|geführt|editada|editado|resumida|condensada|abreviada|traducida|transcrita|realizada|éditée|édité|"
    "condensé|abrégé|retranscrit|traduit|réalisé|edita|ridotta|tradotta|trascritta|traduzida|ingekort|bewerkt|vertaald|"
    "redigerad|redigerats|redigert|redigeret|förkortad|förkortats|forkortet|lyhennetty|muokattu|skrócon|zredagowan|"
    "przetłumaczon|zkrácen|upraven|přeložen|сокращ|отредактиров|переведен|скорочен|відредагован|перекладен|kısaltıl|"
    "düzenlen|disunting|diringkas|编辑|編輯|整理|編集|構成|편집|정리"
)
"""What was done with an interview before it was published."""
ENDS = (
    "end of ", "ende des ", "ende der ", "fin de ", "fine dell", "fim da ", "einde ", "slut på ", "koniec ", "konec ", "конец ",
    "кінець ", "τέλος ",
)  # fmt: skip
"""What the note begins with that an interview is over."""
OF_ITSELF = _words(
    "this|these|here|dieser|diese|dieses|hier|este|esta|estas|estos|ce|cet|cette|ces|questo|questa|queste|deze|dit|denne|"
    "detta|tento|tato|это|эта|этот|эти|bu|ini|本|这|這|この|이"
)
"""With these a text speaks of itself; those that are words of other languages, as `to`, are left out."""
INTERVIEW_WORDS = _words(
    "interview|интервю|interviews|interviewed|interviewee|q&a|conversation|talked with|talks with|spoke with|speaking with|"
    "spoke to|talked to|sat down with|chat with|in conversation|gespräch|befragt|entrevista|entretien|intervista|"
    "conversación|conversation avec|wywiad|rozhovor|интервью|беседа|беседу|беседовал|беседовала|interviu|专访|采访|访谈|專訪|採訪|訪談|"
    "インタビュー|聞き手|対談|인터뷰|mülakat|röportaj|söyleşi|haastattelu|haastattelussa|intervju|intervjun|intervjuet|interviewet|ama|due chiacchiere|quattro chiacchiere|"
    "chiacchierata|charla con|charlamos con|conversa com|conversamos com|bate-papo|rozmowa|rozmawia|rozmawiał|rozmawiała|povídali jsme|povídání|"
    "interjú|vraaggesprek|gesprek met|wawancara|phỏng vấn|розмова|розмовляв|розмовляла|інтерв'ю|інтерв’ю|разговор с|συνέντευξη|ראיון|مقابلة|حوار مع|لقاء مع|مصاحبه|گفتگو|گفت‌وگو|สัมภาษณ์|सাক্ষাৎকার|बातचीत|इंटरव्यू|intervjuu|intervija|pokalbis|elkarrizketa|razgovor s|"
    "साक्षात्कार"
)
NO_INTERVIEW_WORDS = _words(
    "faq|faqs|frequently asked|quiz|job interview|job interviews|interview question|interview questions|coding interview|"
    "technical interview|häufige fragen|häufig gestellte fragen|vorstellungsgespräch|vorstellungsgespräche|bewerbungsgespräch|"
    "foire aux questions|questions fréquentes|entretien d'embauche|entretien d’embauche|entretiens d'embauche|"
    "preguntas frecuentes|entrevista de trabajo|entrevistas de trabajo|domande frequenti|colloquio di lavoro|"
    "perguntas frequentes|entrevista de emprego|veelgestelde vragen|sollicitatiegesprek|często zadawane pytania|"
    "rozmowa kwalifikacyjna|часто задаваемые вопросы|собеседование|собеседования|vanliga frågor|anställningsintervju|"
    "sıkça sorulan sorular|iş görüşmesi|常见问题|面试|面試|よくある質問|面接|자주 묻는|면접"
)
"""What calls questions something else than an interview, though it may have the word."""
BOUNDS_OF_TIME = _words(
    "since|until|till|before|after|seit|bis|depuis|jusqu'en|avant|après|desde|hasta|dal|dalla|fino|sinds|tot|siden|sedan|od|после|до"
)
"""Before a date these say when something began or ended, and not when it was."""
INTERVIEW_GUIDES = _words(
    "interview guide|discussion guide|topic guide|interview protocol|interview schedule|interviewleitfaden|"
    "gesprächsleitfaden|guide d'entretien|guide d’entretien|guía de entrevista|guion de entrevista|guión de entrevista|"
    "roteiro de entrevista|guida all'intervista|intervjuguide|访谈提纲|インタビューガイド"
)
"""What calls a text the questions that are going to be asked; below other titles, one that was followed."""
MEETING_WORDS = _words(
    "meeting|meetings|minutes|agenda|attendees|call|standup|stand-up|besprechung|sitzung|protokoll|reunión|"
    "acta|réunion|procès-verbal|riunione|verbale|reunião|ata|vergadering|möte|spotkanie|совещание|заседание|протокол|"
    "会议|会议纪要|議事録|会議|회의"
)

BACKCHANNELS = _words(
    "yes|yeah|yep|yup|ya|uh-huh|uh huh|mhm|mm-hmm|mm-hm|mmhm|mm-mm|mm|hm|hmm|huh|uh|um|ah|oh|ooh|wow|okay|ok|o.k.|k|alright|all right|right|"
    "sure|true|exactly|absolutely|definitely|totally|indeed|correct|interesting|really|no|nope|nah|cool|nice|great|"
    "love|agree|neat|sweet|lovely|beautiful|brilliant|incredible|crazy|funny|fun|hilarious|wild|fascinating|"
    "impressive|super|awesome|amazing|fantastic|wonderful|excellent|perfect|good|gotcha|got it|got you|i see|i know|of course|"
    "makes sense|that makes sense|fair|fair enough|sounds good|thanks|thank you|geez|gosh|god|my god|man|boy|haha|ha|lol|"
    "ja|genau|stimmt|klar|gut|aha|ach so|na ja|doch|richtig|natürlich|nein|sí|claro|vale|bueno|exacto|no|oui|bien|"
    "d'accord|voilà|exactement|non|sì|certo|esatto|bene|sim|claro|certo|não|да|нет|понятно|точно|ага|угу|хорошо|"
    "是|是的|对|对的|嗯|好|好的|没错|哦|はい|うん|そうですね|なるほど|네|예|응|맞아요"
)
"""Words of a listener who leaves the floor to the other."""
GREETINGS = _words(
    "hello|hi|hey|welcome|greetings|morning|afternoon|evening|hallo|willkommen|moin|servus|hola|buenas|bienvenido|"
    "bienvenida|bienvenidos|bonjour|bonsoir|salut|bienvenue|ciao|buongiorno|buonasera|benvenuto|benvenuta|olá|hoi|hej|"
    "hei|halo|hai|cześć|ahoj|привет|здравствуйте|你好|您好|こんにちは|안녕하세요|merhaba"
)
"""Words that begin a conversation, each by itself."""
BETWEEN_BACKCHANNELS = _words(
    "well|so|and|but|because|just|that|this|that's|that’s|it|it's|it’s|is|was|very|a|the|what|like|you|know|i|to|of"
)
"""Small words that go with these, as in `Oh, that is so cool`, and say nothing by themselves."""

CONFIRMATIONS = _words(
    "yes|yeah|yep|yup|exactly|absolutely|definitely|right|correct|sure|totally|indeed|no|nope|ja|genau|stimmt|richtig|"
    "nein|doch|sí|exacto|claro|no|oui|exactement|non|si|sì|esatto|sim|exato|não|да|именно|точно|нет|是的|对|没错|不|"
    "はい|そうです|いいえ|네|예|아니요"
)
"""Words that begin a reply to a statement."""

THANKS_AND_FAREWELL = _words(
    "thank|thanks|thank you|bye|goodbye|farewell|take care|see you|danke|vielen dank|tschüss|gracias|adiós|merci|"
    "au revoir|grazie|arrivederci|obrigado|obrigada|bedankt|tack|dziękuję|děkuji|спасибо|благодарю|до свидания|谢谢|"
    "感谢|再见|ありがとう|ありがとうございます|감사합니다|teşekkürler"
)

OBJECTIONS = _words(
    "objection|objections|i object|we object|overruled|sustained|einspruch|stattgegeben|objeción|protesto|denegada|"
    "obiezione|objeção|возражаю|протестую|异议|異議"
)
"""What counsel and the court say, with a stop or a comma behind it, between the questions of others and the answers."""

COURT_LABELS = _words(
    "the court|court|the clerk|clerk|court clerk|the bailiff|bailiff|das gericht|le tribunal|el tribunal"
)
"""Who rules on questions and calls witnesses, and is asked nothing."""

PROMPTS = (
    "tell us", "tell me", "talk about", "talk to us", "talk me", "walk us", "walk me", "take us", "take me", "describe",
    "explain", "share with", "please share", "introduce yourself", "introduce yourselves", "give us", "give me",
    "say more", "say a bit", "say a little", "speak to", "let's talk", "let’s talk", "i'd love to hear",
    "i’d love to hear", "i would love to hear", "i want to ask", "i wanted to ask", "i'd like to ask",
    "i wonder", "i'm curious", "i’m curious", "i am curious", "remind us", "go ahead", "over to you", "take it away",
    "erzählen sie", "erzähl", "beschreiben sie", "erklären sie", "stellen sie sich", "háblenos", "cuéntenos",
    "cuéntame", "explique", "descríbanos", "parlez-nous", "racontez", "décrivez", "expliquez", "ci parli",
    "ci racconti", "descriva", "fale sobre", "conte-nos", "расскажите", "опишите", "объясните", "поделитесь",
    "谈谈", "说说", "介绍一下", "请介绍", "讲讲", "教えてください", "말씀해", "부탁드립니다", "부탁드려요", "부탁합니다",
    "schildern sie", "sagen sie uns", "berichten sie", "vertel ", "vertelt u", "beschrijf", "leg uit",
    "leg eens uit", "cuénteme", "cuéntanos", "cuénta", "háblame", "hábleme", "háblanos", "descríbeme",
    "descríbame", "explícanos", "explíqueme", "dígame", "dinos", "raconte-", "parle-nous", "parlez-moi",
    "dites-nous", "dites-moi", "décris", "racconti", "raccontaci", "racconta", "ci dica", "mi dica",
    "ci spieghi", "mi spieghi", "parlaci", "descrivi", "conte-me", "conte para", "conta pra",
    "fale um pouco", "fale-me", "fale-nos", "fala um pouco", "descreva", "explique-nos", "berätta",
    "beskriv", "förklara", "fortæl", "fortell", "forklar", "kerro", "vyprávějte", "povězte", "popište",
    "proszę opowiedzieć", "opowiedz", "proszę powiedzieć", "proszę opisać", "расскажи", "поделись",
    "anlatın", "anlatır mısınız", "anlatabilir misiniz", "bahseder misiniz", "聞かせてください", "お聞かせください", "聊聊",
    "请您谈", "请谈", "들려주세요", "소개해 주세요", "말씀해 주세요", "حدثنا", "أخبرنا",
    "розкажіть", "опишіть", "поясніть", "πείτε μας", "μιλήστε μας", "περιγράψτε", "ספר לי", "ספרי לי", "ספר לנו",
    "ספרי לנו", "बताइए", "बताइये", "बताएं", "ceritakan", "jelaskan", "gambarkan",
)  # fmt: skip
"""Requests that work as questions without a question mark."""
_VERBS_OF_QUESTIONS = "did do does are were have has would can could will should"
_PERSONS_IN_QUESTIONS = "you that the this it they he she we"
SIGNS_OF_QUESTIONS = (
    *(f"{verb} {person}" for verb in _VERBS_OF_QUESTIONS.split() for person in _PERSONS_IN_QUESTIONS.split()),
    "hast", "haben", "bist", "sind", "war", "kann", "würde", "können", "¿", "est-ce", "pourquoi", "comment",
    "вы", "ты",
)  # fmt: skip
"""One of these stands in whatever is built as a question (`requests.reads_as_question`)."""
CODE_WORDS = (
    "code", "codewort", "stichwort", "kennwort", "código", "codice", "kod", "hasło", "wachtwoord", "mot-clé", "код"
)  # fmt: skip
"""In front of what listeners enter in a shop."""

SMALL_WORDS_IN_NAMES = _words(
    "van|von|der|den|de|del|della|di|da|dos|das|do|du|la|le|el|al|bin|ibn|ben|y|e|zu|zur|ter|ten|af|av"
)
GIVEN_NAMES = _words(
    "ben|ma|mia|min|browning|channing|erling|fleming|flemming|harding|hemming|henning|irving|jianing|jianming|jiaying|"
    "liping|manning|sterling|wenjing|xiaoming|xiaoning|xiaoping|xiaoqing|yuning|yuting"
)
"""Those that are a pronoun of some language, or end as English verbs do."""
CONJUNCTIONS = _words("and|und|et|i|og|och|en|и|&|+")
"""What joins several people in one label."""
HONORIFICS = _words(
    "dr|prof|professor|mr|mrs|ms|miss|mx|sir|dame|lord|lady|rev|reverend|hon|judge|senator|president|minister|"
    "captain|capt|col|colonel|gen|general|lt|sgt|major|명장|교수|박사|선생|선생님|씨|님|대표|작가|감독|기자|さん|様|さま|氏|先生|教授|博士|女士|小姐|老师|老師|院士|导演|律师|同学|"
    "herr|frau|señor|señora|sr|sra|don|doña|monsieur|madame|mme|m|"
    "signor|signora|dott|ing|dra|doktor|doctor|father|sister|brother|fr|br|"
    "mbak|bapak|ibu|kak|kakak|hanım|sayın|pani|paní|пані|г-н|г-жа|mevr|mevrouw|dhr|meneer|mw|mlle|mademoiselle|srta|"
    "señorita|signorina|господин|госпожа|κα|κος|κύριος|κυρία|herra|rouva|fru|frøken|fröken"
)


PROGRAMMING_LANGUAGES = _words(
    "bash|c|c#|c++|clojure|console|cpp|cs|csharp|css|diff|docker|dockerfile|elixir|go|graphql|haskell|hcl|html|http|ini|"
    "java|javascript|js|json|json5|jsonc|jsx|kotlin|lua|makefile|mermaid|perl|php|powershell|proto|protobuf|py|python|r|rb|"
    "ruby|rs|rust|scala|sh|shell|sql|swift|terraform|toml|ts|tsx|typescript|xml|yaml|yml|zsh"
)
"""What fences of code say of it."""

TAKES_PART = _words(
    "participants|participant|attendees|attendee|present|speakers|panel|people|voices|cast|with|who|featuring|in attendance|"
    "teilnehmer|teilnehmende|teilnehmerinnen|teilnehmer:innen|anwesend|anwesende|mitwirkende|beteiligte|sprecher|personen|"
    "participantes|asistentes|presentes|ponentes|intervenants|intervenantes|participantes|présents|participant·e·s|"
    "partecipanti|presenti|relatori|deelnemers|aanwezig|sprekers|deltagare|deltagere|deltakere|osallistujat|uczestnicy|"
    "účastníci|участники|присутствуют|учасники|sudionici|učesnici|résztvevők|участници|katılımcılar|peserta|参加者|参与者|"
    "与会者|出席者|참석자|참가자|المشاركون|משתתפים|συμμετέχοντες"
)
"""What stands above or before a list of people."""

ASKS_TOO = _words(
    "interviewed by|interview by|conducted by|hosted by|moderated by|presented by|presenters|moderation|"
    "moderiert von|gesprächsführung|interviewführung|interviewende|animé par|animation|modération|intervistatori|"
    "conduzione|ptal se|ptala se|интервьюеры|ведущие|модератор|sunan|采访|聞き手|진행"
)
"""Labels of those who ask, beside `INTERVIEWER_LABELS`."""

ANSWERS_TOO = _words(
    "panelist|panelists|panellist|panellists|gäste|gesprächsgast|befragte|invités|invitées|entrevistados|"
    "entrevistadas|invitados|invitadas|convidados|convidadas|ospiti|intervistati|gæster|gjester|gäster|goście|гости|"
    "интервьюируемый|konuklar"
)
"""Labels of those who answer, beside `INTERVIEWEE_LABELS`."""

SEASONS = _words(
    "spring|summer|autumn|fall|winter|frühling|frühjahr|sommer|herbst|printemps|été|automne|hiver|primavera|verano|otoño|"
    "invierno|estate|autunno|inverno|verão|verao|outono|lente|zomer|herfst|vår|sommar|höst|vinter|forår|efterår|haust|"
    "høst|kevät|kesä|syksy|talvi|wiosna|lato|jesień|zima|jaro|léto|podzim|весна|лето|осень|зима|весной|летом|осенью|"
    "зимой|wiosną|latem|jesienią|zimą|літо|осінь|ilkbahar|yaz|sonbahar|kış|tavasz|nyár|ősz|tél|primăvară|vară|toamnă|"
    "iarnă|tardor|hivern|estiu|άνοιξη|καλοκαίρι|φθινόπωρο|χειμώνας|easter|michaelmas|hilary|trinity|ostern|pfingsten|"
    "weihnachten|christmas|pâques|noël|navidad|natale|natal|pasen|kerst|jul|påske|jól"
)
"""Seasons, terms and feasts: of a date with one of these, the year is sure."""
SEASONS_UNSPACED = ("春", "夏", "秋", "冬", "봄", "여름", "가을", "겨울")
BETWEEN_SEASON_AND_YEAR = _words(
    "of|de|del|du|des|la|le|l'|el|im|in|en|i|an|o|da|do|vom|van|der|den|év|г.|года|року"
)
MONTHS_OF_THE_LEVANT = (
    ("كانون الثاني",), ("شباط",), ("آذار", "اذار"), ("نيسان",), ("أيار", "ايار"), ("حزيران",), ("تموز",), ("آب",),
    ("أيلول", "ايلول"), ("تشرين الأول", "تشرين الاول"), ("تشرين الثاني",), ("كانون الأول", "كانون الاول"),
)  # fmt: skip
"""The months as Syria, Iraq, Jordan, Lebanon and Palestine call them, from January to December."""
DAY_FIRST = _words(
    "de|fr|es|it|pt|nl|sv|da|no|nb|nn|fi|pl|cs|sk|ru|uk|be|bg|ro|el|tr|id|vi|ca|gl|hr|sr|sl|et|lv|lb|is|he|ar|mk|sq|"
    "en-gb|en-au|en-nz|en-ie|en-in|en-za|fr-ca|es-mx|pt-br"
)
"""Languages, and countries, that write 3 April as 3.4. or 03/04."""
MONTH_FIRST = _words("en-us|en-ph")
"""Countries that write 3 April as 04/03; English alone says nothing about it."""

HEADINGS_OF_PARTS = _words(
    "transcript|transcription|full transcript|interview transcript|the transcript|transcript below|transkript|"
    "transkription|transcripción|trascrizione|transcrição|transcriptie|расшифровка|стенограмма|文字稿|links|link|"
    "links (wip)|contents|content|toc|table of contents|inhalt|inhaltsverzeichnis|índice|sommaire|indice|introduction|"
    "intro|einleitung|einführung|introducción|introduzione|introdução|inleiding|введение|导言|引言|はじめに|summary|abstract|"
    "overview|zusammenfassung|resumen|résumé|riassunto|sumário|samenvatting|notes|note|show notes|shownotes|notizen|"
    "notas|audio|video|podcast|interview|the interview|das interview|entrevista|la entrevista|intervista|l'intervista|"
    "entretien|l'entretien|интервью|采访|访谈|インタビュー|인터뷰|participants|speakers|attendees|teilnehmer|participantes|"
    "partecipanti|участники|metadata|bio|about|about the guest|background|preface|vorwort|prólogo|préface"
)
"""Headings that name a part of a page and not the page."""
