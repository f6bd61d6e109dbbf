"""Budgets of which a source tells the rupiah: they are on record, though nobody told yes or no of them."""

from __future__ import annotations

import pandas as pd

from pantau.analysis.table import figures_of
from pantau.store import Release
from pantau.text import Text, numbers
from pantau.text.dates import date_text

# Of a government's own budget; other funds, such as those of villages, are not its own.
_FUNDS = ("apbd", "all_funds")


def newest_amounts(release: Release) -> pd.DataFrame:
    """The newest amount (`numerator`, rupiah) of each government, by area code; none in doubt."""
    found = pd.concat([figures_of(release, "budget_amount", fund) for fund in _FUNDS])
    found = found[found["numerator"].notna() & found["caveat"].isna()]
    ordered = found.sort_values("period_end", ascending=False, kind="stable")
    return ordered.drop_duplicates("area_code").set_index("area_code")


def amount_text(say: Text, row: pd.Series) -> str:
    """'Rp963.000.000 (2025)'."""
    rupiah = numbers.rupiah(row["numerator"], say.language)
    return f"{rupiah} ({date_text(row['as_of'], say.language)})"
