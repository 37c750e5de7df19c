"""One sum for what counts of a page or a file, whatever it is made of."""

import json
from hashlib import sha256
from typing import Any


def content_sum(content: Any) -> str:
    told = json.dumps(content, ensure_ascii=False, sort_keys=True, default=str)
    return sha256(told.encode()).hexdigest()
