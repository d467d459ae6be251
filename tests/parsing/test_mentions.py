"""Who is named around an interview, in the words of many languages; and who is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.parsing.mentions import bends, introductions, mentions_above, mentions_below
from interviews.parsing.mentions.prose import anchors
from interviews.parsing.people import affiliation_in

ASKS, ANSWERS, TAKES_PART = "interviewer", "interviewee", None
ORDINARY = frozenset(
    "a ferry pilot and the harbour master of great lakes keep shipping slack water rivers".split()
)
"""Words that the rest of a file may have in lower case."""


def _facts(language: str | None, text: str, title: str | None = None) -> set[tuple[str | None, str]]:
    lines = text.split("\n")
    found = mentions_above(lines, 0, len(lines), title=title, language=language, ordinary=ORDINARY)
    return {(one.role, one.name) for one in found if not one.inflected}


AROUND = [
    # English
    ("en", "Interviewed by Nadia Brock", {(ASKS, "Nadia Brock")}),
    ("en", "*Interview by Nadia Brock*", {(ASKS, "Nadia Brock")}),
    ("en", "By Nadia Brock", {(TAKES_PART, "Nadia Brock")}),
    ("en", "By Nadia Brock | 4 May 2017", {(TAKES_PART, "Nadia Brock")}),
    ("en", "Text: Nadia Brock, Photos: Leo Marsh", {(TAKES_PART, "Nadia Brock")}),
    ("en", "BY NADIA BROCK", {(TAKES_PART, "Nadia Brock")}),
    ("en", "# Interview with Theo Lindgren", {(ANSWERS, "Theo Lindgren")}),
    ("en", "# An Interview With Ferry Pilot Theo Lindgren", {(ANSWERS, "Theo Lindgren")}),
    ("en", "# Q&A: Theo Lindgren", {(ANSWERS, "Theo Lindgren")}),
    ("en", "# Tides and timetables: a conversation with Theo Lindgren", {(ANSWERS, "Theo Lindgren")}),
    ("en", "Nadia Brock sat down with Theo Lindgren, who pilots the ferry.", {(ASKS, "Nadia Brock"), (ANSWERS, "Theo Lindgren")}),
    ("en", "Last spring [Nadia Brock](https://example.org/n) talked with [Theo Lindgren](https://example.org/t) about tides.", {(ASKS, "Nadia Brock"), (ANSWERS, "Theo Lindgren")}),
    ("en", "This week we speak with the ferry pilot Theo Lindgren about tides.", {(ANSWERS, "Theo Lindgren")}),
    ("en", "Theo Lindgren has piloted ferries for ten years. Nadia Brock spoke to him on the quay.", {(ASKS, "Nadia Brock"), (ANSWERS, "Theo Lindgren")}),
    ("en", "I had the pleasure of speaking with Dr. Theo Lindgren of the Harbour Institute.", {(ANSWERS, "Dr. Theo Lindgren")}),
    ("en", "In this episode, host Nadia Brock is joined by guests Theo Lindgren and Ida Marsh.", {(ASKS, "Nadia Brock"), (ANSWERS, "Theo Lindgren"), (ANSWERS, "Ida Marsh")}),
    ("en", "Theo Lindgren in conversation with Nadia Brock", {(ASKS, "Nadia Brock"), (ANSWERS, "Theo Lindgren")}),
    ("en", "Moderated by Nadia Brock.", {(ASKS, "Nadia Brock")}),
    ("en", "Three pilots, one table. Our moderator Nadia Brock asked them how they learnt.", {(ASKS, "Nadia Brock")}),
    ("en", "Theo Lindgren, director of the Harbour Institute, speaks to Nadia Brock about tides.", {(ASKS, "Nadia Brock"), (ANSWERS, "Theo Lindgren")}),
    ("en", "This conversation between Nadia Brock and Theo Lindgren has been edited for length.", {(TAKES_PART, "Nadia Brock"), (TAKES_PART, "Theo Lindgren")}),
    ("en", "Interview with Mr. Theo Lindgren\nby Nadia Brock\nKolmen, 3 May 1974", {(ANSWERS, "Mr. Theo Lindgren"), (ASKS, "Nadia Brock")}),
    ("en", "INTERVIEW WITH THEO LINDGREN\nINTERVIEWED BY NADIA BROCK", {(ANSWERS, "Theo Lindgren"), (ASKS, "Nadia Brock")}),
    ("en", "Edited by Leo Marsh. Interview by Nadia Brock. Photography by Ida Marsh.", {(ASKS, "Nadia Brock")}),
    ("en", "Posted by Nadia Brock on 3 May 2019", {(TAKES_PART, "Nadia Brock")}),
    ("en", "Interview with Old Town Mayor Theo Lindgren", {(ANSWERS, "Theo Lindgren")}),
    ("en", "Interview with Slack Water producer Ida Marsh", {(ANSWERS, "Ida Marsh")}),
    ("en", "Interview with Frank Baker", {(ANSWERS, "Frank Baker")}),
    ("en", "Ida Marsh answers questions from Nadia Brock.", {(ANSWERS, "Ida Marsh"), (ASKS, "Nadia Brock")}),
    ("en", "# Member Spotlight – Ida Marsh", {(ANSWERS, "Ida Marsh")}),
    ("en", "# 38 - Ropes with Ida Marsh", {(TAKES_PART, "Ida Marsh")}),
    ("en", "Last month, Harbour Weekly editor Nadia Brock interviewed the painter Theo Lindgren.", {(ASKS, "Nadia Brock"), (ANSWERS, "Theo Lindgren")}),
    ("en", "We spoke with three of its pilots, Theo Lindgren, Ida Marsh, and Leo Brock, about tides.", {(ANSWERS, "Theo Lindgren"), (ANSWERS, "Ida Marsh"), (ANSWERS, "Leo Brock")}),
    # German
    ("de", "Das Interview mit Ida Marsch führte Jana Wolters am 3. Mai 2019.", {(ANSWERS, "Ida Marsch"), (ASKS, "Jana Wolters")}),
    ("de", "Ida Marsch im Gespräch mit Jana Wolters", {(TAKES_PART, "Ida Marsch"), (TAKES_PART, "Jana Wolters")}),
    ("de", "Mit Ida Marsch sprach Jana Wolters.", {(ANSWERS, "Ida Marsch"), (ASKS, "Jana Wolters")}),
    ("de", "Dr. Ida Marsch ist Geologin. Mit ihr sprach Jana Wolters.", {(ANSWERS, "Dr. Ida Marsch"), (ASKS, "Jana Wolters")}),
    ("de", "Interview mit Stadtarchäologin Ida Marsch", {(ANSWERS, "Ida Marsch")}),
    ("de", "Das Gespräch führte Jana Wolters.", {(ASKS, "Jana Wolters")}),
    ("de", "Das Interview führten Jana Wolters und Emil Krug.", {(ASKS, "Jana Wolters"), (ASKS, "Emil Krug")}),
    ("de", "Interview: Jana Wolters", {(ASKS, "Jana Wolters")}),
    ("de", "*Die Fragen stellte Jana Wolters.*", {(ASKS, "Jana Wolters")}),
    ("de", "Text: Jana Wolters | Foto: Emil Krug", {(TAKES_PART, "Jana Wolters")}),
    ("de", "Von Jana Wolters", {(TAKES_PART, "Jana Wolters")}),
    ("de", "# Interview mit Emil Krug", {(ANSWERS, "Emil Krug")}),
    ("de", "# „Der Deich hält“ – Interview mit der Geologin Emilie Krug", {(ANSWERS, "Emilie Krug")}),
    ("de", "Jana Wolters hat mit Emil Krug gesprochen, der Orgeln baut.", {(ASKS, "Jana Wolters"), (ANSWERS, "Emil Krug")}),
    ("de", "Wir sprachen mit Dr. Emilie Krug über den Deich.", {(ANSWERS, "Dr. Emilie Krug")}),
    ("de", "Zu Gast ist Emil Krug, Orgelbauer aus Kolmen.", {(ANSWERS, "Emil Krug")}),
    # French
    ("fr", "Propos recueillis par Solène Artaud", {(ASKS, "Solène Artaud")}),
    ("fr", "*Propos recueillis par Solène Artaud et Luc Damien.*", {(ASKS, "Solène Artaud"), (ASKS, "Luc Damien")}),
    ("fr", "Entretien réalisé par Solène Artaud", {(ASKS, "Solène Artaud")}),
    ("fr", "Par Solène Artaud", {(TAKES_PART, "Solène Artaud")}),
    ("fr", "Texte : Solène Artaud", {(TAKES_PART, "Solène Artaud")}),
    ("fr", "# Entretien avec Hugo Vasseur", {(ANSWERS, "Hugo Vasseur")}),
    ("fr", "# Interview d’Hugo Vasseur", {(ANSWERS, "Hugo Vasseur")}),
    ("fr", "Nous avons rencontré Hugo Vasseur, charpentier de marine à Lorgue.", {(ANSWERS, "Hugo Vasseur")}),
    ("fr", "Interview : Hugo Vasseur par Solène Artaud", {(ASKS, "Solène Artaud"), (ANSWERS, "Hugo Vasseur")}),
    ("fr", "Propos recueillis par S. Artaud", {(ASKS, "S. Artaud")}),
    ("fr", "Par Solène ARTAUD", {(TAKES_PART, "Solène ARTAUD")}),
    ("fr", "Hugo Vasseur, charpentier, répond aux questions de Solène Artaud.", {(ANSWERS, "Hugo Vasseur"), (ASKS, "Solène Artaud")}),
    # Spanish
    ("es", "# Entrevista a Marta Olmedo", {(ANSWERS, "Marta Olmedo")}),
    ("es", "Entrevista con Marta Olmedo por Darío Funes", {(ANSWERS, "Marta Olmedo"), (ASKS, "Darío Funes")}),
    ("es", "Por Darío Funes", {(TAKES_PART, "Darío Funes")}),
    ("es", "Darío Funes conversó con Marta Olmedo en el muelle.", {(ANSWERS, "Marta Olmedo"), (ASKS, "Darío Funes")}),
    ("es", "Hablamos con la geóloga Marta Olmedo sobre el dique.", {(ANSWERS, "Marta Olmedo")}),
    ("es", "Entrevistador: Darío Funes", {(ASKS, "Darío Funes")}),
    # Italian
    ("it", "Intervista a Chiara Bassani di Piero Conti", {(ANSWERS, "Chiara Bassani"), (ASKS, "Piero Conti")}),
    ("it", "# Intervista a Chiara Bassani", {(ANSWERS, "Chiara Bassani")}),
    ("it", "Abbiamo incontrato Chiara Bassani nel suo laboratorio.", {(ANSWERS, "Chiara Bassani")}),
    ("it", "a cura di Piero Corti", {(ASKS, "Piero Corti")}),
    # Portuguese
    ("pt", "# Entrevista com Beatriz Falcão", {(ANSWERS, "Beatriz Falcão")}),
    ("pt", "Entrevista realizada por Tiago Moura", {(ASKS, "Tiago Moura")}),
    ("pt", "Conversámos... Conversamos com a oleira Beatriz Falcão.", {(ANSWERS, "Beatriz Falcão")}),
    # Dutch
    ("nl", "Interview met Fenna Hoekstra, door Joris Bakker", {(ANSWERS, "Fenna Hoekstra"), (ASKS, "Joris Bakker")}),
    ("nl", "Tekst: Joris Bakker", {(TAKES_PART, "Joris Bakker")}),
    ("nl", "Wij spraken met Fenna Hoekstra over de dijk.", {(ANSWERS, "Fenna Hoekstra")}),
    # Nordic
    ("sv", "# Intervju med Sigrid Ekman", {(ANSWERS, "Sigrid Ekman")}),
    ("sv", "Text och foto: Nils Åberg", {(TAKES_PART, "Nils Åberg")}),
    ("da", "# Interview med Karen Dahlgaard", {(ANSWERS, "Karen Dahlgaard")}),
    ("da", "Af Mads Kjær", {(TAKES_PART, "Mads Kjær")}),
    ("no", "# Intervju med Ingrid Sæther", {(ANSWERS, "Ingrid Sæther")}),
    ("no", "Tekst: Odd Lien", {(TAKES_PART, "Odd Lien")}),
    ("fi", "Haastattelija: Aino Kettunen", {(ASKS, "Aino Kettunen")}),
    # Slavic
    ("pl", "Wywiad z Anną Zielińską, rozmawia Piotr Lisek", {(ASKS, "Piotr Lisek")}),
    ("pl", "Rozmawiała Anna Zielińska", {(ASKS, "Anna Zielińska")}),
    ("cs", "Ptala se Jana Dvorská", {(ASKS, "Jana Dvorská")}),
    ("cs", "Rozhovor vedl Pavel Hronek", {(ASKS, "Pavel Hronek")}),
    ("ru", "Беседовала Ольга Северина", {(ASKS, "Ольга Северина")}),
    ("ru", "Интервьюер: Ольга Северина", {(ASKS, "Ольга Северина")}),
    ("ru", "На вопросы отвечает геолог Артём Каменев.", {(ANSWERS, "Артём Каменев")}),
    ("uk", "Розмовляла Олена Гайова", {(ASKS, "Олена Гайова")}),
    ("hr", "Razgovarala Ivana Perić", {(ASKS, "Ivana Perić")}),
    ("bg", "# Интервю с Борис Данев", {(ANSWERS, "Борис Данев")}),
    ("hu", "Kérdezett: Varga Ilona", {(ASKS, "Varga Ilona")}),
    ("ru", "# Интервью с Артёмом Каменевым\n\nАртём Каменев двадцать лет измеряет реки.", {(ANSWERS, "Артём Каменев")}),
    ("pl", "# Wywiad z Anną Zielińską\n\nAnna Zielińska od lat naprawia sieci.", {(ANSWERS, "Anna Zielińska")}),
    # Others
    ("en", "This week we talk with [[Theo Lindgren]] and [[people/ida|Ida Marsh]].", {(ANSWERS, "Theo Lindgren"), (ANSWERS, "Ida Marsh")}),
    ("tr", "Röportaj: Defne Aksoy", {(ASKS, "Defne Aksoy")}),
    ("tr", "# Kerem Ozan ile söyleşi", {(ANSWERS, "Kerem Ozan")}),
    ("id", "# Wawancara dengan Dewi Lestarini", {(ANSWERS, "Dewi Lestarini")}),
    ("zh", "采访：林晓雯", {(ASKS, "林晓雯")}),
    ("zh", "受访者：赵一鸣", {(ANSWERS, "赵一鸣")}),
    ("zh", "# 林晓雯 对 赵一鸣 的专访", {(ASKS, "林晓雯"), (ANSWERS, "赵一鸣")}),
    ("ja", "聞き手：森本 葵", {(ASKS, "森本 葵")}),
    ("ja", "話し手：大沢健一", {(ANSWERS, "大沢健一")}),
    ("ko", "글: 한지우 기자", {(TAKES_PART, "한지우")}),
    ("ko", "인터뷰: 한지우", {(ASKS, "한지우")}),
    ("ar", "أجرى الحوار: كريم العطار", {(ASKS, "كريم العطار")}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "facts"), AROUND)
def test_the_words_around_an_interview_say_who_takes_part(
    language: str, text: str, facts: set[tuple[str | None, str]]
) -> None:
    assert _facts(language, text) == facts


LISTS = [
    ("Participants: Nadia Brock (NB), moderator; Theo Lindgren (TL), pilot at Kolmen Ferries", {(ASKS, "Nadia Brock", "NB"), (TAKES_PART, "Theo Lindgren", "TL")}),
    ("I: Interviewer, Nadia Brock; B: Befragter, Theo Lindgren", {(ASKS, "Nadia Brock", "I"), (ANSWERS, "Theo Lindgren", "B")}),
    ("NB = Nadia Brock\nTL = Theo Lindgren", {(TAKES_PART, "Nadia Brock", "NB"), (TAKES_PART, "Theo Lindgren", "TL")}),
    ("| Name | | |\n|---|---|---|\n| Nadia Brock | NB | moderator |\n| Theo Lindgren | TL | guest |", {(ASKS, "Nadia Brock", "NB"), (ANSWERS, "Theo Lindgren", "TL")}),
    ("- **Ida Marsh**, Harbour Board\n- **Theo Lindgren**, Ferry Guild\n- **Moderator:** Nadia Brock", {(TAKES_PART, "Ida Marsh", None), (TAKES_PART, "Theo Lindgren", None), (ASKS, "Nadia Brock", None)}),
    ("Host: Nadia Brock | Guest: Theo Lindgren", {(ASKS, "Nadia Brock", None), (ANSWERS, "Theo Lindgren", None)}),
    ("**Gast:** Theo Lindgren", {(ANSWERS, "Theo Lindgren", None)}),
    ("**Moderator:** Nadia", {(ASKS, "Nadia", None)}),
    ("**Participant:** P7, courier, 30-39", set()),
    ("**Guest:** Absolutely.", set()),
    ("**Interviewer:** How did Theo Lindgren come?", set()),
    ("- Tides, Harbour Board\n- The Kolmen Lights", set()),
    ("| Month | Tide |\n|---|---|\n| May | High |", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "facts"), LISTS)
def test_lists_say_who_takes_part(text: str, facts: set[tuple[str | None, str, str | None]]) -> None:
    lines = text.split("\n")
    assert {(one.role, one.name, one.alias) for one in mentions_above(lines, 0, len(lines))} == facts


NOBODY = [
    ("en", "In an interview with the Harbour Gazette, the mayor defended the plan."),
    ("en", "# Interview with the Founder of a Ferry Company"),
    ("en", "Interview with the director of the Harbour Museum"),
    ("en", "Read also: our interview with Theo Lindgren"),
    ("en", "- [Interview with Theo Lindgren](https://example.org/t)"),
    ("en", "Photos by Leo Marsh"),
    ("en", "Translated by Leo Marsh. Illustration: Ida Marsh"),
    ("en", "Next week: an interview with Theo Lindgren."),
    ("en", "An earlier interview with Theo Lindgren appeared in May."),
    ("en", "Interview with Theo Lindgren's brother"),
    ("en", "# Interview at the Kiln Derby"),
    ("en", "# A Conversation About Harbour Politics"),
    ("en", "# Meet the New Harbour Master"),
    ("en", "By the end of May, Theo Lindgren had left the board."),
    ("en", "By Monday Theo Lindgren was gone."),
    ("en", "The book by Theo Lindgren was printed in Kolmen."),
    ("en", "# Questions and Answers"),
    ("en", "We spoke with officials of the Lowland Rivers Institute."),
    ("en", "Interview with Great Lakes Shipping"),
    ("en", "Interview: On Tides and Timetables"),
    ("en", "**Interviewer:** How deep is the Tarn River?"),
    ("en", "**Host:** Welcome, everybody."),
    ("en", "This is not an interview with Theo Lindgren."),
    ("en", "# Episode 12: Slack Water"),
    ("en", "# Roundtable: Teaching Maps to Children"),
    ("en", "Interview with Saint Mary"),
    ("en", "*Nadia Brock is a writer in Kolmen. Her last book is Slack Water.*"),
    ("en", "An interview with the band Slack Water"),
    ("en", "Ahead of her talk at Harbour Days, Ida Marsh answered our questions."),
    ("en", "“I asked Ida Marsh for help,” said the mayor of Upper Kolmen."),
    ("en", '"We spoke with Ida Marsh," the board wrote.'),
    ("en", "The union met Ida Marsh on Monday."),
    ("en", "This transcript was edited by Leo Marsh and checked by Ida Marsh."),
    ("en", "Supported by the Ida Marsh Foundation"),
    ("en", "As Ida Marsh asked them, they left."),
    ("en", "# How Ida Marsh Met Theo Lindgren"),
    ("en", "# Profile: North Harbour"),
    ("en", "# With Open Arms"),
    ("en", "Hosted by Kolmen Public Radio"),
    ("en", "Host: Slack Water"),
    ("en", "AI = Artificial Intelligence"),
    ("en", "- Ropes, Rust and Tides\n- Great Lakes, Small Boats"),
    ("de", "Von Kolmen nach Hollin sind es zehn Kilometer."),
    ("de", "Gast: Freie Wähler Kolmen"),
    ("de", "Interview mit dem Roten Kreuz"),
    ("de", "Im Gespräch mit Experten"),
    ("fr", "# Entretien avec Port Lorgue Voile"),
    ("es", "De Puerto Hondo a Villa Real hay diez millas."),
    ("da", "Af København er intet tilbage."),
    ("ru", "Текст: Союз Рыбаков"),
    ("zh", "记者：王海边，你来了吗"),
    ("zh", "采访：本报编辑部"),
    ("ja", "取材：編集部について"),
    ("ko", "진행: 편집부"),
    ("de", "Interview mit der Leiterin des Museums"),
    ("de", "Sie lernte an der Bergakademie der Kolmen University, wie man bohrt."),
    ("de", "Foto: Emil Krug"),
    ("de", "Lesen Sie auch: Interview mit Emil Krug"),
    ("de", "# Im Gespräch über Deiche und Wasser"),
    ("de", "Von Montag bis Freitag ist das Deutsche Deichmuseum offen."),
    ("de", "Interview mit dem Deutschen Wetterdienst"),
    ("fr", "Entretien avec la directrice du Musée du Port"),
    ("fr", "Photos : Luc Damien"),
    ("fr", "# Rencontre avec les Amis du Port"),
    ("fr", "Par la suite, Hugo Vasseur a quitté le port."),
    ("es", "Entrevista con el Instituto del Mar"),
    ("es", "Por la tarde, Marta Olmedo cerró el taller."),
    ("es", "# Conversación con los vecinos de Puerto Hondo"),
    ("it", "# Intervista alla Fondazione Acqua Viva"),
    ("it", "Di sera Chiara Bassani chiude il laboratorio."),
    ("pt", "# Entrevista com a Câmara Municipal"),
    ("nl", "Interview met de directeur van het Zeemuseum"),
    ("nl", "Door de regen was Fenna Hoekstra te laat."),
    ("sv", "Av misstag stängde Sigrid Ekman dörren."),
    ("pl", "Wywiad z Anną Zielińską"),
    ("ru", "Интервью с Артёмом Каменевым"),
    ("ru", "Текст о Северном море"),
    ("zh", "# 专访设计师团队"),
    ("zh", "记者：你什么时候来的？"),
    ("ja", "# インタビュー：海の仕事について"),
    ("ko", "# 작가 인터뷰"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), NOBODY)
def test_nobody_is_named_where_nobody_is(language: str, text: str) -> None:
    assert _facts(language, text) == set()


SPOKEN = [
    ("en", "Welcome to Slack Water. I'm Nadia Brock, and with me as always is my co-host, Leo Marsh. Our guest today is the pilot Theo Lindgren.", {(TAKES_PART, "Nadia Brock"), (ASKS, "Leo Marsh"), (ANSWERS, "Theo Lindgren")}),
    ("en", "I'm your host, Nadia Brock, and today I'm joined by Theo Lindgren.", {(ASKS, "Nadia Brock"), (ANSWERS, "Theo Lindgren")}),
    ("en", "My co-host Leo is with me, and my guest is Theo.", {(ASKS, "Leo"), (ANSWERS, "Theo")}),
    ("en", "Welcome to the show, Theo.", {(ANSWERS, "Theo")}),
    ("en", "Thanks for having me, Nadia.", {(ASKS, "Nadia")}),
    ("en", "Hi, I'm Theo Lindgren. I pilot a ferry.", {(TAKES_PART, "Theo Lindgren")}),
    ("en", "My name is Theo Lindgren and I pilot a ferry.", {(TAKES_PART, "Theo Lindgren")}),
    ("en", "With us is Theo Lindgren from the Harbour Board.", {(ANSWERS, "Theo Lindgren")}),
    ("en", "Ida Marsh, welcome to Slack Water.", {(ANSWERS, "Ida Marsh")}),
    ("en", "Thanks, Nadia. It's good to be here.", {(ASKS, "Nadia")}),
    ("en", "My guest this week is the one and only Ida Marsh.", {(ANSWERS, "Ida Marsh")}),
    ("de", "Ich bin Jana Wolters und heute ist Emil Krug bei mir.", {(TAKES_PART, "Jana Wolters"), (ANSWERS, "Emil Krug")}),
    ("es", "Buenos días, Marta. Gracias por venir.", {(ANSWERS, "Marta")}),
    ("nl", "Ik ben Joris Bakker en vandaag spreek ik met Fenna Hoekstra.", {(TAKES_PART, "Joris Bakker"), (ANSWERS, "Fenna Hoekstra")}),
    ("de", "Mein Gast heute ist Emil Krug, Orgelbauer.", {(ANSWERS, "Emil Krug")}),
    ("de", "Bei mir im Studio ist heute Dr. Emilie Krug.", {(ANSWERS, "Dr. Emilie Krug")}),
    ("de", "Ich heiße Emil Krug und baue Orgeln.", {(TAKES_PART, "Emil Krug")}),
    ("de", "Vielen Dank für die Einladung, Frau Wolters.", {(ASKS, "Frau Wolters")}),
    ("fr", "Notre invité est Hugo Vasseur, charpentier.", {(ANSWERS, "Hugo Vasseur")}),
    ("fr", "Je m’appelle Hugo Vasseur, je suis charpentier.", {(TAKES_PART, "Hugo Vasseur")}),
    ("fr", "Bienvenue, Hugo.", {(ANSWERS, "Hugo")}),
    ("es", "Hoy nos acompaña Marta Olmedo.", {(ANSWERS, "Marta Olmedo")}),
    ("es", "Me llamo Marta Olmedo.", {(TAKES_PART, "Marta Olmedo")}),
    ("es", "Gracias por invitarme, Darío.", {(ASKS, "Darío")}),
    ("it", "La nostra ospite è Chiara Bassani.", {(ANSWERS, "Chiara Bassani")}),
    ("it", "Mi chiamo Chiara Bassani.", {(TAKES_PART, "Chiara Bassani")}),
    ("pt", "O meu convidado é o Tiago Moura.", {(ANSWERS, "Tiago Moura")}),
    ("pt", "Chamo-me Beatriz Falcão.", {(TAKES_PART, "Beatriz Falcão")}),
    ("nl", "Mijn gast vandaag is Fenna Hoekstra.", {(ANSWERS, "Fenna Hoekstra")}),
    ("nl", "Mijn naam is Fenna Hoekstra.", {(TAKES_PART, "Fenna Hoekstra")}),
    ("sv", "Jag heter Sigrid Ekman.", {(TAKES_PART, "Sigrid Ekman")}),
    ("da", "Jeg hedder Karen Dahlgaard.", {(TAKES_PART, "Karen Dahlgaard")}),
    ("no", "Gjesten min er Ingrid Sæther.", {(ANSWERS, "Ingrid Sæther")}),
    ("fi", "Nimeni on Aino Kettunen.", {(TAKES_PART, "Aino Kettunen")}),
    ("pl", "Nazywam się Anna Zielińska.", {(TAKES_PART, "Anna Zielińska")}),
    ("pl", "Moim gościem jest Piotr Lisek.", {(ANSWERS, "Piotr Lisek")}),
    ("cs", "Jmenuji se Jana Dvorská.", {(TAKES_PART, "Jana Dvorská")}),
    ("ru", "Меня зовут Артём Каменев.", {(TAKES_PART, "Артём Каменев")}),
    ("ru", "Сегодня у нас в гостях Артём Каменев.", {(ANSWERS, "Артём Каменев")}),
    ("tr", "Benim adım Kerem Ozan.", {(TAKES_PART, "Kerem Ozan")}),
    ("zh", "大家好，我是主持人林晓雯。", {(ASKS, "林晓雯")}),
    ("zh", "我叫赵一鸣，是一名摄影师。", {(TAKES_PART, "赵一鸣")}),
    ("ja", "大沢健一と申します。", {(TAKES_PART, "大沢健一")}),
    ("ko", "저는 한지우입니다.", {(TAKES_PART, "한지우")}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "facts"), SPOKEN)
def test_people_introduce_themselves_and_each_other(
    language: str, text: str, facts: set[tuple[str | None, str]]
) -> None:
    assert {(one.role, one.name) for one in introductions(text, language=language)} == facts


NOBODY_SPOKEN = [
    ("en", "I'm French, and I'm from Kolmen."),
    ("en", "I'm Glad to be here, really."),
    ("en", "Welcome, everybody. Welcome back to Slack Water."),
    ("en", "Thank you so much for having me."),
    ("en", "Our guest today is somebody who knows tides."),
    ("en", "My guest is the director of the Harbour Museum."),
    ("en", "I'm joined by the people of Kolmen."),
    ("en", "This is Slack Water, and here is the news."),
    ("en", "Welcome, Captain. Welcome, Professor."),
    ("en", "Thank you, Madam President, for having me."),
    ("fr", "Bienvenue, Mesdames et Messieurs."),
    ("nl", "Welkom, Dames en Heren."),
    ("en", "Yeah, I'm Irish and I'm Catholic."),
    ("en", "Yeah, thanks for coming. Well, thanks."),
    ("de", "Ich bin Lehrer aus Kolmen."),
    ("de", "Mein Gast ist Schriftsteller."),
    ("de", "Ich bin Deutsche Meisterin."),
    ("fr", "Je suis Français."),
    ("fr", "Notre invité est Ministre de la Mer."),
    ("es", "Soy de Puerto Hondo."),
    ("it", "Sono di Porto Cervo."),
    ("nl", "Ik ben Nederlander."),
    ("zh", "我是一名记者。"),
    ("zh", "今天的嘉宾是老师。"),
    ("ko", "저는 작가입니다."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), NOBODY_SPOKEN)
def test_nobody_is_introduced_where_nobody_is(language: str, text: str) -> None:
    assert introductions(text, language=language) == ()


def test_affiliations_and_lines_go_with_the_names() -> None:
    lines = [
        "# Tides",
        "",
        "We spoke on the quay of Kolmen to Theo Lindgren, pilot at Kolmen Ferries,",
        "and Ida Marsh (Harbour Board).",
        "",
        "By Nadia Brock",
    ]
    found = mentions_above(lines, 0, len(lines), language="en")
    assert [(one.name, one.line, one.affiliation) for one in found] == [("Nadia Brock", 5, None)]
    lines[2] = "We spoke to Theo Lindgren, pilot at Kolmen Ferries at the north quay,"
    found = mentions_above(lines, 0, len(lines), language="en")
    assert [(one.name, one.line, one.affiliation) for one in found] == [
        ("Theo Lindgren", 2, "pilot at Kolmen Ferries at the north quay"),
        ("Ida Marsh", 3, "Harbour Board"),
        ("Nadia Brock", 5, None),
    ]


@pytest.mark.parametrize(
    ("said", "affiliation"),
    [
        ("thanks for joining us on the quay", None),
        ("first of all a word on the tide", None),
        ("vielen Dank für den Besuch in Kolmen", None),
        ("merci d'être avec nous à Kolmen", None),
        ("who's from the harbour", None),
        ("first mate of the Kolmen ferry", "first mate of the Kolmen ferry"),
        ("head of the US office in Kolmen", "head of the US office in Kolmen"),
        ("from the harbour board", "from the harbour board"),
    ],
)
def test_what_is_said_to_somebody_is_no_affiliation(said: str, affiliation: str | None) -> None:
    assert affiliation_in(f"We have Theo Lindgren, {said}.", "Theo Lindgren") == affiliation
    introduced = mentions_above([f"We spoke to Theo Lindgren, {said}, by the sea."], 0, 1, language="en")
    assert [one.affiliation for one in introduced] == [affiliation]


def test_the_standfirst_of_the_front_matter_names_people() -> None:
    found = mentions_above([], 0, 0, standfirst=["Interview mit Emil Krug"], language="de")
    assert [(one.role, one.name) for one in found] == [(ANSWERS, "Emil Krug")]


def test_bylines_stand_below_too() -> None:
    lines = ["text", "", "---", "", "*Das Gespräch führte Jana Wolters.*", "", "Interview mit Emil Krug"]
    found = mentions_below(lines, 1, language="de")
    assert [(one.role, one.name, one.line) for one in found] == [(ASKS, "Jana Wolters", 4)]


def test_who_asks_in_one_sentence_and_answers_in_another_is_neither() -> None:
    assert _facts("en", "# Interview with Nadia Brock\n\nInterviewed by Nadia Brock") == set()


@pytest.mark.parametrize(
    ("inflected", "name", "same"),
    [
        ("Anną Zielińską", "Anna Zielińska", True),
        ("Артёмом Каменевым", "Артём Каменев", True),
        ("Janem Novákem", "Jan Novák", True),
        ("Anną Zielińską", "Piotr Lisek", False),
        ("Anną Zielińską", "Anna Maria Zielińska", False),
    ],
)
def test_a_name_in_another_case_is_told(inflected: str, name: str, same: bool) -> None:
    assert bends(inflected, name) is same


def test_every_match_of_a_phrase_holds_one_of_its_anchors() -> None:
    assert anchors("(?:our|his) guests?(?: today)?(?: is|:) <x>") == ({"guest"}, {"our", "his"})
    assert anchors("(?:von|durch)? <x> spricht") == ({"spricht"},)
    assert anchors("(?:ab|by)? ?<x>") == ()
    assert anchors("(?:text )?by:? <x>") == ({"by"},)


@given(st.text(max_size=300))
def test_looking_for_mentions_never_fails(text: str) -> None:
    lines = text.split("\n")
    mentions_above(lines, 0, len(lines), title=text)
    mentions_below(lines, 0)
    introductions(text)
