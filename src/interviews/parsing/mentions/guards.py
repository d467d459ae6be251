"""Capitalised words that are no part of a person's name, as data.

All words are casefolded. Words of all languages stand together: a name is none if any language says so.
"""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split())


THINGS = _words(
    "university universities college school academy institute institution faculty department laboratory lab labs "
    "centre center foundation association society union guild council committee commission board ministry agency "
    "authority office bureau court parliament senate museum gallery library archive archives theatre theater opera "
    "orchestra choir band festival fair conference congress summit workshop symposium meetup hackathon forum award "
    "awards prize cup derby championship league tournament olympics marathon challenge contest hospital clinic "
    "church cathedral company corporation corp inc ltd llc gmbh ag se plc group holdings bank fund partners "
    "ventures systems technologies technology solutions software foundation project projects programme program "
    "initiative network alliance press publishing publishers books verlag news times post herald tribune gazette "
    "echo daily weekly journal magazine review radio television tv channel broadcasting podcast podcasts show "
    "episode season series blog newsletter studio studios records hotel restaurant café cafe bar street road avenue "
    "square park island islands river lake valley mountain mountains bridge tower city town county state states "
    "kingdom republic province district team club army police corps navy party movement campaign strategy act "
    "code platform engine database language protocol framework kernel cloud conservatory polytechnic cooperative "
    "co-op trust charity consortium desk editorial staff newsroom correspondents world war street-art guide handbook tutorial bakery brewery winery dairy pharmacy salon shop store market factory "
    "universität hochschule fachhochschule akademie institut fakultät zentrum stiftung verein verband gesellschaft "
    "gewerkschaft zunft rat ausschuss ministerium amt behörde gericht bundestag landtag museum galerie bibliothek "
    "archiv theater oper orchester chor festival messe tagung konferenz kongress gipfel preis pokal meisterschaft "
    "bundesliga klinik krankenhaus kirche firma konzern gruppe bank fonds zeitung nachrichten rundfunk fernsehen "
    "sender sendung folge staffel straße platz insel fluss see tal brücke turm stadt land bund bundesrepublik "
    "partei bewegung redaktion kreuz "
    "universidad colegio escuela academia instituto facultad centro fundación asociación sociedad sindicato gremio "
    "consejo comité comisión ministerio agencia tribunal congreso museo galería biblioteca archivo teatro ópera "
    "orquesta coro festival feria premio copa campeonato liga clínica iglesia empresa grupo banco fondo diario "
    "periódico noticias radio televisión canal editorial revista calle plaza isla río lago valle puente ciudad "
    "república provincia partido movimiento redacción ayuntamiento junta "
    "université collège école académie faculté centre fondation association société syndicat conseil comité "
    "ministère agence tribunal congrès musée galerie bibliothèque archives théâtre opéra orchestre chœur salon "
    "prix coupe championnat ligue hôpital clinique église entreprise groupe banque fonds journal nouvelles "
    "télévision chaîne éditions revue rue place île fleuve lac vallée pont ville république province parti "
    "mouvement rédaction mairie gazette "
    "università scuola accademia istituto facoltà fondazione associazione società sindacato consiglio comitato "
    "ministero agenzia tribunale congresso museo galleria biblioteca archivio teatro orchestra coro fiera premio "
    "coppa campionato lega ospedale clinica chiesa azienda gruppo banca fondo giornale notizie televisione canale "
    "casa rivista via piazza isola fiume lago valle ponte città repubblica provincia partito movimento redazione "
    "universidade faculdade escola academia fundação associação sociedade sindicato conselho ministério agência "
    "museu biblioteca arquivo teatro orquestra feira prémio prêmio taça copa campeonato hospital igreja empresa "
    "jornal notícias televisão canal editora rua praça ilha rio ponte cidade república partido movimento redação "
    "universiteit hogeschool academie stichting vereniging genootschap vakbond raad ministerie bibliotheek archief "
    "schouwburg koor prijs beker kampioenschap ziekenhuis kerk bedrijf krant nieuws omroep uitgeverij straat plein "
    "eiland rivier brug stad redactie "
    "universitet högskola akademi institutet stiftelse förening sällskap fackförbund museum bibliotek arkiv teater "
    "pris cup mästerskap sjukhus kyrka företag tidning nyheter förlag gata ö stad redaktionen universitetet "
    "højskole forening selskab avis forlag gade by universitetet høgskole forening avis gate "
    "yliopisto akatemia instituutti säätiö yhdistys museo kirjasto teatteri lehti kustannus "
    "uniwersytet akademia instytut fundacja stowarzyszenie towarzystwo muzeum biblioteka teatr gazeta dziennik "
    "wydawnictwo radio telewizja ulica miasto redakcja festiwal konkurs "
    "univerzita akademie ústav nadace spolek společnost muzeum knihovna divadlo noviny nakladatelství město redakce "
    "университет академия институт факультет центр фонд союз общество совет комитет министерство агентство музей "
    "галерея библиотека архив театр опера оркестр фестиваль премия кубок чемпионат лига больница церковь компания "
    "группа банк газета журнал новости радио телевидение канал издательство улица площадь остров река озеро мост "
    "город республика партия движение редакция университета института музея "
    "üniversitesi enstitüsü akademisi vakfı derneği müzesi kütüphanesi tiyatrosu festivali ödülü kupası gazetesi "
    "dergisi radyosu televizyonu yayınları bankası "
    "municipal national nacional nazionale nationale regional regionale federal international internacional "
    "internazionale european européenne europeo europeu câmara ayuntamiento comune prefeitura mairie gemeente kommun "
    "equipo équipe equipe squadra команда команды zespół tým ekibi taller ateliers asignatura materias "
    "amis friends freunde amigos amici inc. "
    "intelligence interface application programming service services interest learning conduct request requests protocol "
    "google github youtube twitter facebook linkedin instagram mastodon wikipedia spotify apple microsoft amazon "
    "linux python javascript java kubernetes windows android patreon"
)
"""Kinds of institutions, events, works, places and products: a name that ends or begins so is no person's."""

