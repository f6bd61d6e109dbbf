import pytest

from pantau.mapview.packed_rows import tenths
from pantau.text.numbers import rounded


# 100 less 68.45 and 1.45 less nought as binary arithmetic has them, and a value just below a tie
@pytest.mark.parametrize(
    "value",
    [24.45, 24.449, 0.05, 1.005, 36.75, 126.15, -2.25, 0.0, 49.35, 100 - 68.45, 44.45 - 43.0, 24.449999],
)
def test_tenths_round_as_all_numbers_do(value: float) -> None:
    assert tenths([value]) == [int(rounded(value, 1) * 10)]
