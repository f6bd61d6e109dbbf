"""The page Inpres: the cascade of an area and its parts, and who has reported for which quarter."""
