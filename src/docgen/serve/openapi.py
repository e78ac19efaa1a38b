"""The service as an OpenAPI 3.1 document; the schemas of inputs are those of the kinds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from docgen._version import __version__
from docgen.errors import DocgenError
from docgen.preview import WIDTHS
from docgen.serve.about import kinds_here, schema_of
from docgen.serve.asked import CHECKING, CHOICES, RENDERING, SEEING
from docgen.serve.files import JSON, LINES, media_type
from docgen.serve.guard import KEY

if TYPE_CHECKING:
    from docgen.serve.settings import Settings

_TEXT: dict[str, Any] = {"type": "string"}
_FLAGS = ("marks", "assume_srgb")
_WHAT = {
    "400": "The request is wrong: an option that there is not, a body that is no JSON where it must be",
    "401": "No key, or a wrong one",
    "403": "A page of another origin asks",
    "404": "There is no such format or kind",
    "408": "The body came too slowly",
    "409": "A newer request of the same page took the place of this one",
    "413": "The body is too large",
    "415": "The body is in a form that is not read",
    "421": "The service is not known by this name",
    "422": "The input is wrong: the findings say where",
    "429": "Too many requests wait",
    "500": "docgen itself failed",
    "503": "The service is being stopped, or the process that did this was ended",
    "504": "It took longer than it may",
}
_ALL_WORK = ("400", "401", "403", "408", "413", "415", "421", "422", "429", "500", "503", "504")


def openapi(settings: Settings) -> dict[str, Any]:
    """The whole document."""
    from docgen.writers import formats

    house = settings.ways.house
    schemas: dict[str, Any] = dict(_SHAPES)
    inputs = []
    for kind in kinds_here(house):
        try:
            made = schema_of(kind, house)
        except DocgenError:  # told where its inputs are rendered
            continue
        if made is not None:
            schemas |= _components(kind, made)
            inputs.append({"$ref": f"#/components/schemas/{kind}"})
    schemas["Input"] = {"anyOf": inputs}
    body = {"application/yaml": {"schema": _TEXT}, JSON: {"schema": {"$ref": "#/components/schemas/Input"}}}
    file = {media_type(f"file.{name}"): {"schema": {"type": "string", "format": "binary"}} for name in (*formats(), "zip")}
    paths = {
        "/render/{format}": {
            "post": {
                "operationId": "render",
                "summary": "A file of an input; with Accept: application/json all files and findings as JSON",
                "parameters": [{"name": "format", "in": "path", "required": True, "schema": {"enum": list(formats())}}, *_parameters(RENDERING)],
                "requestBody": {"required": True, "content": body},
                "responses": {
                    "200": {"description": "The file", "headers": _HEADERS, "content": {**file, JSON: {"schema": _ref("Files")}}},
                    **_problems("404", *_ALL_WORK),
                },
            }
        },
        "/check": {
            "post": {
                "operationId": "check",
                "summary": "All that is wrong with an input, or may be",
                "parameters": _parameters(CHECKING),
                "requestBody": {"required": True, "content": body},
                "responses": {"200": {"description": "What was found", "content": {JSON: {"schema": _ref("Report")}}}, **_problems(*_ALL_WORK)},
            }
        },
        "/preview": {
            "post": {
                "operationId": "preview",
                "summary": "The pages of an input as pictures, and what is found in it",
                "parameters": [
                    {"name": "width", "in": "query", "schema": {"type": "integer", "minimum": WIDTHS[0], "maximum": WIDTHS[1], "default": 800}},
                    {
                        "name": "session",
                        "in": "query",
                        "description": "Any name of the page that asks: its newest request takes the place of those that wait or run",
                        "schema": _TEXT,
                    },
                    {
                        "name": "first",
                        "in": "query",
                        "description": "The pages in view, as 3 or 3-5: they are made before the others, and come first in lines",
                        "schema": _TEXT,
                    },
                    *_parameters(SEEING),
                ],
                "requestBody": {"required": True, "content": {JSON: {"schema": _ref("Looking")}}},
                "responses": {
                    "200": {
                        "description": "What is seen; with Accept: application/x-ndjson part by part, each a line with some keys of it",
                        "headers": {"Server-Timing": {"schema": _TEXT, "description": "Milliseconds of each stage"}},
                        "content": {JSON: {"schema": _ref("Preview")}, LINES: {"schema": _TEXT}},
                    },
                    **_problems("409", *_ALL_WORK),
                },
            }
        },
        "/schema/{kind}": _getting("schema", "The JSON Schema of a kind", "application/schema+json", {"type": "object"}, "kind"),
        "/starter/{kind}": _getting("starter", "A commented input of a kind", "application/yaml", _TEXT, "kind"),
        "/labels/{kind}": _getting("labels", "What a kind's own fields and choices are called in both languages", JSON, {"type": "object"}, "kind"),
        "/about": _getting("about", "What the service has", JSON, {"type": "object"}),
        "/healthz": _getting("health", "Whether the service works", JSON, {"type": "object"}, also=("503",)),
        "/metrics": _getting("metrics", "What the service has done, for Prometheus", "text/plain", _TEXT, also=("401",)),
    }
    whole: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": "docgen", "version": __version__, "summary": "Bilingual Arabic and English documents from one input"},
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {"schemas": schemas},
    }
    if settings.keys:
        whole["components"]["securitySchemes"] = {"key": {"type": "apiKey", "in": "header", "name": KEY}}
        for path in paths.values():
            if "post" in path:
                path["post"]["security"] = [{"key": []}]
        paths["/metrics"]["get"]["security"] = [{"key": []}]
    return whole


def _parameters(names: tuple[str, ...]) -> list[dict[str, Any]]:
    return [*map(_parameter, names), _LANG]


def _parameter(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = {"enum": list(CHOICES[name])} if name in CHOICES else _TEXT
    if name == "ppi":
        schema = {"type": "number"}
    elif name in _FLAGS:
        schema = {"type": "boolean"}
    return {"name": name, "in": "query", "schema": schema}


_LANG = {"name": "lang", "in": "query", "description": "The language of findings; else that of Accept-Language", "schema": {"enum": ["ar", "en"]}}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _problems(*statuses: str) -> dict[str, Any]:
    content = {"application/problem+json": {"schema": _ref("Problem")}}
    return {status: {"description": _WHAT[status], "content": content} for status in sorted(statuses)}


def _getting(name: str, summary: str, media: str, schema: Mapping[str, Any], *parameters: str, also: tuple[str, ...] = ()) -> dict[str, Any]:
    asked = [{"name": one, "in": "path", "required": True, "schema": _TEXT} for one in parameters]
    responses = {"200": {"description": summary, "content": {media: {"schema": schema}}}, **_problems(*also, *(("404",) if parameters else ()))}
    return {"get": {"operationId": name, "summary": summary, **({"parameters": asked} if asked else {}), "responses": responses}}


def _components(kind: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of a kind, and those that are defined in it, as components: what refers to them refers to their new places."""
    whole = {key: value for key, value in schema.items() if key not in ("$id", "$schema", "$defs")}
    parts = {kind: whole, **{f"{kind}.{name}": part for name, part in schema.get("$defs", {}).items()}}
    return {name: _moved(part, kind) for name, part in parts.items()}


