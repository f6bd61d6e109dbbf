"""Whatever is written: figures in a known phrasing are found and recomputed, and nothing breaks."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from pantau.claims import Claim, Vocabulary, read_claims, recompute
from pantau.text.numbers import number, percent

TEMPLATES = (
    "Cakupan {area} {n} dari {N} pekerja atau {p}",
    "{n} dari {N} pekerja ({p}) di {area}",
    "Di {area}, {p} atau {n} dari {N} pekerja terlindungi",
    "Dari {N} pekerja di {area}, {n} orang atau {p} sudah terlindungi",
    "{area}: {n}/{N} pekerja, {p}",
    "Sebanyak {n} orang dari total {N} pekerja {area} sudah terlindungi, setara {p}.",
    "Peserta aktif {area} mencapai {n} orang dari jumlah pekerja {N} orang ({p})",
)
AREAS = {"Bali": "51", "Kabupaten Pati": "33.18", "Kota Bandung": "32.73", "Papua Barat Daya": "96"}
NO_NAMES = Vocabulary()
wholes = st.integers(1_000, 10**9)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[int, int]:
    whole = draw(wholes)
    return draw(st.integers(1_000, whole)), whole


def _written(template: str, area: str, pair: tuple[int, int], share: str) -> str:
    return template.format(area=area, n=number(pair[0]), N=number(pair[1]), p=share)


@given(pairs(), st.sampled_from(TEMPLATES), st.sampled_from(sorted(AREAS)), st.integers(0, 4))
@example((1_000, 1_000), TEMPLATES[0], "Bali", 0)
def test_any_pair_in_any_phrasing_is_found_again_and_recomputes(
    pair: tuple[int, int], template: str, area: str, digits: int
) -> None:
    share = percent(100 * pair[0] / pair[1], digits)
    text = _written(template, area, pair, share)

    [claim] = read_claims(text, NO_NAMES)

    found = (claim.number("numerator"), claim.number("denominator"))
    assert [number and number.value for number in found] == list(pair)
    assert claim.codes == (AREAS[area],)
    stated = claim.number("percent")
    # three decimals and no more are read as thousands in English, so they are set apart
    if stated and stated.readable:
        assert [c.verdict for c in recompute(claim, text)] == ["match"]


@given(pairs(), st.sampled_from(TEMPLATES), st.integers(2, 60))
def test_a_wrong_per_cent_differs_by_what_it_is_wrong_by(
    pair: tuple[int, int], template: str, wrong: int
) -> None:
    exact = 100 * pair[0] / pair[1]
    text = _written(template, "Bali", pair, percent(exact + wrong, 2))

    [found] = recompute(read_claims(text, NO_NAMES)[0], text)

    assert found.verdict == "differs"
    assert abs(float(found.difference) - wrong) <= 0.005 + 1e-9


@given(st.lists(st.tuples(pairs(), st.sampled_from(sorted(AREAS))), min_size=1, max_size=5), st.randoms())
def test_the_order_of_claims_does_not_matter(
    claimed: list[tuple[tuple[int, int], str]], random: object
) -> None:
    def summary(claims: list[Claim]) -> list[tuple[object, ...]]:
        return sorted((c.codes, *(str(f.number.value) for f in c.figures)) for c in claims)

    lines = [
        _written(TEMPLATES[0], area, pair, percent(100 * pair[0] / pair[1], 2)) for pair, area in claimed
    ]
    shuffled = list(lines)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    first, second = (". ".join(order) + "." for order in (lines, shuffled))
    assert summary(read_claims(first, NO_NAMES)) == summary(read_claims(second, NO_NAMES))


WORDS = st.sampled_from(
    [
        *("dari", "menjadi", "50,88%", "1.873.899", "Bali", "Bandung", "Kab.", "Rp16.800", "target", "belum"),
        *(
            "naik",
            "poin",
            "persen",
            "juta",
            "dua",
            "puluh",
            "koma",
            "setengah",
            "Agustus",
            "2025",
            "lalu",
            "-",
        ),
        *("–", "/", "(", ")", ",", ".", ";", "%", "sisanya", "OPD", "desa", "nasional", "0", "1,234"),
        *("hingga", "antara", "masing-masing", "kurang dari", "99999999999999999999", "\n"),
        *("Kalimantan Selatan", "Tengah", "dan", "|", "rasio", "1:4", "hampir", "separuh", "bukan", "JKN"),
        *("lebih tinggi dari", "di bawah", "sama dengan", "tertinggi", "peringkat 4", "nasional", "Sulawesi"),
    ]
)


@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=40).map(" ".join)))
@example("0 dari 0 pekerja 0%")
@example("١٢٣ dari ٤٥٦ pekerja")
@example("<script>alert(1)</script> 50% 🎉")
def test_nothing_written_breaks_it(text: str) -> None:
    for claim in read_claims(text, NO_NAMES):
        recompute(claim, text)
        for figure in claim.figures:
            span = figure.number
            assert 0 <= span.start < span.end <= len(text)
            assert len(span.text) == span.end - span.start
            assert re.search(r"[\w%]", span.text)
