"""The numbers of the methodology page as the product's own code gives them on the real facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from pantau.analysis import build_table
from pantau.analysis.classing import classify
from pantau.analysis.comparing.crossing import bands, quartiles
from pantau.analysis.comparing.outliers import FEWEST, fences
from pantau.analysis.comparing.outliers import outliers as outliers_of
from pantau.analysis.comparing.peers import peers as peers_of
from pantau.analysis.decompose import explain_change
from pantau.analysis.flags import DIFFERS_POINTS, NEAR_ZERO_PCT, SMALL_DENOMINATOR
from pantau.analysis.history import history
from pantau.analysis.programme.fewest import half_of
from pantau.analysis.programme.simulation import TARIFF, Line, Plan, cost, half, outcome
from pantau.analysis.ranks.improvement import JUMP_SDS, UNCHANGED_MONTHS
from pantau.analysis.ranks.uncertainty import Errors, Z, log_figures, with_ranges
from pantau.analysis.summary import headline
from pantau.analysis.table import figures_of
from pantau.analysis.targets import forecast as trend
from pantau.analysis.targets import progress as way
from pantau.analysis.targets.choices import choices
from pantau.analysis.targets.gaps import against, gap_people
from pantau.analysis.targets.pace import deadline_of, months_left, needed, working_days
from pantau.catalogue import targets
from pantau.claims import read_claims, recompute, vocabulary_of
from pantau.claims.judge.intervals import interval
from pantau.publishing import series
from pantau.store import Release
from pantau.store.shares import largest_remainder
from pantau.text.numbers import rounded
from pantau.view import View

Numbers = Mapping[str, object]
SUMSEL, BALI, SUMBAR, NTB = "16", "51", "13", "52"
MADE_UP = (20.0, 24.0, 25.0, 29.0, 31.0)  # of no area: none has five comparable figures yet
JUDGED = (30.0, 33.0, 34.0)  # nor three


def _decembers(values: Sequence[float]) -> pd.DataFrame:
    """Made-up figures of one area, of December 2023 and the years after it, newest first."""
    ends = [pd.Timestamp(2023 + at, 12, 31) for at in range(len(values))]
    fixed = {
        "area_code": "16", "basis": "sakernas", "counted_by": "nik", "made_of": None, "source_id": "made-up",
        "status": "published", "caveat": None, "territory": 0.0, "grain": "month", "month": 12.0,
        "next_break": np.nan, "denominator": 1_000.0,
    }  # fmt: skip
    return (
        pd.DataFrame({"value": values, "period_end": ends, "as_of": None, **fixed})
        .iloc[::-1]
        .reset_index(drop=True)
    )


class Code:
    """Each method: the numbers of a section by the name that its example gives them."""

    def __init__(self, release: Release) -> None:
        self.release = release
        self.rows = {
            year: build_table(release, View(period=str(year))).rows.set_index("area_code")
            for year in (2023, 2024)
        }

    def _row(self, area: str, year: int) -> pd.Series:
        return self.rows[year].loc[area]

    def _observed(self, area: str, as_of: str) -> pd.Series:
        rows = self.release.query("observations_of_area", area=area)
        rows = rows[(rows["indicator"] == "coverage_ucj") & (rows["segment"] == "all")]
        return rows[rows["as_of"] == as_of].iloc[0]

    def coverage(self) -> Numbers:
        own, other = self._row(SUMSEL, 2024), self._row("12", 2024)
        return {
            "n": own["numerator"], "whole": own["denominator"], "value": own["value"],
            "other_n": other["numerator"], "other_whole": other["denominator"],
            "other_value": other["value"],
            "other_published": self._observed("12", "2024-12")["published_pct"],
        }  # fmt: skip

    def recompute(self) -> Numbers:
        view = View("coverage_ucj", period="2025-03")
        row = build_table(self.release, view).rows.set_index("area_code").loc[BALI]
        assert "differs" in row["flags"]
        return {
            "n": row["numerator"], "whole": row["denominator"], "value": row["recomputed_pct"],
            "published": row["published_pct"], "difference": row["published_pct"] - row["recomputed_pct"],
            "threshold": DIFFERS_POINTS,
        }  # fmt: skip

    def estimates(self) -> Numbers:
        own = build_table(self.release, View(period="2024", scope=SUMSEL, level="regency")).rows
        row = own.set_index("area_code").loc["16.74"]
        assert row["status"] == "estimate"
        errors = self.release.query("estimate_errors").set_index("method")
        chosen = errors[errors["chosen"]].iloc[0]
        counted = {
            segment: headline(self.release, View(segment=segment, period="2024", area=SUMSEL))
            for segment in ("pu", "bpu")
        }
        formal, whole = (self._formal(scope) for scope in ("16.74", SUMSEL))
        return {
            "areas": chosen["areas"], "mean": chosen["mean_points"],
            "rate_mean": errors.at["workers_share", "mean_points"], "margin": row["margin"],
            "pu": counted["pu"]["numerator"], "bpu": counted["bpu"]["numerator"],
            "formal": formal[0], "province_formal": whole[0], "informal": formal[1] - formal[0],
            "province_informal": whole[1] - whole[0], "workers": row["denominator"],
            "n": row["numerator"], "value": row["value"],
        }  # fmt: skip

    def _formal(self, area: str) -> tuple[int, int]:
        row = headline(self.release, View("formal_share", period="2024", area=area))
        return int(row["numerator"]), int(row["denominator"])

    def uncovered(self) -> Numbers:
        return {"whole": self._row(SUMSEL, 2024)["denominator"], **self._of(SUMSEL, "n", "uncovered")}

    def _of(self, area: str, *names: str, year: int = 2024) -> dict[str, object]:
        row = self._row(area, year)
        known = {"n": "numerator", "whole": "denominator", "uncovered": "uncovered", "value": "value"}
        return {name: row[known[name]] for name in names}

    def _gap(self, target: float) -> int:
        rows = self.rows[2024]
        return int(gap_people(rows["numerator"], rows["denominator"], target)[SUMSEL])

    def gap(self) -> Numbers:
        target = self._target("rpjmn-2025")
        own = self._of(SUMSEL, "n", "whole", year=2024)
        return {
            **own, "target": target, "wanted": target * float(str(own["whole"])) / 100,
            "gap": self._gap(target), **self._nation(target),
        }  # fmt: skip

    def _nation(self, target: float) -> Numbers:
        """Both readings of a target that names no segments, of December 2024."""
        found = {}
        for segment, n, gap in (("pu_bpu", "nation_n", "nation_gap"), ("all", "nation_all", "nation_other")):
            past = history(self.release, "coverage_employed", segment, "ID").set_index("period_end")
            row = past.loc[[pd.Timestamp("2024-12-31")]]
            found[n] = int(row["numerator"].iloc[0])
            found[gap] = int(gap_people(row["numerator"], row["denominator"], target).iloc[0])
        return found

    def _target(self, target: str) -> float:
        return float(self.release.query("targets").set_index("id").at[target, "value"])

    def pace(self) -> Numbers:
        target = self._target("rpjmn-2029")
        start = pd.Series([self._row(SUMSEL, 2024)["period_end"]])
        gap = pd.Series([self._gap(target)], dtype="Int64")
        months = months_left(start, deadline_of(2029))
        days = working_days(start, deadline_of(2029))
        return {
            "target": target, "gap": gap[0], "months": months[0], "per_month": needed(gap, months)[0],
            "days": days[0], "per_day": needed(gap, days)[0],
        }  # fmt: skip

    def _compared(self, view: View, target: str, area: str) -> pd.Series:
        table, known = (
            build_table(self.release, view),
            choices(targets(self.release.query("targets")).values()),
        )
        past = figures_of(self.release, view.indicator, table.view.segment)
        out = against(table.rows, known[target], past=past)
        return pd.concat([table.rows, out], axis=1).set_index("area_code").loc[area]

    def progress(self) -> Numbers:
        row = self._compared(View(period="2024"), "rpjmn-2029", SUMSEL)
        assert row["progress_note"] == "targets.progress.yardstick"
        past = _decembers(JUDGED)
        target = self._target("rpjmn-2029")
        newest = past.head(1)
        [other] = way.progress_of(newest, pd.Series([target]), past, 2029).to_dict("records")
        assert (other["verdict"], other["comparable_count"]) == ("accelerate", way.FEWEST_POINTS)
        years = (newest["period_end"].iloc[0] - pd.Timestamp(2023, 12, 31)).days / 365.25
        return {
            "before": row["baseline_value"], "after": row["value"], "target": row["target_value"],
            "share": row["share_closed"], "count": row["comparable_count"], "fewest": way.FEWEST_POINTS,
            "other_before": other["baseline_value"], "other_middle": past["value"].iloc[1],
            "other_after": newest["value"].iloc[0],
            "a_year": (newest["value"].iloc[0] - other["baseline_value"]) / years,
            "expected": other["expected_value"],
        }  # fmt: skip

    def forecast(self) -> Numbers:
        values = dict(zip(("first", "second", "third", "fourth", "fifth"), MADE_UP, strict=True))
        ends = [pd.Timestamp(year, 12, 31) for year in range(2021, 2026)]
        points = pd.DataFrame(
            {"period_end": ends, "value": MADE_UP, "as_of": [str(end.year) for end in ends]}
        )
        found = trend.forecast(points, pd.Timestamp(2029, 12, 31))
        assert found is not None
        own = self._compared(View(period="2024"), "rpjmn-2029", SUMSEL)
        return {
            **values, "fewest": trend.FEWEST_POINTS, "count": own["comparable_count"],
            "times": np.exp(found.a_year), "level": trend.LEVEL, "t": trend.T90[2], "value": found.value,
            "low": found.low, "high": found.high,
        }  # fmt: skip

    def _ranged(self) -> pd.DataFrame:
        table = build_table(self.release, View(period="2024"))
        return with_ranges(table, self._errors()).rows.set_index("area_code")

    def _errors(self) -> Errors:
        return Errors(float(View().option("error_province")), float(View().option("error_regency")))

    def _apart(self, rows: pd.DataFrame, better: str, worse: str) -> tuple[float, float]:
        pair = rows.loc[[better, worse]]
        logs, variances = log_figures(
            *(pair[name].to_numpy(dtype=float) for name in ("value", "denominator")),
            self._errors().shares(pair),
        )
        return logs[0] - logs[1], Z * np.sqrt(variances.sum())

    def rank(self) -> Numbers:
        rows = self._ranged()
        row = rows.loc[SUMSEL]
        apart, limit = self._apart(rows, NTB, SUMSEL)
        return {
            "error": self._errors().province, "z": Z, "value": row["value"], "other": rows.at[NTB, "value"],
            "apart": apart, "limit": limit, "better": rows.at[SUMBAR, "value"],
            "better_apart": self._apart(rows, SUMBAR, SUMSEL)[0], "rank": row["rank"], "of": row["rank_of"],
            "low": row["rank_low"], "high": row["rank_high"], "similar": row["similar"],
        }  # fmt: skip

    def tiers(self) -> Numbers:
        rows = self._ranged()
        assert rows.at[NTB, "tier"] == rows.at[SUMSEL, "tier"]
        apart, limit = self._apart(rows, SUMBAR, NTB)
        return {
            "before": rows.at[SUMBAR, "tier"], "first": rows.at[SUMBAR, "value"],
            "value": rows.at[NTB, "value"], "apart": apart, "limit": limit, "tier": rows.at[NTB, "tier"],
            "tiers": rows.at[NTB, "tier_of"],
        }  # fmt: skip

    def improvement(self) -> Numbers:
        old, new = self._row(BALI, 2023), self._row(BALI, 2024)
        return {
            "before": old["numerator"], "after": new["numerator"], "whole": old["denominator"],
            "improvement": new["improvement_points"], "change": new["change_points"],
        }  # fmt: skip

    def change(self) -> Numbers:
        found = explain_change(self.release, View(period="2024"), "2023", "2024")
        assert not isinstance(found, str), found
        return {
            "before": found.before["value"], "after": found.after["value"],
            "old_whole": found.before["denominator"], "whole": found.after["denominator"],
            "change": found.after["value"] - found.before["value"], **found.two,
        }  # fmt: skip

    def mix(self) -> Numbers:
        found = explain_change(
            self.release, View(area="kanwil-sumbagsel", scope="ID", period="2024"), "2023", "2024"
        )
        assert not isinstance(found, str), found
        before, after = found.before["value"], found.after["value"]
        return {"before": before, "after": after, "change": after - before, **found.points}

    def peers(self) -> Numbers:
        found = peers_of(self.release, View(area=SUMSEL, period="2024"), 2)
        assert list(found.near["area_code"]) == ["11", "73"]
        first, second = found.near["distance"]
        return {"features": len(found.features), "distance": first, "second": second}

    def spread(self) -> Numbers:
        values = self.rows[2024]["value"].dropna()
        low, median, high = quartiles(values)
        return {
            "areas": len(values), "low": low, "median": median, "high": high,
            "rank": values.rank()[SUMSEL], "band": bands(values)[SUMSEL],
        }  # fmt: skip

    def outliers(self) -> Numbers:
        values = self.rows[2024]["value"].dropna()
        low, _, high = quartiles(values)
        limits = fences(values)
        assert limits is not None
        assert outliers_of(values).empty
        return {
            "fewest": FEWEST, "areas": len(values), "low": low, "high": high, "floor": limits[0],
            "ceiling": limits[1], "lowest": values.min(), "highest": values.max(),
        }  # fmt: skip

    def simulation(self) -> Numbers:
        own = self._of(SUMSEL, "n", "whole")
        plan = Plan((Line("apbd", 10_000, 12),), 2026)
        after = outcome(plan, int(str(own["n"])), int(str(own["whole"])))
        return {
            **own, "workers": 10_000, "months": 12, "tariff": TARIFF, "cost": cost(plan),
            "value": after.coverage[-1], "half": half(TARIFF),
        }  # fmt: skip

    def fewest(self) -> Numbers:
        uncovered = self.rows[2024]["uncovered"]
        found = half_of(uncovered)
        return {
            "total": uncovered.sum(), "need": found.need, "fewer": len(found.chosen) - 1,
            "fewer_people": found.one_fewer, "count": len(found.chosen),
            "people": found.chosen["running"].iloc[-1],
        }  # fmt: skip

    def classes(self) -> Numbers:
        table = build_table(self.release, View(period="2024"))
        values = table.rows["value"].dropna()
        breaks = table.indicator.class_breaks
        found: dict[str, object] = {"areas": len(values)}
        for method in ("fixed", "quantile", "jenks"):
            bounds = classify(values, method, breaks).bounds
            found |= {f"{method}{at}": bound for at, bound in enumerate(bounds, 1)}
        return found

    def flags(self) -> Numbers:
        row = self._observed("92.08", "2023-08")
        return {
            "small": SMALL_DENOMINATOR, "near_zero": NEAR_ZERO_PCT, "differs": DIFFERS_POINTS,
            "jump": JUMP_SDS, "months": UNCHANGED_MONTHS, "n": row["numerator"], "whole": row["denominator"],
            "value": 100 * row["numerator"] / row["denominator"],
        }  # fmt: skip

    def checks(self) -> Numbers:
        robust = series.JUMP * series._MAD_TO_SD
        return {
            "deviation": 0.5, "robust": robust * 0.5, "people": 10_000,
            "chance": 100 * series.JUMP / np.sqrt(10_000), "least": 100 * series._QUIET,
        }  # fmt: skip

    def rounding(self) -> Numbers:
        from fractions import Fraction

        parts = largest_remainder(10, [Fraction(1)] * 3)
        return {
            "exact": 24.45, "shown": float(rounded(24.45, 1)), "total": sum(parts), "more": parts[0],
            "less": parts[1],
        }  # fmt: skip

    def claims(self) -> Numbers:
        text = "36,7 juta dari 130 juta pekerja atau 28,2%"
        [claim] = read_claims(text, vocabulary_of(self.release))
        [found] = recompute(claim, text)
        assert found.verdict == "match"
        n, whole = (interval(claim.number(role)) for role in ("numerator", "denominator"))
        return {
            "low": n.low / 10**6, "high": n.high / 10**6, "whole_low": whole.low / 10**6,
            "whole_high": whole.high / 10**6, "share_low": found.computed.low,
            "share_high": found.computed.high,
        }  # fmt: skip
