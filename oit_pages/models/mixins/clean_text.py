"""Clean Thai in the columns of a model, whichever way a text came in."""

from django.db import models

from oit_pages.thai import clean, clean_line


def tidied(text: str) -> str:
    """What somebody typed into a form of ours, as it is kept: clean, without blank edges."""
    return clean(text.replace("\x00", "")).strip()


class TidyText:
    """A mixin before the model: texts are cleaned when they are validated and when saved.

    Decomposed vowels, doubled tone marks, zero-width characters and no-break spaces are put
    right; one line stays one line. Codes with choices and slugs are left alone.
    """

    def tidy(self) -> None:
        for field in self._meta.concrete_fields:
            if not isinstance(field, models.CharField | models.TextField):
                continue
            if field.choices or isinstance(field, models.SlugField):
                continue
            value = self.__dict__.get(field.attname)
            if isinstance(value, str) and value:
                one_line = isinstance(field, models.CharField)
                setattr(self, field.attname, (clean_line if one_line else clean)(value))

    def clean_fields(self, exclude=None):
        self.tidy()
        super().clean_fields(exclude)

    def save(self, *args, **kwargs):
        self.tidy()
        return super().save(*args, **kwargs)