THING_ENDINGS = (
    "universität", "hochschule", "akademie", "institut", "stiftung", "verein", "verband", "gesellschaft",
    "gewerkschaft", "ministerium", "museum", "bibliothek", "theater", "festspiele", "zeitung", "verlag", "rundfunk",
    "straße", "platz", "brücke", "bank", "preis", "pokal", "meisterschaft", "zentrum", "klinik", "kirche",
    "redaktion", "anzeiger", "blatt", "bote", "werkstatt", "kammer", "messe", "kreis", "schule", "universiteit",
    "stichting", "universitetet", "museet", "bladet", "tidningen", "tidende", "posten", "avisen", "yliopisto",
    "sanomat", ".com", ".org", ".net",
)  # fmt: skip
"""Ends of compound words of the same kinds."""

CALLINGS = _words(
    "founder co-founder cofounder creator co-creator inventor author writer novelist poet playwright journalist "
    "reporter editor columnist correspondent producer director filmmaker photographer artist painter sculptor "
    "designer architect composer musician singer songwriter pianist violinist drummer dancer actor actress comedian "
    "chef baker farmer potter weaver carpenter engineer developer committer programmer hacker maintainer contributor "
    "researcher scientist historian economist philosopher psychologist sociologist biologist physicist chemist "
    "mathematician geologist astronomer lawyer attorney activist organizer organiser campaigner entrepreneur "
    "investor ceo cto cfo coo chair chairman chairwoman chairperson president vice-president secretary treasurer "
    "mayor governor ambassador diplomat commissioner councillor candidate coach trainer athlete champion winner "
    "laureate veteran teacher lecturer student graduate nurse surgeon physician librarian curator archivist "
    "translator host co-host cohost guest moderator presenter anchor expert analyst consultant manager head leader "
    "lead member fellow owner captain skipper pilot officer chief senior junior former retired local legendary "
    "award-winning nobel executive managing deputy assistant associate interviewer interviewee "
    "gründer gründerin erfinder erfinderin autor autorin schriftsteller schriftstellerin dichter dichterin "
    "journalist journalistin reporter reporterin redakteur redakteurin regisseur regisseurin fotograf fotografin "
    "künstler künstlerin maler malerin bildhauer bildhauerin architekt architektin komponist komponistin musiker "
    "musikerin sänger sängerin schauspieler schauspielerin bäcker bäckerin bauer bäuerin töpfer töpferin "
    "ingenieur ingenieurin entwickler entwicklerin forscher forscherin historiker historikerin ökonom ökonomin "
    "philosoph philosophin psychologe psychologin soziologe soziologin biologe biologin physiker physikerin "
    "geologe geologin anwalt anwältin aktivist aktivistin unternehmer unternehmerin direktor direktorin leiter "
    "leiterin vorsitzende vorsitzender vorstand sprecher sprecherin bürgermeister bürgermeisterin ministerin "
    "präsident präsidentin kanzler kanzlerin lehrer lehrerin pfarrer pfarrerin trainer trainerin sieger siegerin "
    "moderator moderatorin gast experte expertin kollege kollegin chefredakteur chefredakteurin intendant "
    "intendantin meister meisterin weltmeister weltmeisterin rektor rektorin kurator kuratorin "
    "fundador fundadora autor autora escritor escritora poeta periodista director directora alcalde alcaldesa "
    "ministro ministra presidente presidenta profesor profesora doctor doctora músico cantante actor actriz "
    "fondateur fondatrice auteur autrice écrivain écrivaine poète journaliste directeur directrice maire ministre "
    "président présidente professeur professeure chanteur chanteuse acteur actrice réalisateur réalisatrice "
    "fondatore fondatrice autore autrice scrittore scrittrice giornalista direttore direttrice sindaco sindaca "
    "presidente professore professoressa cantante attore attrice regista "
    "escritora jornalista diretor diretora prefeito prefeita professor professora cantora ator atriz "
    "oprichter schrijver schrijfster journaliste directeur burgemeester hoogleraar zangeres "
    "författare författaren journalisten regissör konstnär "
    "режиссер режиссёр писатель писательница журналист журналистка директор профессор художник художница"
)
"""What people do; before a name it describes them."""

