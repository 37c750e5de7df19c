"""What the page says is said plainly: nothing that counts is put off, denied, a sample or a draft.

A text that only says that something is to come, stands elsewhere or is not there; samples, trials
and labels, headings of an outline and the form's own instructions; results without a figure or a
word of what was done, or that only tell of a plan; a plan by its title where a report is asked for;
rows that say the same again, or differ by a number only; figures that are all zero or do not add
up; what has not happened yet; a statement of nothing that denies another thing, a part of the time
or all but something; a service on the web for which one has to come; a paper that calls itself a
draft, is another office's or of another matter: it may be enough and may not. Where a requirement
is met by nothing else, a person is asked, with the words that made the doubt. `doubts` are found by
the judgement.
"""

from collections.abc import Sequence

from oit_pages.evidence import Evidence
from oit_pages.evidence.selection import chosen
from oit_pages.evidence.values import Doubt
from oit_pages.rules.base import Finding, Outcome, gettext_noop

SAYS = {
    "fail": gettext_noop("There is nothing here that says anything."),
    "needs_person": gettext_noop("It may not be enough: {doubts}."),
}
TO_DO = gettext_noop(
    "Write what is asked for in place of these words. If it is right as it is, attest it with a "
    "note."
)
EXAMPLES = {
    "good": "“27 of 30 projects were completed.”",
    "bad": "“To be announced”, “see the attached file” without a file, “sample project”.",
}
#: Each kind of doubt in words.
KINDS_OF_DOUBT = {
    "put_off": gettext_noop("it is still to come"),
    "elsewhere": gettext_noop("it points elsewhere, and no file or link that opens stands there"),
    "not_filled": gettext_noop("nobody filled it in"),
    "denies": gettext_noop("it says that there is none of what is asked for"),
    "sample": gettext_noop("it looks like a sample or a trial"),
    "label": gettext_noop("it only repeats the field’s name"),
    "repeated": gettext_noop("the same row stands there again"),
    "zero": gettext_noop("all these figures are zero"),
    "sums": gettext_noop("the figures do not add up"),
    "totals": gettext_noop(
        "the row of sums says another figure than the rows add up to; correct whichever is wrong"
    ),
    "only_sums": gettext_noop(
        "there is a row of sums and nothing that it adds up; add a row for each"
    ),
    "rows_outside": gettext_noop(
        "all that its rows tell of is of another time; correct it, or show what is of this time"
    ),
    "as_of": gettext_noop(
        "its figures go up to a day outside its period; correct the day or the period"
    ),
    "another_result": gettext_noop(
        "it looks back on the result of another year than the one that is asked for"
    ),
    "no_purchase": gettext_noop(
        "this row names no purchase; tell of those of the month, or state that there were none"
    ),
    "draft": gettext_noop("it calls itself a draft or cancelled"),
    "another_office": gettext_noop("it names another municipality"),
    "another_matter": gettext_noop("it may be about another matter"),
    "statement": gettext_noop("the reason does not plainly say that there was nothing"),
    "statement_matter": gettext_noop(
        "it denies another thing; check, and say whether there was any of what is asked about"
    ),
    "statement_part": gettext_noop(
        "it speaks of a part of the period only; check all of it, and say whether there was any"
    ),
    "statement_excuse": gettext_noop("it tells why nothing is known, not that there was nothing"),
    "no_result": gettext_noop("no figure and no word says what was done; write what came of it"),
    "plan_told": gettext_noop("it tells that a plan was made, not what was done by it"),
    "plan_for_report": gettext_noop("its title is that of a plan, where a report is asked for"),
    "numbered": gettext_noop("these rows differ by a number only; write what each is"),
    "instruction": gettext_noop("it is what the form asks of whoever fills it in"),
    "no_news": gettext_noop("it welcomes the reader and tells no news"),
    "no_english": gettext_noop("the English text does not say what the Thai one says"),
    "in_person": gettext_noop(
        "one has to come or print for it; give the address of the online form"
    ),
    "in_note": gettext_noop("the field is empty, and its note speaks of it; fill it in"),
    "no_name": gettext_noop("it says what kind it is, not which; write the name or the number"),
    "no_amount": gettext_noop("it gives no amount; write how much, or that nothing was spent"),
    "same_words": gettext_noop("the same words stand under another matter"),
    "part_told": gettext_noop("it tells of a part of its period only; tell of all of it"),
    "makers": gettext_noop(
        "this is the page of whoever makes such forms or films; give the address of your own"
    ),
    "future": gettext_noop("this time has not come yet"),
    "months_left_out": gettext_noop("the rows have nothing for these months"),
}


def check(evidence: Evidence, *, doubts: Sequence[Doubt] = ()) -> Finding:
    told = [{"kind": one.kind, "words": one.words} for one in doubts]
    outcome: Outcome = "needs_person" if told else "pass" if chosen(evidence) else "fail"
    places = tuple(dict.fromkeys(one.place for one in doubts))
    return Finding(rule="says_it_plainly", outcome=outcome, facts={"doubts": told}, places=places)
