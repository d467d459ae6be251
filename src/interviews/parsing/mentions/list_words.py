"""Words in lists of who takes part, as data; casefolded, between bars."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split("|"))


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
    "interviewed by|interview by|conducted by|hosted by|moderated by|presented by|presenters|moderation|moderiert von|"
    "gesprächsführung|interviewführung|interviewende|animé par|animation|modération|entrevistadores|entrevistadoras|"
    "intervistatori|conduzione|prowadzący|prowadząca|moderátor|moderátorka|tazatel|tazatelka|ptal se|ptala se|интервьюеры|ведущие|модератор|ведучий|ведуча|"
    "haastattelija|intervjuare|intervjuer|voditelj|voditeljica|műsorvezető|водещ|sunan|moderatör|pewawancara|采访|聞き手|진행|"
    "인터뷰어"
)
"""Labels of those who ask, beside `INTERVIEWER_LABELS`."""

ANSWERS_TOO = _words(
    "panelist|panelists|panellist|panellists|gesprächspartner|gesprächspartnerin|interviewpartner|interviewpartnerin|"
    "interviewte|interviewter|gäste|gesprächsgast|befragte|invités|invitées|entrevistados|entrevistadas|invitados|invitadas|"
    "convidados|convidadas|ospiti|intervistati|gæst|gæster|gjest|gjester|gäster|intervjuobjekt|intervjuperson|haastateltava|"
    "vieras|gość|goście|respondentka|dotazovaný|dotazovaná|гости|интервьюируемый|гість|gost|gošća|vendég|konuklar|narasumber|受访者|ゲスト|게스트"
)
"""Labels of those who answer, beside `INTERVIEWEE_LABELS`."""
