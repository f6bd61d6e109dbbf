from __future__ import annotations

import json

from pantau.outline.files import content_name, write_layers


def test_a_name_carries_the_hash_of_the_content():
    # printf '{}' | sha256sum
    assert content_name("tiles", b"{}") == "tiles.44136fa355b3.json"


def test_a_rebuild_leaves_only_the_current_files(tmp_path):
    first = write_layers({"tiles": {"layer": "tiles", "n": 1}}, tmp_path)
    second = write_layers({"tiles": {"layer": "tiles", "n": 2}}, tmp_path)
    assert first != second
    assert {path.name for path in tmp_path.iterdir()} == {"manifest.json", second["tiles"]}
    assert json.loads((tmp_path / "manifest.json").read_text()) == second


def test_files_of_others_are_left_alone(tmp_path):
    (tmp_path / "theme.json").write_text("{}")
    write_layers({}, tmp_path)
    assert (tmp_path / "theme.json").exists()
