# SPDX-License-Identifier: GPL-2.0-or-later
"""The part of JSON Schema that our templates need, with the place of the first problem.

QGIS's usual installer has no validator; the tests hold this one against `jsonschema`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "boolean": (bool,),
}


@dataclass(frozen=True)
class Problem:
    """What is wrong: `where` as ``chapters/2/elements/0/type``, `code` of the error, `wanted` what would be right."""

    where: str
    code: str
    wanted: str


def problem(
    value: Any, schema: Mapping[str, Any], root: Mapping[str, Any] | None = None, at: str = ""
) -> Problem | None:
    """The first thing in `value` that the schema does not allow, or None.

    Understood are ``$ref`` to ``#/$defs/…``, ``type``, ``enum``, ``required``, ``properties``,
    ``additionalProperties`` (a schema or false), ``items``, ``minItems`` and ``maxLength``.
    """
    root = schema if root is None else root
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    kind = schema.get("type")
    if kind is not None and (not isinstance(value, TYPES[kind]) or (kind == "integer" and isinstance(value, bool))):
        return Problem(at, "template_type", kind)
    if "enum" in schema and value not in schema["enum"]:
        return Problem(at, "template_enum", ", ".join(map(str, schema["enum"])))
    if isinstance(value, str) and len(value) > schema.get("maxLength", len(value)):
        return Problem(at, "template_length", str(schema["maxLength"]))
    if isinstance(value, list):
        return _list_problem(value, schema, root, at)
    return _object_problem(value, schema, root, at) if isinstance(value, dict) else None


def _list_problem(value: list, schema: Mapping[str, Any], root: Mapping[str, Any], at: str) -> Problem | None:
    if len(value) < schema.get("minItems", 0):
        return Problem(at, "template_empty", str(schema["minItems"]))
    found = (problem(item, schema.get("items", {}), root, _path(at, i)) for i, item in enumerate(value))
    return next((p for p in found if p is not None), None)


def _object_problem(value: dict, schema: Mapping[str, Any], root: Mapping[str, Any], at: str) -> Problem | None:
    lacking = next((key for key in schema.get("required", ()) if key not in value), None)
    if lacking is not None:
        return Problem(_path(at, lacking), "template_missing", lacking)
    properties, more = schema.get("properties", {}), schema.get("additionalProperties", {})
    for key, item in value.items():
        rule = properties.get(key, more)
        if rule is False:
            return Problem(_path(at, key), "template_unknown", ", ".join(sorted(properties)))
        found = problem(item, rule, root, _path(at, key))
        if found is not None:
            return found
    return None


def _path(at: str, key: object) -> str:
    return f"{at}/{key}" if at else str(key)
