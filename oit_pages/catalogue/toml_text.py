"""Tables as TOML text that reads back as the same tables."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any


def toml_text(tables: Mapping[str, Any]) -> str:
    """Single values first, then tables, then lists of tables, which may hold such lists."""
    return "\n".join(_lines(tables, "")) + "\n"


def _lines(table: Mapping[str, Any], name: str) -> Iterator[str]:
    lists = {key: value for key, value in table.items() if _is_list_of_tables(value) and value}
    inner = {} if name else {key: v for key, v in table.items() if isinstance(v, Mapping)}
    for key, value in table.items():
        if key not in lists and key not in inner:
            yield f"{_key(key)} = {_value(value)}"
    for key, value in inner.items():
        yield ""
        yield f"[{_key(key)}]"
        for one, held in value.items():
            yield f"{_key(one)} = {_value(held)}"
    for key, values in lists.items():
        full = f"{name}.{_key(key)}" if name else _key(key)
        for one in values:
            yield ""
            yield f"[[{full}]]"
            yield from _lines(one, full)


def _is_list_of_tables(value: Any) -> bool:
    is_list = isinstance(value, Sequence) and not isinstance(value, str)
    return is_list and all(isinstance(one, Mapping) for one in value)


def _key(key: str) -> str:
    is_bare = key.isascii() and key.replace("_", "").replace("-", "").isalnum()
    return key if is_bare else _text(key)


def _value(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return _text(value)
        case int() | float():
            return repr(value)
        case date():
            return value.isoformat()
        case Mapping():
            inside = ", ".join(f"{_key(key)} = {_value(one)}" for key, one in value.items())
            return f"{{ {inside} }}" if inside else "{}"
        case _:
            return "[" + ", ".join(_value(one) for one in value) + "]"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
