"""Steps: lists of what is done one after another, of which some are no step."""

from collections.abc import Mapping, Sequence

from oit_pages.evidence.phrases import phrase_of
from oit_pages.evidence.substance import is_content

#: Each text of a list, and the doubt that it raises.
Kinds = Mapping[str, str]


def doubts_among_steps(kinds: Kinds, steps: Sequence[str], opens: bool) -> Kinds:
    """The same for a list of steps, of which each was held against the kinds of doubt alone. With
    `opens`, a file or link stands beside them that they can point to."""
    return _headings(kinds) if any(kinds.values()) else _phrases(steps, opens)


def _phrases(steps: Sequence[str], opens: bool) -> Kinds:
    """Steps of which each only points elsewhere, or is a heading: one among others is a step."""
    kinds = {one: phrase_of(one) for one in steps if is_content(one)}
    known = ("label",) if opens else ("label", "elsewhere")
    return kinds if all(kind in known for kind in kinds.values()) else dict.fromkeys(steps, "")


def _headings(kinds: Kinds) -> Kinds:
    """Where half of the steps are headings, the others are the headings of that outline too."""
    headings = sum(kind == "label" for kind in kinds.values())
    return {
        one: kind or ("label" if headings * 2 >= len(kinds) else "") for one, kind in kinds.items()
    }
