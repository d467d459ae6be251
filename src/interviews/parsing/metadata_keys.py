"""The keys under which front matter and lists of data keep what is known, in many languages.

All are folded as `folded_key` folds them: lower case, without accents, with `_` for spaces and hyphens.
Where several of a table are used, the first of the table counts.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=4096)
def folded_key(key: str) -> str:
    """A key as the tables have it: `Fecha de publicación` is `fecha_de_publicacion`."""
    lowered = unicodedata.normalize("NFKD", key.strip().casefold())
    bare = "".join(character for character in lowered if not unicodedata.combining(character))
    composed = unicodedata.normalize("NFC", bare)
    return composed.replace("-", "_").replace(" ", "_").replace("ł", "l").replace("ø", "o").strip("_:")


def _keys(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(folded_key(key) for key in text.split()))


TITLE_KEYS = _keys(
    "title episode_title headline name titulo título titre titel titolo tytul tytuł titul titulek nadpis название "
    "заголовок назва otsikko rubrik overskrift tittel titlu titol títol başlık judul tiêu_đề τίτλος 标题 標題 题目 題名 "
    "タイトル 題 제목 عنوان العنوان כותרת"
)
DATE_KEYS = _keys(
    "date issued published publish_date publishdate pubdate pub_date publication_date date_published published_at "
    "published_on posted_on interview_date date_of_interview recorded recorded_on recording_date date_recorded air_date airdate "
    "aired broadcast created created_at timestamp datetime dateadded date_added fecha fecha_de_publicacion fecha_publicacion fecha_entrevista "
    "date_de_publication date_publication publie publié_le datum erscheinungsdatum veroeffentlicht veröffentlicht "
    "veröffentlicht_am erschienen aufgenommen aufnahmedatum data data_di_pubblicazione pubblicato data_de_publicacao "
    "publicado publicado_em publicatiedatum gepubliceerd publicerad publiceret publisert dato paivamaara päivämäärä pvm "
    "julkaistu data_publikacji opublikowano datum_vydani дата дата_публикации опубликовано дата_публікації опубліковано "
    "tarih tanggal ngay ημερομηνία data_publicarii 日期 发布日期 发布时间 发表时间 发表日期 發佈日期 發布時間 采访时间 采访日期 访谈时间 访谈日期 訪談日期 录制时间 日時 日付 公開日 掲載日 取材日 収録日 날짜 일자 게시일 작성일 "
    "التاريخ تاريخ تاریخ תאריך दिनांक तारीख तिथि তারিখ วันที่ dátum tarihi kuupäev datums"
)
OUTLET_KEYS = _keys(
    "outlet publication container_title show podcast programme program newspaper magazine journal newsletter archive "
    "repository collection source site sitename site_name series medio periodico periódico diario revista programa media émission "
    "emission revue zeitung zeitschrift magazin sendung reihe quelle testata giornale rivista fonte trasmissione jornal "
    "veiculo veículo krant tijdschrift bron omroep tidning avis blad lehti gazeta czasopismo zrodlo źródło noviny časopis "
    "издание газета источник видання джерело yayın dergi kaynak penerbit media_outlet 媒体 媒體 来源 出处 掲載 媒体名 매체 출처"
)
URL_KEYS = _keys(
    "url link canonical_url canonicalurl source_url original_url permalink via source video audio enlace lien adresse "
    "verweis lenke länk odkaz ссылка посилання bağlantı tautan 链接 原文链接 原文 リンク 링크"
)
MEDIA_KEYS = _keys(
    "media media_file media_url recording recording_url audio audio_file audio_url video video_file video_url enclosure "
    "sound_file mp3 grabación enregistrement aufnahme registrazione gravação opname nagranie запись запис 录音 音频 録音 녹음"
)
MEDIA_SUFFIXES = frozenset(
    f".{suffix}"
    for suffix in _keys(
        "mp3 m4a m4b aac ogg oga opus flac wav wma aif aiff amr mp4 m4v mov mkv webm avi mpg mpeg ogv wmv 3gp"
    )
)
"""What names of recordings end in; `media` alone may as well name a newspaper."""
SLUG_KEYS = _keys(
    "permalink slug path aliases reference url link canonical_url canonicalurl source_url original_url via"
)
"""Values that may hold the address of the page, which often begins with the date."""
TOPIC_KEYS = _keys(
    "topics tags keywords etiquetas etiquettes schlagworte schlagwörter mots_cles stichworte tagi метки 标签 タグ 태그"
)
INTERVIEWER_KEYS = _keys(
    "interviewers interviewer interviewed_by hosts host moderator moderators interviewerin interviewende interview_von "
    "entrevistador entrevistadora entrevistadores entrevistado_por entrevistador_a intervieweur intervieweuse "
    "intervieweurs interviewe_par propos_recueillis_par intervistatore intervistatrice intervistatori intervista_di "
    "intervistato_da intervjuare intervjuer interviewer_in haastattelija prowadzacy prowadząca wywiad_przeprowadzil "
    "moderatorin moderation moderador moderadora animateur animatrice conductor conductora presentador presentadora "
    "интервьюер ведущий ведущая интервьюеры інтервюер ведучий ведуча röportajı_yapan sunucu pewawancara 采访者 采访 采访人 记者 "
    "主持人 記者 採訪 聞き手 インタビュアー 인터뷰어 진행자 진행 المحاور מראיין"
)
INTERVIEWEE_KEYS = _keys(
    "interviewees interviewee guests guest narrator narrators interviewt interviewte interviewter interviewpartner "
    "interviewpartnerin gesprächspartner gesprächspartnerin befragter befragte gast gäste gaste entrevistado entrevistada "
    "entrevistados entrevistadas invitado invitada invitados invitadas invite invitee invites invité invitée invités "
    "interviewe interviewee_s intervistato intervistata intervistati ospite ospiti convidado convidada convidados "
    "convidadas geïnterviewde gasten intervjuad gäst gäster gjest gjester gæst gæster haastateltava vieras gosc gość goscie "
    "host_rozhovoru гость гостья гости собеседник собеседница респондент гість гостя konuk konuklar narasumber tamu 嘉宾 嘉賓 "
    "受访者 受訪者 采访对象 ゲスト 話し手 게스트 인터뷰이 الضيف מרואיין"
)
OTHER_PEOPLE_KEYS = _keys(
    "speakers speaker participants authors author by byline autor autora autores autoren autorin auteur auteure auteurs "
    "autrice autore autori forfatter författare kirjoittaja автор авторы yazar penulis 作者 撰文 著者 執筆 글 저자 teilnehmer "
    "participantes partecipanti deelnemers deltagare uczestnicy участники 参与者 参加者"
)
STANDFIRST_KEYS = _keys(
    "subtitle description excerpt summary preview deck dek lead lede standfirst abstract teaser intro subtitulo "
    "descripcion entradilla sous_titre chapo resume untertitel vorspann zusammenfassung beschreibung sottotitolo "
    "sommario descrizione subtitulo descricao resumo ondertitel samenvatting ingress underrubrik opis podtytul "
    "подзаголовок описание анонс 副标题 摘要 简介 副題 概要 부제 요약"
)
"""What they hold says in sentences who talks with whom."""
LANGUAGE_KEYS = _keys(
    "language lang locale idioma sprache langue lingua taal sprak språk kieli język jezyk язык мова dil bahasa 语言 言語 언어"
)
GENRE_KEYS = _keys(
    "genre kind kind_of_interview interview_type género genero genere gattung art_des_interviews type_d_entretien"
)
CSL_KEYS = {
    "archive": _keys(
        "archive repository repositorio repositório dépôt depot archiv archivo arquivo archivio archief arkiv arkisto archiwum архив"
    ),
    "archive_collection": _keys(
        "archive_collection collection fonds bestand colección coleccion coleção colecao collezione collectie samling фонд"
    ),
    "archive_location": _keys(
        "archive_location accession accession_number accession_no call_number callnumber shelfmark shelf_mark signatur cote "
        "signatura segnatura inventory_number inventarisnummer box tape reel"
    ),
    "archive-place": _keys("archive_place place_of_archive repository_place repository_location"),
    "event-title": _keys("event event_title conference veranstaltung tagung evento événement evenement"),
    "event-place": _keys("event_place venue veranstaltungsort"),
}
"""Variables of CSL that front matter may name in the words of the field.

An archive is also the outlet, for those who filter by it."""
NESTED = ("extra", "params", "taxonomies", "properties", "metadata", "meta")
"""Tables in which static site generators keep further keys."""
KNOWN_KEYS = frozenset(
    (
        *TITLE_KEYS, *DATE_KEYS, *OUTLET_KEYS, *URL_KEYS, *MEDIA_KEYS, *SLUG_KEYS, *TOPIC_KEYS, *INTERVIEWER_KEYS,
        *INTERVIEWEE_KEYS, *OTHER_PEOPLE_KEYS, *LANGUAGE_KEYS, "subtitle", "subject", "publisher", "doi", "accessed",
        *GENRE_KEYS, *(key for keys in CSL_KEYS.values() for key in keys if key not in ("box", "tape", "reel")),
        "medium", "location", "place", "ort", "lugar", "lieu", "luogo", "plaats", "место", "category",
        "categories", "summary", "description", "abstract", "copyright", "license", "email", "affiliation", "draft",
        "layout", "status", "duration", "transcriber", "transcribed_by", "editor", "photographer", "cssclass", "format",
    )
)  # fmt: skip
"""All keys that lines above a text may have that are data and no speech."""
