"""Patches into the tables: what an edit changes, statement by statement, inside the caller's transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from workbench.core.edit import Patch
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.core.schema import LabelSchema
from workbench.project import rows
from workbench.project.category_json import category_to_json
from workbench.project.entity_json import dump


def _insert(table: str, columns: str) -> str:
    return f"INSERT OR REPLACE INTO {table} ({columns}) VALUES ({', '.join('?' * len(columns.split(',')))})"


_SQL: Mapping[tuple[type, bool], str] = {
    (Instance, True): _insert("instance", rows.INSTANCE_COLUMNS),
    (Instance, False): "DELETE FROM instance WHERE id = ?",
    (ImageRecord, True): _insert("image", rows.IMAGE_COLUMNS),
    (ImageRecord, False): "DELETE FROM image WHERE id = ?",
}
_RAISE = "INSERT INTO meta VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2 WHERE CAST(value AS INTEGER) < ?2"


def write_patches(connection: sqlite3.Connection, patches: Iterable[Patch]) -> None:
    """Write the patches in order, and raise the counters above every id that occurs; raises sqlite3.Error."""
    highest = {Instance: 0, ImageRecord: 0}
    for patch in patches:
        value = patch.after if patch.after is not None else patch.before
        if isinstance(value, LabelSchema):
            _write_schema(connection, value)
        elif isinstance(value, Instance | ImageRecord):
            is_kept = patch.after is not None
            connection.execute(_SQL[type(value), is_kept], _row(value) if is_kept else (value.id,))
            highest[type(value)] = max(highest[type(value)], value.id)
    for kind, key in ((Instance, "next_instance_id"), (ImageRecord, "next_image_id")):
        if highest[kind]:
            connection.execute(_RAISE, (key, highest[kind] + 1))


def _row(value: Instance | ImageRecord) -> tuple[object, ...]:
    return rows.instance_row(value) if isinstance(value, Instance) else rows.image_row(value)


def _write_schema(connection: sqlite3.Connection, schema: LabelSchema) -> None:
    connection.execute("DELETE FROM category")
    connection.executemany(
        "INSERT INTO category VALUES (?, ?, ?)",
        [(item.id, position, dump(category_to_json(item))) for position, item in enumerate(schema.categories)],
    )
