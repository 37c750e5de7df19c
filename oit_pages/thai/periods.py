"""A span of days."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, order=True)
class Period:
    """From `start` to `end`, both included. ValueError when it ends before it begins."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"A period can't end ({self.end}) before it begins ({self.start}).")

    @classmethod
    def from_months(cls, first: date, last: date) -> "Period":
        """From the first day of one month to the last day of another."""
        days = monthrange(last.year, last.month)[1]
        return cls(first.replace(day=1), last.replace(day=days))

    def contains(self, day: date) -> bool:
        return self.start <= day <= self.end

    def covers(self, other: "Period") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Period") -> bool:
        return self.start <= other.end and other.start <= self.end

    def months(self) -> tuple[date, ...]:
        """The first day of each month it touches."""
        first = self.start.year * 12 + self.start.month - 1
        last = self.end.year * 12 + self.end.month - 1
        return tuple(date(n // 12, n % 12 + 1, 1) for n in range(first, last + 1))
