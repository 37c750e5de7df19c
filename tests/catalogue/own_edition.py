"""A small edition of a site's own, and ways to spoil it."""

EDITION = """
year = 2570
label = "OIT 2570"

[scoring]
item = "all-or-nothing"
section = "mean"
pillar = "mean"
total = "mean"
pass_line = 85
confidence = "unknown"

[calendar.submission]
start = 2027-03-01
end = 2027-04-30
confidence = "background"
sources = ["N1"]

[sources]
N1 = "A letter"

[judgements]
a_file = { all = [{ rule = "has_document" }, "person"] }

[[pillars]]
code = "9"
title_th = "การเปิดเผยข้อมูล"
title_en = "Disclosure"

[[sections]]
code = "9.1"
pillar = "9"
title_th = "ข้อมูลพื้นฐาน"
title_en = "Basics"
confidence = "background"

[[topics]]
id = "basics"
section = "9.1"
title_th = "ข้อมูลพื้นฐาน"
title_en = "Basics"

[[indicators]]
code = "O1"
topic = "basics"
subject = "organisation-structure"
also_covers = ["powers-and-duties"]
title_th = "โครงสร้าง"
title_en = "Structure"
cadence = "once"
period = "standing"
confidence = "background"

[[indicators.requirements]]
id = "chart"
th = "แสดงแผนผัง"
en = "A chart"
level = "required"
confidence = "background"
judged_by = { any = [{ rule = "has_block", kinds = ["org_chart"] }, "a_file"] }

[[indicators.requirements]]
id = "powers"
subject = "powers-and-duties"
th = "แสดงอำนาจหน้าที่"
en = "Powers"
level = "required"
confidence = "background"
judged_by = "person"
"""


def write(folder, text=EDITION, name="2570.toml"):
    """The text as a file of the folder; gives its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def spoilt(old: str, new: str) -> str:
    """The edition with one place changed; the place must be there."""
    assert old in EDITION
    return EDITION.replace(old, new, 1)
