"""`pantau template` and `pantau practice`."""

from __future__ import annotations

import pytest

from pantau.cli import main
from pantau.intake import read_file


def test_template(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["template"]) == 0
    assert capsys.readouterr().out == "templat-pantau-jamsostek.xlsx\n"
    assert read_file(tmp_path / "templat-pantau-jamsostek.xlsx").findings == []


@pytest.mark.parametrize("command", ["template", "practice"])
def test_a_folder_that_is_not_there(tmp_path, capsys, command):
    assert main([command, str(tmp_path / "nowhere" / "x.xlsx")]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "tidak dapat ditulis" in said.err
