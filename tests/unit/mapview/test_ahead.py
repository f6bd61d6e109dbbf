import pytest

from pantau.mapview.ahead import MOST_ASKED, pack_ahead, read_wanted
from pantau.mapview.payload import Packed


def packed(k: str, words: dict[str, str], past: str = "p") -> Packed:
    figures = {
        "rev": f"r{k}",
        "files": {"layer": "a.json"},
        "rows": {"k": k},
        "past": past,
        "text": {"of": "{n} / {N}", **words},
    }
    return Packed(figures, {"id": past, "line": k})


def test_what_periods_share_is_said_once() -> None:
    ahead = pack_ahead({"2022": packed("01", {}), "2023": packed("11", {})})

    assert ahead is not None
    assert ahead["base"]["rows"] == {"k": "01"}
    assert ahead["periods"] == {"2022": {"text": {}}, "2023": {"rows": {"k": "11"}, "text": {}}}
    assert "rev" not in ahead["base"]


def test_a_word_that_one_period_lacks_is_taken_back() -> None:
    ahead = pack_ahead({"2022": packed("0", {"estimate": "taksiran ± 3"}), "2023": packed("0", {})})

    assert ahead is not None
    assert ahead["periods"]["2023"] == {"text": {"estimate": None}}


def test_each_history_comes_once() -> None:
    packs = {"2023": packed("0", {}, "34"), "2024": packed("1", {}, "34"), "2025": packed("2", {}, "38")}

    ahead = pack_ahead(packs)

    assert ahead is not None
    assert set(ahead["pasts"]) == {"34", "38"}
    assert ahead["periods"]["2025"]["past"] == "38"


def test_no_period_is_no_message() -> None:
    assert pack_ahead({}) is None


def test_periods_of_the_series_shown_are_read() -> None:
    assert read_wanted({"series": "s", "periods": ["2022", "2023-10"]}, "s") == ["2022", "2023-10"]
    many = [f"20{year}" for year in range(10, 60)]
    assert read_wanted({"series": "s", "periods": many}, "s") == many[:MOST_ASKED]


@pytest.mark.parametrize(
    "raw",
    [
        None,
        "2022",
        {"series": "other", "periods": ["2022"]},
        {"series": "s"},
        {"series": "s", "periods": "2022"},
        {"series": "s", "periods": [2022, None, "", "2022'; drop table area"]},
    ],
)
def test_what_we_did_not_send_asks_for_nothing(raw: object) -> None:
    assert read_wanted(raw, "s") == []