SURNAME_CALLINGS = _words(
    "baker farmer potter weaver carpenter cook chef captain singer dancer painter major bauer maler sänger bäcker "
    "töpfer leiter gast musiker chair head coach pilot poet autor leader former junior senior local"
)
"""Callings that are surnames too."""

CALLING_ENDINGS = (
    "meister", "meisterin", "leiter", "leiterin", "direktor", "direktorin", "präsident", "präsidentin", "minister",
    "ministerin", "forscher", "forscherin", "schaftler", "schaftlerin", "ologe", "ologin", "lehrer", "lehrerin", "bauer",
    "bauerin", "macher", "macherin", "händler", "händlerin", "künstler", "künstlerin", "hauptmann", "kapitän", "kapitänin",
    "inhaber", "inhaberin", "gründer", "gründerin", "ingenieur", "ingenieurin", "techniker", "technikerin", "historiker",
    "historikerin", "autor", "autorin", "spieler", "spielerin", "trainer", "trainerin", "sprecher", "sprecherin", "vertreter",
    "vertreterin", "anwalt", "anwältin", "ärztin", "pfleger", "pflegerin", "beauftragte", "beauftragter", "vorsitzende",
    "vorsitzender", "experte", "expertin", "berater", "beraterin", "redakteur", "redakteurin", "verleger", "verlegerin",
    "redaktor", "chefin", "chef",
)  # fmt: skip
"""Ends of German compounds that tell what somebody does."""

SAINTS = _words("saint st san santa santo sankt sainte são")
"""With one word behind them, these name a place."""

PLACES_BEGIN = _words(
    "port puerto porto bad mount fort lake cape cap mont north south west east northern southern western eastern upper lower "
    "new old great grand big united national open mother father royal public general free freie freier deutsche deutscher "
    "deutsches deutschen schweizer österreichische neue neuer neues alte alter großer große roten rotes british american "
    "irish scottish dutch european african asian australian canadian artificial special working human social digital "
    "nueva nuevo gran real nouveau nouvelle grande nuova nuovo nova novo северный южный новый"
)
"""Words that a name of a place, an institution or a matter begins with, and no person's."""

