"""A release in memory: a few areas of two provinces and two Kanwil, and figures as each test gives them."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy

import duckdb
import pandas as pd
import pytest

from pantau.store.frames import typed
from pantau.store.queries import sql

AREAS = [
    # code, name, level, parent, regional_office, valid_from, province_code_2020
    ("ID", "Indonesia", "nation", None, None, None, None),
    ("16", "Sumatera Selatan", "province", "ID", "kanwil-sumbagsel", None, "16"),
    ("18", "Lampung", "province", "ID", "kanwil-sumbagsel", None, "18"),
    ("91", "Papua", "province", "ID", "kanwil-banuspa", None, "91"),
    ("93", "Papua Selatan", "province", "ID", "kanwil-banuspa", "2022-07-25", "91"),
    ("16.06", "Kabupaten Muara Enim", "regency", "16", "kanwil-sumbagsel", None, "16"),
    ("16.71", "Kota Palembang", "city", "16", "kanwil-sumbagsel", None, "16"),
    ("16.74", "Kota Prabumulih", "city", "16", "kanwil-sumbagsel", None, "16"),
    ("18.01", "Kabupaten Lampung Selatan", "regency", "18", "kanwil-sumbagsel", None, "18"),
    ("93.01", "Kabupaten Merauke", "regency", "93", "kanwil-banuspa", None, "91"),
]
INDICATORS = [
    ("coverage_employed", "percent", "sakernas", "more_is_better", "pu_bpu pu bpu", "20 30 40 50", False),
    ("coverage_ucj", "percent", "semesta", "more_is_better", "all pu_bpu", "20 30 40 50", True),
]
# As data/catalogue/series_notes.csv has them.
SERIES: list[dict[str, object]] = [{"basis": "sakernas", "year": 2023, "note": "", "source": ""}]
# Of a figure of 2025 whose source does not say its month.
MONTH_UNKNOWN = "2025-08/2025-11"
OFFICES = [("kanwil-banuspa", "Banuspa"), ("kanwil-sumbagsel", "Sumbagsel")]
SEGMENTS = [
    ("all", "segment", "Semua segmen"),
    ("pu_bpu", "segment", "PU dan BPU"),
    ("pu", "segment", "PU"),
    ("bpu", "segment", "BPU"),
    ("jakon", "segment", "Jakon"),
    ("pmi", "segment", "PMI"),
    ("non_asn", "group", "Non-ASN"),
    ("opd", "institution", "OPD"),
]


def figure(area: str, as_of: str, value: float | None = None, **fields: object) -> dict[str, object]:
    """One observation; the period follows from `as_of` ('2025', '2025-10' or '2025-10-29')."""
    grain = {4: "year", 7: "month", 10: "day"}[len(as_of)]
    span = pd.Period(as_of, freq={"year": "Y", "month": "M", "day": "D"}[grain])
    base: dict[str, object] = {
        "area_code": area,
        "indicator": "coverage_ucj",
        "segment": "all",
        "period": span.start_time.normalize(),
        "period_end": span.end_time.normalize(),
        "grain": grain,
        "as_of": as_of,
        "numerator": None,
        "denominator": None,
        "denominator_as_of": None,
        "published_pct": value,
        "basis": "semesta",
        "counted_by": "unstated",
        "made_of": None,
        "boundaries": None,
        "status": "published",
        "method": None,
        "source_id": "source-a",
        "source_title": "Sumber A",
        "source_url": None,
        "quality": "B",
        "caveat": None,
        "margin": None,
        "valid_until": None,
        "note": None,
        "note_en": None,
    }
    return base | fields


def employed(area: str, year: int, numerator: int, denominator: int, **fields: object) -> dict[str, object]:
    """One yearly observation on the Sakernas basis; provinces on 34-province boundaries."""
    base = {
        "indicator": "coverage_employed",
        "segment": "pu_bpu",
        "numerator": numerator,
        "denominator": denominator,
        "denominator_as_of": f"{year}-08",
        "basis": "sakernas",
        "boundaries": 34 if len(area) == 2 and area != "ID" else None,
    }
    return figure(area, str(year)) | base | fields


class FakeRelease:
    """Frames by the name of their query, as pantau.store gives them."""

    def __init__(self, observations: list[dict[str, object]], **frames: pd.DataFrame) -> None:
        area_columns = [
            "code",
            "name",
            "level",
            "parent",
            "regional_office",
            "valid_from",
            "province_code_2020",
        ]
        indicator_columns = ["id", "unit", "basis", "polarity", "segments", "class_breaks", "carries_forward"]
        self.areas = pd.DataFrame(AREAS, columns=area_columns)
        indicators = pd.DataFrame(INDICATORS, columns=indicator_columns)
        words = ("name", "definition", "formula", "numerator", "denominator", "supplier")
        self.indicators = indicators.assign(
            mapped=True,
            counted="people",
            figures=indicators["id"],
            complement=False,
            held_to_targets=True,
            describes=False,
            frequency="year",
            **{f"{word}_{language}": indicators["id"] for word in words for language in ("id", "en")},
        )
        self.observations = pd.DataFrame(observations, columns=list(figure("ID", "2025")))
        self.frames = frames
        self.id = "uji"

    def with_indicators(self, **columns: object) -> FakeRelease:
        """Another release with the same figures, whose indicators all have these properties."""
        other = copy(self)
        other.indicators = self.indicators.assign(**columns)
        return other

    def query(self, name: str, **parameters: str) -> pd.DataFrame:
        fixed = {
            "areas": self.areas,
            "indicators": self.indicators,
            "segments": pd.DataFrame(SEGMENTS, columns=["id", "kind", "name_id"]).assign(
                name_en="",
                position=range(1, len(SEGMENTS) + 1),
                part=[one[0] in ("pu", "bpu", "jakon", "pmi") for one in SEGMENTS],
                own_tariff=False,
            ),
            "series_notes": pd.DataFrame(SERIES, columns=list(SERIES[0])),
            "regional_offices": pd.DataFrame(OFFICES, columns=["code", "name"]),
        } | self.frames
        if name in fixed:
            return fixed[name]
        rows = self.observations
        if name == "observations":
            wanted = rows["indicator"] == parameters["indicator"]
            return rows[wanted & (rows["segment"] == parameters["segment"])]
        if name == "observations_of_area":
            return rows[rows["area_code"] == parameters["area"]]
        if name == "freshness":
            return self._freshness()
        raise AssertionError(f"no such query: {name}")

    def _freshness(self) -> pd.DataFrame:
        """As building a release finds it."""
        words = {"published_pct": "float64", "numerator": "Int64", "denominator": "Int64"}
        figure = self.observations.assign(source_title_en=self.observations["source_title"]).astype(words)
        with duckdb.connect() as database:
            for table, frame in {"figure": figure, "area": self.areas, "indicator": self.indicators}.items():
                database.register(table, frame)
            return typed(database.sql(sql("freshness_found")).df())


@pytest.fixture
def release_of() -> Callable[..., FakeRelease]:
    """Makes a release in memory that holds the observations given."""

    def make(*observations: dict[str, object], **frames: pd.DataFrame) -> FakeRelease:
        return FakeRelease(list(observations), **frames)

    return make
