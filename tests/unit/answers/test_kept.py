"""Answers are worked out once for all Views that ask the same, and apart for those that do not."""

from __future__ import annotations

import pytest

from pantau.answers.kept import forget_all, kept
from pantau.view import View


@pytest.fixture
def asked() -> list[View]:
    return []


@pytest.fixture
def answer(asked):
    @kept(2)
    def answer(release: str, view: View) -> str:
        asked.append(view)
        return f"{release} {view.indicator} {view.period}"

    return answer


@pytest.mark.parametrize(
    "drawing",
    [
        {"area": "16"},
        {"target": "rpjmn-2025"},
        {"classing": "jenks"},
        {"layout": "tiles"},
        {"release": "2026"},
        {"options": (("since", "2023"),)},
    ],
)
def test_a_view_drawn_otherwise_is_answered_from_memory(answer, asked, drawing):
    answer("a", View(period="2024"))
    assert answer("a", View(period="2024").but(**drawing)) == "a coverage_employed 2024"
    assert asked == [View(period="2024")]


@pytest.mark.parametrize(
    "content",
    [
        {"indicator": "unemployment"},
        {"segment": "pu"},
        {"period": "2023"},
        {"scope": "16"},
        {"level": "regency"},
        {"estimates": False},
        {"language": "en"},
    ],
)
def test_a_view_of_something_else_is_another_question(answer, asked, content):
    answer("a", View(period="2024"))
    answer("a", View(period="2024").but(**content))
    assert len(asked) == 2


def test_another_release_is_another_question(answer, asked):
    assert answer("a", View()) != answer("b", View())
    assert len(asked) == 2


def test_the_answer_asked_longest_ago_makes_room(answer, asked):
    for period in ("2022", "2023", "2024", "2022"):
        answer("a", View(period=period))
    assert [view.period for view in asked] == ["2022", "2023", "2024", "2022"]


def test_an_answer_may_be_about_the_area_in_focus_and_not_about_the_scope():
    asked = []

    @kept(8, by=("area",), without=("scope", "level"))
    def answer(view: View) -> str:
        asked.append(view)
        return view.area

    assert answer(View(area="16", scope="kanwil-sumbagsel")) == answer(View(area="16", level="regency"))
    assert answer(View(area="18")) == "18"
    assert [view.area for view in asked] == ["16", "18"]


def test_forgetting_asks_anew(answer, asked):
    answer("a", View())
    forget_all()
    answer("a", View())
    assert len(asked) == 2


def test_an_error_is_not_kept(asked):
    @kept(2)
    def answer(view: View) -> str:
        asked.append(view)
        raise LookupError(view.area)

    for _ in range(2):
        with pytest.raises(LookupError):
            answer(View())
    assert len(asked) == 2
