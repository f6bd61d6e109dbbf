"""tools/compare_pictures.py finds what a reader would see, and not what an edge does by itself."""

from pathlib import Path

import pytest
from PIL import Image

from tools.compare_pictures import compare_pictures, compare_words, main


def picture(file: Path, size: tuple[int, int] = (100, 80), **points: int) -> Path:
    """A white picture; x3y4=200 makes the pixel at 3, 4 a grey of 200."""
    image = Image.new("RGB", size, "white")
    for at, grey in points.items():
        x, y = at.removeprefix("x").split("y")
        image.putpixel((int(x), int(y)), (grey, grey, grey))
    image.save(file)
    return file


def test_the_same_pictures_do_not_differ(tmp_path: Path) -> None:
    same = picture(tmp_path / "a.png", x3y4=0), picture(tmp_path / "b.png", x3y4=0)
    assert compare_pictures(*same, tmp_path / "shown.png") == ""
    assert not (tmp_path / "shown.png").exists()


@pytest.mark.parametrize(("grey", "told"), [(254, False), (224, False), (222, True), (0, True)])
def test_one_pixel_counts_where_it_is_plainly_another(tmp_path: Path, grey: int, told: bool) -> None:
    before, after = picture(tmp_path / "a.png"), picture(tmp_path / "b.png", x3y4=grey)
    said = compare_pictures(before, after, tmp_path / "shown.png")
    # 1 of 8,000 pixels
    assert said == ("0.013% of pixels, rows 4 to 4" if told else "")
    if told:
        assert Image.open(tmp_path / "shown.png").getpixel((3, 4)) == (220, 0, 0)


def test_many_pixels_count_though_each_is_faint(tmp_path: Path) -> None:
    many = {f"x{x}y10": 250 for x in range(100)}
    before, after = picture(tmp_path / "a.png"), picture(tmp_path / "b.png", **many)
    assert compare_pictures(before, after, tmp_path / "shown.png") == "1.250% of pixels, rows 10 to 10"


def test_another_size_is_told(tmp_path: Path) -> None:
    before, after = picture(tmp_path / "a.png"), picture(tmp_path / "b.png", size=(100, 90))
    said = compare_pictures(before, after, tmp_path / "shown.png")
    assert said == "100 x 80 became 100 x 90, 0.000% of pixels"


def test_words_differ_line_by_line(tmp_path: Path) -> None:
    before, after = tmp_path / "a.txt", tmp_path / "b.txt"
    before.write_text("Lampung\n24,5%\nterbitan\n", encoding="utf-8")
    after.write_text("Lampung\n24,6%\nterbitan\n", encoding="utf-8")
    assert compare_words(before, after) == "    -24,5%\n    +24,6%"
    assert compare_words(before, before) == ""


def test_what_is_missing_is_told_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("before", "after"):
        (tmp_path / name).mkdir()
        picture(tmp_path / name / "peta.png")
    picture(tmp_path / "before" / "data.png")
    assert main([str(tmp_path / "before"), str(tmp_path / "after")]) == 1
    assert capsys.readouterr().out == f"data.png: missing in {tmp_path / 'after'}\n1 of 2 files differ\n"
    (tmp_path / "before" / "data.png").unlink()
    assert main([str(tmp_path / "before"), str(tmp_path / "after")]) == 0
