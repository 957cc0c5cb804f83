# SPDX-License-Identifier: GPL-2.0-or-later
"""Parks, cycle lanes and programme areas of the made-up district: shapes that keep to no planning area's border."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from shapely import LineString, Point, Polygon, make_valid, normalize, set_precision, unary_union
from shapely.geometry.base import BaseGeometry

from .district import SEED
from .facility_layers import Ground
from .files import write_geojson
from .geometry import GRID, random_spot

# Parks by the two planning areas they lie in, with name and mean radius in metres.
PARKS = (
    ("99100101", "99100102", "Uferpark", 150), ("99100102", "99100103", "Lindenhain", 180), ("99100205", "99100206", "Kranpark", 130),
    ("99100103", "99100308", "Ziegelteiche", 260), ("99200409", "99200411", "Ratsgarten", 85), ("99200412", "99200413", "Stadtbadwiese", 80),
    ("99200514", "99200515", "Kanalgrün", 160), ("99200617", "99200618", "Rosenfelder Volkspark", 340),
    ("99300721", "99300725", "Wäldchen", 210), ("99300723", "99300727", "Südhangpark", 170), ("99300829", "99300830", "Gleispark", 190),
    ("99300931", "99300933", "Seewiesenpark", 620),
)  # fmt: skip
# Programme areas: name, kind, the planning areas they are drawn around, how far they reach beyond
# them (m). They overlap.
PROGRAMMES = (
    ("Quartiersmanagement Am Wäldchen", "Quartiersmanagement", ("99300721", "99300722", "99300723", "99300724"), -40),
    ("Städtebauförderung Kanal und Waldkante", "Städtebauförderung", ("99200514", "99300720", "99300721"), -70),
)
LANES = 20


def _blob(centre: Point, radius: float, rng: np.random.RandomState) -> Polygon:
    """A round shape with a wavy edge."""
    angles = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    waves = 1 + sum(0.16 / k * np.sin(k * angles + rng.random_sample() * 6.28) for k in (2, 3, 5))
    ring = np.column_stack([centre.x + radius * waves * np.cos(angles), centre.y + radius * waves * np.sin(angles)])
    return Polygon(np.round(ring, 1))


def _middle_of_border(one: BaseGeometry, other: BaseGeometry) -> Point:
    border = one.intersection(other)
    parts = sorted(getattr(border, "geoms", [border]), key=lambda p: -p.length)
    corners = np.concatenate([np.asarray(p.coords) for p in parts])
    middle = Point(corners.mean(axis=0))
    return min((Point(c) for c in corners), key=lambda p: (round(p.distance(middle), 2), p.x, p.y))


def write_parks(path: Path, ground: Ground) -> None:
    """Twelve parks, each across the border of two planning areas."""
    rng = np.random.RandomState(SEED + 20)
    whole = unary_union(list(ground.values()))
    features = []
    for i, (one, other, name, radius) in enumerate(PARKS):
        shape = _blob(_middle_of_border(ground[one], ground[other]), radius, rng)
        shape = normalize(set_precision(make_valid(shape).intersection(whole), GRID))
        attributes = {"objektnr": f"99{i + 1:04d}", "name": name, "art": "Grünanlage", "widmung": "gewidmet"}
        features.append((attributes, shape))
    write_geojson(path, features)


def write_programmes(path: Path, ground: Ground) -> None:
    """Two overlapping programme areas (Kulissen)."""
    features = []
    for i, (name, kind, plrs, reach) in enumerate(PROGRAMMES):
        core = unary_union([ground[p] for p in plrs])
        shape = core.buffer(reach, quad_segs=3).simplify(15)
        features.append(({"nummer": i + 1, "name": name, "programm": kind}, normalize(set_precision(shape, GRID))))
    write_geojson(path, features)


def write_cycle_lanes(path: Path, ground: Ground) -> None:
    """Twenty cycle lanes between spots of neighbouring planning areas, gently bent."""
    rng = np.random.RandomState(SEED + 21)
    keys = [k for k in ground if not k.startswith("993009")]
    features = []
    for i in range(LANES):
        start = keys[rng.randint(len(keys))]
        near = sorted(keys, key=lambda k: (round(ground[k].centroid.distance(ground[start].centroid), 1), k))
        goal = near[1 + rng.randint(4)]
        attributes = {
            "nr": f"99-R{i + 1:02d}",
            "name": f"Radweg {i + 1}",
            "fuehrung": ("Radfahrstreifen", "Radweg", "Fahrradstraße")[i % 3],
        }
        features.append((attributes, _lane(ground, start, goal, rng)))
    write_geojson(path, features)


def _lane(ground: Mapping[str, BaseGeometry], start: str, goal: str, rng: np.random.RandomState) -> LineString:
    a, b = (np.array(random_spot(ground[k], rng)) for k in (start, goal))
    across = np.array([b[1] - a[1], a[0] - b[0]])
    bow = (rng.random_sample() - 0.5) * 0.25
    t = np.linspace(0, 1, 9)[:, None]
    return LineString(np.round(a + (b - a) * t + across * bow * np.sin(np.pi * t), 1))
