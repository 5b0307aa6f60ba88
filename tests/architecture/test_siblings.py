"""Tools, formats, adapters, panels … stand side by side: a new one is one file and one line in the catalog."""

from __future__ import annotations

import ast
from dataclasses import dataclass

import pytest

from tests.architecture.sources import Module, modules


@dataclass(frozen=True)
class Row:
    """A room of siblings. A member defines a class with the suffix, or the constant where the room uses values."""

    room: str
    suffix: str
    constant: str = ""
    has_catalog: bool = True
    is_independent: bool = True

    @property
    def files(self) -> list[Module]:
        return [module for module in modules() if module.room == self.room and not module.name.endswith(".catalog")]

    @property
    def catalog(self) -> Module:
        return next(module for module in modules() if module.name == f"{self.room}.catalog")

    def members(self) -> list[Module]:
        """The siblings; a file whose classes others of the room derive from is their shared ground, not one of them."""
        bases = {
            base.id
            for module in self.files
            for each in module.classes()
            for base in each.bases
            if isinstance(base, ast.Name)
        }
        return [module for module in self.files if self._own(module) - bases]

    def _own(self, module: Module) -> set[str]:
        classes = {each.name for each in module.classes() if not each.name.startswith("_")}
        named = {name for name in classes if self.suffix and name.endswith(self.suffix) and name != self.suffix}
        assigned = {
            target.id
            for node in module.tree.body
            if isinstance(node, ast.Assign | ast.AnnAssign)
            for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
            if isinstance(target, ast.Name)
        }
        return named | ({self.constant} & assigned)


ROWS = (
    Row("workbench.editing.tools", "", constant="TOOL"),
    Row("workbench.editing.grips", "", constant="KIND"),
    Row("workbench.formats", "Codec"),
    Row("workbench.worker.adapters", "Adapter"),
    Row("workbench.jobs.launchers", "Launcher"),
    Row("workbench.ui.panels", "Panel"),
    Row("workbench.ui.action_tables", "", constant="ACTIONS"),
    Row("workbench.ui.commands", "Commands"),
    Row("workbench.ui.canvas.layers", "Layer", has_catalog=False),
    Row("workbench.ui.dialogs", "Dialog", has_catalog=False),
    Row("workbench.cli", "", constant="COMMAND", is_independent=False),
)


_NOT_YET_CALLED = {
    "workbench.formats.coco_results": "reads other tools' results, against which our metrics are held",
}


@pytest.mark.parametrize("row", [row for row in ROWS if row.has_catalog], ids=lambda row: row.room)
def test_that_the_catalog_lists_every_member_of_its_room(row):
    members = row.members()
    assert members, f"{row.room} has no members: is the suffix {row.suffix or row.constant!r} still right?"
    listed = row.catalog.imports()
    unlisted = [module.path for module in members if module.name not in listed and module.name not in row.catalog.text]
    assert unlisted == []


@pytest.mark.parametrize("row", [row for row in ROWS if row.is_independent], ids=lambda row: row.room)
def test_that_no_member_imports_its_sibling(row):
    names = {module.name for module in row.members()}
    pairs = [
        f"{module.path} imports {name}"
        for module in row.members()
        for name in sorted(module.imports() & names - {module.name})
    ]
    assert pairs == []


@pytest.mark.parametrize("row", [row for row in ROWS if row.has_catalog], ids=lambda row: row.room)
def test_that_no_file_of_the_room_is_forgotten(row):
    used = {name for module in modules() for name in module.imports()}
    members = {module.name for module in row.members()}
    orphans = [module.path for module in row.files if module.name not in used | members | set(_NOT_YET_CALLED)]
    assert orphans == []
