"""A config file of OpenMMLab as plain values, its bases merged under it, read from its syntax and never run.

Both styles: ``_base_ = [...]`` with ``_delete_``, and ``with read_base(): from .x import *``.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterable, Mapping
from copy import deepcopy
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from workbench.tasks.zoo.config_values import MAX_ITEMS, UNKNOWN, BudgetError, Evaluator, bound, check_size

MAX_BYTES = 1 << 20
MAX_BASES = 12
"""A config whose bases have bases … deeper than this goes in a circle."""
_MAX_ROUNDS = 2000


class ConfigFileError(ValueError):
    """A config that cannot be read; the text says which file and what is wrong in it."""


class ConfigFile(NamedTuple):
    """The merged values of a config, and the files it names as its bases, as they stand there."""

    values: dict[str, Any]
    bases: tuple[str, ...]


class ConfigFiles:
    """The configs of one environment. ``roots`` maps a library to its ``.mim/configs``; each base is read once.

    ``is_foreign``: some of them are strangers', and are refused when they would fill the memory.
    """

    def __init__(self, roots: Mapping[str, Path], is_foreign: bool = False) -> None:
        self._is_foreign = is_foreign
        self._roots = {library: root.resolve() for library, root in roots.items()}
        self._bases: dict[Path, dict[str, Any]] = {}

    def read(self, library: str, config: str) -> ConfigFile:
        """Return a config below the library's root with its bases merged under it; raises ConfigFileError."""
        path = self._inside(self._roots[library] / config)
        tree = _parsed(path)
        bases = (*_named_bases(tree), *(name for name, _ in _imported_bases(tree)))
        return ConfigFile(self._values(tree, path, 0), bases)

    def _values(self, tree: ast.Module, path: Path, depth: int) -> dict[str, Any]:
        if depth > MAX_BASES:
            raise ConfigFileError(f"{path}: its bases go in a circle")
        inherited: dict[str, Any] = {}
        for name in _named_bases(tree):
            inherited.update(self._base(self._place_of(name, path), depth))
        if _speaks_of_base(tree):
            # What it takes from its base it may change, and others have the same base.
            inherited = deepcopy(inherited)
        names: dict[str, Any] = {}
        for _, place in _imported_bases(tree):
            names |= deepcopy(self._base(self._module_place(place, path), depth))
        try:
            _Reader(Evaluator(inherited), names).run(tree.body)
            if self._is_foreign:
                check_size([inherited, names])
        except (BudgetError, RecursionError) as error:
            raise ConfigFileError(f"{path}: {error}") from None
        own = {name: value for name, value in names.items() if not name.startswith("_")}
        return merged(inherited, own)

    def _base(self, path: Path, depth: int) -> dict[str, Any]:
        found = self._bases.get(path)
        if found is None:
            found = self._bases[path] = self._values(_parsed(path), path, depth + 1)
        return found

    def _place_of(self, name: str, path: Path) -> Path:
        library, colons, rest = name.partition("::")
        if not colons:
            return _there(self._inside(path.parent / name), path, name)
        if library not in self._roots:
            raise ConfigFileError(f"{path}: its base {name} needs {library}, which is not installed")
        return _there(self._inside(self._roots[library] / rest), path, name)

    def _module_place(self, module: tuple[int, str], path: Path) -> Path:
        level, dotted = module
        if level:
            found = path.parents[level - 1].joinpath(*dotted.split(".")).with_suffix(".py")
            return _there(self._inside(found), path, dotted)
        library, _, rest = dotted.partition(".configs.")
        if library not in self._roots:
            raise ConfigFileError(f"{path}: its base {dotted} is not installed")
        found = self._roots[library].joinpath(*rest.split(".")).with_suffix(".py")
        return _there(self._inside(found), path, dotted)

    def _inside(self, path: Path) -> Path:
        """A base outside of the installed configs is nothing that the zoo reads."""
        found = path.resolve()
        if not any(found.is_relative_to(root) for root in self._roots.values()):
            raise ConfigFileError(f"{path}: lies outside of the installed configs")
        return found


def _there(found: Path, path: Path, name: str) -> Path:
    if not found.is_file():
        raise ConfigFileError(f"{path}: its base {name} is not there")
    return found


