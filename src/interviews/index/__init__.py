"""The search index, behind the small interface of `interviews.index.interface`."""
