"""REFI-QDA, the exchange format of programs for qualitative analysis: version 1.0 of its project schema.

The standard is at https://www.qdasoftware.org. Positions count Unicode code points from the start of the
plain text (§10.2 of version 1.5), the end not included, as QualCoder writes and reads them.
"""
