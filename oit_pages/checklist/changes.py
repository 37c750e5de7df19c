"""What judging a year changes, and that it could not all be judged."""

from dataclasses import dataclass

from oit_pages.models import AssessmentYearPage


@dataclass(frozen=True, kw_only=True)
class Change:
    """An indicator whose outcome is not what it was; `before` is "" for a first result."""

    code: str
    before: str
    after: str


class NotJudged(Exception):
    """Some indicators could not be judged; what went wrong is in the log."""

    def __init__(
        self, year_page: AssessmentYearPage, codes: list[str], changes: tuple[Change, ...]
    ):
        self.codes, self.changes = codes, changes
        super().__init__(f"{year_page.url_path}: {', '.join(codes)}")
