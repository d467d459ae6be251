"""Structure, search, browse and cite interview transcripts written in Markdown."""

__version__ = "0.1.0"
