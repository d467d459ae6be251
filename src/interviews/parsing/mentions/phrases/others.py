"""The phrases of Croatian and Serbian, Bulgarian, Hungarian, Turkish, Indonesian, Vietnamese, Greek."""

from __future__ import annotations

from interviews.parsing.mentions.phrases.form import Phrases

TURKISH = Phrases(
    bylines=(
        "(?:röportaj|söyleşi|mülakat|soru(?:lar)?|konuşan|röportajı yapan|söyleşiyi yapan): ?<asks><end>",
        "(?:yazı|yazan|metin): ?<author><end>",
    ),
    prose=(
        "<answers> ile (?:röportaj|söyleşi|mülakat|konuştuk|bir söyleşi|bir röportaj|sohbet)",
        r"<asks> sordu\b",
    ),
    titles=("^(?:röportaj|söyleşi) ?[:–—|-] ?<answers>",),
    spoken=(
        "(?:bugünkü )?(?:konuğum|konuğumuz)(?: bugün)?,? ...<guest~>",
        "hoş geldin(?:iz)?,? <guest~>",
        "(?:benim )?(?:adım|ismim) <self~>",
        r"ben <self>(?=,|\.|$|!)",
        "davet(?:iniz|in)? için teşekkür(?:ler)?(?: ederim)?,? <invites~>",
    ),
)

INDONESIAN = Phrases(
    bylines=(
        "(?:pewawancara|wawancara): ?<asks><end>",
        "(?:wawancara |ditulis |teks )?oleh:? <author><end>",
    ),
    prose=(
        "diwawancarai oleh <asks>",
        "<asks> mewawancarai ...<answers>",
        "(?:^|ini |[.:!—–|-] ?)wawancara (?:dengan|bersama) ...<answers>",
        "kami berbincang (?:dengan|bersama) ...<answers>",
    ),
    titles=("^wawancara ?[:–—|-] ?...<answers>",),
    spoken=(
        "tamu (?:saya|kami|kita)(?: hari ini)?(?: adalah|,|:) ...<guest~>",
        "selamat datang,? <guest~>",
        "nama saya <self~>",
        "terima kasih atas undangannya,? <invites~>",
    ),
)

VIETNAMESE = Phrases(
    bylines=(
        "(?:phỏng vấn|người phỏng vấn|thực hiện): ?<asks><end>",
        "<asks> thực hiện<end>",
    ),
    prose=(
        "<asks> phỏng vấn <answers>",
        "(?:^|cuộc |bài |[.:!—–|-] ?)(?:phỏng vấn|trò chuyện)(?: với| cùng)? ...<answers>",
    ),
    spoken=(
        "khách mời(?: của chúng ta| hôm nay| của chúng tôi)*(?: là|,|:) ...<guest~>",
        "(?:tôi tên là|tên tôi là|tôi là) <self>",
    ),
)

GREEK = Phrases(
    bylines=(
        "συνέντευξη(?: στ(?:ον|ην|η))?:? <asks><end>",
        "κείμενο: ?<author><end>",
    ),
    spoken=(
        "(?:καλεσμένος|καλεσμένη) (?:μου|μας)(?: σήμερα)?(?: είναι|,|:) (?:ο |η )?...<guest~>",
        "ονομάζομαι <self>",
    ),
)

CROATIAN = Phrases(
    bylines=(
        "razgovara(?:o|la|li):? <asks>",
        "(?:razgovor|intervju) (?:vodi[ol]?|vodila|vodili|pripremi[ol]?|pripremila):? <asks>",
        "(?:razgovor|intervju|novinar(?:ka)?|voditelj(?:ica)?): ?<asks><end>",
        "(?:tekst|autor(?:ica)?): ?<author><end>",
    ),
    inflected=("(?:intervju|razgovor|razgovaramo|razgovarali smo) (?:s|sa) ...<answers>",),
    spoken=(
        "(?:moj|naš|današnji) gost(?: danas)?(?: je|,|:) ...<guest~>",
        "(?:moja|naša|današnja) gošća(?: danas)?(?: je|,|:) ...<guest~>",
        "hvala na pozivu,? <invites~>",
        "zovem se <self~>",
        "moje ime je <self~>",
    ),
)

BULGARIAN = Phrases(
    bylines=(
        "(?:интервюто (?:взе|взеха|проведе)|интервю на|разговаря|разговора води):? <asks>",
        "(?:интервю|интервюиращ|водещ(?:а)?): ?<asks><end>",
        "(?:текст|автор(?:ка)?): ?<author><end>",
    ),
    prose=("(?:интервю|разговор) (?:с|със) ...<answers>",),
    spoken=(
        "(?:моят|нашият) гост(?: днес)?(?: е|,|:) ...<guest~>",
        "казвам се <self~>",
    ),
)

HUNGARIAN = Phrases(
    bylines=(
        "az interjút készítette:? <asks>",
        "(?:interjú|kérdezett|kérdező|riporter|műsorvezető|az interjút készítette): ?<asks><end>",
        "(?:szöveg|szerző|írta): ?<author><end>",
    ),
    spoken=(
        "(?:mai |a mai )?vendég(?:em|ünk)(?: ma)?,? ...<guest~>",
        "(?:a )?nevem <self~>",
        "<self> vagyok",
    ),
)
