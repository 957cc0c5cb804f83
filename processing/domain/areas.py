# SPDX-License-Identifier: GPL-2.0-or-later
"""From LOR layers as people have them to the areas of a library: the whole of `createlibrary`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import shapely

from .area_layers import UPPER, AreaLayer, read_layer
from .errors import Progress, SozialraumError, finished, no_progress
from .keys import detect_vintage, known_systems, official_names, validity
from .library import KeySystem, Library
from .located import name_of
from .lor import CITY, FICTIONAL, KEY_LENGTH, LEVELS, ancestor
from .status import Reason

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

_MOST_NAMED = 10  # so many ids a message lists


@dataclass(frozen=True)
class _System:
    key_system: KeySystem
    layers: Mapping[str, "GeoDataFrame"]


def create_library(
    path: Path,
    layers: Sequence["GeoDataFrame"],
    *,
    vintage: str = "",
    progress: Progress = no_progress,
    notes: list[Reason] | None = None,
) -> dict[str, int]:
    """Make a library of LOR layers, or add a key system to an existing one.

    Each layer of Planungsräume makes one key system; layers of upper areas beside it give names. The upper areas are
    unions of the Planungsräume by the prefix rule, so that they always nest.

    Parameters
    ----------
    path
        The library. An existing one is never overwritten: a key system it lacks is added, else it is refused.
    layers
        Any attribute case, any CRS; ``attrs["name"]`` is what messages call the layer, ``attrs["optional"]`` says
        that it may be none with LOR keys (one of many in a file).
    vintage
        Name of the key system as a year; needed only where the set of ids is not known.
    notes
        Takes what a report should say: repaired geometry, damaged names, overlaps, layers not used.

    Returns
    -------
    dict of str to int
        Number of areas by level of the key systems written: PLR, BZR, PGR, BEZ.

    Raises
    ------
    SozialraumError
        ``no_plr_layer``, ``no_polygons``, ``no_lor_key_layer``, ``duplicate_area``, ``areas_missing``,
        ``areas_unknown``, ``vintage_unknown``, ``vintage_differs``, ``vintage_invalid``, ``key_system_twice``,
        ``key_system_exists``, ``geometry_missing``; those of `projection.to_25833` and of `Library`.
    """
    told = notes if notes is not None else []
    read = []
    for i, frame in enumerate(layers):
        try:
            read.append(read_layer(frame, told))
        except SozialraumError as err:
            # A file brings all its layers; those that are no LOR layers are left aside.
            if not frame.attrs.get("optional") or err.code not in ("no_lor_key_layer", "layer_empty"):
                raise
            told.append(Reason("layer_unused", {"layer": name_of(frame)}))
        progress(0.3 * (i + 1) / len(layers))
    plr_layers = [layer for layer in read if layer.level == "PLR"]
    upper = [layer for layer in read if layer.level != "PLR"]
    if not plr_layers:
        raise SozialraumError("no_plr_layer")
    named = [(layer, _vintage(layer, vintage)) for layer in plr_layers]
    existing = Library(path) if Path(path).exists() else None
    _new_and_distinct([name for _, name in named], existing)
    _tell_unused(upper, plr_layers, told)
    systems = []
    for i, (layer, name) in enumerate(named):
        systems.append(_System(_key_system(name), _levels(layer, name, upper, told)))
        progress(0.3 + 0.5 * (i + 1) / len(named))
    progress(0.85)  # the last look at the cancel button: then all or nothing
    _write(Path(path), existing, systems)
    finished(progress)
    return {level: sum(len(s.layers[level]) for s in systems) for level in KEY_LENGTH}


def _write(path: Path, existing: Library | None, systems: Sequence[_System]) -> None:
    parts = [(s.key_system, s.layers) for s in systems]
    if existing is not None:
        existing.add_key_systems(parts)
        return
    districts = {area for s in systems for area in s.layers["BEZ"]["area_id"]}
    fictional = districts == {FICTIONAL}
    meta = {"city_name": "Musterstadt" if fictional else "Berlin", "fictional": "yes" if fictional else "no"}
    Library.create(path, parts, meta)


def _new_and_distinct(vintages: Sequence[str], existing: Library | None) -> None:
    twice = {v for v in vintages if vintages.count(v) > 1}
    if twice:
        raise SozialraumError("key_system_twice", vintage=min(twice))
    there = sorted(set(vintages) & set(existing.vintages)) if existing is not None else []
    if existing is not None and there:
        raise SozialraumError("key_system_exists", file=existing.path.name, vintage=", ".join(there))


def _key_system(vintage: str) -> KeySystem:
    if vintage not in known_systems():
        return KeySystem(vintage, date(int(vintage), 1, 1))
    first, last = validity(vintage)
    return KeySystem(vintage, date.fromisoformat(first), date.fromisoformat(last) if last else None)


def _vintage(layer: AreaLayer, wanted: str) -> str:
    """Key system of a layer of Planungsräume, told by its set of ids; complete in each Bezirk it has."""
    if wanted and not (len(wanted) == 4 and wanted.isascii() and wanted.isdigit()):
        raise SozialraumError("vintage_invalid", vintage=wanted)
    ids = set(layer.frame["area_id"])
    known = known_systems()
    found = detect_vintage(ids).vintage
    if not wanted and found is None:
        raise SozialraumError("vintage_unknown", layer=layer.name, count=len(ids))
    # Most ids of a coming key system may be those of today's; but what is all of a known one is that one.
    if wanted and found and found != wanted and (wanted in known or ids <= known[found]):
        raise SozialraumError("vintage_differs", layer=layer.name, vintage=wanted, found=found)
    vintage = wanted or str(found)
    if vintage in known:
        districts = {i[:2] for i in ids}
        expected = {i for i in known[vintage] if i[:2] in districts}
        _complain("areas_unknown", layer.name, vintage, ids - expected)
        _complain("areas_missing", layer.name, vintage, expected - ids)
    return vintage


def _complain(code: str, layer: str, vintage: str, ids: set[str]) -> None:
    if ids:
        shown = sorted(ids)[:_MOST_NAMED]
        areas = ", ".join(shown) + (" …" if len(ids) > len(shown) else "")
        raise SozialraumError(code, layer=layer, vintage=vintage, count=len(ids), areas=areas)


def _tell_unused(upper: Sequence[AreaLayer], plr_layers: Sequence[AreaLayer], told: list[Reason]) -> None:
    for layer in upper:
        ids = set(layer.frame["area_id"])
        if not any(ids & _prefixes(plr, layer.level) for plr in plr_layers):
            told.append(Reason("layer_unused", {"layer": layer.name}))


def _prefixes(layer: AreaLayer, level: str) -> set[str]:
    return {ancestor(i, level) for i in layer.frame["area_id"]}


def _levels(
    layer: AreaLayer, vintage: str, upper: Sequence[AreaLayer], told: list[Reason]
) -> dict[str, "GeoDataFrame"]:
    """The four levels of a key system, from the Planungsräume up."""
    official = official_names(vintage)
    plr = layer.frame.copy()
    plr["name"] = _names(plr["area_id"], [dict(zip(plr["area_id"], plr["name"], strict=True)), official])
    frames = {"PLR": _finished(plr, "PLR")}
    for level in UPPER:
        below = frames[LEVELS[LEVELS.index(level) - 1]]
        sources = [*_upper_names(level, layer, upper), layer.upper_names[level], official]
        frames[level] = _dissolved(below, level, sources)
    _tell_overlap(layer, frames, told)
    return frames


def _upper_names(level: str, plr: AreaLayer, upper: Sequence[AreaLayer]) -> list[Mapping[str, str]]:
    """Names from the layers of a level, the one that fits the Planungsräume best first.

    Prognoseraum 1210 and all Bezirke have the same id in both key systems, so it is the set that decides.
    """
    wanted = _prefixes(plr, level)
    fitting = []
    for layer in upper:
        ids = set(layer.frame["area_id"])
        if layer.level == level and len(ids & wanted) > len(ids) / 2:
            fitting.append((len(ids & wanted), dict(zip(layer.frame["area_id"], layer.frame["name"], strict=True))))
    return [names for _, names in sorted(fitting, key=lambda pair: -pair[0])]


def _names(ids: Sequence[str], sources: Sequence[Mapping[str, str]]) -> list[str]:
    """The first whole name of each id; the id itself where no source has one."""
    names = []
    for area_id in ids:
        found = [source.get(area_id) or "" for source in sources]
        # U+FFFD: the layer's umlauts were destroyed before it came to us
        names.append(next((n for n in found if n and "\ufffd" not in n), next((n for n in found if n), area_id)))
    return names


def _dissolved(below: "GeoDataFrame", level: str, sources: Sequence[Mapping[str, str]]) -> "GeoDataFrame":
    import geopandas

    groups = below.groupby(below["area_id"].str[: KEY_LENGTH[level]], sort=True)
    ids = list(groups.groups)
    geometry = [shapely.union_all(group.geometry.values) for _, group in groups]
    frame = geopandas.GeoDataFrame(
        {"area_id": ids, "name": _names(ids, sources), "area_m2": groups["area_m2"].sum().to_numpy()},
        geometry=np.array(geometry, dtype=object),
        crs=below.crs,
    )
    return _finished(frame, level)


def _finished(frame: "GeoDataFrame", level: str) -> "GeoDataFrame":
    above = LEVELS[LEVELS.index(level) + 1]
    frame["parent_id"] = [CITY if above == "STADT" else ancestor(i, above) for i in frame["area_id"]]
    return frame[["area_id", "name", "parent_id", "area_m2", frame.geometry.name]].sort_values(
        "area_id", ignore_index=True
    )


def _tell_overlap(layer: AreaLayer, frames: Mapping[str, "GeoDataFrame"], told: list[Reason]) -> None:
    """Neighbours that overlap (a simplified layer): points on the overlap go to the lowest key."""
    overlap = float(frames["PLR"].geometry.area.sum() - frames["BEZ"].geometry.area.sum())
    if overlap > 1000.0:
        told.append(Reason("areas_overlap", {"layer": layer.name, "area_m2": overlap}))
