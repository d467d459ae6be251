"""An array engine under Whoosh: typed arrays on disk, whole posting lists scored at once (see README.md)."""
