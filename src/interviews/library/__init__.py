"""Finds, reads and fingerprints transcripts on disk."""

from interviews.library.folders import FolderListing, TranscriptFile, list_folder
from interviews.library.reading import Transcript, read_transcript

__all__ = ["FolderListing", "Transcript", "TranscriptFile", "list_folder", "read_transcript"]
