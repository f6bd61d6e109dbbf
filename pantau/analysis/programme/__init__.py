"""The programme itself: the cascade of Inpres 2/2021, quarterly reports, simulation of funding."""
