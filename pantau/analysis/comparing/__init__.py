"""Chosen areas side by side: sets, two indicators, outliers, statistical neighbours."""
