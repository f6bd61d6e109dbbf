"""Whatever is kept between two clicks has a bound: every cache of the product is listed here."""

from __future__ import annotations

import ast
import functools
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pantau
from pantau.remembered import _memories

ROOT = Path(__file__).resolve().parents[2]
MOST = 512  # answers of one function
# Words of files of boundaries, which the command alone reads.
MORE = {"pantau.outline.boundaries.columns": 10_000}
CACHES = {"cache", "lru_cache", "remembered", "kept", "cache_data", "cache_resource"}
# Names of modules that hold something which changes, and what bounds it.
CHANGING = {
    "pantau/access/uploads.py: _admitted": "_MOST",
    "pantau/remembered.py: _memories": "one for each remembered function",
    "pantau/store/release.py: _opened": "KEPT",
    "pantau/store/release.py: _held": "holds nothing alive",
    "pantau/store/serving.py: _verdicts": "_KNOWN",
}
_EMPTY = ("list", "dict", "set", "defaultdict", "OrderedDict", "Counter", "deque")


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module of the product, parsed."""
    for file in [ROOT / "app.py", ROOT / "server.py", *ROOT.glob("pages/*.py"), *ROOT.glob("pantau/**/*.py")]:
        yield str(file.relative_to(ROOT)), ast.parse(file.read_text(encoding="utf-8"))


def decorated() -> Iterator[tuple[str, ast.FunctionDef, ast.expr]]:
    """Functions that are remembered, but for those inside another, which end with it."""
    for path, tree in modules():
        for node in tree.body:
            members = node.body if isinstance(node, ast.ClassDef) else [node]
            for function in members:
                if isinstance(function, ast.FunctionDef):
                    for decorator in function.decorator_list:
                        if _name(decorator) in CACHES:
                            yield f"{path}: {function.name}", function, decorator


def _name(decorator: ast.expr) -> str:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def bound(function: ast.FunctionDef, decorator: ast.expr) -> int | None:
    """How many answers are kept; None where there is no end to them."""
    arguments = function.args
    if _name(decorator) == "cache":
        return None if arguments.args or arguments.kwonlyargs else 1
    given: dict[Any, ast.expr] = {}
    if isinstance(decorator, ast.Call):
        given = {keyword.arg: keyword.value for keyword in decorator.keywords}
        given |= dict.fromkeys(["maxsize"] if decorator.args else [], *decorator.args[:1])
    value = given.get("maxsize", given.get("max_entries"))
    if isinstance(value, ast.Name):
        return MOST  # a constant of the module; as it is at work below
    return value.value if isinstance(value, ast.Constant) else None


def test_every_remembered_function_has_a_bound() -> None:
    found = {name: bound(function, decorator) for name, function, decorator in decorated()}
    assert len(found) > 60, "they are found at all"
    assert {name: most for name, most in found.items() if most is None or most > MOST} == {}


def test_the_bounds_are_those_at_work() -> None:
    for module in pkgutil.walk_packages(pantau.__path__, "pantau."):
        if "__main__" not in module.name:
            loaded = importlib.import_module(module.name)
            for value in vars(loaded).values():
                if isinstance(value, functools._lru_cache_wrapper):
                    most = value.cache_parameters()["maxsize"]
                    alone = value.__wrapped__.__code__.co_argcount == 0
                    allowed = MORE.get(value.__module__, MOST)
                    assert alone or (most is not None and most <= allowed), (module.name, value)
    assert len(_memories) > 50
    assert max(memory.most for memory in _memories) <= MOST


def test_what_is_keyed_by_a_release_is_forgotten_with_it() -> None:
    """Only a function that `forget` reaches may be asked with a release and be remembered."""
    for name, function, decorator in decorated():
        takes = {argument.annotation.id for argument in function.args.args if _is_name(argument.annotation)}
        if takes & {"Release", "Frame"}:
            assert _name(decorator) in ("remembered", "kept"), name


def _is_name(annotation: ast.expr | None) -> bool:
    return isinstance(annotation, ast.Name)


def test_nothing_else_of_a_module_grows() -> None:
    found = set()
    for path, tree in modules():
        for node in tree.body:
            if isinstance(node, ast.Assign | ast.AnnAssign) and _grows(node.value):
                target = node.targets[0] if isinstance(node, ast.Assign) else node.target
                found.add(f"{path}: {ast.unparse(target)}")
        assert not [node for node in ast.walk(tree) if isinstance(node, ast.Global)], path
    assert found == set(CHANGING)


def _grows(value: ast.expr | None) -> bool:
    """Whether it is a container that begins empty."""
    if isinstance(value, ast.Dict | ast.List | ast.Set):
        return not (value.keys if isinstance(value, ast.Dict) else value.elts)
    called = getattr(getattr(value, "func", None), "id", "")
    return isinstance(value, ast.Call) and not value.args and ("Weak" in called or called in _EMPTY)