def _moved(value: Any, kind: str) -> Any:
    if isinstance(value, list):
        return [_moved(one, kind) for one in value]
    if not isinstance(value, Mapping):
        return value
    return dict(_moved_items(value, kind))


def _moved_items(value: Mapping[str, Any], kind: str) -> Iterator[tuple[str, Any]]:
    for key, one in value.items():
        if key == "default" and (one is None or one == []):
            continue  # it says that nothing is given, which is not always a value of the type
        if key == "$ref" and isinstance(one, str) and one.startswith("#"):
            rest = one.removeprefix("#/$defs/")
            yield key, f"#/components/schemas/{kind}" if one == "#" else f"#/components/schemas/{kind}.{rest}"
        else:
            yield key, _moved(one, kind)


_NULL_TEXT = {"type": ["string", "null"]}
_NULL_NUMBER = {"type": ["integer", "null"], "minimum": 1}
_FINDINGS = {"type": "array", "items": {"$ref": "#/components/schemas/Finding"}}
_SHAPES: dict[str, Any] = {
    "Finding": {
        "type": "object",
        "required": ["severity", "code", "message", "hint", "file", "line", "column", "path", "fixable"],
        "properties": {
            "severity": {"enum": ["error", "warning", "note"]},
            "code": _NULL_TEXT,
            "message": _TEXT,
            "hint": _NULL_TEXT,
            "file": _NULL_TEXT,
            "line": _NULL_NUMBER,
            "column": {**_NULL_NUMBER, "description": "In code points"},
            "path": _NULL_TEXT,
            "fixable": {"type": "boolean"},
            "edits": {
                "type": "array",
                "description": "What mends it: stretches of the input, in code points from its beginning, and what shall stand there",
                "items": {
                    "type": "object",
                    "required": ["start", "end", "text"],
                    "properties": {"start": {"type": "integer"}, "end": {"type": "integer"}, "text": _TEXT},
                },
            },
        },
    },
    "Problem": {
        "type": "object",
        "description": "Problem details (RFC 9457)",
        "required": ["type", "title", "status", "findings"],
        "properties": {"type": _TEXT, "title": _TEXT, "status": {"type": "integer"}, "findings": _FINDINGS},
    },
    "Report": {
        "type": "object",
        "required": ["ok", "kind", "findings"],
        "properties": {"ok": {"type": "boolean", "description": "There is no error"}, "kind": _NULL_TEXT, "findings": _FINDINGS},
    },
    "Files": {
        "type": "object",
        "required": ["files", "kind", "findings"],
        "properties": {
            "files": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["name", "type", "data"],
                    "properties": {"name": _TEXT, "type": _TEXT, "data": {"type": "string", "contentEncoding": "base64"}},
                },
            },
            "kind": _TEXT,
            "findings": _FINDINGS,
        },
    },
    "Looking": {
        "type": "object",
        "description": "A text, data, or a text and what became of its data in a form",
        "anyOf": [{"required": ["text"]}, {"required": ["data"]}],
        "properties": {
            "text": {"type": "string", "description": "The input as YAML"},
            "data": {"type": "object", "description": "The input as data"},
            "known": {"type": "array", "items": _TEXT, "description": "Hashes of the pictures that are there already"},
        },
        "additionalProperties": False,
    },
    "Preview": {
        "type": "object",
        "required": ["kind", "findings", "count", "pages"],
        "properties": {
            "kind": _NULL_TEXT,
            "findings": _FINDINGS,
            "count": {"type": "integer", "description": "Pages of the document"},
            "pages": {
                "type": ["array", "null"],
                "description": "null where the input makes none",
                "items": {
                    "type": "object",
                    "required": ["number", "hash", "width", "height", "png"],
                    "properties": {
                        "number": {"type": "integer"},
                        "hash": _TEXT,
                        "width": {"type": "integer"},
                        "height": {"type": "integer"},
                        "png": {"type": ["string", "null"], "contentEncoding": "base64", "description": "null where its hash is known"},
                    },
                },
            },
            "text": {
                "type": "string",
                "description": "The YAML of the data that was sent; of a text with data, the text with its changes, and its comments",
            },
            "rewritten": {"type": "boolean", "description": "Whether a text had to be written anew as a whole, without its comments"},
            "data": {"description": "The data of the text that was sent; null where it is no YAML"},
        },
    },
}
_HEADERS: dict[str, Any] = {
    "Content-Disposition": {"schema": _TEXT, "description": "The name of the file"},
    "Docgen-Findings-Count": {"schema": {"type": "integer"}, "description": "How many warnings and notes there are of the input"},
    "Docgen-Findings": {"schema": _TEXT, "description": "As many of them as fit into 3,000 bytes, as JSON in ASCII: a list of Finding"},
}
