"""ELAN: the annotations of the tiers on which people speak, in the order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interviews.errors import SourceError
from interviews.importing.bounds import xml_root
from interviews.importing.cues import Cue, turns_of
from interviews.importing.transcript import ImportedTranscript, Source
from interviews.importing.values import seconds_of
from interviews.importing.xml import local_name, named, texts_below

if TYPE_CHECKING:
    from lxml.etree import _Element

MILLISECOND = 0.001


def read(source: Source) -> tuple[ImportedTranscript, ...]:
    return read_annotations(xml_root(source.data, source), source)


def read_annotations(root: _Element, source: Source) -> tuple[ImportedTranscript, ...]:
    """The transcript of an ELAN document.

    Raises:
        SourceError: there are no annotations with times in it.
    """
    slots = {
        one.get("TIME_SLOT_ID"): seconds_of(one.get("TIME_VALUE"), MILLISECOND)
        for one in named(root, "TIME_SLOT")
    }
    cues: list[Cue] = []
    for tier in named(root, "TIER"):
        # A tier below another holds its translation, gloss or words.
        if tier.get("PARENT_REF"):
            continue
        speaker = tier.get("PARTICIPANT") or tier.get("TIER_ID")
        for one in named(tier, "ALIGNABLE_ANNOTATION"):
            said = next(texts_below(one, "ANNOTATION_VALUE"), None)
            start, end = slots.get(one.get("TIME_SLOT_REF1")), slots.get(one.get("TIME_SLOT_REF2"))
            if said is not None:
                cues.append(Cue(speaker, said, start, end))
    cues.sort(key=lambda cue: (cue.start is None, cue.start or 0.0))
    turns = turns_of(cues)
    if not turns:
        raise SourceError(f"{source.path}: there are no annotations with times on its upper tiers.")
    media = next((one for one in root.iter() if local_name(one) == "MEDIA_DESCRIPTOR"), None)
    recording = None if media is None else media.get("RELATIVE_MEDIA_URL") or media.get("MEDIA_URL")
    return (ImportedTranscript(turns, media=recording),)
