"""What was chosen in the search last, kept between two starts."""

from __future__ import annotations

import json

from workbench.ui.settings import Settings

KEY = "search/recent"
MOST = 8


def recent_ids(settings: Settings) -> tuple[str, ...]:
    """Return the ids of what was chosen, the last one first; what cannot be read counts as nothing."""
    try:
        listed = json.loads(settings.text(KEY, "[]"))
    except ValueError:
        return ()
    return tuple(name for name in listed if isinstance(name, str)) if isinstance(listed, list) else ()


def remember(settings: Settings, name: str) -> None:
    """Put one id first."""
    others = [known for known in recent_ids(settings) if known != name]
    settings.put(KEY, json.dumps([name, *others][:MOST]))
