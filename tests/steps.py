"""How much work something is: the steps of a regular expression, counted by a backtracking matcher,
and the calls of a function.

As `re` does it, without its short cuts: what takes few steps here takes few there. Time is not
measured, so a busy machine changes nothing.
"""

import re
import sys
from re import _constants as c
from re import _parser

MOST = 200_000
#: So many texts for the branches of what is repeated.
BRANCHES = 20
#: So many places in a pattern where the same is repeated.
BEGINNINGS = 1


class TooManyStepsError(Exception):
    """More than anything that grows with its text takes."""


class Steps:
    """Counts what one pattern does with texts."""

    def __init__(self, pattern: re.Pattern):
        source = pattern.pattern
        self.is_bytes = isinstance(source, bytes)
        self.flags = pattern.flags
        self.tree = _parser.parse(source, pattern.flags & ~re.DEBUG)
        self.count = 0

    def of(self, text: str, how: str = "match") -> int:
        """Steps for this text. "search" goes on after what it finds, as `sub` and `findall` do."""
        self.text, self.count = text, 0
        sys.setrecursionlimit(20_000)
        at = 0
        while at <= len(text):
            ends = self._all(list(self.tree), 0, at, {})
            if how == "fullmatch":
                any(end == len(text) for end, _groups in ends)
                break
            found = next(ends, None)
            if how == "match":
                break
            at = max(found[0], at + 1) if found else at + 1
        return self.count

    def _step(self):
        self.count += 1
        if self.count > MOST:
            raise TooManyStepsError

    def _all(self, nodes, index, at, groups):
        if index == len(nodes):
            yield at, groups
            return
        for after, known in self._one(*nodes[index], at, groups):
            yield from self._all(nodes, index + 1, after, known)

    def _one(self, op, value, at, groups):
        self._step()
        if op in (c.LITERAL, c.NOT_LITERAL, c.ANY, c.IN, c.CATEGORY):
            if at < len(self.text) and self._fits(op, value, self.text[at]):
                yield at + 1, groups
        elif op is c.BRANCH:
            for branch in value[1]:
                yield from self._all(list(branch), 0, at, groups)
        elif op is c.SUBPATTERN:
            number, _add, _without, inner = value
            for after, known in self._all(list(inner), 0, at, groups):
                yield after, {**known, number: self.text[at:after]} if number else known
        elif op is c.ATOMIC_GROUP:
            if (found := next(self._all(list(value), 0, at, groups), None)) is not None:
                yield found
        elif op in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
            yield from self._repeated(op, *value, at, groups)
        elif op in (c.ASSERT, c.ASSERT_NOT):
            direction, inner = value
            begin = at if direction > 0 else at - inner.getwidth()[0]
            found = begin >= 0 and next(self._all(list(inner), 0, begin, groups), None)
            if bool(found) == (op is c.ASSERT):
                yield at, found[1] if found else groups
        elif op is c.AT:
            if self._stands(value, at):
                yield at, groups
        elif op is c.GROUPREF:
            said = groups.get(value)
            if said is not None and self._same(self.text[at : at + len(said)], said):
                yield at + len(said), groups
        else:
            raise NotImplementedError(op)

    def _repeated(self, op, least, most, inner, at, groups):
        inner = list(inner)
        if len(inner) == 1 and inner[0][0] in (c.LITERAL, c.NOT_LITERAL, c.ANY, c.IN):
            yield from self._run(op, least, most, inner[0], at, groups)
        elif op is c.POSSESSIVE_REPEAT:
            times = 0
            while times < most:
                found = next(self._all(inner, 0, at, groups), None)
                if found is None or found[0] == at:
                    break
                (at, groups), times = found, times + 1
            if times >= least or not inner:
                yield at, groups
        else:
            yield from self._again(op is c.MAX_REPEAT, least, most, inner, at, groups, 0)

    def _again(self, greedy, least, most, inner, at, groups, times):
        self._step()
        if not greedy and times >= least:
            yield at, groups
        if times < most:
            for after, known in self._all(inner, 0, at, groups):
                if after > at or times < least:
                    yield from self._again(greedy, least, most, inner, after, known, times + 1)
        if greedy and times >= least:
            yield at, groups

    def _run(self, op, least, most, letter, at, groups):
        """One letter or kind of letter, many times."""
        end = at
        while end < len(self.text) and end - at < most and self._fits(*letter, self.text[end]):
            self._step()
            end += 1
        if end - at < least:
            return
        if op is c.POSSESSIVE_REPEAT:
            yield end, groups
            return
        ends = range(at + least, end + 1)
        for one in ends if op is c.MIN_REPEAT else reversed(ends):
            self._step()
            yield one, groups

    def _fits(self, op, value, letter):
        if op is c.LITERAL:
            return self._same(letter, chr(value))
        if op is c.NOT_LITERAL:
            return not self._same(letter, chr(value))
        if op is c.ANY:
            return letter != "\n" or bool(self.flags & re.DOTALL)
        if op is c.CATEGORY:
            return _is_of(value, letter)
        negated = value[0][0] is c.NEGATE
        letters = {letter, letter.lower(), letter.upper()}
        letters = letters if self.flags & re.IGNORECASE else {letter}
        return negated != any(self._has(one, other) for one in value for other in letters)

    def _has(self, one, letter):
        op, value = one
        if op is c.LITERAL:
            return letter == chr(value)
        if op is c.RANGE:
            return len(letter) == 1 and value[0] <= ord(letter) <= value[1]
        return op is c.CATEGORY and _is_of(value, letter)

    def _same(self, one, other):
        return one.lower() == other.lower() if self.flags & re.IGNORECASE else one == other

    def _stands(self, where, at):
        text = self.text
        if where in (c.AT_BEGINNING, c.AT_BEGINNING_STRING):
            starts = self.flags & re.MULTILINE and where is c.AT_BEGINNING
            return at == 0 or bool(starts and text[at - 1] == "\n")
        if where is c.AT_END_STRING:
            return at == len(text)
        if where is c.AT_END:
            ends = self.flags & re.MULTILINE and text[at : at + 1] == "\n"
            return at == len(text) or text[at:] == "\n" or bool(ends)
        before = at > 0 and _is_word(text[at - 1])
        is_boundary = before != (at < len(text) and _is_word(text[at]))
        return is_boundary == (where is c.AT_BOUNDARY)


