"""Every page in every state, with invented data."""
