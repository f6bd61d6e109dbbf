"""Chosen areas side by side: sets, two indicators, funnel, statistical neighbours."""
