"""Pantau Jamsostek: how many workers BPJS Ketenagakerjaan covers, and where."""
