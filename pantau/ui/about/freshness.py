"""How fresh each indicator is, on the page Tentang data."""

from __future__ import annotations

from pantau.answers import tables
from pantau.answers.names import mapped_names
from pantau.text.dates import date_text
from pantau.ui.shell.cards import Cell, plain_table, render
from pantau.ui.shell.cited import source_cell
from pantau.ui.shell.frame import Frame


def freshness_table(frame: Frame) -> str:
    """How fresh each indicator is, and what is missing."""
    say, language = frame.say, frame.view.language
    names = mapped_names(frame.release, language)
    head = [
        Cell(say(f"pages.ringkasan.fresh.{key}"))
        for key in ("indicator", "newest", "areas", "missing", "source")
    ]
    rows = []
    for _, row in tables.freshness(frame.release).iterrows():
        rows.append(
            [
                Cell(names[row["indicator"]]),
                Cell(date_text(row["as_of"], language)),
                Cell(
                    say(
                        f"pages.ringkasan.fresh.{'with_estimates' if row['regencies_estimated'] else 'with'}",
                        provinces=row["provinces_with"],
                        regencies=row["regencies_with"],
                        estimated=row["regencies_estimated"],
                    )
                ),
                Cell(
                    say(
                        "pages.ringkasan.fresh.without",
                        provinces=row["provinces"] - row["provinces_with"],
                        regencies=row["regencies"] - row["regencies_with"],
                    )
                ),
                source_cell(frame.release, say, row["source_title"]),
            ]
        )
    title = render("section", say, title=say("pages.ringkasan.freshness"), text="")
    return title + plain_table(say, say("pages.ringkasan.freshness_caption"), head, rows)
