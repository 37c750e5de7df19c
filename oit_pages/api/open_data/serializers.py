"""The forms of what follows somebody else's standard: Frictionless Table Schema, and DCAT in
JSON-LD. Members such as "dct:title" are no names of Python's, so these are plain schemas.
"""

from typing import Any

from oit_pages.api.base.schema_components import refer

Schema = dict[str, Any]


def _object(about: str, optional: tuple[str, ...] = (), **members: Schema) -> Schema:
    return {
        "type": "object",
        "description": about,
        "properties": members,
        "required": [name for name in members if name not in optional],
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _one_of(*values: str) -> Schema:
    return {"type": "string", "enum": list(values)}


_TEXT = {"type": "string"}
_ADDRESS = {"type": "string", "format": "uri"}
_TYPES = ("string", "number", "integer", "boolean", "date", "yearmonth", "datetime")

_FIELD = _object(
    "A column of the CSV.",
    ("constraints", "trueValues", "falseValues"),
    name=_TEXT,
    type=_one_of(*_TYPES),
    title={**_TEXT, "description": "The Thai heading."},
    description={**_TEXT, "description": "The English heading."},
    constraints=_object("What a cell must be.", enum=_list(_TEXT)),
    trueValues=_list(_TEXT),
    falseValues=_list(_TEXT),
)
_TABLE_SCHEMA = _object(
    "A Frictionless Table Schema.",
    fields=_list(refer("TableField")),
    missingValues=_list(_TEXT),
    **{"$schema": _ADDRESS},
)
_RESOURCE = _object("What an address names.", **{"@id": _ADDRESS})
_WORDS = _object("A text in a language.", **{"@value": _TEXT, "@language": _TEXT})
_TYPED = _object("A value of a type of XML Schema.", **{"@value": _TEXT, "@type": _TEXT})
_AGENT = _object(
    "The municipality.",
    **{"@type": _one_of("foaf:Organization"), "foaf:name": refer("DcatText")},
)
_DISTRIBUTION = _object(
    "A file of a dataset.",
    ("dct:license",),
    **{
        "dct:license": refer("DcatResource"),
        "@type": _one_of("dcat:Distribution"),
        "dcat:accessURL": refer("DcatResource"),
        "dcat:downloadURL": refer("DcatResource"),
        "dcat:mediaType": refer("DcatResource"),
    },
)
_PERIOD = _object(
    "A fiscal year, or what a table is about; both days are included.",
    **{
        "@type": _one_of("dct:PeriodOfTime"),
        "dcat:startDate": refer("DcatValue"),
        "dcat:endDate": refer("DcatValue"),
    },
)
_DATASET = _object(
    "A year, or one table.",
    (
        "dct:description",
        "dct:language",
        "dct:modified",
        "dct:temporal",
        "dct:conformsTo",
        "dcat:landingPage",
        "dct:license",
    ),
    **{
        "dct:license": refer("DcatResource"),
        "@id": _ADDRESS,
        "@type": _one_of("dcat:Dataset"),
        "dct:title": _list(refer("DcatText")),
        "dct:description": refer("DcatText"),
        "dct:publisher": refer("DcatAgent"),
        "dct:language": _TEXT,
        "dct:modified": refer("DcatValue"),
        "dct:temporal": refer("DcatPeriod"),
        "dct:conformsTo": refer("DcatResource"),
        "dcat:landingPage": refer("DcatResource"),
        "dcat:distribution": _list(refer("DcatDistribution")),
    },
)
_CATALOGUE = _object(
    "All open data, as a DCAT catalogue in JSON-LD.",
    ("dct:license",),
    **{
        "dct:license": refer("DcatResource"),
        "@context": {"type": "object", "additionalProperties": _ADDRESS},
        "@id": _ADDRESS,
        "@type": _one_of("dcat:Catalog"),
        "dct:title": refer("DcatText"),
        "dct:publisher": refer("DcatAgent"),
        "dct:language": _list(_TEXT),
        "dcat:dataset": _list(refer("DcatDataset")),
    },
)

components: dict[str, Schema] = {
    "TableField": _FIELD,
    "TableSchema": _TABLE_SCHEMA,
    "DcatResource": _RESOURCE,
    "DcatText": _WORDS,
    "DcatValue": _TYPED,
    "DcatAgent": _AGENT,
    "DcatDistribution": _DISTRIBUTION,
    "DcatPeriod": _PERIOD,
    "DcatDataset": _DATASET,
    "Catalogue": _CATALOGUE,
}
