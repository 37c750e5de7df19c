"""What an analysis of last year's result says on the page: Thai whoever asks, as all papers are.

Each figure says which row of the entered result it is, and where that was read. Nothing is said
that the result does not say: what is to be done is for people to write.
"""

from decimal import Decimal

from oit_pages.catalogue import Edition
from oit_pages.checklist.official import ResultLine


def issue_of(edition: Edition, line: ResultLine) -> str:
    """ "OIT ข้อ O12 …: ได้ 0.00 คะแนน จาก 100 คะแนน (ที่มา: …)"."""
    return f"{_called(line)}: ได้ {line.points} คะแนน จาก 100 คะแนน ({source_of(edition, line)})"


def weakness_of(edition: Edition, line: ResultLine) -> str:
    below = Decimal(str(edition.scoring.pass_line)) - (line.points or 0)
    says = f"คะแนนต่ำกว่าเกณฑ์ผ่าน {edition.scoring.pass_line:g} คะแนน อยู่ {below:.2f} คะแนน"
    remark = " ".join(line.score.remark.split()) if line.score else ""
    return f"{says} ผู้ประเมินให้ความเห็นว่า “{remark}”" if remark else says


def source_of(edition: Edition, line: ResultLine) -> str:
    """The row of the entered result, and its cell in the file that it was read from."""
    named = f"ที่มา: ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {edition.year} แถว {line.key}"
    score = line.score
    return f"{named} แฟ้ม {score.file} ช่อง {score.place}" if score and score.file else named


def analysis_of(
    edition: Edition, lines: tuple[ResultLine, ...], weak: tuple[ResultLine, ...]
) -> str:
    """What goes below the table: the instruments with their scores, and what each falls short in.

    A text of its own on the page would be taken for a way of saying what is to be done.
    """
    told = []
    for line in lines:
        if line.level == "instrument" and line.points is not None:
            told.append(f"{_called(line)}: {line.points} คะแนน ({source_of(edition, line)})")
    for instrument in ("IIT", "EIT", "OIT"):
        own = [one for one in weak if one.instrument == instrument]
        if own:
            keys = ", ".join(one.key for one in own)
            told.append(
                f"{instrument}: ต่ำกว่าเกณฑ์ผ่าน {edition.scoring.pass_line:g} คะแนน "
                f"จำนวน {len(own)} ข้อ ได้แก่ {keys}"
            )
    if not weak:
        told.append(f"ไม่มีข้อใดที่ต่ำกว่าเกณฑ์ผ่าน {edition.scoring.pass_line:g} คะแนน")
    head = f"การวิเคราะห์ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {edition.year}"
    return "\n".join([head, *told])


def caption_of(edition: Edition, year: int) -> str:
    return f"มาตรการของปีงบประมาณ พ.ศ. {year} จากผลการประเมิน ITA ปีงบประมาณ พ.ศ. {edition.year}"


def _called(line: ResultLine) -> str:
    if line.level == "instrument":
        return line.key
    number = f"ตัวชี้วัดที่ {line.key}" if line.level == "indicator" else f"ข้อ {line.key}"
    return " ".join(filter(None, [line.instrument, number, line.title]))
