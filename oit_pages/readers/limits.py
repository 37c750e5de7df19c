"""What a file may cost, counted while it is read and never taken from its own word."""

from oit_pages.readers.errors import ReaderError

MEGABYTE = 1024 * 1024
#: A report with scanned pictures has some 20 MB; more is most likely a mistake.
MAX_FILE = 25 * MEGABYTE
#: Word's style sheets unpack to some MB; nothing real comes near this.
MAX_UNPACKED = 200 * MEGABYTE
#: XML packs well, but not a thousandfold.
MAX_RATIO = 250
#: What one page can show and one form can post.
MAX_ROWS = 5_000
#: Lines of text outside tables: a book of some 500 pages.
MAX_LINES = 20_000
#: Nobody fills more columns by hand.
MAX_COLUMNS = 200
#: Cells with something in them: what one page can hold and a browser can edit.
MAX_CELLS = 100_000
#: Letters of all lines and cells: the same book.
MAX_CHARACTERS = 2_000_000
#: Markup that is more than this holds no work of a person's.
MAX_ELEMENTS = 1_500_000
#: Elements within elements; Word's own tables in tables need some fifty.
MAX_DEPTH = 250


class Budget:
    """What a file may still cost. Raises ReaderError once it is spent."""

    def __init__(self, name: str):
        self.name = name
        self.rows = self.lines = self.cells = self.characters = 0

    def row(self) -> None:
        self.rows += 1
        if self.rows > MAX_ROWS:
            raise ReaderError("too_many_rows", name=self.name, limit=f"{MAX_ROWS:,}")

    def line(self, text: str) -> None:
        self.lines += 1
        if self.lines > MAX_LINES:
            raise ReaderError("too_long", name=self.name, limit=f"{MAX_LINES:,}")
        self.text(len(text))

    def cell(self, letters: int) -> None:
        self.cells += 1
        if self.cells > MAX_CELLS:
            raise ReaderError("too_many_cells", name=self.name, limit=f"{MAX_CELLS:,}")
        self.text(letters)

    def text(self, letters: int) -> None:
        self.characters += letters
        if self.characters > MAX_CHARACTERS:
            raise ReaderError("too_much_text", name=self.name, limit=f"{MAX_CHARACTERS:,}")

    def columns(self, count: int, sheet: str = "") -> None:
        if count > MAX_COLUMNS and sheet:
            raise ReaderError("too_many_columns", name=self.name, sheet=sheet, limit=MAX_COLUMNS)
        if count > MAX_COLUMNS:
            raise ReaderError("too_wide", name=self.name, limit=MAX_COLUMNS)
