"""Whatever is changed, taken out, put in or moved in the journal is found."""

from __future__ import annotations

import json

from hypothesis import assume, given
from hypothesis import strategies as st

from pantau.store.chain import chained, first_break
from tests.helpers.examples import examples

LINK = len(', "chain": ""}') + 64

fields = st.fixed_dictionaries({"action": st.text(max_size=8), "reason": st.text(max_size=12)})
old = st.lists(fields.map(lambda one: json.dumps(one).encode()), max_size=3)
written = st.lists(fields, min_size=1, max_size=6)


def lines_of(before: list[bytes], after: list[dict[str, str]]) -> list[bytes]:
    """Lines of before there was a chain, and chained ones after them."""
    content = b"".join(line + b"\n" for line in before)
    for one in after:
        content += chained(json.dumps(one, ensure_ascii=False), content) + b"\n"
    return content.removesuffix(b"\n").split(b"\n")


def broken(lines: list[bytes]) -> bool:
    return first_break(b"".join(line + b"\n" for line in lines)) is not None


@examples(300)
@given(old, written)
def test_what_is_as_it_was_written_is_whole(before: list[bytes], after: list[dict[str, str]]) -> None:
    assert not broken(lines_of(before, after))


@examples(600)
@given(old, written, st.data())
def test_a_changed_byte_is_found(
    before: list[bytes], after: list[dict[str, str]], data: st.DataObject
) -> None:
    lines = lines_of(before, after)
    at = data.draw(st.integers(0, len(lines) - 1))
    place = data.draw(st.integers(0, len(lines[at]) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda one: one not in (lines[at][place], 10)))
    changed = lines[at][:place] + bytes([byte]) + lines[at][place + 1 :]
    # An only link that no longer looks like one is a line of before there was a chain.
    assume(len(after) > 1 or place < len(lines[at]) - LINK or at < len(before))
    # of a last line without its end nobody can tell whether it was changed or cut off
    assume(at < len(lines) - 1 or changed.endswith(b'"}'))
    assert broken([*lines[:at], changed, *lines[at + 1 :]])


@examples(300)
@given(old, written, st.data())
def test_a_line_taken_out_is_found(
    before: list[bytes], after: list[dict[str, str]], data: st.DataObject
) -> None:
    lines = lines_of(before, after)
    assume(len(lines) > 1)
    at = data.draw(st.integers(0, len(lines) - 2))  # but for the last: pantau drill tells its hash
    assert broken([*lines[:at], *lines[at + 1 :]])


@examples(300)
@given(old, written, st.data())
def test_two_lines_swapped_are_found(
    before: list[bytes], after: list[dict[str, str]], data: st.DataObject
) -> None:
    lines = lines_of(before, after)
    assume(len(lines) > 1)
    one, other = data.draw(st.lists(st.integers(0, len(lines) - 1), min_size=2, max_size=2, unique=True))
    assume(lines[one] != lines[other])
    lines[one], lines[other] = lines[other], lines[one]
    assert broken(lines)


@examples(300)
@given(old, written, fields, st.data())
def test_a_line_put_in_is_found(
    before: list[bytes], after: list[dict[str, str]], added: dict[str, str], data: st.DataObject
) -> None:
    lines = lines_of(before, after)
    at = data.draw(st.integers(0, len(lines)))
    copies = st.sampled_from([json.dumps(added).encode(), *lines])
    assert broken([*lines[:at], data.draw(copies), *lines[at:]])


@examples(300)
@given(old, written, fields, st.integers(0, 200))
def test_a_line_cut_off_by_a_power_cut_is_no_break(
    before: list[bytes], after: list[dict[str, str]], added: dict[str, str], length: int
) -> None:
    content = b"".join(line + b"\n" for line in lines_of(before, after))
    torn = chained(json.dumps(added), content)[:length]
    assume(not torn.endswith(b'"}'))
    content += torn
    assert first_break(content) is None
    content += b"\n" if torn else b""
    content += chained(json.dumps(added), content) + b"\n"
    assert first_break(content) is None
