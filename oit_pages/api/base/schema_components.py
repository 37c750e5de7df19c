"""How answers name the forms that the schema describes once."""


def refer(name: str) -> dict[str, str]:
    """A reference to a component, where an answer or a part of it has its form."""
    return {"$ref": f"#/components/schemas/{name}"}
