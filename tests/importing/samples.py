"""True-to-form files of each tool, of invented people, with the turns that a reader sees in them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import cycle
from typing import Any, NamedTuple

Turn = tuple[str, str | None, str]
"""Label, time and words."""

ANA, BO = "Ana Ruiz", "Bo Lind"


class Sample(NamedTuple):
    name: str
    data: str | bytes
    turns: list[Turn]


WORDS = ("How deep is the water?", "Forty metres.", "Really?", "Yes.")


def said(first: str, second: str, *times: str | None) -> list[Turn]:
    """The usual words, said by two in turns."""
    return list(zip(cycle((first, second)), times, WORDS, strict=False))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


CAPTIONS = [
    Sample(
        "zoom.vtt",
        """WEBVTT

1
00:00:02.480 --> 00:00:05.400
Ana Ruiz: How deep is

2
00:00:05.400 --> 00:00:07.000
Ana Ruiz: the water? One thing: I ask for a friend.

3
00:00:08.000 --> 00:00:11.000
Bo Lind: Forty metres &amp; falling.

4
01:02:03.000 --> 01:02:04.000
Ana Ruiz: Since when?
""",
        [
            (ANA, "00:00:02", "How deep is the water? One thing: I ask for a friend."),
            (BO, "00:00:08", "Forty metres & falling."),
            (ANA, "01:02:03", "Since when?"),
        ],
    ),
    Sample(
        "teams.vtt",
        """WEBVTT

5f2a-11/7-0
00:00:03.210 --> 00:00:06.010
<v Ana Ruiz>How deep is the water
under Hollin?</v>

5f2a-11/8-0
00:00:06.500 --> 00:00:09.100
<v Bo Lind>Forty metres.</v>

5f2a-11/8-1
00:00:09.100 --> 00:00:10.100
<v Bo Lind>It was eleven.</v>

5f2a-11/9-0
00:00:11.000 --> 00:00:14.000
<v Ana Ruiz>Really?</v>
<v Bo Lind>Yes.</v>
""",
        [
            (ANA, "00:00:03", "How deep is the water under Hollin?"),
            (BO, "00:00:06", "Forty metres. It was eleven."),
            (ANA, "00:00:11", "Really?"),
            (BO, "00:00:11", "Yes."),
        ],
    ),
    Sample(
        "whisperx.srt",
        """1
00:00:00,031 --> 00:00:04,100
[SPEAKER_00]: How deep is <i>the water</i>?

2
00:00:04,200 --> 00:00:06,000
[SPEAKER_01]: Forty metres.

3
00:00:07,000 --> 00:00:08,000
[SPEAKER_00]: Really?
""",
        said("SPEAKER_00", "SPEAKER_01", "00:00:00", "00:00:04", "00:00:07"),
    ),
    Sample(
        "broadcast.srt",
        """1
00:00:01,000 --> 00:00:03,000
>> ANA RUIZ: HOW DEEP
IS THE WATER?

2
00:00:03,500 --> 00:00:05,000
>> BO LIND: FORTY METRES.

3
00:00:05,000 --> 00:00:07,000
IT WAS ELEVEN.

4
00:00:08,000 --> 00:00:09,000
>> ANA RUIZ: REALLY?
""",
        [
            ("ANA RUIZ", "00:00:01", "HOW DEEP IS THE WATER?"),
            ("BO LIND", "00:00:03", "FORTY METRES. IT WAS ELEVEN."),
            ("ANA RUIZ", "00:00:08", "REALLY?"),
        ],
    ),
]

YOUTUBE = """WEBVTT
Kind: captions
Language: en

00:00:00.160 --> 00:00:02.230 align:start position:0%

so<00:00:00.400><c> how</c><00:00:00.560><c> deep</c>

00:00:02.230 --> 00:00:02.240 align:start position:0%
so how deep


00:00:02.240 --> 00:00:04.230 align:start position:0%
so how deep
is<00:00:02.400><c> the</c><00:00:02.560><c> water</c>

00:00:04.230 --> 00:00:04.240 align:start position:0%
is the water


