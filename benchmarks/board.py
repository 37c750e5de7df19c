"""The board of all municipalities against the bare SQL aggregate of the same results.

CPU time of this process, and of the database's where it is another (PostgreSQL). The aggregate
counts, from the results alone, how many indicators of each year are complete and how many years
lack each requirement. OIT_MUNICIPALITIES (1000) says how many there are.
"""

import os
import time
from collections.abc import Callable
from statistics import median

from django.db import connection

from benchmarks.stage import new_home
from oit_pages.catalogue import load_edition
from oit_pages.checklist.board import Asked, Board
from tests.api.many import YEAR, judged, municipalities

NUMBER = int(os.environ.get("OIT_MUNICIPALITIES", "1000"))
#: At most so many times the aggregate.
GOAL = 3
TIMES = 5

COMPLETE = """
SELECT year_page_id, SUM(CASE WHEN outcome IN ('pass', 'attested', 'nothing_to_report')
                         THEN 1 ELSE 0 END)
FROM oit_pages_indicatorresult GROUP BY year_page_id
"""
LACKING = {
    "postgresql": """
SELECT code, asked ->> 'requirement', COUNT(*)
FROM oit_pages_indicatorresult, jsonb_array_elements(findings -> 'requirements') asked
WHERE asked ->> 'outcome' IN ('fail', 'partial') GROUP BY 1, 2
""",
    "sqlite": """
SELECT code, json_extract(asked.value, '$.requirement'), COUNT(*)
FROM oit_pages_indicatorresult, json_each(findings, '$.requirements') asked
WHERE json_extract(asked.value, '$.outcome') IN ('fail', 'partial') GROUP BY 1, 2
""",
}


def run() -> None:
    new_home("board")
    judged(municipalities(NUMBER))
    edition = load_edition(YEAR)

    def board() -> None:
        shown = Board(edition, Asked())
        shown.summary(), shown.rows(stop=50), shown.gaps(), shown.trend()

    def bare() -> None:
        with connection.cursor() as cursor:
            for sql in (COMPLETE, LACKING[connection.vendor]):
                cursor.execute(sql)
                cursor.fetchall()

    took = {"the bare aggregate": cost(bare), "the board": cost(board)}
    print(f"  {NUMBER} municipalities ({connection.vendor})")
    for name, seconds in took.items():
        print(f"  {name:<32}{seconds * 1000:>9.1f} ms CPU")
    ratio = took["the board"] / took["the bare aggregate"]
    print(f"  {ratio:.2f} times the aggregate (goal: at most {GOAL})")


def cost(work: Callable[[], object]) -> float:
    """Median of the CPU time here and in the database's own process."""
    work()
    took = []
    for _each in range(TIMES):
        before = _cpu()
        work()
        took.append(_cpu() - before)
    return median(took)


def _cpu() -> float:
    return time.process_time() + _of_database()


def _of_database() -> float:
    """Of the session's process, where it is on this machine and not in this one."""
    if connection.vendor != "postgresql":
        return 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    try:
        with open(f"/proc/{pid}/stat") as file:
            fields = file.read().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
