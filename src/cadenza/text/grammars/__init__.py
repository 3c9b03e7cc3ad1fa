"""How each language reads numbers, dates and signs aloud: one module a language, which exports its `GRAMMAR`."""