00:00:04.240 --> 00:00:06.230 align:start position:0%
is the water
forty<00:00:05.400><c> metres</c>
""".replace("%\n\n", "%\n \n")
"""Captions that scroll, of nobody; lines that seem empty have a space in them."""

TEXTS = [
    Sample(
        "otter.txt",
        """Ana Ruiz  0:00
How deep is the water?

Bo Lind  0:05
Forty metres. C++ and snake_case are no marks, *stars* are.

Ana Ruiz  1:00:11
Really?

Bo Lind  1:00:14
Yes.
""",
        [
            (ANA, "00:00:00", "How deep is the water?"),
            (BO, "00:00:05", "Forty metres. C++ and snake_case are no marks, *stars* are."),
            (ANA, "01:00:11", "Really?"),
            (BO, "01:00:14", "Yes."),
        ],
    ),
    Sample(
        "rev.txt",
        """Ana Ruiz (00:02):
How deep is the water?

Bo Lind (00:05):
Forty metres.

Ana Ruiz (01:00:11):
Really?
""",
        said(ANA, BO, "00:00:02", "00:00:05", "01:00:11"),
    ),
    Sample(
        "trint.txt",
        """[00:00:02] Ana Ruiz: How deep is the water?

[00:00:12] Bo Lind: Forty metres.

[00:02:02] Ana Ruiz: Really?
""",
        said(ANA, BO, "00:00:02", "00:00:12", "00:02:02"),
    ),
    Sample(
        "f4.txt",
        """I: How deep is the water? #00:00:05-3#
B: Forty metres. #00:00:12-8#
I: Really? #00:00:14-1#
B: Yes. #00:01:00-1#
""",
        said("I", "B", "00:00:05", "00:00:12", "00:00:14", "00:01:00"),
    ),
    Sample(
        "maxqda.txt",
        """#00:00:02-1# Interviewer: How deep is the water?
#00:00:12-0# B1: Forty metres.
#00:00:22-5# Interviewer: Really?
#00:01:02-5# B1: Yes.
""",
        said("Interviewer", "B1", "00:00:02", "00:00:12", "00:00:22", "00:01:02"),
    ),
    Sample(
        "noscribe.txt",
        """Transcribed with noScribe vers. 0.6
Audio source: C:/recordings/hollin.mp3
(Start: 00:00:00 | Stop: 00:10:00)

S00: [00:00:01] How deep is the water?
S01: [00:00:05] Forty metres.
S00: Really?
S01: [00:01:05] Yes.
""",
        said("S00", "S01", "00:00:01", "00:00:05", None, "00:01:05"),
    ),
    Sample(
        "stream.txt",
        """0:0:3.210 --> 0:0:6.10
Ana Ruiz
How deep is the water?
0:0:6.500 --> 0:0:9.100
Bo Lind
Forty metres.
""",
        said(ANA, BO, "00:00:03", "00:00:06"),
    ),
    Sample(
        "minutes.txt",
        """Ana Ruiz   0 minutes 11 seconds
How deep is the water?

Bo Lind   1 minute 2 seconds
Forty metres.

Ana Ruiz   1 hour 0 minutes 11 seconds
Really?
""",
        said(ANA, BO, "00:00:11", "00:01:02", "01:00:11"),
    ),
    Sample(
        "tabulators.txt",
        """Title: Water talk
Date: 12 March 2021

