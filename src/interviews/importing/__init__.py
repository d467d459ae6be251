"""Makes Markdown transcripts of files of other tools.

A reader (`readers/`) turns the bytes of a file into an `ImportedTranscript` and touches no disk; `writing`
turns that into Markdown, and `service` reads files and writes transcripts, over nothing that somebody edited.
A further kind of files is a reader and a line in `formats`.
"""
