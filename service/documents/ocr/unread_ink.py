"""How much of a picture's ink lies in the words that were read: a few sure words among much ink are not a page that was read."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PIL import Image, ImageFilter

_COARSE = 1_000
_BORDER = 5
_LIGHT, _DARK = 98, 2
#: Less of it than this share of a picture is dust.
_DUST = 0.0005


def read_share(picture: Image.Image, boxes: Iterable[tuple[int, int, int, int]]) -> float:
    """Return the share of strokes in boxes (left, top, right, bottom), 1 where there are none; the inside of dark areas is no stroke."""
    small = picture.copy()
    small.thumbnail((_COARSE, _COARSE), Image.Resampling.BOX)
    shades = np.asarray(small)
    middle = (float(np.percentile(shades, _LIGHT)) + float(np.percentile(shades, _DARK))) / 2
    near_light = np.asarray(small.filter(ImageFilter.MaxFilter(_BORDER))) > middle
    strokes = (shades < middle) & near_light
    total = int(strokes.sum())
    if total < strokes.size * _DUST:
        return 1.0
    scale = small.width / picture.width
    read = np.zeros_like(strokes)
    for left, top, right, bottom in boxes:
        read[int(top * scale) : int(bottom * scale) + 1, int(left * scale) : int(right * scale) + 1] = True
    return float((strokes & read).sum() / total)
