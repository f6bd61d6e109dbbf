"""Places where a mistake can be made in pantau/, found by what stands there, not by line numbers."""

from __future__ import annotations

import ast
import copy
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
}  # fmt: skip


@dataclass(frozen=True)
class Place:
    """One mistake: in `function` of `module`, the `nth` (from 0) node that reads `before` becomes `after`.

    within: the statement around it, by which it is found again where code has moved.
    """

    module: str
    function: str
    kind: str
    before: str
    after: str
    within: str
    nth: int

    def as_dict(self) -> dict[str, str | int]:
        return asdict(self)


@dataclass(frozen=True)
class Found:
    """A place in a file: its lines and columns (of bytes), as ast counts them."""

    path: Path
    place: Place
    span: tuple[int, int, int, int]


def places_in(root: Path) -> list[Found]:
    """Every place below root/pantau, in order of files and lines."""
    found: list[Found] = []
    for path in sorted((root / "pantau").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        counted: Counter[tuple[str, str, str, str]] = Counter()
        for node, function, statement, after, kind in _mistakes(tree):
            before, within = ast.unparse(node), _head(statement)
            key = (function, kind, before, after)
            place = Place(str(path.relative_to(root)), function, kind, before, after, within, counted[key])
            counted[key] += 1
            span = (node.lineno, node.col_offset, node.end_lineno or 0, node.end_col_offset or 0)
            found.append(Found(path, place, span))
    return found


def locate(place: Place, all_places: list[Found]) -> Found | None:
    """The same place in another state of the code: of its function or, where that was moved or renamed,
    the only place with the same text in the same statement; None where there is none."""

    def same(one: Found) -> bool:
        other = one.place
        return (other.kind, other.before, other.after) == (place.kind, place.before, place.after)

    alike = [one for one in all_places if same(one)]
    name = place.function.rsplit(".", 1)[-1]
    tests = (
        lambda o: (o.module, o.function, o.nth) == (place.module, place.function, place.nth),
        lambda o: (o.function, o.within, o.nth) == (place.function, place.within, place.nth),
        lambda o: (o.function.rsplit(".", 1)[-1], o.nth) == (name, place.nth) and o.within == place.within,
        lambda o: o.within == place.within,
    )
    for test in tests:
        hits = [one for one in alike if test(one.place)]
        if len(hits) == 1:
            return hits[0]
    return None


def mistaken(found: Found) -> str:
    """The text of the file with the mistake in it."""
    lines = found.path.read_bytes().splitlines(keepends=True)
    first, start, last, end = found.span
    head, tail = lines[first - 1][:start], lines[last - 1][end:]
    lines[first - 1 : last] = [head + found.place.after.encode() + tail]
    return b"".join(lines).decode()


def _mistakes(tree: ast.Module) -> Iterator[tuple[ast.expr | ast.stmt, str, ast.stmt, str, str]]:
    """(node, function it is in, statement around it, what becomes of it, kind) of each mistake."""
    for statement, function in _statements(tree, ""):
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
            yield statement, function, statement, "pass", "dropped"
        if isinstance(statement, ast.AugAssign):
            yield statement, function, statement, "pass", "dropped"
        if isinstance(statement, ast.Return) and statement.value and not _is_none(statement.value):
            yield statement, function, statement, "return None", "return"
        if isinstance(statement, ast.If):
            yield statement.test, function, statement, f"(not ({ast.unparse(statement.test)}))", "condition"
        for node in _expressions(statement):
            for changed, kind in _changes(node):
                yield node, function, statement, f"({ast.unparse(changed)})", kind


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _statements(node: ast.AST, function: str) -> Iterator[tuple[ast.stmt, str]]:
    """Statements with the dotted name of the function they are in, '' for a module's own."""
    for child in ast.iter_child_nodes(node):
        inner = function
        if isinstance(child, ast.FunctionDef | ast.ClassDef):
            inner = f"{function}.{child.name}".lstrip(".")
        elif isinstance(child, ast.stmt) and not isinstance(child, ast.Import | ast.ImportFrom):
            yield child, function
        yield from _statements(child, inner)


def _expressions(statement: ast.stmt) -> Iterator[ast.expr]:
    """The expressions of a statement itself: not of statements in it, annotations, or f-strings, whose
    inner places Python 3.11 does not know."""
    passed = (ast.stmt, ast.JoinedStr, ast.ExceptHandler, ast.match_case)
    skipped = [statement.annotation] if isinstance(statement, ast.AnnAssign) else []
    todo: list[ast.AST] = [one for one in ast.iter_child_nodes(statement) if one not in skipped]
    while todo:
        node = todo.pop(0)
        if isinstance(node, passed):
            continue
        if isinstance(node, ast.expr):
            yield node
        todo += ast.iter_child_nodes(node)


def _changes(node: ast.expr) -> Iterator[tuple[ast.expr, str]]:
    changed = copy.deepcopy(node)
    match changed:
        case ast.Compare(ops=[op, *_]) if type(op) in SWAPPED:
            changed.ops[0] = SWAPPED[type(op)]()  # type: ignore[call-overload]
            yield changed, "comparison"
        case ast.BoolOp(op=op):
            changed.op = SWAPPED[type(op)]()  # type: ignore[assignment]
            yield changed, "and/or"
        case ast.BinOp(op=op) if type(op) in SWAPPED and not _is_text(changed):
            changed.op = SWAPPED[type(op)]()  # type: ignore[assignment]
            yield changed, "arithmetic"
        case ast.UnaryOp(op=ast.Not()):
            yield changed.operand, "not"
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value), "constant"
        case ast.Constant(value=int(value)):
            yield ast.Constant(value + 1), "constant"


def _is_text(node: ast.BinOp) -> bool:
    texts = (ast.JoinedStr, ast.List, ast.Tuple)
    sides = (node.left, node.right)
    return any(
        isinstance(one, texts) or (isinstance(one, ast.Constant) and isinstance(one.value, str))
        for one in sides
    )


def _head(statement: ast.stmt) -> str:
    """The statement without the statements in it."""
    bare = copy.copy(statement)
    for name in ("body", "orelse", "finalbody", "handlers", "cases"):
        if hasattr(bare, name):
            setattr(bare, name, [ast.Pass()] if name == "body" else [])
    return ast.unparse(bare)
