"""From transcripts to what an engine takes, in several processes; whatever engine that is."""
