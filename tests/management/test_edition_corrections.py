"""manage.py oit_edition_export and oit_edition_import."""

import pytest
from django.core.management import CommandError

from oit_pages.actions.correct_edition import correct_edition, take_back
from tests.actions.corrections import list_of, private_photos, said
from tests.actions.test_correct_edition import fresh

__all__ = ["fresh", "private_photos"]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["list.zip", "list.toml"])
def test_out_and_in(municipality, private_photos, run, tmp_path, name):
    path = str(tmp_path / name)
    with pytest.raises(CommandError, match="2569"):
        run("oit_edition_export", "2569", to=path)
    with pytest.raises(CommandError):
        run("oit_edition_export", "2569", to=f"{path}.txt")
    correct_edition(2569, [said(2569, ("executives", ""), title_th="ชื่อใหม่")])
    assert path in run("oit_edition_export", "2569", to=path)
    take_back(2569)
    was = list_of(2569)
    assert "ชื่อใหม่" in run("oit_edition_import", path, dry_run=True)
    run("oit_edition_import", path)
    assert list_of(2569) is was
    run("oit_edition_import", path, accept=True)
    assert list_of(2569).find("executives").title_th == "ชื่อใหม่"
    for broken in (str(tmp_path / "none.zip"), str(tmp_path)):
        with pytest.raises(CommandError):
            run("oit_edition_import", broken)
    (tmp_path / "bad.toml").write_text("a = ")
    with pytest.raises(CommandError, match="bad.toml"):
        run("oit_edition_import", str(tmp_path / "bad.toml"))
