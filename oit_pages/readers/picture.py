"""A picture from a camera, without what it tells beside what it shows."""

import io
import warnings

from PIL import Image, ImageOps

from oit_pages.readers.errors import ReaderError

#: Beginnings of the pictures that are taken, and what they are called.
KINDS = ((b"\xff\xd8\xff", ".jpg"), (b"\x89PNG\r\n\x1a\n", ".png"))
#: A camera's picture has some 12 million points; a page of A4 at 600 dpi has 35.
MAX_POINTS = 50_000_000
PNG_MODES = frozenset({"1", "LA", "P", "RGBA"})


def picture_kind(data: bytes) -> str:
    """ ".jpg", ".png" or "", by its content."""
    return next((kind for start, kind in KINDS if data.startswith(start)), "")


def plain_picture(data: bytes, name: str) -> bytes:
    """The picture drawn anew, upright: without place, time and whatever else came with it.

    Raises ReaderError for one that is damaged, not whole or far too large.
    """
    bomb = ReaderError("bomb", name=name, limit=MAX_POINTS * 3 // 1_000_000)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            opened = Image.open(io.BytesIO(data), formats=("JPEG", "PNG"))
            if opened.width * opened.height > MAX_POINTS:
                raise bomb
            kind = opened.format
            ImageOps.exif_transpose(opened, in_place=True)
            is_plain = opened.mode in ("RGB", "L") or (kind == "PNG" and opened.mode in PNG_MODES)
            drawn = opened if is_plain else opened.convert("RGB")
            drawn.load()
        drawn.info = {}
        out = io.BytesIO()
        drawn.save(out, kind, **({"quality": 88} if kind == "JPEG" else {}))
    except ReaderError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise bomb from error
    except Exception as error:  # a decoder of hostile files fails in more ways than it has names
        raise ReaderError("broken_picture", name=name) from error
    return out.getvalue()
