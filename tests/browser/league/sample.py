"""Rows of a Table as docs/architecture.md has them, made up: groups, loners, and missing ones."""

from __future__ import annotations

import pandas as pd

EMPTY = {
    "boundaries": pd.NA,
    "numerator": pd.NA,
    "denominator": pd.NA,
    "denominator_as_of": pd.NA,
    "value": float("nan"),
    "published_pct": float("nan"),
    "recomputed_pct": float("nan"),
    "status": "missing",
    "method": pd.NA,
    "basis": pd.NA,
    "counted_by": pd.NA,
    "made_of": pd.NA,
    "period": pd.NA,
    "period_end": pd.NaT,
    "grain": pd.NA,
    "as_of": pd.NA,
    "month": pd.NA,
    "age_months": pd.NA,
    "comparison_group": pd.NA,
    "rank": pd.NA,
    "rank_of": pd.NA,
    "parent_rank": pd.NA,
    "parent_rank_of": pd.NA,
    "rank_note": pd.NA,
    "change_points": float("nan"),
    "change_people": pd.NA,
    "change_from": pd.NA,
    "change_note": pd.NA,
    "uncovered": pd.NA,
    "alternatives": pd.NA,
    "flags": (),
    "missing_reason": "analysis.no_figure",
    "source_id": pd.NA,
    "source_title": pd.NA,
    "note": pd.NA,
    "note_en": pd.NA,
}


def missing(code: str, name: str, reason: str = "analysis.no_figure") -> dict[str, object]:
    """An area without a figure."""
    return {
        "area_code": code,
        "name": name,
        "level": "regency" if "." in code else "province",
        "parent": code[:2] if "." in code else "ID",
        "parent_name": "Sumatera Selatan" if "." in code else "Indonesia",
        "regional_office": "kanwil-sumbagsel",
        **EMPTY,
        "missing_reason": reason,
    }


def known(code: str, name: str, numerator: int, denominator: int, **more: object) -> dict[str, object]:
    """An area with counts on the semesta basis, December 2025, compared with the others of that quarter."""
    return {
        **missing(code, name),
        "numerator": numerator,
        "denominator": denominator,
        "denominator_as_of": "2025-08",
        "value": 100 * numerator / denominator,
        "status": "published",
        "basis": "semesta",
        "counted_by": "unstated",
        "made_of": None,
        "period": "2025-12",
        "period_end": pd.Timestamp("2025-12-31"),
        "grain": "month",
        "as_of": "2025-12",
        "month": 12,
        "age_months": 0,
        "comparison_group": "semesta:2025-Q4",
        "uncovered": max(0, denominator - numerator),
        "alternatives": 0,
        "missing_reason": pd.NA,
        "source_id": "s1",
        "source_title": "Laporan contoh <2025>",
        **more,
    }


def ranked(rows: list[dict[str, object]]) -> pd.DataFrame:
    """A Table's rows, ranked inside each comparison group of two or more."""
    frame = pd.DataFrame(rows)
    groups = frame["comparison_group"]
    size = groups.map(groups.value_counts())
    rank = frame.groupby("comparison_group")["value"].rank(method="min", ascending=False)
    frame["rank"] = rank.where(size > 1).astype("Int64")
    frame["rank_of"] = size.where(size > 1).astype("Int64")
    for column in ("numerator", "denominator", "uncovered", "change_people", "parent_rank", "parent_rank_of"):
        frame[column] = frame[column].astype("Int64")
    return frame.sort_values("area_code", ignore_index=True)


def in_tiers() -> pd.DataFrame:
    """The same provinces, the first four with ranges of rank and in two tiers, one without improvement."""
    rows = provinces()
    ranges = {
        "19": (1, 2, 1, 1, 2),
        "18": (1, 3, 2, 1, 1),
        "16": (2, 3, 1, 1, 4),
        "17": (4, 4, 0, 2, pd.NA),
    }
    names = ("rank_low", "rank_high", "similar", "tier", "improvement_rank")
    for at, name in enumerate(names):
        rows[name] = [ranges[code][at] if code in ranges else pd.NA for code in rows["area_code"]]
    small = rows["area_code"] == "17"
    note = pd.Series(None, index=rows.index, dtype="object").mask(small, "analysis.not_improved_small")
    return rows.assign(tier_of=2, improvement_points=1.24, improvement_note=note, range_note=None)


def provinces() -> pd.DataFrame:
    """Eight provinces: four compared on one basis, two in another group, one alone, one without a figure."""
    change = {"change_from": "2024-12"}
    moved = {"change_note": "comparable.denominator_moved"}
    other = {"basis": "unstated", "comparison_group": "unstated:s2:2025-10", "as_of": "2025-10"}
    return ranked(
        [
            known(
                "16", "Sumatera Selatan", 905324, 2850000, change_points=1.1, change_people=48112, **change
            ),
            known("17", "Bengkulu", 236000, 1000000, change_points=-2.04, change_people=-9000, **change),
            known("18", "Lampung", 980000, 2000000, flags=("differs",), **moved),
            known("19", "Kepulauan <b>Bangka</b> Belitung", 126150, 100000, flags=("over_100",)),
            known("31", "DKI Jakarta", 2300000, 5000000, **other, denominator_as_of=pd.NA),
            known("32", "Jawa Barat", 6000000, 20000000, **other, denominator_as_of=pd.NA),
            known(
                "33",
                "Jawa Tengah",
                5000000,
                18000000,
                comparison_group=pd.NA,
                as_of="2024-12",
                denominator_as_of=pd.NA,
                rank_note="comparable.other_quarter",
            ),
            missing("34", "DI Yogyakarta", "analysis.only_later"),
        ]
    )


def regencies(count: int = 514) -> pd.DataFrame:
    """`count` regencies of one league; every cell filled, the heaviest table."""
    rows = []
    for i in range(count):
        code = f"{11 + i // 20}.{1 + i % 20:02}"
        rows.append(
            known(
                code,
                f"{'Kota' if i % 5 == 0 else 'Kabupaten'} Contoh Panjang {i:03}",
                20000 + (i * 7919) % 60000,
                100000 + (i * 104729) % 300000,
                parent=code[:2],
                parent_name=f"Provinsi Contoh {i // 20:02}",
                change_points=((i * 37) % 61) / 10 - 3,
                change_people=(i * 523) % 9000 - 3000,
                change_from="2024-12",
                parent_rank=1 + i % 20,
                parent_rank_of=20,
            )
        )
    return ranked(rows)
