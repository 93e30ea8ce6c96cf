"""Reads the picture of one page: the right way up, straight, in both polarities, less its specks; only as much as it needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from math import cos, radians, sin

import numpy as np
from PIL import Image, ImageFilter, ImageOps

from service.documents.language import language_of
from service.documents.ocr import tesseract
from service.documents.ocr.misread_digits import with_digits
from service.documents.ocr.page_picture import PagePicture
from service.documents.ocr.recognised import GOOD, Box, Matrix, PageText, TextLine, Word
from service.documents.ocr.tesseract import PAGE, SCATTERED, Seen
from service.documents.ocr.unread_ink import read_share
from service.documents.part_reading import clean

#: Below this, a turned page is likelier than a bad print.
TURNED = 65.0
#: A word with less trust was not read.
LEAST = 30.0
#: Marks without letters or digits are mostly dirt.
LEAST_MARK = 60.0
_STRONG = 70.0
#: A picture read with less trust shows mostly no text; of its lines those with more are print.
_GUESSED, _PRINT = 50.0, 75.0
_DARK = 110.0
_FEW = 3
#: With so many letters surely read, what is left is hardly print.
_MANY = 200
#: Of the ink, what must lie in words before a page passes for read at first sight.
_MOST_INK = 0.5
#: A picture with less between its darkest and its lightest pixel shows nothing.
_FLAT = 24
_SPECK = 100
_STEEPEST, _STEP = 6.0, 0.25
_STRAIGHT = 0.4
_SMALL = 600


@dataclass(frozen=True, slots=True)
class _Try:
    """A picture as it was read: turned, straightened, changed; `tilt` in degrees anticlockwise."""

    picture: Image.Image
    turn: int
    tilt: float
    before: tuple[int, int]
    seen: tuple[Seen, ...] = ()
    share: float = 1.0

    @property
    def letters(self) -> float:
        """How many letters were surely read."""
        return sum(len(word.text) for word in self.seen if word.trust >= _STRONG)

    @property
    def trust(self) -> float:
        """The mean trust of all letters, 0 where there are none."""
        weight = sum(_letters(word.text) for word in self.seen)
        return sum(word.trust * _letters(word.text) for word in self.seen) / weight if weight else 0.0


def read_page(page: PagePicture) -> PageText:
    """Return what the page says; nothing where the engine sees nothing."""
    picture = _brightened(page.picture)
    return _as_text(_in_its_language(_best(picture, page.zoom)) if _has_marks(picture) else _Try(picture, 0, 0.0, picture.size), page)


def _in_its_language(read: _Try) -> _Try:
    """Read what looks Welsh once more by someone who knows Welsh, where there is one."""
    if language_of(" ".join(word.text for word in read.seen)) != "cy" or tesseract.WELSH not in tesseract.languages():
        return read
    return replace(read, seen=tuple(tesseract.words_in(read.picture, welsh=True)))


def _brightened(picture: Image.Image) -> Image.Image:
    return ImageOps.invert(picture) if float(np.asarray(picture.resize((64, 64))).mean()) < _DARK else picture


def _has_marks(picture: Image.Image) -> bool:
    low, high = picture.getextrema()
    return isinstance(low, int | float) and isinstance(high, int | float) and high - low >= _FLAT


def _best(picture: Image.Image, zoom: int) -> _Try:
    best = _look(picture, zoom)
    if _well_read(best):
        return best
    for each in _others(picture, zoom, best):
        if each.letters > best.letters or (each.letters == best.letters and each.trust > best.trust):
            best = each
        if _well_read(best):
            break
    return best


def _well_read(read: _Try) -> bool:
    return read.trust >= GOOD and len(read.seen) >= _FEW and read.share >= _MOST_INK


def _others(picture: Image.Image, zoom: int, first: _Try) -> Iterator[_Try]:
    """Other ways to look, the likeliest first; made one by one, as each costs a second."""
    turn = 0
    if first.trust < TURNED and first.seen:
        known = tesseract.upright_turn(picture)
        looks = [first]
        for each in (180, 90, 270) if known is None else (known,) if known else ():
            looks.append(_look(picture, zoom, each))
            yield looks[-1]
        turn = max(looks, key=lambda look: look.letters).turn
    if len(first.seen) < _FEW:
        yield _look(picture, zoom, turn, SCATTERED)
    cleaned = _look(_without_specks(picture), zoom, turn)
    yield cleaned
    if cleaned.seen and cleaned.trust < GOOD:
        yield _look(picture.filter(ImageFilter.MedianFilter(3)), zoom, turn)
        if cleaned.trust < TURNED and not first.seen:
            yield from (_look(_without_specks(picture), zoom, each) for each in (180, 90, 270))
    if max(first.letters, cleaned.letters) < _MANY:
        yield _look(ImageOps.autocontrast(ImageOps.invert(picture), cutoff=2), zoom, turn)


def _look(picture: Image.Image, zoom: int, turn: int = 0, mode: int = PAGE) -> _Try:
    turned = picture.rotate(turn, expand=True) if turn else picture
    large = turned.resize((turned.width * zoom, turned.height * zoom), Image.Resampling.LANCZOS) if zoom > 1 else turned
    tilt = _tilt(large)
    straight = large.rotate(tilt, Image.Resampling.BICUBIC, expand=True, fillcolor=255) if tilt else large
    seen = tuple(tesseract.words_in(straight, mode))
    share = read_share(straight, (word.box for word in seen if word.trust >= LEAST))
    return _Try(straight, turn, tilt, large.size, seen, share)


def _without_specks(picture: Image.Image) -> Image.Image:
    """Replace the pixels that are unlike all around them, and leave the edges of letters sharp."""
    pixels = np.asarray(picture).astype(np.int16)
    middle = np.asarray(picture.filter(ImageFilter.MedianFilter(3))).astype(np.int16)
    return Image.fromarray(np.where(np.abs(pixels - middle) > _SPECK, middle, pixels).astype(np.uint8))


def _tilt(picture: Image.Image) -> float:
    """Return by how many degrees to turn a picture so that its lines lie level: then the rows of pixels differ most."""
    small = picture.copy()
    small.thumbnail((_SMALL, _SMALL), Image.Resampling.BOX)
    dark = Image.fromarray(np.where(np.asarray(small) < 160, 255, 0).astype(np.uint8))
    sharpest, best = _sharpness(dark, 0.0) * 1.05, 0.0
    for step in range(1, int(_STEEPEST / _STEP) + 1):
        for angle in (step * _STEP, -step * _STEP):
            sharpness = _sharpness(dark, angle)
            if sharpness > sharpest:
                sharpest, best = sharpness, angle
    return best if abs(best) >= _STRAIGHT else 0.0


def _sharpness(dark: Image.Image, angle: float) -> float:
    rows = np.asarray(dark.rotate(angle, Image.Resampling.NEAREST)).sum(axis=1, dtype=np.int64)
    return float(np.square(np.diff(rows)).sum())


def _as_text(read: _Try, page: PagePicture) -> PageText:
    height, scale = read.picture.height, page.scale
    kept = [word for word in read.seen if _counts(word)]
    lines: list[TextLine] = []
    for _, line in groupby(kept, key=lambda word: word.line):
        words = list(line)
        if read.trust < _GUESSED and not _surely_read(words):
            continue
        lines.append(TextLine(tuple(Word(with_digits(clean(word.text)), _upright(word.box, height, scale), word.trust) for word in words)))
    lost = sum(1 for word in read.seen if word.trust < LEAST and sum(map(str.isalnum, word.text)) >= _FEW)
    width = read.picture.width * scale
    return PageText(width, height * scale, _way_back(read, page), tuple(lines), round(read.trust, 1), lost, round(read.share, 2))


def _counts(word: Seen) -> bool:
    return word.trust >= LEAST if any(map(str.isalnum, word.text)) else word.trust >= LEAST_MARK


def _surely_read(words: list[Seen]) -> bool:
    """Among the guesses that grain and leaves give, a line of print stands out."""
    weight = sum(_letters(word.text) for word in words)
    return weight >= _FEW and sum(word.trust * _letters(word.text) for word in words) >= weight * _PRINT


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _upright(box: tuple[int, int, int, int], height: int, scale: float) -> Box:
    left, top, right, bottom = box
    return left * scale, (height - bottom) * scale, right * scale, (height - top) * scale


def _way_back(read: _Try, page: PagePicture) -> Matrix:
    """Undo tilt, then turn, then go to the page: each leaves the middle of the picture where it is."""
    scale = page.scale
    after = (read.picture.width * scale / 2, read.picture.height * scale / 2)
    between = (read.before[0] * scale / 2, read.before[1] * scale / 2)
    first = (page.picture.width * page.zoom * scale / 2, page.picture.height * page.zoom * scale / 2)
    return _then(_then(_around(-read.tilt, after, between), _around(-read.turn, between, first)), page.back)


def _around(degrees: float, old: tuple[float, float], new: tuple[float, float]) -> Matrix:
    """Turn anticlockwise around one middle and put it on another."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return c, s, -s, c, new[0] - c * old[0] + s * old[1], new[1] - s * old[0] - c * old[1]


def _then(first: Matrix, second: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
