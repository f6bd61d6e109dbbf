"""Figures held against named targets: gap, pace, progress, verdict, forecast."""