def merged(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``own`` over ``base`` as the libraries merge: dicts into each other, all else replaced."""
    result = dict(base)
    for key, value in own.items():
        if isinstance(value, dict):
            under = result.get(key)
            is_new = value.get("_delete_", False) or not isinstance(under, dict)
            result[key] = merged({} if is_new else under or {}, value)
        elif key != "_delete_":
            result[key] = value
    return result


class _Reader:
    """Follows the statements of one file and keeps what its names stand for."""

    def __init__(self, evaluator: Evaluator, names: dict[str, Any]) -> None:
        self._evaluator, self._names = evaluator, names
        self._rounds = 0

    def run(self, statements: Iterable[ast.stmt]) -> None:
        for statement in statements:
            self._step(statement)

    def _step(self, statement: ast.stmt) -> None:
        match statement:
            case ast.Assign():
                value = self._value(statement.value)
                for target in statement.targets:
                    self._assign(target, value)
            case ast.AugAssign():
                whole = ast.BinOp(_loaded(statement.target), statement.op, statement.value)
                self._assign(statement.target, self._value(whole))
            case ast.Expr(value=ast.Call() as call):
                self._change(call)
            case ast.ImportFrom():
                # A class in place of its name: what stands there is the name.
                self._names |= {alias.asname or alias.name: alias.name for alias in statement.names}
            case ast.For():
                self._repeat(statement)
            case ast.If():
                test = self._value(statement.test)
                self.run(() if test is UNKNOWN else statement.body if test else statement.orelse)
            case ast.Delete():
                for target in statement.targets:
                    self._delete(target)

    def _value(self, node: ast.expr) -> Any:
        return self._evaluator.value(node, self._names)

    def _assign(self, target: ast.expr, value: Any) -> None:
        if isinstance(target, ast.Subscript | ast.Attribute):
            owner = self._value(target.value)
            key = target.attr if isinstance(target, ast.Attribute) else self._value(target.slice)
            is_place = isinstance(owner, dict) or (
                isinstance(owner, list) and isinstance(key, int) and -len(owner) <= key < len(owner)
            )
            if is_place and not isinstance(key, list | dict):
                owner[key] = value
            return
        self._names |= bound(target, value)

    def _delete(self, target: ast.expr) -> None:
        if isinstance(target, ast.Name):
            self._names.pop(target.id, None)
        elif isinstance(target, ast.Subscript | ast.Attribute):
            owner = self._value(target.value)
            key = target.attr if isinstance(target, ast.Attribute) else self._value(target.slice)
            if isinstance(owner, dict) and isinstance(key, str):
                owner.pop(key, None)

    def _change(self, call: ast.Call) -> None:
        """``model.update(…)``, ``pipeline.append(…)`` and their like change what they are called on."""
        if not isinstance(call.func, ast.Attribute):
            return
        owner, given = self._value(call.func.value), [self._value(item) for item in call.args]
        if isinstance(owner, dict) and call.func.attr == "update":
            for item in given:
                owner.update(item if isinstance(item, dict) else {})
            owner.update({keyword.arg: self._value(keyword.value) for keyword in call.keywords if keyword.arg})
        elif isinstance(owner, dict) and call.func.attr == "pop" and given and isinstance(given[0], str):
            owner.pop(given[0], None)
        elif isinstance(owner, list) and call.func.attr == "append" and len(given) == 1:
            owner.append(given[0])
        elif isinstance(owner, list) and call.func.attr == "insert" and len(given) == 2:
            owner.insert(*given)
        elif isinstance(owner, list) and call.func.attr == "extend" and isinstance(given[0], list | tuple):
            if len(owner) + len(given[0]) > MAX_ITEMS:
                raise BudgetError("it makes a list longer than a config does")
            owner.extend(given[0])

    def _repeat(self, statement: ast.For) -> None:
        source = self._value(statement.iter)
        if not isinstance(source, list | tuple | range):
            return
        for item in source:
            self._rounds += 1
            if self._rounds > _MAX_ROUNDS:
                raise BudgetError("it repeats more often than a config does")
            self._names |= bound(statement.target, item)
            self.run(statement.body)


def _parsed(path: Path) -> ast.Module:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ConfigFileError(f"{path}: is larger than {MAX_BYTES >> 20} MB")
        source = path.read_bytes()
    except OSError as error:
        raise ConfigFileError(f"{path}: {error.strerror or error}") from None
    try:
        with warnings.catch_warnings():
            # An odd escape in somebody's regular expression is theirs to mend.
            warnings.simplefilter("ignore")
            return ast.parse(source)
    except SyntaxError as error:
        raise ConfigFileError(f"{path}: line {error.lineno or 1} is not Python ({error.msg})") from None
    except (ValueError, RecursionError, MemoryError) as error:
        raise ConfigFileError(f"{path}: is not Python ({error})") from None


def _named_bases(tree: ast.Module) -> list[str]:
    """What ``_base_ = …`` names."""
    for statement in tree.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id="_base_")]):
                found = Evaluator({}).value(statement.value, {})
                listed = found if isinstance(found, list | tuple) else [found]
                return [name for name in listed if isinstance(name, str)]
    return []


def _speaks_of_base(tree: ast.Module) -> bool:
    return any(
        isinstance(node, ast.Name) and node.id == "_base_" and isinstance(node.ctx, ast.Load) for node in ast.walk(tree)
    )


def _imported_bases(tree: ast.Module) -> list[tuple[str, tuple[int, str]]]:
    """What stands below ``with read_base():``, as text and as (dots, module)."""
    return [
        (f"{'.' * inner.level}{inner.module or ''}", (inner.level, inner.module or ""))
        for statement in tree.body
        if isinstance(statement, ast.With) and _is_read_base(statement)
        for inner in statement.body
        if isinstance(inner, ast.ImportFrom)
    ]


def _is_read_base(statement: ast.With) -> bool:
    call = statement.items[0].context_expr
    return isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "read_base"


def _loaded(target: ast.expr) -> Any:
    """The target of ``a += 1`` as something to read."""
    return ast.parse(ast.unparse(target), mode="eval").body


def config_names(root: Path) -> list[str]:
    """Return every config below a library's root that is none of its building blocks, sorted."""
    return sorted(
        PurePosixPath(path.relative_to(root)).as_posix()
        for path in root.rglob("*.py")
        if "_base_" not in path.parts and path.is_file()
    )
