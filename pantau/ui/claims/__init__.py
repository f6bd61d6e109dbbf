"""Cek angka: a text goes in, its figures come out judged."""