FIRST_NAMES_TOO = _words(
    "will mark rose grace may art bill jack frank pat rob sue drew hope joy dawn chance guy max ray sandy ted tony ben nick "
    "chuck chip don gene jean josh miles peg penny reed robin rusty skip stew violet wade ward iris ivy lily olive hazel "
    "ginger amber jade pearl ruby basil heath clay dale glen cliff brook faith harmony sky angel christian victor dean earl "
    "pierre marine aurore rosa luz sol paz flor mar alba clara pilar dolores rocío viktor felix ernst hans"
)
"""Words of the language that are first names as well."""

PEOPLES = _words(
    "irish english french german dutch scottish welsh british spanish italian polish russian ukrainian chinese japanese "
    "korean indian american canadian mexican brazilian australian african european asian arab jewish catholic protestant "
    "muslim hindu buddhist atheist latina latino black white democrat republican swedish danish norwegian finnish czech "
    "greek turkish persian nigerian kenyan deutscher deutsche österreicher österreicherin schweizer schweizerin franzose "
    "française français française belge suisse español española mexicano mexicana argentino argentina italiano italiana "
    "português portuguesa brasileiro brasileira nederlander nederlandse svensk dansk norsk"
)
"""What people say they are, which is no first name."""

FUNCTION_WORDS = _words(
    "a an the this that these those my our your his her their its some any no every each all both many most other "
    "another such what which who whom whose how why when where whether i i'm i’m i've i’ve i'd i’d i'll i’ll you "
    "you're you’re he she it it's it’s we we're we’re they they're they’re me us him them there here there's here's "
    "and or but nor yet so because although though while if unless until since after before once of in on at by for "
    "with from to into about against between through during without within under over above below near behind "
    "beyond around across along upon toward towards via per than as like is are was were be been being am do does "
    "did have has had would can could should shall must might not don't didn't yes no okay ok well oh today "
    "tonight yesterday tomorrow now then again also just only even still already very too more less last next first "
    "second third new old good great hello hi hey welcome thanks thank dear please let let's let’s meet read see "
    "watch listen hear find get talk talks talking spoke speak speaks speaking told tell tells said says say asked "
    "ask asks interview interviews interviewed interviewing conversation conversations discussion spotlight profile "
    "portrait introducing introduction q&a questions question answers answer episode part chapter transcript text "
    "words photo photos photograph photographs image images picture pictures illustration credit credits note notes "
    "editor's published updated posted recorded edited translated written everyone everybody folks ladies gentlemen "
    "friends listeners viewers readers back using january february march july september october "
    "november december monday tuesday wednesday thursday friday saturday sunday spring winter fall "
    "english german french spanish italian portuguese dutch russian chinese japanese korean american british "
    "european african asian australian canadian indian "
    "der die das den dem des ein eine einen einem einer eines kein keine mein meine unser unsere dein ihr ihre sein "
    "seine dieser diese dieses und oder aber denn weil wenn als wie wo wer was warum wann ob von vom zu zum zur in "
    "im ins an am auf aus bei beim mit nach seit über unter vor hinter zwischen durch für gegen ohne um ich du er "
    "sie es wir mir mich uns ihnen ihm ihn ist sind war waren hat haben wird werden heute gestern morgen hier da "
    "dort nicht auch noch schon sehr herzlich willkommen hallo guten tag danke gespräch interview gespräche "
    "das-gespräch text foto fotos bild autoren übersetzung zum redaktion frage fragen antwort antworten "
    "el la los las un una unos unas lo al del mi mis tu su sus nuestro nuestra este esta y o pero porque aunque si "
    "cuando como cómo donde dónde quién qué por para con sin sobre entre desde hasta hacia de en a hoy ayer aquí "
    "hola bienvenido bienvenida bienvenidos gracias entrevista entrevistas texto fotos foto fotografía "
    "le les une des du aux mon ma mes notre nos votre vos son sa ses ce cet cette et ou mais donc car parce quand "
    "comment où qui que quoi pourquoi par pour avec sans sur sous entre depuis dans chez en je tu il elle nous vous voici voilà "
    "ils elles est sont aujourd'hui aujourd’hui ici bonjour bienvenue merci entretien propos recueillis photo texte "
    "il lo gli uno mio mia nostro nostra questo questa e ma perché quando come dove chi che con senza su tra fra da "
    "di oggi ieri qui ciao buongiorno benvenuto benvenuta benvenuti grazie intervista testo foto "
    "o os as um uma uns umas meu minha nosso nossa ao aos da das do dos no na nos nas pelo pela mas porque quando "
    "como onde quem com sem sobre em por para hoje ontem aqui olá obrigado obrigada bem-vindo bem-vinda conversa "
    "de het een mijn ons onze dit deze dat en maar want omdat als hoe waar wie wat waarom met door van voor bij uit "
    "naar over in op te vandaag hier hallo welkom bedankt gesprek tekst "
    "det den en ett min mitt vår vårt och men eller eftersom när hur var vem vad varför med av från för på till hos "
    "utan idag här hej välkommen tack intervju samtal "
    "af til hvad hvem hvor hvorfor velkommen tak tekst av fra hva hvem takk "
    "se on ja tai mutta kun miten missä kuka mikä miksi kanssa tänään tässä hei tervetuloa kiitos haastattelu teksti "
    "i w we z ze o do na po od przez dla przy to ten ta te jest są był była oraz ale lub dziś dzisiaj tu cześć "
    "witam witaj witamy dziękuję wywiad rozmowa rozmawia rozmawiał rozmawiała tekst zdjęcia "
    "a s se v ve na o od pro při je jsou byl byla ale nebo dnes zde dobrý vítejte děkuji rozhovor "
    "и в во на с со о об от для до по из у к за под над при через без про что кто как где когда почему это этот эта "
    "мой моя наш наша я ты вы он она мы они не но или если сегодня здесь вчера привет здравствуйте добро спасибо "
    "интервью беседа разговор текст фото беседовал беседовала "
    "bir bu şu o ve ile için ama da de gibi ne nasıl nerede neden bugün burada merhaba hoş teşekkürler röportaj "
    "söyleşi yazı fotoğraf "
    "розмовляв розмовляла розмовляли спілкувався спілкувалася спілкувалися записав записала беседовали беседует беседуют "
    "разговаривал разговаривала разговаривали расспрашивал расспрашивала записал записала взял взяла брал брала брали "
    "поговорил поговорила поговорили подготовил подготовила провел провёл провела вел вёл вела спрашивал спрашивала "
    "отвечает интервьюер ведущий ведущая вопросы автор меня зовут мы сегодня "
    "rozmawiali rozmawiają pytał pytała przeprowadził przeprowadziła nazywam jestem moim naszym prowadzący prowadząca "
    "zhováral zhovárala zhovárali rozprával rozprávala viedol viedla ptal ptala ptali vedl vedla připravil připravila jmenuji jsem mým naším "
    "haastattelussa haastattelu haastattelija haastateltava nimeni olen minun jag jeg min mitt gjesten gästen konuğum konuğumuz benim adım "
    "recueillis recueilli nous abbiamo mi chiamo sono wir wij me llamo chamo-me conversamos hablamos falamos "
    "mesdames messieurs dames heren damen herren señoras señores signore signori senhoras senhores damer herrar herrer дамы господа "
    "interviewerin vielen ik entrevistamos mówi rozmawiamy mit razgovarao razgovarala razgovarali razgovor intervju moj moja naš naša gošća zovem moje ime "
    "интервю интервюто взе проведе разговаря казвам моят нашият interjú készítette kérdezett szöveg szerző nevem mai vendégem vendégünk dengan di ke ini itu untuk hari selamat terima wawancara "
    "ο η οι τα του της των τον την τη με από για και στον στην στη στο ένας μια "
    "isn't aren't wasn't weren't won't wouldn't can't couldn't that's that’s what's what’s let’s there’s here’s"
)
"""Small and frequent words, and those that sentences and headlines begin with."""

