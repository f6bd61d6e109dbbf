"""The map of a View: its colours, and what a click does. Ringkasan and Wilayah show it too."""
