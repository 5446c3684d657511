"""Verse: after each character, what comes next, one more, or a mark? A memory whose units count."""
