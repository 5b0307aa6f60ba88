"""Values written as Python source (mmpose's ``dataset_info = dict(...)``), read without running any of it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from typing import Any

MAX_ITEMS = 100_000
"""A list that a multiplication makes longer than this is refused: ``[1] * 10**9`` would fill the memory."""
_MAX_DEPTH = 50


class SourceError(ValueError):
    """Source that is more than plain values; the text names the line."""


def assigned_values(source: str) -> dict[str, Any]:
    """Return every name that the source gives a plain value at its top level.

    Understood are literals, ``dict(name=value)``, ``list + list``, ``list * number``, names given a value before and
    ``name[key]``. Everything else is refused where it stands, none of it is run. Raises SourceError.
    """
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        raise SourceError(f"line {error.lineno or 1} is not Python ({error.msg})") from None
    except (ValueError, RecursionError, MemoryError) as error:
        raise SourceError(f"it is not Python ({error})") from None
    known: dict[str, Any] = {}
    for statement in tree.body:
        if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
            target = statement.targets[0]
            if isinstance(target, ast.Name):
                known[target.id] = _value(statement.value, known, 0)
                continue
        if not (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)):
            raise _refused(statement, "only values can be read, and nothing is run")
    return known


def _value(node: ast.expr, known: Mapping[str, Any], depth: int) -> Any:
    if depth > _MAX_DEPTH:
        raise _refused(node, "it is nested too deeply")
    if isinstance(node, ast.Constant):
        return node.value
    read = _READERS.get(type(node))
    if read is None:
        raise _refused(node, "only values can be read, and nothing is run")
    return read(node, known, depth + 1)


def _listed(node: ast.List | ast.Tuple, known: Mapping[str, Any], depth: int) -> Any:
    values = [_value(item, known, depth) for item in node.elts]
    return tuple(values) if isinstance(node, ast.Tuple) else values


def _table(node: ast.Dict, known: Mapping[str, Any], depth: int) -> Any:
    found = {}
    for key, item in zip(node.keys, node.values, strict=True):
        if not isinstance(key, ast.Constant):
            raise _refused(node, "its keys must be plain values")
        found[key.value] = _value(item, known, depth)
    return found


def _call(node: ast.Call, known: Mapping[str, Any], depth: int) -> Any:
    is_dict = isinstance(node.func, ast.Name) and node.func.id == "dict"
    if not is_dict or node.args or any(keyword.arg is None for keyword in node.keywords):
        raise _refused(node, "only dict(name=value) can be read, and nothing is run")
    return {str(keyword.arg): _value(keyword.value, known, depth) for keyword in node.keywords}


def _sum(node: ast.BinOp, known: Mapping[str, Any], depth: int) -> Any:
    left, right = _value(node.left, known, depth), _value(node.right, known, depth)
    length = _length(node.op, left, right)
    if not 0 <= length <= MAX_ITEMS:
        raise _refused(node, "only lists of sensible length can be added and repeated")
    return left + right if isinstance(node.op, ast.Add) else left * right


def _length(operator: ast.operator, left: Any, right: Any) -> int:
    """How long the result would be; -1 for what is not understood."""
    if isinstance(operator, ast.Add) and isinstance(left, list) and isinstance(right, list):
        return len(left) + len(right)
    is_repeated = isinstance(operator, ast.Mult) and isinstance(left, list) and type(right) is int
    return len(left) * max(right, 0) if is_repeated else -1


def _signed(node: ast.UnaryOp, known: Mapping[str, Any], depth: int) -> Any:
    value = _value(node.operand, known, depth)
    if not isinstance(node.op, ast.USub) or not isinstance(value, int | float) or isinstance(value, bool):
        raise _refused(node, "only numbers have a sign")
    return -value


def _named(node: ast.Name, known: Mapping[str, Any], depth: int) -> Any:  # noqa: ARG001 - the readers share a form
    if node.id not in known:
        raise _refused(node, f"the name '{node.id[:40]}' has no value before this line")
    return known[node.id]


def _picked(node: ast.Subscript, known: Mapping[str, Any], depth: int) -> Any:
    table, key = _value(node.value, known, depth), _value(node.slice, known, depth)
    try:
        return table[key]
    except (LookupError, TypeError):
        raise _refused(node, "there is nothing of that name in it") from None


_READERS: Mapping[type[ast.expr], Callable[[Any, Mapping[str, Any], int], Any]] = {
    ast.List: _listed,
    ast.Tuple: _listed,
    ast.Dict: _table,
    ast.Call: _call,
    ast.BinOp: _sum,
    ast.UnaryOp: _signed,
    ast.Name: _named,
    ast.Subscript: _picked,
}


def _refused(node: ast.expr | ast.stmt, why: str) -> SourceError:
    return SourceError(f"line {node.lineno}: {why}")
