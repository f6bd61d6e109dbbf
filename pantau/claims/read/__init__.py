"""Reading a text: its numbers, dates and places, and which of them belong together."""
