"""What an account is called where a row keeps it: an account may go, what it did stays."""

from typing import Any

#: Letters that such a column holds.
LENGTH = 255


def account_name(user: Any) -> str:
    """As the person is called now; "" for nobody."""
    return (user.get_full_name() or user.get_username())[:LENGTH] if user else ""
