"""The page Simulasi: what a plan of funding would cost and cover. Nothing it shows is a figure of record."""
