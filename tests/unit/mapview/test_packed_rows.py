import pytest

from pantau.mapview.packed_rows import rounded_down, tenths
from pantau.text.numbers import rounded


# 100 less 68.45 and 1.45 less nought as binary arithmetic has them, and a value just below a tie
@pytest.mark.parametrize(
    "value",
    [24.45, 24.449, 0.05, 1.005, 36.75, 126.15, -2.25, 0.0, 49.35, 100 - 68.45, 44.45 - 43.0, 24.449999],
)
def test_tenths_round_as_all_numbers_do(value: float) -> None:
    assert tenths([value]) == [int(rounded(value, 1) * 10)]


def test_a_value_below_a_half_is_not_rounded_up_by_way_of_its_tenths() -> None:
    # 24.45 is 24.5 in tenths, and 24 whole; 24.5 is 25; what is not known has no place
    values = [24.45, 24.5, 24.44, None, 99.46]
    assert rounded_down(values) == [0, 4]
    whole = [
        int(tens / 10 + 0.5) - (at in rounded_down(values)) for at, tens in enumerate(tenths(values)) if tens
    ]
    assert whole == [int(rounded(value)) for value in values if value is not None]
