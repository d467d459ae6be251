"""Finds, reads and fingerprints transcripts on disk."""
