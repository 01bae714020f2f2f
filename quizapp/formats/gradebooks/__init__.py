"""Scores as the gradebooks of learning platforms take them."""
