"""What a person sees: `shell`, which all pages share, and one folder a page."""
