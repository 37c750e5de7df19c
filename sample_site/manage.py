#!/usr/bin/env python
"""Django's command line for the sample municipality: python sample_site/manage.py …"""

import os
import sys
from pathlib import Path

from django.core.management import execute_from_command_line


def main() -> None:
    # Run as a file or as a module, at a desk unless the environment says otherwise.
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sample_site.settings")
    os.environ.setdefault("DJANGO_DEBUG", "1")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
