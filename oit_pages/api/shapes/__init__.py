"""Shapes: the forms of answers, for the OpenAPI schema. Views give plain values of these
forms; tests hold every answer against them."""
