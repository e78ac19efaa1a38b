"""`compose.yaml` starts the service with as little as it needs."""

from __future__ import annotations

import tomllib
from pathlib import Path

import yaml

from docgen.cli.app import loaded

ROOT = Path(__file__).parents[2]
SERVICE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]["docgen"]


def test_it_writes_nothing_and_may_nothing():
    assert SERVICE["read_only"] is True
    assert SERVICE["cap_drop"] == ["ALL"]
    assert SERVICE["security_opt"] == ["no-new-privileges:true"]
    assert not SERVICE["user"].startswith("0")
    assert "volumes" not in SERVICE
    assert "privileged" not in SERVICE


def test_only_this_machine_reaches_it():
    assert all(port.startswith("127.0.0.1:") for port in SERVICE["ports"])


def test_the_image_has_what_the_service_needs_and_the_command_is_one_of_docgen():
    asked = SERVICE["build"]["args"]["EXTRAS"].split(",")
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert "serve" in asked
    assert set(asked) <= set(declared)
    assert "ARG EXTRAS=" in (ROOT / "Dockerfile").read_text(encoding="utf-8")
    name, *rest = SERVICE["command"]
    with loaded(name).make_context(name, rest) as context:
        assert (context.params["host"], context.params["port"]) == ("0.0.0.0", 8080)


def test_it_has_as_long_to_finish_as_the_service_takes():
    from docgen.serve.settings import Settings

    assert float(SERVICE["stop_grace_period"].removesuffix("s")) > Settings().drain
    assert "/healthz" in SERVICE["healthcheck"]["test"][-1]