Ana Ruiz\tHow deep is the water?
Bo Lind\tForty metres.
- a dash is no list
# and a sign no heading
Ana Ruiz\tReally?
Bo Lind\tYes.
""",
        [
            (ANA, None, "How deep is the water?"),
            (BO, None, "Forty metres. - a dash is no list # and a sign no heading"),
            (ANA, None, "Really?"),
            (BO, None, "Yes."),
        ],
    ),
]

_SPOKEN = [
    ("How deep is the water?", 0.5, 2.5),
    ("Forty metres.", 3.0, 4.5),
    ("It was eleven.", 4.5, 6.0),
    ("Really?", 3723.0, 3724.0),
]
_WHO = [0, 1, 1, 0]


def _heard(first: str, second: str) -> list[Turn]:
    return [
        (first, "00:00:00", "How deep is the water?"),
        (second, "00:00:03", "Forty metres. It was eleven."),
        (first, "01:02:03", "Really?"),
    ]


def _pieces(
    start: str = "start",
    end: str = "end",
    text: str = "text",
    who: Sequence[object] = (0, 1),
    unit: float = 1.0,
    **more: object,
) -> list[dict[str, Any]]:
    """What is said as a recogniser has it: the names of its keys, who speaks, and what of it is a second."""
    return [
        {start: begins * unit, end: ends * unit, text: words, "speaker": who[number], **more}
        for (words, begins, ends), number in zip(_SPOKEN, _WHO, strict=True)
    ]


def _words() -> list[dict[str, Any]]:
    return [
        {**piece, "word": word, "confidence": 0.9}
        for piece in _pieces()
        for word in piece.pop("text").split()
    ]


def _deepgram(**alternative: object) -> str:
    return _json({"results": {"channels": [{"alternatives": [{"transcript": "…", **alternative}]}]}})


def _amazon(piece: dict[str, Any]) -> list[dict[str, Any]]:
    """The words of a piece with their times, and the mark at its end without."""
    known = {"speaker_label": f"spk_{piece['speaker']}"}
    times = {"start_time": str(piece["start"]), "end_time": str(piece["end"])}
    words = [
        {**known, **times, "type": "pronunciation", "alternatives": [{"content": word}]}
        for word in piece["text"][:-1].split()
    ]
    return [*words, {**known, "type": "punctuation", "alternatives": [{"content": piece["text"][-1]}]}]


def _rev(piece: dict[str, Any]) -> dict[str, Any]:
    words = {"type": "text", "value": piece["text"][:-1], "ts": piece["start"], "end_ts": piece["end"]}
    mark = {"type": "punct", "value": piece["text"][-1]}
    return {"speaker": piece["speaker"], "elements": [words, mark]}


def _otter(piece: dict[str, Any]) -> dict[str, Any]:
    who = piece.pop("speaker")
    return {**piece, "speaker_id": None if who else 7, "speaker_model_label": str(who + 1)}


JSONS = [
    Sample(
        "podcasting.json",
        _json({"version": "1.0.0", "segments": _pieces("startTime", "endTime", "body", (ANA, BO))}),
        _heard(ANA, BO),
    ),
    Sample(
        "whisperx.json",
        _json(
            {
                "segments": _pieces(who=("SPEAKER_00", "SPEAKER_01"), words=[]),
                "word_segments": [],
                "language": "en",
            }
        ),
        _heard("SPEAKER_00", "SPEAKER_01"),
    ),
    Sample(
        "assemblyai.json",
        _json(
            {
                "id": "6rlr37c2vu",
                "language_code": "en_us",
                "audio_url": "https://recordings.example/hollin.mp3",
                "status": "completed",
                "text": " ".join(text for text, _, _ in _SPOKEN),
                "words": [],
                "utterances": _pieces(who="AB", unit=1000),
            }
        ),
        _heard("Speaker A", "Speaker B"),
    ),
    Sample(
        "deepgram-paragraphs.json",
        _deepgram(
            words=_words(),
            paragraphs={
                "paragraphs": [{"speaker": one.pop("speaker"), "sentences": [one]} for one in _pieces()]
            },
        ),
        [
            ("Speaker 0", "00:00:00", "How deep is the water?"),
            ("Speaker 1", "00:00:03", "Forty metres. [00:00:04] It was eleven."),
            ("Speaker 0", "01:02:03", "Really?"),
        ],
    ),
    Sample("deepgram-words.json", _deepgram(words=_words()), _heard("Speaker 0", "Speaker 1")),
    Sample(
        "otter.json",
        _json(
            {
                "speech": {
                    "title": "Water talk",
                    "speakers": [{"id": 7, "speaker_name": ANA}],
                    "transcripts": [
                        _otter(one) for one in _pieces("start_offset", "end_offset", "transcript", unit=16000)
                    ],
                }
            }
        ),
        _heard(ANA, "Speaker 2"),
    ),
    Sample(
        "rev.json",
        _json({"speakers": [{"id": 0, "name": ANA}], "monologues": [_rev(one) for one in _pieces()]}),
        _heard(ANA, "Speaker 1"),
    ),
    Sample(
        "editor.json",
        _json({"title": "Water talk", "paragraphs": _pieces(who=({"name": ANA}, {"name": BO}))}),
        _heard(ANA, BO),
    ),
    Sample(
        "amazon.json",
        _json(
            {
                "jobName": "hollin",
                "results": {
                    "transcripts": [{"transcript": "…"}],
                    "items": [item for one in _pieces() for item in _amazon(one)],
                },
            }
        ),
        _heard("Speaker 0", "Speaker 1"),
    ),
]

WHISPER = _json(
    {
        "text": " How deep is the water? Forty metres.",
        "segments": [
            {"id": 0, "seek": 0, "start": 0.0, "end": 2.5, "text": " How deep is the water?", "tokens": [1]},
            {"id": 1, "seek": 0, "start": 8.0, "end": 9.5, "text": " Forty metres.", "avg_logprob": -0.2},
        ],
        "language": "en",
    }
)
WHISPER_CPP = _json(
    {
        "result": {"language": "en"},
        "transcription": [
            {
                "timestamps": {"from": "00:00:00,000", "to": "00:00:02,500"},
                "offsets": {"from": 0, "to": 2500},
                "text": " How deep is the water?",
            },
            {"offsets": {"from": 8000, "to": 9500}, "text": " Forty metres."},
        ],
    }
)
"""Of nobody; a pause after the first sentence makes two paragraphs."""

XMLS = [
    Sample(
        "ohms.xml",
        """<?xml version="1.0" encoding="UTF-8"?>
