"""pip's own configuration, read from pip itself and handed on to uv, which does not read it."""

from __future__ import annotations

import ast
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.environments.commands import PathLike, output_of

_SECTIONS = ("global", "install", ":env:")
"""Where the settings that matter may stand; a later section wins."""


@dataclass(frozen=True, slots=True)
class PipSettings:
    """The settings that say where packages come from."""

    index_url: str = ""
    extra_index_urls: tuple[str, ...] = ()
    find_links: tuple[str, ...] = ()
    trusted_hosts: tuple[str, ...] = ()
    no_index: bool = False
    cert: str = ""

    def uv_environment(self, present: Mapping[str, str]) -> dict[str, str]:
        """Return uv's variables for these settings; what ``present`` already names is left to the person."""
        wanted = {
            "UV_DEFAULT_INDEX": self.index_url,
            "UV_INDEX": " ".join(self.extra_index_urls),
            # pip takes the best version from all indexes; uv would stop at the first that knows the name.
            "UV_INDEX_STRATEGY": "unsafe-best-match" if self.extra_index_urls else "",
            "UV_FIND_LINKS": ",".join(self.find_links),
            "UV_NO_INDEX": "1" if self.no_index else "",
            "UV_INSECURE_HOST": " ".join(self.trusted_hosts),
            "SSL_CERT_FILE": self.cert,
            "UV_PYTHON_DOWNLOADS": "never",
        }
        return {name: value for name, value in wanted.items() if value and name not in present}


def parse_pip_config(text: str) -> PipSettings:
    """Read the output of ``pip config list``: lines ``section.name='value'``."""
    values: dict[str, str] = {}
    for section in _SECTIONS:
        for line in text.splitlines():
            key, separator, value = line.partition("=")
            where, _, name = key.strip().rpartition(".")
            if separator and where == section:
                values[name] = _unquoted(value.strip())
    return PipSettings(
        index_url=values.get("index-url", ""),
        extra_index_urls=tuple(values.get("extra-index-url", "").split()),
        find_links=tuple(values.get("find-links", "").split()),
        trusted_hosts=tuple(values.get("trusted-host", "").split()),
        no_index=values.get("no-index", "").lower() in ("1", "true", "yes", "on"),
        cert=values.get("cert", ""),
    )


def read_pip_settings(python: Path) -> PipSettings:
    """Ask the pip of ``python`` for its configuration; no pip, no settings."""
    return parse_pip_config(output_of([python, "-m", "pip", "config", "list"]) or "")


def uv_install(python: Path, arguments: Sequence[PathLike]) -> tuple[list[PathLike], dict[str, str]]:
    """Return the command and the environment that install ``arguments`` into ``python``'s environment by its uv."""
    command: list[PathLike] = [python, "-m", "uv", "pip", "install", "--python", python, *arguments]
    return command, read_pip_settings(python).uv_environment(os.environ)


def _unquoted(value: str) -> str:
    try:
        return str(ast.literal_eval(value))
    except (ValueError, SyntaxError):
        return value
