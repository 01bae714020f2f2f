"""Question files for other programs."""
