"""What stays as it is until somebody changes it, and what each year must be made anew."""

from oit_pages.catalogue.schema import Edition, Indicator, calls


def standing_subjects(edition: Edition) -> frozenset[str]:
    """The subjects of a list, main and covered, that no year is asked of.

    An item stands where it is made once and shows what is in force; a subject of it all the
    same does not, where one of its requirements names a period ("dated in the fiscal year").
    """
    return frozenset(
        subject
        for one in edition.indicators
        if one.cadence == "once" and one.period == "standing"
        for subject in one.subjects
        if not _is_dated(one, subject)
    )


def _is_dated(indicator: Indicator, subject: str) -> bool:
    return any(
        call.params.get("period", "standing") != "standing"
        for one in indicator.requirements
        if (one.subject or indicator.subject) == subject
        for call in calls(one.judgement)
    )
