"""XML, told by its root: OHMS, TEI, and ELAN, whose annotations are read here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interviews.errors import SourceError
from interviews.importing.bounds import xml_root
from interviews.importing.cues import Cue, turns_of
from interviews.importing.readers.ohms import read_record
from interviews.importing.readers.tei import read_tei
from interviews.importing.transcript import ImportedTranscript, Source
from interviews.importing.values import local_name, named, seconds_of, texts_below

if TYPE_CHECKING:
    from lxml.etree import _Element

MILLISECOND = 0.001


def read(source: Source) -> tuple[ImportedTranscript, ...]:
    root = xml_root(source.data, source)
    name = local_name(root)
    if name not in READERS:
        raise SourceError(
            f"{source.path}: XML of an unknown kind (<{name[:60]}>). Known are OHMS, TEI and ELAN."
        )
    return READERS[name](root, source)


def read_annotations(root: _Element, source: Source) -> tuple[ImportedTranscript, ...]:
    """The annotations of the tiers of an ELAN document on which people speak, in the order of time.

    Raises:
        SourceError: there are none with times.
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
    media = next(named(root, "MEDIA_DESCRIPTOR"), None)
    recording = None if media is None else media.get("RELATIVE_MEDIA_URL") or media.get("MEDIA_URL")
    return (ImportedTranscript(turns, media=recording),)


READERS = {
    "ROOT": read_record,
    "record": read_record,
    "TEI": read_tei,
    "TEI.2": read_tei,
    "teiCorpus": read_tei,
    "ANNOTATION_DOCUMENT": read_annotations,
}
