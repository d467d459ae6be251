"""What it means to search interviews, whatever engine keeps them.

Requests and results, the query language, how words are split and stemmed, how spelling is repaired and names
are recognised, what hits are ranked by, and the snippets that show them. Nothing here opens an index.
"""
