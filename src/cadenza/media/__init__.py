"""Audio as files have it: containers, and compression by libraries."""
