"""The phrases of Turkish, Indonesian, Vietnamese, Greek."""

from __future__ import annotations

from interviews.parsing.mentions.phrases.form import Phrases

TURKISH = Phrases(
    stems=(
        "röportaj|söyleşi|konuş|yazı|konuğ|konuk|hoş geldin|adım|ismim|ben |teşekkür|mülakat"
    ),
    bylines=(
        "(?:röportaj|söyleşi|mülakat|soru(?:lar)?|konuşan|röportajı yapan|söyleşiyi yapan): ?<asks><end>",
        "(?:yazı|yazan|metin): ?<author><end>",
    ),
    prose=(
        "<answers> ile (?:röportaj|söyleşi|mülakat|konuştuk|bir söyleşi|bir röportaj|sohbet)",
        r"<asks> sordu\b",
    ),
    titles=(
        "^(?:röportaj|söyleşi)[:–—|-] ?<answers>",
    ),
    spoken=(
        "(?:bugünkü )?(?:konuğum|konuğumuz)(?: bugün)?,? ...<guest~>",
        "hoş geldin(?:iz)?,? <guest~>",
        "(?:benim )?(?:adım|ismim) <self~>",
        r"ben <self>(?=,|\.|$|!)",
        "davet(?:iniz|in)? için teşekkür(?:ler)?(?: ederim)?,? <invites~>",
    ),
)

INDONESIAN = Phrases(
    stems=(
        "wawancara|diwawancarai|pewawancara|oleh|nama saya|tamu|selamat datang|saya |berbincang"
    ),
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
    titles=(
        "^wawancara (?:dengan|bersama) ...<answers>",
        "^wawancara[:–—|-] ?...<answers>",
    ),
    spoken=(
        "tamu (?:saya|kami|kita)(?: hari ini)?(?: adalah|,|:) ...<guest~>",
        "selamat datang,? <guest~>",
        "nama saya <self~>",
        "terima kasih atas undangannya,? <invites~>",
    ),
)

VIETNAMESE = Phrases(
    stems=(
        "phỏng vấn|thực hiện|khách mời|tên là|tôi là|trò chuyện|cảm ơn"
    ),
    bylines=(
        "(?:phỏng vấn|người phỏng vấn|thực hiện): ?<asks><end>",
        "<asks> thực hiện<end>",
    ),
    prose=(
        "<asks> phỏng vấn <answers>",
        "(?:^|cuộc |bài |[.:!—–|-] ?)(?:phỏng vấn|trò chuyện)(?: với| cùng)? ...<answers>",
    ),
    titles=(
        "^(?:cuộc )?(?:phỏng vấn|trò chuyện)(?: với| cùng)? ...<answers>",
    ),
    spoken=(
        "khách mời(?: của chúng ta| hôm nay| của chúng tôi)*(?: là|,|:) ...<guest~>",
        "(?:tôi tên là|tên tôi là|tôi là) <self>",
    ),
)

GREEK = Phrases(
    stems=(
        "συνέντευξη|κείμενο|καλεσμέν|με λένε|ονομάζομαι|καλώς|συνομιλ"
    ),
    bylines=(
        "συνέντευξη(?: στ(?:ον|ην|η))?:? <asks><end>",
        "κείμενο: ?<author><end>",
    ),
    spoken=(
        "(?:καλεσμένος|καλεσμένη) (?:μου|μας)(?: σήμερα)?(?: είναι|,|:) (?:ο |η )?...<guest~>",
        "ονομάζομαι <self>",
    ),
)