SURNAMES_TOO = _words(
    "more still good read both an do he ho im in le lo ma na no on so son song su to wie you di de la"
)
"""Function words that are surnames, at the end of a name, as well."""

PARTICLES = _words(
    "van von der den de del della di da dos das do du la le el al bin ibn ben zu zur ter ten af av vom "
    "d' d’ st st. o"
)
"""Small words within names."""

JOINING_PARTICLES = _words("di de da do von van by par por af av d")
"""Small words within names that also say by whom something is."""

ARTICLES_BEFORE_THINGS = _words(
    "the an le la les l' l’ un une el los las una der die das dem den des ein eine einem einer eines il lo gli uno "
    "het een"
)
"""Behind these stands a thing; Portuguese puts an article before people, and its own are not listed."""

_ENGLISH_A = re.compile(r"(?:^|\s)(?:as|by|for|from|of|with)\s+a\s+$", re.IGNORECASE)
_QUESTIONS_TO = re.compile(r"fragen?\s+an\s+$", re.IGNORECASE)
"""In German, what looks like an article of English."""
LONGEST_ARTICLE = 10
"""Characters of an article and of the words and spaces that show it to be one or not."""

LOCATIVES = _words("in at near into aboard im beim à au aux dans em na te på в на w v ve nel nella")
"""Behind these stands a place or an event."""

