"""The search index, behind the small interface of `interviews.index.interface`."""

from interviews.index.opening import open_index

__all__ = ["open_index"]
