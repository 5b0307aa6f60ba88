"""The value of an expression in a config file, told from its syntax alone: nothing of it is run.

What cannot be told (a function of a library, an environment variable) is UNKNOWN, and all around it is still read.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

MAX_STEPS = 50_000
"""So many expressions are looked at in one file: a comprehension over a billion numbers ends here."""
MAX_ITEMS = 20_000
"""No text and no list is made longer: ``[1] * 10**9`` would fill the memory."""
MAX_VALUES = 200_000
"""So many values a config of a stranger may hold when each is written out wherever it is used: tables that hold each
other twice, forty levels deep, are a few lines and fill any memory."""
_MAX_BITS = 1024
_MAX_DEPTH = 80


class _Unknown:
    """What cannot be told without running the file."""

    def __repr__(self) -> str:
        return "?"

    def __deepcopy__(self, memo: object) -> _Unknown:
        return self


UNKNOWN = _Unknown()
Names = Mapping[str, Any]


class BudgetError(ValueError):
    """A file that asks for more work than a config does."""


def check_size(value: Any) -> None:
    """Raise BudgetError for values that hold themselves, or that are too many once they are written out."""
    sizes: dict[int, int] = {}

    def size_of(item: Any) -> int:
        if not isinstance(item, dict | list | tuple):
            return 1
        known = sizes.get(id(item))
        if known == 0:
            raise BudgetError("it holds a value inside of itself")
        if known is None:
            sizes[id(item)] = 0
            known = 1 + sum(map(size_of, item.values() if isinstance(item, dict) else item))
            if known > MAX_VALUES:
                raise BudgetError("it holds more values than a config does")
            sizes[id(item)] = known
        return known

    size_of(value)


class Evaluator:
    """Reads the expressions of one file. ``base`` is what ``_base_`` stands for."""

    def __init__(self, base: Names) -> None:
        self._base = base
        self._steps = self._depth = self._made = 0

    def value(self, node: ast.expr, names: Names) -> Any:
        """Return the value; ``names`` are those known so far. Raises BudgetError."""
        self._steps += 1
        if self._steps > MAX_STEPS or self._depth > _MAX_DEPTH:
            raise BudgetError("it asks for more work than a config does")
        if isinstance(node, ast.Constant):
            return node.value
        read = _READERS.get(type(node))
        if read is None:
            return UNKNOWN
        self._depth += 1
        try:
            return read(self, node, names)
        except (TypeError, ValueError, LookupError, AttributeError, ArithmeticError) as error:
            if isinstance(error, BudgetError):
                raise
            return UNKNOWN
        finally:
            self._depth -= 1

    def _listed(self, node: ast.List | ast.Tuple, names: Names) -> Any:
        found: list[Any] = []
        for item in node.elts:
            if isinstance(item, ast.Starred):
                found.extend(self.value(item.value, names))
            else:
                found.append(self.value(item, names))
            if len(found) > MAX_ITEMS:
                raise BudgetError("it makes a list longer than a config does")
        return tuple(found) if isinstance(node, ast.Tuple) else found

    def _set(self, node: ast.Set, names: Names) -> Any:
        if len(node.elts) == 1 and isinstance(node.elts[0], ast.Set):
            return self._template(node.elts[0], names)
        return [self.value(item, names) for item in node.elts]

    def _template(self, node: ast.Set, names: Names) -> Any:
        """``{{_base_.name}}``: Python reads it as a set in a set."""
        return self.value(node.elts[0], names)

    def _table(self, node: ast.Dict, names: Names) -> Any:
        found: dict[Any, Any] = {}
        for key, item in zip(node.keys, node.values, strict=True):
            if key is None:
                found.update(self.value(item, names))
            else:
                found[self.value(key, names)] = self.value(item, names)
        return found

    def _call(self, node: ast.Call, names: Names) -> Any:
        if isinstance(node.func, ast.Attribute):
            return self._method(node.func, node, names)
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        given = [self.value(item, names) for item in node.args]
        if name == "dict":
            found = dict(*given)
            for keyword in node.keywords:
                item = self.value(keyword.value, names)
                found.update({keyword.arg: item} if keyword.arg else item)
            return found
        plain = _FUNCTIONS.get(name)
        return self._counted(plain(*given)) if plain is not None and UNKNOWN not in given else UNKNOWN

    def _method(self, function: ast.Attribute, node: ast.Call, names: Names) -> Any:
        """Few methods make a value: copies and lookups."""
        given = [self.value(item, names) for item in node.args]
        if function.attr in ("deepcopy", "copy"):
            return self._counted(deepcopy(given[0] if given else self.value(function.value, names)))
        owner = self.value(function.value, names)
        if function.attr == "get" and isinstance(owner, dict):
            return owner.get(*given)
        if function.attr in ("keys", "values", "items") and isinstance(owner, dict):
            return list(getattr(owner, function.attr)())
        return UNKNOWN

    def _operation(self, node: ast.BinOp, names: Names) -> Any:
        left, right = self.value(node.left, names), self.value(node.right, names)
        apply = _OPERATIONS.get(type(node.op))
        if apply is None or left is UNKNOWN or right is UNKNOWN:
            return UNKNOWN
        is_sized = isinstance(left, str | list | tuple) or isinstance(right, str | list | tuple)
        if isinstance(node.op, ast.Mod) and not _are_numbers(left, right):
            return UNKNOWN
        if isinstance(node.op, ast.Pow) and not (_are_numbers(left, right) and abs(left) < 1e6 and abs(right) < 64):
            return UNKNOWN
        if is_sized and isinstance(node.op, ast.Mult) and _length(left) * _length(right) > MAX_ITEMS:
            raise BudgetError("it repeats a list more often than a config does")
        result = apply(left, right)
        if isinstance(result, int) and result.bit_length() > _MAX_BITS:
            return UNKNOWN
        if is_sized and len(result) > MAX_ITEMS:
            raise BudgetError("it makes a list longer than a config does")
        return self._counted(result)

    def _counted(self, made: Any) -> Any:
        """Many long lists fill the memory as well as one."""
        self._made += len(made) if isinstance(made, str | list | tuple) else 0
        if self._made > 5 * MAX_VALUES:
            raise BudgetError("it makes more lists than a config does")
        return made

    def _signed(self, node: ast.UnaryOp, names: Names) -> Any:
        value = self.value(node.operand, names)
        if value is UNKNOWN:
            return UNKNOWN
        if isinstance(node.op, ast.Not):
            return not value
        return -value if isinstance(node.op, ast.USub) else +value

    def _named(self, node: ast.Name, names: Names) -> Any:
        return self._base if node.id == "_base_" else names.get(node.id, UNKNOWN)

    def _attribute(self, node: ast.Attribute, names: Names) -> Any:
        """``_base_.model.backbone``: the attributes of a config are its keys."""
        owner = self.value(node.value, names)
        return owner[node.attr] if isinstance(owner, Mapping) else UNKNOWN

    def _picked(self, node: ast.Subscript, names: Names) -> Any:
        owner = self.value(node.value, names)
        if isinstance(node.slice, ast.Slice):
            ends = [None if end is None else self.value(end, names) for end in _ends(node.slice)]
            return self._counted(owner[slice(*ends)])
        return owner[self.value(node.slice, names)]

    def _text(self, node: ast.JoinedStr, names: Names) -> Any:
        parts = [
            item.value if isinstance(item, ast.Constant) else self.value(item.value, names)
            for item in node.values
            if isinstance(item, ast.Constant | ast.FormattedValue)
        ]
        return UNKNOWN if UNKNOWN in parts else "".join(map(_written, parts))[:MAX_ITEMS]

    def _chosen(self, node: ast.IfExp, names: Names) -> Any:
        test = self.value(node.test, names)
        return UNKNOWN if test is UNKNOWN else self.value(node.body if test else node.orelse, names)

    def _compared(self, node: ast.Compare, names: Names) -> Any:
        left, right = self.value(node.left, names), self.value(node.comparators[0], names)
        test = _TESTS.get(type(node.ops[0]))
        is_open = left is UNKNOWN or right is UNKNOWN or test is None or len(node.ops) > 1
        return UNKNOWN if is_open or test is None else test(left, right)

    def _comprehended(self, node: ast.ListComp | ast.GeneratorExp, names: Names) -> Any:
        return [self.value(node.elt, inner) for inner in self._rounds(node.generators, names)]

    def _comprehended_table(self, node: ast.DictComp, names: Names) -> Any:
        return {
            self.value(node.key, inner): self.value(node.value, inner) for inner in self._rounds(node.generators, names)
        }

    def _rounds(self, rules: Sequence[ast.comprehension], names: Names) -> Iterator[Names]:
        """The names in each round of a comprehension; raises TypeError when one of its parts is not known."""
        if not rules:
            yield names
            return
        for item in self.value(rules[0].iter, names):
            inner = {**names, **bound(rules[0].target, item)}
            tests = [self.value(test, inner) for test in rules[0].ifs]
            if UNKNOWN in tests:
                raise TypeError("a condition that cannot be told")
            if all(tests):
                yield from self._rounds(rules[1:], inner)


def bound(target: ast.expr, value: Any) -> dict[str, Any]:
    """Return the names that an assignment to ``target`` gives a value."""
    if isinstance(target, ast.Name):
        return {target.id: value}
    if not isinstance(target, ast.Tuple | ast.List):
        return {}
    parts = list(value) if isinstance(value, list | tuple) and len(value) == len(target.elts) else None
    found: dict[str, Any] = {}
    for position, item in enumerate(target.elts):
        found |= bound(item, UNKNOWN if parts is None else parts[position])
    return found


def _are_numbers(*values: Any) -> bool:
    return all(isinstance(value, int | float) for value in values)


def _length(value: Any) -> int:
    return value if isinstance(value, int) else len(value)


def _written(value: Any) -> str:
    """A table or list as text may be without end: raises TypeError."""
    if isinstance(value, dict | list | tuple):
        raise TypeError("no text")
    return str(value)


def _summed(items: Any, start: Any = 0) -> Any:
    if not _are_numbers(start, *items):
        raise TypeError("no numbers")
    return sum(items, start)


def _ends(node: ast.Slice) -> tuple[ast.expr | None, ...]:
    return node.lower, node.upper, node.step


_FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "list": list,
    "tuple": tuple,
    "len": len,
    "int": int,
    "float": float,
    "str": _written,
    "bool": bool,
    "min": min,
    "max": max,
    "sum": _summed,
    "round": round,
    "abs": abs,
    "range": lambda *ends: range(*ends) if len(range(*ends)) <= MAX_ITEMS else UNKNOWN,
    "enumerate": lambda items: list(enumerate(items)),
    "zip": lambda *items: list(zip(*items, strict=False)),
}

_OPERATIONS: Mapping[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
}

_TESTS: Mapping[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda item, owner: item in owner,
    ast.NotIn: lambda item, owner: item not in owner,
    ast.Is: operator.is_,
    ast.IsNot: operator.is_not,
}

_READERS: Mapping[type[ast.expr], Callable[[Evaluator, Any, Names], Any]] = {
    ast.List: Evaluator._listed,
    ast.Tuple: Evaluator._listed,
    ast.Set: Evaluator._set,
    ast.Dict: Evaluator._table,
    ast.Call: Evaluator._call,
    ast.BinOp: Evaluator._operation,
    ast.UnaryOp: Evaluator._signed,
    ast.Name: Evaluator._named,
    ast.Attribute: Evaluator._attribute,
    ast.Subscript: Evaluator._picked,
    ast.JoinedStr: Evaluator._text,
    ast.IfExp: Evaluator._chosen,
    ast.Compare: Evaluator._compared,
    ast.ListComp: Evaluator._comprehended,
    ast.GeneratorExp: Evaluator._comprehended,
    ast.DictComp: Evaluator._comprehended_table,
}
