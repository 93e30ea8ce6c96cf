"""The objects of a page as pdfium keeps them, those inside forms too, with their places on the page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, TypeAlias

import pypdfium2.raw as pdfium

from service.documents.formats.pdf.characters import Box

Matrix: TypeAlias = tuple[float, float, float, float, float, float]

_UNCHANGED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEEPEST = 6
_MOST_SEGMENTS = 400
_THIN = 3.5
_RECTANGLE = 5


def objects_of(page: Any) -> Iterator[tuple[Any, int, Matrix]]:
    """Yield each object with its kind and what its form does to its place, in drawing order."""
    count = pdfium.FPDFPage_CountObjects(page.raw)
    for index in range(max(count, 0)):
        yield from _with_inner(pdfium.FPDFPage_GetObject(page.raw, index), _UNCHANGED, 0)


def _with_inner(raw: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, int, Matrix]]:
    if not raw:
        return
    kind = pdfium.FPDFPageObj_GetType(raw)
    yield raw, kind, matrix
    if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST - 1:
        inner = _times(_own(raw), matrix)
        for index in range(max(pdfium.FPDFFormObj_CountObjects(raw), 0)):
            yield from _with_inner(pdfium.FPDFFormObj_GetObject(raw, index), inner, depth + 1)


def _own(raw: Any) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(raw, ctypes.byref(matrix)):
        return _UNCHANGED
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def bounds(raw: Any, matrix: Matrix) -> Box:
    """Return the box of an object on the page."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(raw, *(ctypes.byref(edge) for edge in (left, bottom, right, top))):
        return 0.0, 0.0, 0.0, 0.0
    if matrix is _UNCHANGED:
        return left.value, bottom.value, right.value, top.value
    return _around(_moved((left.value, bottom.value), matrix), _moved((right.value, top.value), matrix))


def _moved(point: tuple[float, float], matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return point[0] * a + point[1] * c + e, point[0] * b + point[1] * d + f


def _around(one: tuple[float, float], other: tuple[float, float]) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])


def strokes_of(raw: Any, box: Box, matrix: Matrix) -> Iterator[Box]:
    """Yield the straight lines of a path that run along an axis: thin boxes, drawn or filled, and outlines of boxes."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(raw, ctypes.byref(mode), ctypes.byref(stroke))
    if not stroke.value and mode.value == pdfium.FPDF_FILLMODE_NONE:
        return
    if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
        yield box
        return
    count = pdfium.FPDFPath_CountSegments(raw)
    if (stroke.value or count > _RECTANGLE) and 1 < count <= _MOST_SEGMENTS:
        yield from _straight(raw, count, _times(_own(raw), matrix))


def _straight(raw: Any, count: int, matrix: Matrix) -> Iterator[Box]:
    x, y = ctypes.c_float(), ctypes.c_float()
    start = before = (0.0, 0.0)
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(raw, index)
        if not segment or not pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            return
        kind = pdfium.FPDFPathSegment_GetType(segment)
        point = _moved((x.value, y.value), matrix)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield from _along_axis(before, point)
        before = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield from _along_axis(point, start)
            before = start


def _along_axis(one: tuple[float, float], other: tuple[float, float]) -> Iterator[Box]:
    if abs(one[0] - other[0]) < 0.5 or abs(one[1] - other[1]) < 0.5:
        yield _around(one, other)
