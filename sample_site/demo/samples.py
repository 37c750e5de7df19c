"""Documents and images made here, the same on every run."""

import io
from collections.abc import Sequence

import docx
import openpyxl
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image, ImageDraw
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

COLOURS = ("#2a6f97", "#468faf", "#61a5c2", "#89c2d9", "#014f86", "#2c7da0")


class Samples:
    """Gives ids of files by title; a title that exists is not made twice."""

    def word(self, title: str, *paragraphs: str) -> int:
        """A Word document with these paragraphs."""
        document = docx.Document()
        document.add_heading(title, level=1)
        for text in paragraphs:
            document.add_paragraph(text)
        return self._document(title, "docx", document.save)

    def excel(self, title: str, rows: Sequence[Sequence[object]]) -> int:
        """A workbook with one sheet of these rows."""
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(list(row))
        return self._document(title, "xlsx", book.save)

    def photo(self, title: str) -> int:
        """A plain portrait shape, so that nobody's face is used."""
        return self._image(title, (300, 360), _portrait)

    def drawing(self, title: str) -> int:
        """A chart of boxes."""
        return self._image(title, (960, 540), _chart)

    def scene(self, title: str) -> int:
        """A landscape for news and activities."""
        return self._image(title, (960, 540), _landscape)

    def _document(self, title: str, extension: str, save) -> int:
        model = get_document_model()
        found = model.objects.filter(title=title).first()
        if found is None:
            buffer = io.BytesIO()
            save(buffer)
            name = f"sample-{model.objects.count() + 1}.{extension}"
            found = model.objects.create(
                title=title, file=ContentFile(buffer.getvalue(), name=name)
            )
            found.file_size = len(buffer.getvalue())
            found.save(update_fields=["file_size"])
        return found.pk

    def _image(self, title: str, size: tuple[int, int], paint) -> int:
        model = get_image_model()
        found = model.objects.filter(title=title).first()
        if found is None:
            number = model.objects.count()
            picture = Image.new("RGB", size, "#eef4f7")
            paint(ImageDraw.Draw(picture), size, COLOURS[number % len(COLOURS)])
            buffer = io.BytesIO()
            picture.save(buffer, format="PNG")
            found = model.objects.create(
                title=title, file=ImageFile(buffer, name=f"sample-{number + 1}.png")
            )
        return found.pk


def _portrait(draw: ImageDraw.ImageDraw, size, colour: str) -> None:
    width, height = size
    draw.ellipse((width * 0.3, height * 0.15, width * 0.7, height * 0.5), fill=colour)
    draw.ellipse((width * 0.1, height * 0.58, width * 0.9, height * 1.4), fill=colour)


def _chart(draw: ImageDraw.ImageDraw, size, colour: str) -> None:
    width, height = size
    draw.rectangle((width * 0.4, 40, width * 0.6, 120), fill=colour)
    draw.line((width / 2, 120, width / 2, 200), fill="#333333", width=4)
    draw.line((width * 0.14, 200, width * 0.86, 200), fill="#333333", width=4)
    for index in range(4):
        left = width * (0.05 + index * 0.24)
        draw.rectangle((left, 240, left + width * 0.18, 330), fill=colour)
        draw.line((left + width * 0.09, 200, left + width * 0.09, 240), fill="#333333", width=4)


def _landscape(draw: ImageDraw.ImageDraw, size, colour: str) -> None:
    width, height = size
    draw.ellipse((width * 0.7, 60, width * 0.82, 60 + width * 0.12), fill="#f4b942")
    draw.polygon([(0, height), (width * 0.35, height * 0.35), (width * 0.7, height)], fill=colour)
    draw.polygon(
        [(width * 0.4, height), (width * 0.75, height * 0.5), (width, height)], fill="#90be6d"
    )
