"""Every module of the workbench, parsed once, for the tests that read the code instead of running it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "workbench"


@dataclass(frozen=True, slots=True)
class Module:
    """One file: its dotted name, its path inside the checkout, its syntax tree."""

    name: str
    path: str
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """The package the file lies in."""
        return self.name.rpartition(".")[0]

    @cache  # noqa: B019 - there is one module a file, for as long as the tests run
    def imports(self) -> frozenset[str]:
        """Dotted names this module imports anywhere in it, late imports included.

        ``from a import b`` gives both ``a`` and ``a.b``.
        """
        found: set[str] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module)
                found.update(f"{node.module}.{alias.name}" for alias in node.names)
        found.update(place.partition(":")[0] for place in self.late_imports())
        return frozenset(found)

    def late_imports(self) -> set[str]:
        """The ``module:name`` places this module imports while the program runs, where they are written out."""
        return {
            argument.value
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Call) and dotted(node.func) == "import_late"
            for argument in node.args
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        }

    def classes(self) -> Iterator[ast.ClassDef]:
        """The classes at the top of the file."""
        return (node for node in self.tree.body if isinstance(node, ast.ClassDef))


@cache
def modules() -> tuple[Module, ...]:
    """Return every module under workbench/, packages' ``__init__`` left out."""
    found = []
    for file in sorted(PACKAGE.rglob("*.py")):
        if file.name == "__init__.py":
            continue
        relative = file.relative_to(ROOT)
        text = file.read_text(encoding="utf-8")
        name = ".".join(relative.with_suffix("").parts)
        found.append(Module(name, relative.as_posix(), text, ast.parse(text, filename=str(relative))))
    return tuple(found)


def dotted(node: ast.AST) -> str:
    """Return ``a.b.c`` for such an expression, and the part that can be named for anything longer."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ""
