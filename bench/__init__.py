"""Runs that measure what the app promises; see the docstring of each."""
