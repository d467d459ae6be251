"""The phrases of Turkish, Indonesian, Vietnamese, Greek, Croatian and Serbian, Bulgarian, Hungarian."""

TABLE = r"""
tr bylines    (?:röportaj|söyleşi|mülakat|soru(?:lar)?|konuşan|röportajı yapan|söyleşiyi yapan): ?<asks><end>
tr bylines    (?:yazı|yazan|metin): ?<author><end>
tr prose      <answers> ile (?:röportaj|söyleşi|mülakat|konuştuk|bir söyleşi|bir röportaj|sohbet)
tr prose      <asks> sordu\b
tr titles     ^(?:röportaj|söyleşi) ?[:–—|-] ?<answers>
tr spoken     (?:bugünkü )?(?:konuğum|konuğumuz)(?: bugün)?,? ...<guest~>
tr spoken     hoş geldin(?:iz)?,? <guest~>
tr spoken     (?:benim )?(?:adım|ismim) <self~>
tr spoken     ben <self>(?=,|\.|$|!)
tr spoken     davet(?:iniz|in)? için teşekkür(?:ler)?(?: ederim)?,? <invites~>

id bylines    (?:pewawancara|wawancara): ?<asks><end>
id bylines    (?:wawancara |ditulis |teks )?oleh:? <author><end>
id prose      diwawancarai oleh <asks>
id prose      <asks> mewawancarai ...<answers>
id prose      (?:^|ini |[.:!—–|-] ?)wawancara (?:dengan|bersama) ...<answers>
id prose      kami berbincang (?:dengan|bersama) ...<answers>
id titles     ^wawancara ?[:–—|-] ?...<answers>
id spoken     tamu (?:saya|kami|kita)(?: hari ini)?(?: adalah|,|:) ...<guest~>
id spoken     selamat datang,? <guest~>
id spoken     nama saya <self~>
id spoken     terima kasih atas undangannya,? <invites~>

vi bylines    (?:phỏng vấn|người phỏng vấn|thực hiện): ?<asks><end>
vi bylines    <asks> thực hiện<end>
vi prose      <asks> phỏng vấn <answers>
vi prose      (?:^|cuộc |bài |[.:!—–|-] ?)(?:phỏng vấn|trò chuyện)(?: với| cùng)? ...<answers>
vi spoken     khách mời(?: của chúng ta| hôm nay| của chúng tôi)*(?: là|,|:) ...<guest~>
vi spoken     (?:tôi tên là|tên tôi là|tôi là) <self>

el bylines    συνέντευξη(?: στ(?:ον|ην|η))?:? <asks><end>
el bylines    κείμενο: ?<author><end>
el spoken     (?:καλεσμένος|καλεσμένη) (?:μου|μας)(?: σήμερα)?(?: είναι|,|:) (?:ο |η )?...<guest~>
el spoken     ονομάζομαι <self>
el inflected  (?:συνέντευξη|συζήτηση) (?:με|του|της) (?:τον |την |τη |το )?...<answers>

hr bylines    razgovara(?:o|la|li):? <asks>
hr bylines    (?:razgovor|intervju) (?:vodi[ol]?|vodila|vodili|pripremi[ol]?|pripremila):? <asks>
hr bylines    (?:razgovor|intervju|novinar(?:ka)?|voditelj(?:ica)?): ?<asks><end>
hr bylines    (?:tekst|autor(?:ica)?): ?<author><end>
hr spoken     (?:moj|naš|današnji) gost(?: danas)?(?: je|,|:) ...<guest~>
hr spoken     (?:moja|naša|današnja) gošća(?: danas)?(?: je|,|:) ...<guest~>
hr spoken     hvala na pozivu,? <invites~>
hr spoken     zovem se <self~>
hr spoken     moje ime je <self~>
hr inflected  (?:intervju|razgovor|razgovaramo|razgovarali smo) (?:s|sa) ...<answers>

bg bylines    (?:интервюто (?:взе|взеха|проведе)|интервю на|разговаря|разговора води):? <asks>
bg bylines    (?:интервю|интервюиращ|водещ(?:а)?): ?<asks><end>
bg bylines    (?:текст|автор(?:ка)?): ?<author><end>
bg prose      (?:интервю|разговор) (?:с|със) ...<answers>
bg spoken     (?:моят|нашият) гост(?: днес)?(?: е|,|:) ...<guest~>
bg spoken     казвам се <self~>

hu bylines    az interjút készítette:? <asks>
hu bylines    (?:interjú|kérdezett|kérdező|riporter|műsorvezető|az interjút készítette): ?<asks><end>
hu bylines    (?:szöveg|szerző|írta): ?<author><end>
hu bylines    készítette: ?<author><end>
hu inflected  (?:interjú|beszélgetés|beszélgettünk) ...<answers>
hu spoken     (?:mai |a mai )?vendég(?:em|ünk)(?: ma)?,? ...<guest~>
hu spoken     (?:a )?nevem <self~>
hu spoken     <self> vagyok
"""
