"""One reader a format; each module has `read`, a `transcript.Reader`, and touches no disk and no network."""
