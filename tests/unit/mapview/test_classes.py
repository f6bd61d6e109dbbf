import pandas as pd
import pytest

from pantau.mapview import MapClasses


def test_a_value_on_a_bound_belongs_to_the_class_above() -> None:
    classes = MapClasses.of([9.99, 10, 10.01, 40], (10, 20, 30, 40))

    assert classes.counts == (1, 2, 0, 0, 1)
    assert [classes.index(value) for value in (9.99, 10, 39.9, 40, 126.15)] == [0, 1, 3, 4, 4]


def test_missing_values_are_counted_in_no_class() -> None:
    classes = MapClasses.of(pd.Series([5.0, None, float("nan"), pd.NA], dtype="object"), (10, 20, 30, 40))

    assert sum(classes.counts) == 1
    assert sum(classes.histogram.counts) == 1


def test_values_above_100_per_cent_are_not_clipped() -> None:
    histogram = MapClasses.of([2.22, 126.15], (10, 20, 30, 40)).histogram

    last = histogram.start + histogram.step * len(histogram.counts)
    assert histogram.start <= 2.22
    assert last > 126.15
    assert len(histogram.counts) <= 24


def test_each_bar_holds_the_values_of_its_interval() -> None:
    # range 19.5 in steps of 1: bars begin at 4
    histogram = MapClasses.of([4, 4.9, 5, 23.5], (10, 20, 30, 40)).histogram

    assert (histogram.start, histogram.step) == (4, 1)
    assert histogram.counts[:2] == (2, 1)
    assert histogram.counts[-1] == 1
    assert len(histogram.counts) == 20


@pytest.mark.parametrize(
    ("breaks", "colours", "extra"),
    [
        ((20, 10, 30, 40), ["#000000"] * 5, {}),
        ((10, 20), ["#000000"] * 5, {}),
        ((10,), ["#000000"] * 2, {"words": ["low"]}),
        ((10,), ["#000000"] * 2, {"labels": ["a", "b", "c"]}),
    ],
)
def test_classes_that_do_not_fit_together_are_refused(
    breaks: tuple[int, ...], colours: list[str], extra: dict[str, list[str]]
) -> None:
    with pytest.raises(ValueError, match="breaks"):
        MapClasses.of([1.0], breaks, colours, **extra)  # type: ignore[arg-type]
