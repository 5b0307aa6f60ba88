"""Everything a person can do in the window, in the order of the menus. A new table is one file and one line here."""

from __future__ import annotations

from workbench.ui.action_tables import (
    classes,
    edit,
    exchange,
    figures,
    file,
    flow,
    hands,
    help,
    images,
    inspect,
    masks,
    models,
    picture,
    polygon,
    skeletons,
    tools,
    train,
    view,
)
from workbench.ui.action_tables.action_spec import ActionSpec

TABLES = (
    file,
    edit,
    view,
    images,
    hands,
    tools,
    polygon,
    figures,
    masks,
    picture,
    skeletons,
    classes,
    flow,
    train,
    exchange,
    inspect,
    models,
    help,
)

ACTIONS: tuple[ActionSpec, ...] = tuple(spec for table in TABLES for spec in table.ACTIONS)
