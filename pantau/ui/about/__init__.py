"""Tentang data and Metodologi: definitions, sources, known flaws, and every formula by example."""
