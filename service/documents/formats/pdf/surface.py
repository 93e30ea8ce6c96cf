"""What a page looks like where a character should stand, drawn only once somebody asks."""

from __future__ import annotations

from typing import Any

from PIL import Image

from service.documents.formats.pdf.characters import Box

_SCALE = 1.5
_LARGEST = 8_000_000
#: Between the darkest and the lightest pixel of a place that shows nothing.
_EVEN = 24
_EDGE = 0.12


class Surface:
    """A page's picture, coarse and grey."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._drawn: tuple[Image.Image, tuple[float, float, float, float, float, float]] | None = None

    def is_even(self, box: Box) -> bool:
        """Say whether a place of the page is of one shade; a place off the page is."""
        picture, (a, b, c, d, e, f) = self._picture()
        wide, high = (box[2] - box[0]) * _EDGE, (box[3] - box[1]) * _EDGE
        corners = [(x, y) for x in (box[0] + wide, box[2] - wide) for y in (box[1] + high, box[3] - high)]
        across = [x * a + y * c + e for x, y in corners]
        down = [x * b + y * d + f for x, y in corners]
        place = (
            max(0, int(min(across))),
            max(0, int(min(down))),
            min(picture.width, int(max(across)) + 1),
            min(picture.height, int(max(down)) + 1),
        )
        if place[0] >= place[2] or place[1] >= place[3]:
            return True
        low, high_shade = picture.crop(place).getextrema()
        return isinstance(low, int | float) and isinstance(high_shade, int | float) and high_shade - low < _EVEN

    def _picture(self) -> tuple[Image.Image, tuple[float, float, float, float, float, float]]:
        if self._drawn is None:
            width, height = self._page.get_size()
            scale = min(_SCALE, (_LARGEST / max(1.0, width * height)) ** 0.5)
            bitmap = self._page.render(scale=scale, grayscale=True)
            where = bitmap.get_posconv(self._page)
            x0, y0 = where.to_bitmap(0, 0)
            x1, y1 = where.to_bitmap(1_000, 0)
            x2, y2 = where.to_bitmap(0, 1_000)
            way = ((x1 - x0) / 1_000, (y1 - y0) / 1_000, (x2 - x0) / 1_000, (y2 - y0) / 1_000, float(x0), float(y0))
            self._drawn = (bitmap.to_pil().convert("L"), way)
        return self._drawn
