"""A Whoosh index whose posting lists are arrays.

The folder is an index of Whoosh: its schema, table of contents, segments, commits, deletions, merge policies,
lock and readers. `whoosh.index.open_dir` opens it, and Whoosh's own parser and searcher search it.

Ours are one codec, which keeps posting lists as arrays that are mapped into memory (`fields`, `codec`), a
writer that sorts all words at once (`pool`, `merging`, `writing`), a way to open the folder that runs nothing
that is in it (`segments` to search, `opening` to write), and a scorer of whole posting lists (`scoring`).
What searches does not import Whoosh.
"""
