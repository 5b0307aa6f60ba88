from __future__ import annotations

import sys
from pathlib import Path

from workbench.environments.pip_settings import PipSettings, parse_pip_config, read_pip_settings, uv_install

_CONFIG = """\
:env:.find-links='/wheels'
global.find-links='/lost'
global.index-url='https://mirror.example/simple'
global.extra-index-url='https://one.example\\nfile:///two'
install.trusted-host='one.example'
global.cert='/certs.pem'
wheel.no-index='true'
"""


def test_that_pips_configuration_is_read_and_the_variable_wins():
    settings = parse_pip_config(_CONFIG)
    assert settings == PipSettings(
        index_url="https://mirror.example/simple",
        extra_index_urls=("https://one.example", "file:///two"),
        find_links=("/wheels",),
        trusted_hosts=("one.example",),
        cert="/certs.pem",
    )


def test_that_uv_hears_of_all_of_it():
    assert parse_pip_config(_CONFIG).uv_environment({}) == {
        "UV_DEFAULT_INDEX": "https://mirror.example/simple",
        "UV_INDEX": "https://one.example file:///two",
        "UV_INDEX_STRATEGY": "unsafe-best-match",
        "UV_FIND_LINKS": "/wheels",
        "UV_INSECURE_HOST": "one.example",
        "SSL_CERT_FILE": "/certs.pem",
        "UV_PYTHON_DOWNLOADS": "never",
    }


def test_that_what_a_person_told_uv_stays():
    told = {"UV_FIND_LINKS": "/mine", "UV_DEFAULT_INDEX": ""}
    added = parse_pip_config(_CONFIG).uv_environment(told)
    assert "UV_FIND_LINKS" not in added
    assert "UV_DEFAULT_INDEX" not in added


def test_that_no_configuration_changes_nothing_but_never_downloads_a_python():
    assert parse_pip_config("").uv_environment({}) == {"UV_PYTHON_DOWNLOADS": "never"}
    assert parse_pip_config("nonsense\n=\nglobal.find-links=bare").find_links == ("bare",)


def test_that_the_settings_come_from_pip_itself(monkeypatch):
    monkeypatch.setenv("PIP_FIND_LINKS", "/from/pip")
    assert "/from/pip" in read_pip_settings(Path(sys.executable)).find_links
    assert read_pip_settings(Path("/no/python")) == PipSettings()


def test_that_the_address_of_an_index_is_no_argument(monkeypatch):
    monkeypatch.setenv("PIP_INDEX_URL", "https://user:secret@index.example")
    monkeypatch.delenv("UV_DEFAULT_INDEX", raising=False)
    command, env = uv_install(Path(sys.executable), ["numpy"])
    assert "secret" not in " ".join(map(str, command))
    assert env["UV_DEFAULT_INDEX"] == "https://user:secret@index.example"
