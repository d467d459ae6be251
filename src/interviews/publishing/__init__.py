"""A static site of the interviews of an index, which anyone reads, searches and cites without a server."""
