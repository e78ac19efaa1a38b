"""What a house says once for all its documents: `docgen.toml`, or `[tool.docgen]` of a `pyproject.toml`. Names are imported when first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.lazy import names

if TYPE_CHECKING:
    from docgen.config.file import Configuration, configuration, configuration_schema, read_configuration
    from docgen.config.nearest import nearest_file

__all__ = ["Configuration", "configuration", "configuration_schema", "nearest_file", "read_configuration"]


__getattr__ = names(
    __name__,
    {
        "docgen.config.file": "Configuration configuration configuration_schema read_configuration",
        "docgen.config.nearest": "nearest_file",
    },
)
