"""Cerita: a few figures then and now, with their sources."""
