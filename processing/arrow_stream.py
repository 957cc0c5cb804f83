# SPDX-License-Identifier: GPL-2.0-or-later
"""Columns of a file in bulk: GDAL's Arrow C stream decoded with ctypes and numpy, because QGIS brings no pyarrow.

Layout of the structures: Apache Arrow C data interface (https://arrow.apache.org/docs/format/CDataInterface.html).
"""

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from osgeo import ogr

BATCH = 65_536  # features at a time: so much is in memory, and so often the cancel button is looked at

# Formats of the C data interface by the numpy type of their buffer; "b" (booleans as bits) and dates are no numbers.
_NUMBERS = {
    "c": "i1",
    "C": "u1",
    "s": "i2",
    "S": "u2",
    "i": "i4",
    "I": "u4",
    "l": "i8",
    "L": "u8",
    "f": "f4",
    "g": "f8",
}
_OFFSETS = {"z": "i4", "u": "i4", "Z": "i8", "U": "i8"}  # bytes and text


class _Schema(ctypes.Structure):
    pass


_Schema._fields_ = [
    ("format", ctypes.c_char_p), ("name", ctypes.c_char_p), ("metadata", ctypes.c_void_p), ("flags", ctypes.c_int64),
    ("n_children", ctypes.c_int64), ("children", ctypes.POINTER(ctypes.POINTER(_Schema))),
]  # fmt: skip


class _Array(ctypes.Structure):
    pass


_Array._fields_ = [
    ("length", ctypes.c_int64), ("null_count", ctypes.c_int64), ("offset", ctypes.c_int64),
    ("n_buffers", ctypes.c_int64), ("n_children", ctypes.c_int64), ("buffers", ctypes.POINTER(ctypes.c_void_p)),
    ("children", ctypes.POINTER(ctypes.POINTER(_Array))),
]  # fmt: skip


class Batch(NamedTuple):
    """Features of a layer in the file's order.

    Parameters
    ----------
    ids : int64 array (n,)
        Feature ids; empty where the format has none.
    data, offsets : uint8 and int arrays
        Geometries as well-known binary behind each other, and where each begins and ends (n + 1,).
    columns : tuple of arrays (n,)
        The fields asked for: float (NaN: NULL) for numbers, object (None: NULL) for text.
    """

    ids: np.ndarray
    data: np.ndarray
    offsets: np.ndarray
    columns: tuple[np.ndarray, ...]


def batches(layer: ogr.Layer, fields: Sequence[str]) -> Iterator[Batch]:
    """Ids, geometries and the named number or text fields of a layer.

    Geometries are valid until the next batch is asked for.
    """
    definition = layer.GetLayerDefn()
    names = [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())]
    layer.SetIgnoredFields([name for name in names if name not in fields])
    stream = layer.GetArrowStream([f"MAX_FEATURES_IN_BATCH={BATCH}", "INCLUDE_FID=YES"])
    schema_holder = stream.GetSchema()
    schema = _Schema.from_address(int(schema_holder._getPtr()))
    formats = {}
    for i in range(schema.n_children):
        child = schema.children[i].contents
        formats[child.name.decode()] = (i, child.format.decode())
    geometry = definition.GetGeomFieldDefn(0).GetName() or "wkb_geometry"
    known = {layer.GetFIDColumn() or "OGC_FID", geometry, *fields}
    missing = known - formats.keys()
    if missing:
        raise RuntimeError(f"Arrow stream without {missing}: {sorted(formats)}")
    while (holder := stream.GetNextRecordBatch()) is not None:
        array = _Array.from_address(int(holder._getPtr()))
        children = {name: array.children[i].contents for name, (i, _) in formats.items() if name in known}
        ids, _ = _numbers(children[layer.GetFIDColumn() or "OGC_FID"], "l")
        data, offsets = _bytes(children[geometry], formats[geometry][1])
        yield Batch(ids.copy(), data, offsets, tuple(_column(children[f], formats[f][1]) for f in fields))
        del holder


def _column(array: _Array, kind: str) -> np.ndarray:
    if kind in ("u", "U"):
        return _texts(array, kind)
    values, null = _numbers(array, kind)
    numbers = values.astype(float)
    if null is not None:
        numbers[null] = np.nan
    return numbers


def _numbers(array: _Array, kind: str) -> tuple[np.ndarray, np.ndarray | None]:
    """Values as they lie in memory, and which are NULL (None: none is)."""
    if kind not in _NUMBERS:
        raise RuntimeError(f"Arrow format {kind} is no number")
    return _view(array.buffers[1], array.offset, array.length, _NUMBERS[kind]), _null(array)


def _null(array: _Array) -> np.ndarray | None:
    if array.null_count == 0 or not array.buffers[0]:
        return None
    bits = _view(array.buffers[0], 0, (array.offset + array.length + 7) // 8, "u1")
    valid = np.unpackbits(bits, bitorder="little")[array.offset : array.offset + array.length]
    return valid == 0


def _bytes(array: _Array, kind: str) -> tuple[np.ndarray, np.ndarray]:
    """Contents behind each other, and where each begins and ends; NULL has no bytes."""
    offsets = _view(array.buffers[1], array.offset, array.length + 1, _OFFSETS[kind]).astype(np.int64)
    return _view(array.buffers[2], 0, int(offsets[-1]) if len(offsets) else 0, "u1"), offsets


def _texts(array: _Array, kind: str) -> np.ndarray:
    data, offsets = _bytes(array, kind)
    whole, ends = data.tobytes(), offsets.tolist()
    texts = np.empty(array.length, dtype=object)
    texts[:] = [whole[a:b].decode("utf-8", "replace") for a, b in pairwise(ends)]
    null = _null(array)
    if null is not None:
        texts[null] = None
    return texts


def _view(address: int | None, first: int, count: int, kind: str) -> np.ndarray:
    """Memory as an array, without a copy."""
    dtype = np.dtype(kind)
    if not address or count <= 0:
        return np.empty(0, dtype=dtype)
    raw = (ctypes.c_char * (count * dtype.itemsize)).from_address(address + first * dtype.itemsize)
    return np.frombuffer(raw, dtype=dtype)
