"""Which are worth points, which may yet be, and which is better than which."""

#: Worth an item's full points for sure.
SURE = frozenset({"pass", "attested", "nothing_to_report"})
#: May still turn out to be worth them, once a person has judged.
OPEN = frozenset({"needs_person", "not_checked", "not_applicable"})

_RANKS = {"partial": 1, **dict.fromkeys(OPEN, 2), **dict.fromkeys(SURE, 3)}


def rank(outcome: str) -> int:
    """3 for what counts, 2 for what a person must settle, 1 for incomplete, 0 for nothing."""
    return _RANKS.get(outcome, 0)
