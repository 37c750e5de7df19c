"""The tables of pages as files and packages that anybody may take home."""