def _is_word(letter):
    return letter.isalnum() or letter == "_"


def _is_of(category, letter):
    name = str(category)
    kinds = {"WORD": _is_word, "SPACE": str.isspace, "DIGIT": str.isdecimal}
    kind = next(test for end, test in kinds.items() if name.endswith(end))
    return ("NOT_" in name) != kind(letter)


def pumped(pattern: re.Pattern, times: int):
    """Texts that make a pattern work: what stands before each of its repetitions, then so often
    what is repeated, then something that fits nowhere; and the beginnings alone, so often."""
    tree = _parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    seen: dict[str, int] = {}
    for before, inner in dict.fromkeys(_repetitions(tree, "", {})):
        if not inner or seen.get(inner, 0) >= BEGINNINGS:
            continue
        seen[inner] = seen.get(inner, 0) + 1
        yield before + inner * times + "\x00"
        yield before + inner * times + "<"
        if before:
            yield (before + inner) * times + "\x00"
            yield before * times


def _repetitions(nodes, before, groups):
    for op, value in nodes:
        if op in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
            _least, most, inner = value
            if most > 20:
                every = list(_samples(inner, groups, BRANCHES))
                letters = [one for one in every if len(one) == 1] if len(every) > 8 else []
                for one in [*every, *(one + other for one in every for other in letters)]:
                    yield before, one
            yield from _repetitions(inner, before, groups)
        elif op is c.SUBPATTERN:
            yield from _repetitions(value[3], before, groups)
        elif op is c.ATOMIC_GROUP:
            yield from _repetitions(value, before, groups)
        elif op is c.BRANCH:
            for branch in value[1]:
                yield from _repetitions(branch, before, groups)
        elif op in (c.ASSERT, c.ASSERT_NOT):
            yield from _repetitions(value[1], before, groups)
        before += next(_samples([(op, value)], groups), "")


def _samples(nodes, groups, most=8):
    """A few texts that fit, one for each branch of the first choice."""
    found = [""]
    for op, value in nodes:
        found = [one + more for one in found for more in _sample(op, value, groups, most)][:most]
    yield from found


def _sample(op, value, groups, most):
    if op is c.LITERAL:
        return [chr(value)]
    if op is c.NOT_LITERAL:
        return ["x" if value != ord("x") else "y"]
    if op is c.ANY:
        return ["x"]
    if op is c.IN:
        return _letters_in(value)
    if op is c.BRANCH:
        return [one for branch in value[1] for one in _samples(branch, groups, 1 + most // 12)]
    if op is c.SUBPATTERN:
        found = list(_samples(value[3], groups, most))
        if value[0] and found:
            groups[value[0]] = found[0]
        return found
    if op is c.ATOMIC_GROUP:
        return list(_samples(value, groups, most))
    if op in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
        least, most, inner = value
        return [one * max(least, min(1, most)) for one in _samples(inner, groups)][:3]
    if op is c.GROUPREF:
        return [groups.get(value, "")]
    return [""]


_CANDIDATES = "xก 1-.\n;<>\"'=/:@&\x00\tทA_,(#é"


def _letters_in(items):
    fits = Steps.__new__(Steps)
    fits.flags = 0
    every = [one for one in _CANDIDATES if fits._fits(c.IN, items, one)][:3]
    for op, value in items:
        if op is c.LITERAL and items[0][0] is not c.NEGATE:
            every.append(chr(value))
        if op is c.RANGE and items[0][0] is not c.NEGATE:
            every.append(chr(value[0]))
    return list(dict.fromkeys(every))[:4] or ["x"]


def calls_of(function, *args) -> int:
    """How many functions are called for it: unlike time, the same on every machine."""
    count = 0

    def profile(_frame, event, _what):
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        function(*args)
    finally:
        sys.setprofile(before)
    return count
