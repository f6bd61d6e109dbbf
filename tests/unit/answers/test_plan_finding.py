"""The title of a simulation, worked out by hand: 10,000 workers at Rp16,800 for a year."""

from __future__ import annotations

from pantau.analysis.programme.simulation import Line, Plan, outcome
from pantau.answers.plan_finding import plan_finding
from pantau.text import Text

SAY = Text("id")


def test_of_known_participants_it_tells_cost_and_coverage() -> None:
    plan = Plan((Line("apbd", 10_000, 12),), 2026)
    # 10,000 x 12 x 16,800; 942,903 and 952,903 of 4,480,100
    assert plan_finding(SAY, "Sumsel", plan, outcome(plan, 942_903, 4_480_100)) == (
        "Simulasi Sumsel: 10.000 pekerja dibiayai Rp2 miliar; "
        "cakupan 21,05% menjadi 21,27% pada Desember 2026"
    )


def test_what_moves_by_less_than_is_written_says_so() -> None:
    # 10,000 of 144,642,004 are 0.0069 points: 27.1068% and 27.1137% are both written 27.11%
    plan = Plan((Line("apbd", 10_000, 12),), 2026)
    assert plan_finding(SAY, "Indonesia", plan, outcome(plan, 39_207_829, 144_642_004)) == (
        "Simulasi Indonesia: 10.000 pekerja dibiayai Rp2 miliar; "
        "cakupan 27,11% naik kurang dari 0,01 poin pada Desember 2026"
    )


def test_who_is_paid_for_until_november_changes_nothing_in_december() -> None:
    plan = Plan((Line("apbd", 10_000, 11),), 2026)
    told = plan_finding(SAY, "Sumsel", plan, outcome(plan, 942_903, 4_480_100))
    assert told.endswith("cakupan tetap 21,05% pada Desember 2026")


def test_without_participants_or_workers_nothing_is_said_of_coverage() -> None:
    plan = Plan((Line("csr", 1_000, 1),), 2026)
    told = "Simulasi Sumsel: 1.000 pekerja memerlukan Rp16,8 juta pada 2026; cakupannya tidak dihitung"
    assert plan_finding(SAY, "Sumsel", plan, None) == told
    assert plan_finding(SAY, "Sumsel", plan, outcome(plan, 942_903, None)) == told
    assert plan_finding(SAY, "Sumsel", Plan((), 2026), None) == "Simulasi pembiayaan: Sumsel"