<ROOT xmlns="https://www.weareavp.com/nunncenter/ohms"><record id="1" dt="2019-07-04">
<version>5.4</version><date value="2019-07-04" format="yyyy-mm-dd"/><title>Interview with Bo Lind</title>
<subject>Wells; Drought</subject><interviewee>Bo Lind</interviewee><interviewer>Ana Ruiz</interviewer>
<media_url>https://recordings.example/hollin.mp3</media_url>
<sync>1:|3(1)|5(2)</sync>
<transcript><![CDATA[RUIZ: How deep is the water?

LIND: Forty metres.

RUIZ: Really?

LIND: Yes.]]></transcript></record></ROOT>
""",
        said("RUIZ", "LIND", None, "00:01:00", "00:02:00", None),
    ),
    Sample(
        "ohms-captions.xml",
        """<ROOT><record><title>Interview with Bo Lind</title><date value="2019" />
<vtt_transcript><![CDATA[WEBVTT

00:00:01.000 --> 00:00:02.000
<v Ana Ruiz>How deep is the water?

00:00:03.000 --> 00:00:04.000
<v Bo Lind>Forty metres.
]]></vtt_transcript></record></ROOT>
""",
        said(ANA, BO, "00:00:01", "00:00:03"),
    ),
    Sample(
        "speech.tei",
        """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>
<fileDesc><titleStmt><title>Water talk</title></titleStmt>
<publicationStmt><date when="2021">2021</date></publicationStmt>
<sourceDesc><recordingStmt><recording><date when="1974-07-04"/></recording></recordingStmt></sourceDesc>
</fileDesc><profileDesc><particDesc><listPerson>
<person xml:id="p1" role="interviewer"><persName>
<forename>Ana</forename> <surname>Ruiz</surname></persName></person>
<person xml:id="p2"><persName>Bo Lind</persName></person></listPerson></particDesc></profileDesc></teiHeader>
<text xml:lang="en"><body>
<u who="#p1">How deep <pause dur="PT1S"/>is the water?</u>
<u who="#p2">Forty <vocal><desc>laughs</desc></vocal> metres.</u>
<u who="#p1">Really?</u></body></text></TEI>
""",
        [(ANA, None, "How deep is the water?"), (BO, None, "Forty (laughs) metres."), (ANA, None, "Really?")],
    ),
    Sample(
        "iso.xml",
        """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text>
