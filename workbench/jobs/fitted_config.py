"""What the workshop made of a library's config: both texts line by line, and what changed."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import NamedTuple

from workbench.jobs.live_process import LiveError
from workbench.jobs.workshop import Answered


class ConfigLine(NamedTuple):
    """One row of the two texts laid side by side; ``before`` or ``after`` None where only the other has it."""

    before: str | None
    after: str | None
    is_changed: bool


class ConfigChange(NamedTuple):
    """One setting that is another; an empty value says that it is not there."""

    key: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FittedConfig:
    """``base`` is library/path of the original. ``parameters`` None: not counted."""

    base: str
    lines: tuple[ConfigLine, ...]
    changes: tuple[ConfigChange, ...]
    notes: tuple[str, ...]
    parameters: int | None


def read_fitted(answer: Answered) -> FittedConfig:
    """Read what the verb ``fit`` answered; raises LiveError when it is none."""
    body = answer.body
    try:
        return FittedConfig(
            str(body["base"]),
            side_by_side(str(body["original"]).splitlines(), str(body["fitted"]).splitlines()),
            tuple(ConfigChange(str(key), str(before), str(after)) for key, before, after in body["changes"]),
            tuple(map(str, body["notes"])),
            int(body["parameters"]) if body["parameters"] is not None else None,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise LiveError(f"{answer.arrays}: no config ({error})") from None


def side_by_side(before: list[str], after: list[str]) -> tuple[ConfigLine, ...]:
    """Lay two texts beside each other: lines that are the same stand in the same row."""
    rows: list[ConfigLine] = []
    for step, i1, i2, j1, j2 in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if step == "equal":
            rows += [ConfigLine(line, line, False) for line in before[i1:i2]]
            continue
        for place in range(max(i2 - i1, j2 - j1)):
            left = before[i1 + place] if i1 + place < i2 else None
            right = after[j1 + place] if j1 + place < j2 else None
            rows.append(ConfigLine(left, right, True))
    return tuple(rows)
