"""Writes pairs to files in the formats of other tools."""