<timeline unit="s"><when xml:id="T0" absolute="00:00:10"/><when xml:id="T1" interval="2.5" since="T0"/>
<when xml:id="T2" interval="60" since="T1"/></timeline>
<body><annotationBlock who="SPK0" start="#T0"><u><seg><w>How</w><w>deep</w><pc>?</pc></seg></u>
<spanGrp type="pos"><span>ADV</span></spanGrp></annotationBlock>
<annotationBlock who="SPK1" start="#T1"><u><w>Forty</w> <w>metres</w><pc>.</pc></u></annotationBlock>
<annotationBlock who="SPK0" start="#T2"><u>Really?</u></annotationBlock>
<annotationBlock who="SPK1"><u>Yes.</u></annotationBlock></body></text></TEI>
""",
        [
            ("Speaker 0", "00:00:10", "How deep?"),
            ("Speaker 1", "00:00:12", "Forty metres."),
            ("Speaker 0", "00:01:12", "Really?"),
            ("Speaker 1", None, "Yes."),
        ],
    ),
    Sample(
        "elan.eaf",
        """<?xml version="1.0" encoding="UTF-8"?>
<ANNOTATION_DOCUMENT AUTHOR="" DATE="2021-03-12T10:00:00+00:00" FORMAT="3.0" VERSION="3.0">
<HEADER MEDIA_FILE="" TIME_UNITS="milliseconds">
<MEDIA_DESCRIPTOR MEDIA_URL="file:///C:/old/hollin.wav" MIME_TYPE="audio/x-wav"
RELATIVE_MEDIA_URL="../hollin.wav"/>
</HEADER><TIME_ORDER>
<TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="1000"/>
<TIME_SLOT TIME_SLOT_ID="ts2" TIME_VALUE="2500"/>
<TIME_SLOT TIME_SLOT_ID="ts3" TIME_VALUE="3000"/>
<TIME_SLOT TIME_SLOT_ID="ts4" TIME_VALUE="4000"/></TIME_ORDER>
<TIER LINGUISTIC_TYPE_REF="utterance" PARTICIPANT="Bo Lind" TIER_ID="B"><ANNOTATION>
<ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" TIME_SLOT_REF1="ts3" TIME_SLOT_REF2="ts4">
<ANNOTATION_VALUE>Forty metres.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
<TIER LINGUISTIC_TYPE_REF="utterance" TIER_ID="Ana Ruiz"><ANNOTATION>
<ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2">
<ANNOTATION_VALUE>How deep is the water?</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
<TIER LINGUISTIC_TYPE_REF="translation" PARENT_REF="B" TIER_ID="B-translation"><ANNOTATION>
<REF_ANNOTATION ANNOTATION_ID="a3" ANNOTATION_REF="a2"><ANNOTATION_VALUE>Vierzig Meter.</ANNOTATION_VALUE>
</REF_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>
""",
        said(ANA, BO, "00:00:01", "00:00:03"),
    ),
    Sample(
        "overlapping.eaf",
        """<ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID="t1" TIME_VALUE="0"/>
<TIME_SLOT TIME_SLOT_ID="t2" TIME_VALUE="61000"/></TIME_ORDER>
<TIER TIER_ID="S1"><ANNOTATION><ALIGNABLE_ANNOTATION TIME_SLOT_REF1="t1" TIME_SLOT_REF2="t2"><ANNOTATION_VALUE
>How deep?</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
<TIER TIER_ID="S2"><ANNOTATION><ALIGNABLE_ANNOTATION TIME_SLOT_REF1="t2" TIME_SLOT_REF2="t2"><ANNOTATION_VALUE
>Forty.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>
""",
        [("S1", "00:00:00", "How deep?"), ("S2", "00:01:01", "Forty.")],
    ),
]

SAMPLES = [*CAPTIONS, *TEXTS, *JSONS, *XMLS]
