"""What the columns of a table mean, as Frictionless Table Schema."""

from typing import Any

from oit_pages.api.tables.file_fields import Field
from oit_pages.api.tables.queries import Table


def table_schema(table: Table) -> dict[str, Any]:
    """Names are the keys of the CSV; titles are the Thai headings."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [_field(field) for field in table.fields],
        "missingValues": [""],
    }


def _field(field: Field) -> dict[str, Any]:
    known: dict[str, Any] = {"name": field.name, "type": field.type, "title": field.th}
    known["description"] = field.en
    if field.type == "boolean":
        known |= {"trueValues": ["true"], "falseValues": ["false"]}
    constraints: dict[str, Any] = {}
    if field.column.kind == "choice" and field.column.choices:
        constraints["enum"] = [choice.value for choice in field.column.choices]
    if constraints:
        known["constraints"] = constraints
    return known
