"""Changes of the classes themselves, as edits: pure functions, to be committed by the editor."""

from __future__ import annotations

from dataclasses import replace

from workbench.core.edit import Edit, Patch
from workbench.core.instance import Instance
from workbench.core.schema import Category, LabelSchema, Skeleton
from workbench.editing.operations import RefusedError


def add_class(schema: LabelSchema, name: str, skeleton: Skeleton | None = None) -> Edit:
    """Add a class at the end. Raises RefusedError when the name is empty or taken."""
    checked = _free_name(schema, name)
    return Edit("Add class", (Patch(schema, schema.with_category(Category(schema.next_id(), checked, "", skeleton))),))


def rename_class(schema: LabelSchema, category_id: int, name: str) -> Edit | None:
    """Rename a class; None when it has that name. Raises RefusedError when the name is empty or taken."""
    category = schema.category(category_id)
    if name.strip() == category.name:
        return None
    renamed = replace(category, name=_free_name(schema, name))
    return Edit("Rename class", (Patch(schema, schema.with_category(renamed)),))


def remove_class(schema: LabelSchema, category_id: int, count: int) -> Edit:
    """Remove a class that no object has. Raises RefusedError when ``count`` objects have it."""
    category = schema.category(category_id)
    if count:
        raise RefusedError(f"{count} objects are of the class '{category.name}'; give them another class first.")
    kept = tuple(known for known in schema.categories if known.id != category_id)
    return Edit("Remove class", (Patch(schema, replace(schema, categories=kept)),))


def _free_name(schema: LabelSchema, name: str) -> str:
    checked = " ".join(name.split())
    if not checked:
        raise RefusedError("A class needs a name.")
    if schema.find(checked) is not None:
        raise RefusedError(f"There is a class called '{checked}' already.")
    return checked


def numbered_names(schema: LabelSchema, instances: tuple[Instance, ...]) -> dict[int, str]:
    """Return what to call each object of one image: its class and a number that counts within the class."""
    names: dict[int, str] = {}
    counts: dict[int, int] = {}
    known = {category.id: category.name for category in schema.categories}
    for instance in instances:
        number = counts.get(instance.category_id, 0) + 1
        counts[instance.category_id] = number
        names[instance.id] = f"{known.get(instance.category_id, '?')} #{number}"
    return names
