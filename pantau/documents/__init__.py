"""Files from a Table: written from the data, never from the screen, so nothing is cut off."""

from pantau.documents.columns import file_name, permalink, release_label
from pantau.documents.csv import table_csv
from pantau.documents.xlsx import table_xlsx

__all__ = ["file_name", "permalink", "release_label", "table_csv", "table_xlsx"]
