# SPDX-License-Identifier: GPL-2.0-or-later
"""From an office's layer to features and numbers of a library: the whole of `importlayer`."""

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely

from . import facility_columns, facility_numbers, projection
from .errors import Progress, SozialraumError, finished, no_progress
from .facility_layouts import FacilityLayout, chosen, theme_title
from .geometry_kind import kind_of
from .library import Added, Delivery, Library, Source
from .parsing import parse_period
from .status import Reason

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

_REVISION = 0.5  # share of places in common that makes a layer a new state of an earlier one


@dataclass(frozen=True)
class FacilityImport:
    """What became of a layer.

    `features` were taken (those `outside` of all areas included, they stand as REST under the city);
    `rejected` had no usable geometry. `notes` are codes and values for the report.
    """

    source_id: int
    theme: str
    layout: str
    title: str
    period: str
    vintage: str
    features: int
    outside: int
    rejected: int
    capacity_total: float | None
    zero_capacity: tuple[str, ...]
    without_capacity: tuple[str, ...]
    closed: int
    outside_names: tuple[str, ...]
    rejects: pd.DataFrame
    conflicts: pd.DataFrame
    superseded: int | None
    notes: list[Reason] = field(default_factory=list)


def import_facilities(
    library: Library,
    features: "GeoDataFrame",
    *,
    theme: str,
    name: str = "",
    capacity: str = "",
    carrier: str = "",
    public: str = "",
    office: str = "",
    period: str = "",
    title: str = "",
    file: str = "",
    published: bool = False,
    closed: bool = False,
    licence: str | None = None,
    progress: Progress = no_progress,
) -> FacilityImport:
    """Put a layer of points, lines or polygons into the library, with its numbers by Planungsraum.

    Points give ``<theme>.count`` and, where there is a field for it, ``<theme>.capacity``; lines and polygons give
    ``<theme>.length_m`` or ``<theme>.area_m2`` besides. Rules of `placing` and `aggregation_shapes`.

    Parameters
    ----------
    features
        In any CRS that `projection.to_25833` accepts; ``attrs["name"]`` is what messages call the layer.
    theme
        Id or title of the catalogue, or an own word; empty: as recognised.
    name, capacity, carrier, public
        Fields; empty: as recognised from `facility_layouts.json`.
    period
        Date of the data; required unless the layout carries one.
    published
        Whether these very data are public; only a person can say so.
    closed
        None of these is open to the public, whatever the field `public` says.
    licence
        As printed with the source; None: the layout's.

    Raises
    ------
    SozialraumError
        ``layer_empty``, ``layer_without_geometry``, ``mixed_geometries``, ``period_missing``, ``period_unreadable``,
        ``field_missing``, ``theme_missing``, ``theme_reserved``, ``theme_exists``; those of `projection.to_25833` and
        `Library.add_source`.
    """
    layer = str(features.attrs.get("name", "")) or file
    kind = kind_of(features, layer)
    columns = [c for c in features.columns if c != features.geometry.name]
    layout = chosen(columns, layer, theme, name=name, capacity=capacity, carrier=carrier, public=public)
    when = _period(period or layout.period, layer)
    vintages = _vintages(library, when)
    progress(0.1)
    frame, rejects = facility_columns.table(features, layout, layer)
    if closed:
        frame["public"] = 0
    progress(0.4)
    notes = _transformed(features)
    homes: list[np.ndarray] = []
    numbers: list[pd.DataFrame] = []
    for vintage in vintages:
        areas = library.areas(vintage, "PLR")
        placed = facility_numbers.place(frame, areas, kind, [] if homes else notes)
        homes.append(placed.home)
        numbers.append(facility_numbers.observations(placed, areas, vintage, when, layout.theme, kind, frame))
    progress(0.7)
    office = office.strip() or layout.office or facility_columns.default_office(layout.theme)
    source = Source(
        office, title.strip() or layout.title or theme_title(layout.theme, theme), file, layer if layer != file else "",
        _hash(layout.theme, frame), when, layout.licence if licence is None else licence, len(features),
        int((homes[0] >= 0).sum()), len(features) - len(frame),
        published=published,
    )  # fmt: skip
    source.supersedes = _revised(library, layout.theme, when, kind, frame, source.hash, notes)
    frame = frame.assign(theme=layout.theme, office=office, period=when)
    rejects = pd.concat([rejects, _outside_rejects(frame, homes[0])], ignore_index=True)
    quantities = facility_numbers.quantities(layout.theme, theme, kind, office, frame)
    delivery = Delivery(source, pd.concat(numbers, ignore_index=True), rejects, quantities, frame)
    added = library.add_sources([delivery])[0]
    finished(progress)
    return _report(layout, source, vintages[0], frame, homes[0], rejects, added, notes)


