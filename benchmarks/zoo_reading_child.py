"""The training environment's half of zoo_reading: loads each config as training does and names what differs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

from workbench.worker import compat


def main() -> None:
    """Read one JSON line a config (``path``, ``values``), print one with the places that differ."""
    compat.install()
    from mmengine.config import Config

    for line in sys.stdin:
        order = json.loads(line)
        try:
            body = Config.fromfile(order["path"]).to_dict()
        except Exception:  # noqa: BLE001 - what its own loader refuses cannot be compared
            print('{"differences": null}', flush=True)
            continue
        theirs = plain({key: value for key, value in body.items() if not key.startswith("_")})
        print(json.dumps({"differences": list(_differences(order["values"], theirs, ""))}), flush=True)


def _differences(ours: Any, theirs: Any, place: str) -> Iterator[str]:
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in {*ours, *theirs} - {"_scope_"}:
            if key in ours and key in theirs:
                yield from _differences(ours[key], theirs[key], f"{place}.{key}")
            else:
                yield f"{place}.{key}"
    elif isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        for number, pair in enumerate(zip(ours, theirs, strict=True)):
            yield from _differences(*pair, f"{place}[{number}]")
    elif ours != theirs:
        yield place


def plain(value: Any) -> Any:
    """Return values as JSON knows them; what only a run could tell is one sign for both sides."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value if value is None or isinstance(value, int | float | str | bool) else "?"


if __name__ == "__main__":
    main()
