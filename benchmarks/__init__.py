"""Figures of `interviews` beside those of its peers, on the same records in the same run."""