def _report(
    layout: FacilityLayout,
    source: Source,
    vintage: str,
    frame: "GeoDataFrame",
    home: np.ndarray,
    rejects: pd.DataFrame,
    added: Added,
    notes: list[Reason],
) -> FacilityImport:
    stated, label = frame["capacity"], frame["label"]
    return FacilityImport(
        source_id=added.source_id,
        theme=layout.theme,
        layout=layout.layout,
        title=source.title,
        period=source.period,
        vintage=vintage,
        features=len(frame),
        outside=int((home < 0).sum()),
        rejected=source.rejected,
        capacity_total=float(stated.sum()) if layout.capacity else None,
        zero_capacity=tuple(label[stated == 0]),
        without_capacity=tuple(label[stated.isna()]) if layout.capacity else (),
        closed=int((frame["public"] == 0).sum()),
        outside_names=tuple(label[home < 0]),
        rejects=rejects,
        conflicts=added.conflicts,
        superseded=added.superseded,
        notes=notes,
    )


def _period(text: str, layer: str) -> str:
    if not text.strip():
        raise SozialraumError("period_missing", file=layer)
    day = parse_period(text)
    if day is None:
        raise SozialraumError("period_unreadable", period=text)
    return day.isoformat()


def _vintages(library: Library, when: str) -> list[str]:
    """The key system valid at the date (else the newest) and all later ones of the library.

    A place is exact in any key system: what was surveyed before a reform still counts in today's areas.
    """
    systems = library.key_systems()
    for index, system in enumerate(systems):
        if system.valid_from.isoformat() <= when and (not system.valid_to or when <= system.valid_to.isoformat()):
            return [s.vintage for s in systems[index:]]
    return [systems[-1].vintage]


def _transformed(features: "GeoDataFrame") -> list[Reason]:
    if features.crs is None or features.crs.to_epsg() in (25833, 4258, 4326):
        return []
    metres = projection.accuracy(features.crs)
    epsg = features.crs.to_epsg()
    label = f"EPSG:{epsg}" if epsg else features.crs.name
    if metres is None:
        return [Reason("crs_transformed_unknown", {"crs": label})]
    return [Reason("crs_transformed", {"crs": label, "accuracy_m": metres})]


def _outside_rejects(frame: "GeoDataFrame", home: np.ndarray) -> pd.DataFrame:
    """Features outside of all areas are counted as REST; they are listed so that somebody can look."""
    away = frame[home < 0]
    return pd.DataFrame(
        {"row_no": away["row_no"], "column_name": "geometry", "content": away["label"], "reason": "outside_areas"}
    )


def _hash(theme: str, frame: "GeoDataFrame") -> str:
    """What the layer says, so that the same layer imported again is known; a layer has no file to hash."""
    digest = hashlib.sha256(theme.encode())
    for wkb, attributes in zip(shapely.to_wkb(frame.geometry.values), frame["attributes"], strict=True):
        digest.update(wkb)
        digest.update(attributes.encode())
    return digest.hexdigest()


def _revised(
    library: Library, theme: str, when: str, kind: str, frame: "GeoDataFrame", content: str, notes: list[Reason]
) -> int | None:
    """The earlier import this one is a new state of: same theme and date, mostly the same places.

    Raises
    ------
    SozialraumError
        ``theme_exists``: other places under the same theme and date; adding them would replace the earlier numbers
        and still show both on the map.
    """
    earlier = library.facilities(kind, theme)
    earlier = earlier[earlier["period"] == when]
    if earlier.empty:
        return None
    source_id = int(earlier["source_id"].iloc[0])
    known = library.sources().set_index("source_id").loc[source_id]
    if known["hash"] == content:
        notes.append(Reason("source_again"))
        return source_id
    common = _spots(earlier) & _spots(frame)
    if len(common) < _REVISION * min(len(_spots(earlier)), len(_spots(frame))):
        raise SozialraumError("theme_exists", theme=theme_title(theme), period=when, title=known["title"])
    notes.append(Reason("source_replaced", {"title": known["title"], "count": len(earlier)}))
    return source_id


def _spots(frame: "GeoDataFrame") -> set[tuple[float, float]]:
    """Where features are, to the metre."""
    middle = shapely.centroid(frame.geometry.values)
    return set(zip(np.round(shapely.get_x(middle)).tolist(), np.round(shapely.get_y(middle)).tolist(), strict=True))
