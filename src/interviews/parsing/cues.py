"""What hosts, guests and programmes say, by language.

Used for the language of a transcript, and the English ones in every language.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


class Cues(msgspec.Struct, frozen=True):
    host: tuple[str, ...]
    """To a guest, about one, and to lead from question to question."""
    guest: tuple[str, ...]
    """To a host, in thanks for the invitation."""
    programme: tuple[str, ...] = ()
    """Of sponsors, breaks, the episode and its listeners."""


def cues_of(language: str | None) -> Cues:
    """The cues of a language, with the English ones; all where the language is not known."""
    return _together((language or "").split("-")[0].casefold())


@lru_cache(maxsize=64)
def _together(language: str) -> Cues:
    own = [CUES[language]] if language in CUES else [] if language else list(CUES.values())
    used = [CUES["en"], *(one for one in own if one is not CUES["en"])]
    return Cues(
        tuple(phrase for one in used for phrase in one.host),
        tuple(phrase for one in used for phrase in one.guest),
        tuple(phrase for one in used for phrase in one.programme),
    )


CUES: dict[str, Cues] = {
    "en": Cues(
        host=_phrases(
            "thanks for joining|thank you for joining|joining us today|joining me today|"
            "welcome to the show|welcome back to|welcome to another|welcome to episode|our guest|my guest|"
            "special guest|your host|joined by|joining us|with us today|with me today|in the studio|"
            "thank you for your time|thanks for your time|thanks for coming|thank you for coming|"
            "thank you for talking|thanks for talking|thank you for speaking|thanks for speaking|"
            "thank you so much for being|thanks for being|thank you for being|for agreeing to|"
            "let's start with|let’s start with|let's begin|let’s begin|to start with, |tell our listeners|"
            "my first question|next question|last question|final question|one last thing|anything else you|"
            "before we go|wrap up"
        ),
        guest=_phrases(
            "thanks for having|thank you for having|thank you so much for having|thanks so much for having|"
            "for inviting me|for inviting us|for the invitation|glad to be here|happy to be here|"
            "great to be here|good to be here|pleasure to be here|excited to be here|honored to be|"
            "honoured to be|for the opportunity to|thank you for interviewing"
        ),
        programme=_phrases(
            "give away|giveaway|sponsor|brought to you by|promo code|discount code|voucher|use the code|"
            "our code|a quick word|a quick break|after the break|we'll be back|we’ll be back|be right back|"
            "welcome back|stay tuned|this episode|next episode|today's episode|today’s episode|"
            "today's show|on the show|subscribe|our listeners|listeners get|leave a review|patreon|"
            "newsletter|that is a good place to end|that's all we have time|we are out of time|"
            "we're out of time|until next time|see you next"
        ),
    ),
    "ar": Cues(
        host=_phrases("شكرا لحضورك|ضيفنا"),
        guest=_phrases("شكرا على الدعوة|شكرا لاستضافتي"),
    ),
    "de": Cues(
        host=_phrases(
            "dank für das gespräch|danke für das gespräch|für ihre zeit|für deine zeit|herzlich willkommen|"
            "zu gast|mein gast|unser gast|meine letzte frage|letzte frage|erste frage|schön, dass sie|"
            "schön, dass du"
        ),
        guest=_phrases(
            "danke für die einladung|dank für die einladung|dass ich hier sein|dass ich da sein|"
            "freue mich, hier zu sein"
        ),
        programme=_phrases(
            "verlosen|verlosung|kurze pause|nach der pause|werbung|gleich zurück|unser sponsor|"
            "hauptsponsor|rabattcode|gutscheincode|diese folge|nächste folge|abonniert|zuhörerinnen"
        ),
    ),
    "es": Cues(
        host=_phrases(
            "gracias por estar|gracias por acompañ|gracias por su tiempo|gracias por tu tiempo|"
            "nos acompaña|nuestro invitado|nuestra invitada|bienvenid|última pregunta|primera pregunta"
        ),
        guest=_phrases(
            "gracias por invitar|gracias por la invitación|gracias por recibir|un placer estar|"
            "encantado de estar|encantada de estar"
        ),
        programme=_phrases(
            "sortear|sorteo|una pausa|volvemos enseguida|patrocinad|código de descuento|este episodio|"
            "suscríb|oyentes"
        ),
    ),
    "fr": Cues(
        host=_phrases(
            "merci d'avoir accepté|merci d’avoir accepté|merci d'être|merci d’être|"
            "merci pour cet entretien|mon invité|notre invité|bienvenue|dernière question|première question"
        ),
        guest=_phrases(
            "merci de m'avoir|merci de m’avoir|merci pour l'invitation|merci pour l’invitation|"
            "merci de m'inviter|ravi d'être|ravie d'être|ravi d’être|ravie d’être"
        ),
        programme=_phrases(
            "faire gagner|une pause|après la pause|partenaire de|code promo|cet épisode|abonnez-vous|"
            "auditeurs|auditrices"
        ),
    ),
    "it": Cues(
        host=_phrases(
            "grazie per essere|grazie per il suo tempo|grazie per questa|il nostro ospite|la nostra ospite|"
            "benvenut|ultima domanda|prima domanda"
        ),
        guest=_phrases("grazie per l'invito|grazie per l’invito|grazie per avermi|grazie dell'invito"),
        programme=_phrases(
            "in palio|una breve pausa|dopo la pausa|codice sconto|questo episodio|iscrivetevi|ascoltatori"
        ),
    ),
    "ja": Cues(
        host=_phrases("本日のゲスト|今日のゲスト|お越しいただき|最後の質問"),
        guest=_phrases("お招きいただき|呼んでいただ"),
        programme=_phrases("スポンサー|番組|リスナー"),
    ),
    "ko": Cues(
        host=_phrases("모셨습니다|함께해 주셔서|마지막 질문"),
        guest=_phrases("초대해 주셔서|불러 주셔서"),
        programme=_phrases("광고|구독|청취자"),
    ),
    "nl": Cues(
        host=_phrases(
            "bedankt voor het gesprek|bedankt voor je tijd|bedankt voor uw tijd|te gast|onze gast|"
            "welkom bij|laatste vraag"
        ),
        guest=_phrases("voor de uitnodiging|fijn om hier|leuk om hier"),
        programme=_phrases("weggeven|korte pauze|na de pauze|kortingscode|deze aflevering|luisteraars"),
    ),
    "pl": Cues(
        host=_phrases("dziękuję za rozmowę|naszym gościem|moim gościem|gościem jest|ostatnie pytanie"),
        guest=_phrases("dziękuję za zaproszenie"),
        programme=_phrases("krótka przerwa|po przerwie|kod rabatowy|ten odcinek|słuchacz"),
    ),
    "pt": Cues(
        host=_phrases(
            "obrigado por participar|obrigada por participar|pelo seu tempo|nosso convidado|"
            "nossa convidada|bem-vind|última pergunta"
        ),
        guest=_phrases(
            "obrigado pelo convite|obrigada pelo convite|obrigado por me|obrigada por me|é um prazer estar"
        ),
        programme=_phrases(
            "um intervalo|depois do intervalo|código promocional|este episódio|inscreva-se|ouvintes"
        ),
    ),
    "ru": Cues(
        host=_phrases(
            "спасибо за интервью|спасибо за беседу|спасибо за разговор|наш гость|в гостях|последний вопрос|"
            "первый вопрос"
        ),
        guest=_phrases("спасибо за приглашение|спасибо, что пригласили"),
        programme=_phrases("розыгрыш|спонсор|промокод|после перерыва|этот выпуск|подписывайтесь|слушател"),
    ),
    "sv": Cues(
        host=_phrases("tack för samtalet|välkommen|sista frågan"),
        guest=_phrases("tack för att jag|tack för inbjudan"),
        programme=_phrases("reklampaus|det här avsnittet|lyssnare"),
    ),
    "tr": Cues(
        host=_phrases("teşekkür ederiz|konuğumuz|son soru"),
        guest=_phrases("davetiniz için|davet için|beni davet"),
        programme=_phrases("sponsorumuz|aradan sonra|bu bölüm|dinleyici"),
    ),
    "zh": Cues(
        host=_phrases("感谢您接受|感谢接受|欢迎|做客|最后一个问题"),
        guest=_phrases("谢谢邀请|感谢邀请|谢谢您的邀请|很高兴来到"),
        programme=_phrases("广告|赞助|休息一下|本期节目|订阅|听众"),
    ),
}