GERMAN_ARTICLES = _words("der die dem den des")
"""Behind these a calling may stand before the name: `dem Geologen A. Roe`."""


_ADDRESSING = _words(
    "i i'm i’m i've i’ve we we're we’re us me my our you you're you’re your yours "
    "ich wir uns mich mir mein unser euch dir dich je j'ai j’ai nous vous votre yo nosotros nos usted ustedes "
    "noi voi nós você vocês ik wij ons jou jullie oss mig jeg deg dere я мы нам вас вам тебя já nás vás"
)
"""Words for who speaks and who is spoken to."""
_OPENING = _words(
    "thank thanks welcome hello hi hey please so well okay now "
    "danke vielen herzlich herzlichen willkommen hallo moin merci bienvenue bonjour bonsoir gracias "
    "muchas bienvenido bienvenida bienvenidos hola grazie benvenuto benvenuta ciao buongiorno "
    "obrigado obrigada bem-vindo bem-vinda olá dank bedankt welkom tack välkommen hej tak velkommen takk hei "
    "спасибо добро здравствуйте привет dziękuję dziękujemy witaj witamy cześć děkuji díky vítejte vítej ahoj"
)
"""Words with which somebody is greeted or thanked, or another sentence begins."""
_RELATIVE = _words("who who's who’s whose which both that der die qui que который которая che där som")
"""Words with which a clause about somebody begins."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_AT = re.compile(
    r"\b(?:at|of|for|from|with|in|am|an|bei|beim|der|des|von|vom|de|del|en|à|au|chez|di|da|do|na|van|bij|på|hos|av|af)\b",
    re.IGNORECASE,
)


def article_of(before: str, word: str) -> str:
    """The last word before a name where it is an article behind which no name stands: `with a Baker`.

    In Portuguese `a` alone stands before names, as `an` does in German: `Fragen an Ana Roe`.
    """
    if word == "a" and _ENGLISH_A.search(before) is not None:
        return "an"
    return "" if word == "an" and _QUESTIONS_TO.search(before) is not None else word


def says_who(phrase: str) -> bool:
    """Whether what stands behind a name says who that is: `Fellow at the Roe Institute`, and no clause.

    Nor is it said to whoever has the name.
    """
    if not 2 <= len(phrase.split()) <= 14 or _AT.search(phrase) is None:
        return False
    # `US` is no pronoun, but `I` is one.
    words = [word.casefold() for word in _WORD.findall(phrase) if len(word) == 1 or not word.isupper()]
    if words[:3] == ["first", "of", "all"] or not (_OPENING | _RELATIVE).isdisjoint(words[:1]):
        return False
    return _ADDRESSING.isdisjoint(words)
