"""XML, told by its root: OHMS, TEI and ELAN."""

from __future__ import annotations

from interviews.errors import SourceError
from interviews.importing.bounds import xml_root
from interviews.importing.readers.elan import read_annotations
from interviews.importing.readers.ohms import read_record
from interviews.importing.readers.tei import read_tei
from interviews.importing.transcript import ImportedTranscript, Source
from interviews.importing.xml import local_name

READERS = {
    "ROOT": read_record,
    "record": read_record,
    "TEI": read_tei,
    "TEI.2": read_tei,
    "teiCorpus": read_tei,
    "ANNOTATION_DOCUMENT": read_annotations,
}


def read(source: Source) -> tuple[ImportedTranscript, ...]:
    root = xml_root(source.data, source)
    name = local_name(root)
    if name not in READERS:
        raise SourceError(
            f"{source.path}: XML of an unknown kind (<{name[:60]}>). Known are OHMS, TEI and ELAN."
        )
    return READERS[name](root, source)
