"""Negation at a distance: sentences of exact length, how a network learns them, and how many of ten seeds do."""
