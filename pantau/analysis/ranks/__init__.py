"""Ranks, and how much they are worth: who is compared, ranges, tiers, improvement."""
