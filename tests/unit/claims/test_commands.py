"""`pantau cek`: a text, or a file of texts, as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pantau.claims import commands
from pantau.cli import main
from pantau.store import Release

BALI = "Cakupan UCJ Bali per 31 Maret 2025 sebesar 50,88 persen (935.079 dari 1.873.899 pekerja)."
Run = Callable[..., tuple[int, list[dict[str, Any]], str]]


@pytest.fixture
def run(full_release: Release, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `pantau cek`: exit status, answers, complaints."""
    monkeypatch.setattr(commands, "current_release", lambda: full_release)

    def cek(given: object) -> tuple[int, list[dict[str, Any]], str]:
        status = main(["cek", str(given)])
        said = capsys.readouterr()
        return status, [json.loads(line) for line in said.out.splitlines()], said.err

    return cek


def test_a_text_is_answered_as_documented(run: Run) -> None:
    status, [answer], said = run(BALI)

    [claim] = answer["claims"]
    assert (status, said, answer["id"]) == (0, "", "")
    assert [(one["role"], one["value"], one["unit"]) for one in claim["figures"]] == [
        ("percent", 50.88, "percent"),
        ("numerator", 935079, "plain"),
        ("denominator", 1873899, "people"),
    ]
    assert (claim["figures"][0]["low"], claim["figures"][0]["high"]) == (50.875, 50.885)
    assert {name: claim[name] for name in ("areas", "period", "basis", "segment")} == {
        "areas": ["51"],
        "period": "2025-03",
        "basis": "semesta",
        "segment": "",
    }
    # 935,079 of 1,873,899 is 49.90%
    assert (claim["arithmetic"], claim["verdict"], claim["reasons"][0]["code"]) == (
        "berbeda",
        "sama",
        "match",
    )
    held = claim["held_against"][0]
    assert (held["period"], held["published"], held["numerator"]) == ("2025-03-31", 50.88, 935079)


def test_every_key_is_documented(run: Run) -> None:
    documented = Path("docs/cek.md").read_text(encoding="utf-8")

    _, [answer], _ = run(f"{BALI} Target Bali 2025 sebesar 67,28 persen.")

    keys = {key for claim in answer["claims"] for key in claim}
    keys |= {key for claim in answer["claims"] for one in claim["held_against"] for key in one}
    assert {one["kind"] for claim in answer["claims"] for one in claim["held_against"]} == {
        "figure",
        "target",
    }
    assert [
        key for key in sorted(keys) if f"`{key}`" not in documented and f'"{key}"' not in documented
    ] == []


def test_lines_are_answered_in_their_order(run: Run, tmp_path: Path) -> None:
    texts = [{"id": "b", "text": BALI}, {"id": 7, "text": "Tidak ada angka."}, {"text": ""}]
    file = tmp_path / "teks.jsonl"
    file.write_text("\n\n".join(json.dumps(one) for one in texts) + "\n", encoding="utf-8")

    status, answers, said = run(file)

    assert [(one["id"], len(one["claims"])) for one in answers] == [("b", 1), (7, 0), ("", 0)]
    assert (status, said) == (0, "")


@pytest.mark.parametrize(
    "line",
    ["{", "[1]", '"teks"', "null", '{"id": "x"}', '{"id": "x", "text": 5}', "[" * 100_000],
    ids=["cut", "list", "string", "null", "no-text", "number", "deep"],
)
def test_a_broken_line_is_named_and_keeps_its_place(run: Run, tmp_path: Path, line: str) -> None:
    file = tmp_path / "teks.jsonl"
    file.write_text(f"{json.dumps({'id': 1, 'text': BALI})}\n{line}\n{json.dumps({'id': 3, 'text': BALI})}\n")

    status, answers, said = run(file)

    assert [len(one["claims"]) for one in answers] == [1, 0, 1]
    assert "teks.jsonl, baris 2: " in said
    assert answers[1]["error"] in said
    assert status == 1


def test_a_text_that_is_too_long_says_so(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "teks.jsonl"
    file.write_text(
        json.dumps({"id": "a", "text": "x" * 100_000}) + "\n" + json.dumps({"id": "b", "text": BALI})
    )

    status, answers, said = run(file)

    assert "teks.jsonl, baris 1: teks 100.000 karakter, paling banyak 20.000" in said
    assert [(one["id"], len(one["claims"])) for one in answers] == [("a", 0), ("b", 1)]
    assert status == 1


def test_a_text_of_100_000_characters_is_no_file_name(run: Run) -> None:
    status, [answer], said = run("Cakupan Bali 50,88 persen. " * 4000)

    assert (status, answer["claims"]) == (1, [])
    assert "paling banyak 20.000" in said


@pytest.mark.parametrize(("name", "answers"), [("kosong.jsonl", 0), ("kosong.txt", 1)])
def test_an_empty_file_is_told(run: Run, tmp_path: Path, name: str, answers: int) -> None:
    (tmp_path / name).write_text("\n")

    status, found, said = run(tmp_path / name)

    assert (status, len(found)) == (0, answers)
    assert f"{name} kosong" in said


def test_a_file_that_is_not_utf8_is_refused_with_its_line(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "lama.txt"
    file.write_bytes(b"baris satu\n50,88 persen \xe9\n")

    assert run(file) == (
        1,
        [],
        "lama.txt, baris 2: bukan UTF-8. Simpan berkas itu sebagai UTF-8, lalu ulangi.\n",
    )


def test_a_file_that_is_not_there_is_told_without_its_folder(run: Run, tmp_path: Path) -> None:
    status, answers, said = run(tmp_path / "tidak-ada.jsonl")

    assert (status, answers) == (1, [])
    assert said.startswith("Berkas tidak-ada.jsonl tidak ada.")


def test_a_byte_order_mark_windows_lines_and_half_characters_are_read(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "teks.jsonl"
    line = '{"id": "a", "text": "\\ud800 ' + BALI + '"}'
    file.write_bytes(b"\xef\xbb\xbf" + f"{line}\r\n{line}\r\n".encode())

    status, answers, said = run(file)

    assert [len(one["claims"]) for one in answers] == [1, 1]
    assert (status, said) == (0, "")


def test_areas_have_their_names_in_sentences(run: Run) -> None:
    _, [answer], _ = run("Cakupan Bandung 40%.")

    assert "Kota Bandung" in " ".join(one["text"] for one in answer["claims"][0]["reasons"])
