"""Classes worked by hand, and the inputs that have none."""

from __future__ import annotations

from typing import ClassVar

import pandas as pd
import pytest

from pantau.analysis.classing import classify

BREAKS = (15, 20, 25, 35)


def classes(values, method, breaks=(), k=5):
    result = classify(pd.Series(values, dtype="float64"), method, breaks, k)
    return result.class_of.tolist(), result


def test_fixed_classes_are_half_open():
    found, result = classes([14.9, 15, 24.99, 25, 35, 126.15], "fixed", BREAKS)
    assert found == [0, 1, 2, 3, 4, 4]
    assert result.counts == (1, 1, 1, 1, 2)
    assert result.interval(0) == (None, 15)
    assert result.interval(4) == (35, None)


def test_fixed_breaks_do_not_move_with_the_values():
    assert classes([1.0], "fixed", BREAKS)[1].bounds == classes([90, 91], "fixed", BREAKS)[1].bounds == BREAKS


def test_missing_values_have_no_class():
    found, result = classes([None, 30], "fixed", BREAKS)
    assert found == [pd.NA, 3]
    assert sum(result.counts) == 1


def test_quantiles_of_ten():
    found, result = classes(range(1, 11), "quantile")
    assert found == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]
    assert result.bounds == (3, 5, 7, 9)


def test_jenks_finds_the_gap():
    found, result = classes([1, 2, 3, 50, 51, 52], "jenks", k=2)
    assert found == [0, 0, 0, 1, 1, 1]
    assert result.bounds == (50,)


@pytest.mark.parametrize("method", ["quantile", "jenks"])
@pytest.mark.parametrize(
    ("values", "counts"),
    [([], (0,)), ([7], (1,)), ([7, 7, 7], (3,)), ([1, 2], (1, 1)), ([1, 1, 1, 1, 9], (4, 1))],
)
def test_degenerate_inputs_have_fewer_classes(method, values, counts):
    assert classes(values, method)[1].counts == counts


def test_the_histogram_counts_every_value():
    edges, counts = classes([0, 10, 20, 20], "fixed", BREAKS)[1].histogram
    assert (edges[0], edges[-1]) == (0, 20)
    assert sum(counts) == 4
    assert classes([], "fixed", BREAKS)[1].histogram == ((), ())


def test_values_that_differ_only_by_floating_point_have_a_histogram():
    assert sum(classes([30, 30.000000000000004], "fixed", BREAKS)[1].histogram[1]) == 2


def test_unknown_methods_and_no_classes_are_refused():
    with pytest.raises(ValueError, match="no such classing"):
        classes([1], "equal")
    with pytest.raises(ValueError, match="0 classes"):
        classes([1], "jenks", k=0)


class TestEstimates:
    """Our estimates have a class, and make none."""

    REAL: ClassVar = list(range(1, 11))
    OURS: ClassVar = [90.0] * 40

    @pytest.mark.parametrize("method", ["quantile", "jenks"])
    def test_classes_are_those_of_the_real_figures_alone(self, method):
        values = pd.Series([*self.REAL, *self.OURS], dtype="float64")
        found = classify(values, method, BREAKS, ours=values == 90)
        assert found.bounds == classify(pd.Series(self.REAL), method).bounds
        assert found.method == method
        assert set(found.class_of[10:]) == {4}
        # 1 to 10 in twenty bins; none of the forty
        assert (found.histogram[0][-1], sum(found.histogram[1])) == (10, 10)

    @pytest.mark.parametrize("method", ["quantile", "jenks"])
    def test_of_too_few_real_figures_classes_are_the_fixed_ones(self, method):
        values = pd.Series([*self.REAL[:9], *self.OURS], dtype="float64")
        found = classify(values, method, BREAKS, ours=values == 90)
        assert (found.bounds, found.method) == (BREAKS, "fixed")
        assert sum(found.histogram[1]) == 9

    def test_of_estimates_alone_there_is_no_histogram(self):
        values = pd.Series(self.OURS)
        found = classify(values, "fixed", BREAKS, ours=values.notna())
        assert found.histogram == ((), ())
        assert sum(found.counts) == 40
