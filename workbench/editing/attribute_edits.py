"""Attributes of classes, their values on objects, and the tags of images, as edits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.core.edit import Edit, Patch
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.core.schema import Attribute, AttributeValue, LabelSchema
from workbench.editing.operations import RefusedError, change


def set_attributes(schema: LabelSchema, category_id: int, attributes: tuple[Attribute, ...]) -> Edit | None:
    """Say which attributes the objects of a class have; None when nothing changes.

    Values that objects have already stay, also of an attribute that is gone. Raises RefusedError for a name used twice.
    """
    category = schema.category(category_id)
    names = [attribute.name for attribute in attributes]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise RefusedError(f"Two attributes of '{category.name}' are called '{twice}': rename one.")
    if category.attributes == attributes:
        return None
    changed = schema.with_category(replace(category, attributes=attributes))
    return Edit("Change attributes of class", (Patch(schema, changed),))


def set_value(instances: Sequence[Instance], attribute: Attribute, value: AttributeValue | None) -> Edit | None:
    """Give objects a value of an attribute, or with None take it away; None when they all have it.

    Raises RefusedError when the attribute does not take the value.
    """
    if value is not None and not attribute.takes(value):
        raise RefusedError(f"'{attribute.name}' cannot be {value!r}.")
    after = [replace(item, attributes=_with(item, attribute.name, value)) for item in instances]
    return change("Change attribute", instances, after)


def with_defaults(edit: Edit, schema: LabelSchema) -> Edit:
    """Return an edit in which new objects have the default values of their class's attributes."""
    defaults = {
        category.id: {each.name: each.default for each in category.attributes if each.default is not None}
        for category in schema.categories
        if category.attributes
    }
    if not defaults:
        return edit
    return replace(edit, patches=tuple(_filled(patch, defaults) for patch in edit.patches))


def set_tags(image: ImageRecord, tags: Sequence[int]) -> Edit | None:
    """Say which classes an image as a whole has, by id; None when nothing changes."""
    chosen = tuple(sorted(set(tags)))
    return Edit("Change tags", (Patch(image, replace(image, tags=chosen)),)) if chosen != image.tags else None


def _with(item: Instance, name: str, value: AttributeValue | None) -> dict[str, AttributeValue]:
    kept = {key: held for key, held in item.attributes.items() if key != name}
    return kept if value is None else kept | {name: value}


def _filled(patch: Patch, defaults: dict[int, dict[str, AttributeValue]]) -> Patch:
    made = patch.after
    if patch.before is not None or not isinstance(made, Instance) or made.category_id not in defaults:
        return patch
    return Patch(None, replace(made, attributes=defaults[made.category_id] | dict(made.attributes)))
