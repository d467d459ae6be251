"""How a folder that holds an index is recognised; here, since both the library and the index look for it."""

INDEX_MARKER = "interviews-index.json"
"""The file at the top of every index folder."""
