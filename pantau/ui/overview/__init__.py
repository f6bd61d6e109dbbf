"""Ringkasan: the nation in ten seconds."""
