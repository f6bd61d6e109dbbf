"""Figures compared with named targets: gap, pace, progress, verdict, forecast."""
