"""Writes pairs to files in the formats of other tools, and reads them back to check them.

An exporter turns a `Collection` into pieces of a file and touches no disk; `library.saving` writes pieces to
one. A further format is a module with an `export` function and a line in `formats.EXPORTERS`.
"""
