"""The site around the content: home page, municipality, units, groups, accounts."""

from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils.crypto import get_random_string
from wagtail.models import Locale, Page, Site
from wagtail.users.models import UserProfile

from oit_pages.actions.arrange_groups import arrange_groups
from oit_pages.models import ResponsibleUnit, TransparencyIndexPage
from sample_site.accounts import MAIL_DOMAIN

HOME_SLUG = "bandonkaeongam"
UNITS = {
    "สำนักปลัด": "Office of the Chief Administrator",
    "กองคลัง": "Finance Division",
    "กองช่าง": "Public Works Division",
    "กองการศึกษา": "Education Division",
    "กองยุทธศาสตร์และงบประมาณ": "Strategy and Budget Division",
}
#: User name, first and last name, and in which of the municipality's groups.
ACCOUNTS = (
    ("editor", "มานี", "ใจเย็น", "writers"),
    ("officer", "ธีรภัทร", "วงศ์คำ", "officers"),
    ("webmaster", "พิมพ์ลภัส", "แสนสุข", ""),
)


def make_home(address: str) -> Page:
    """The default site's home page, in Thai; `address` is where it is served."""
    Locale.objects.get_or_create(language_code="th")
    Locale.objects.get_or_create(language_code="en")
    home = Page.objects.filter(slug=HOME_SLUG, depth=2).first()
    if home is None:
        root = Page.get_first_root_node()
        home = root.add_child(
            instance=Page(title="อบต.บ้านดอนแก้วงาม", slug=HOME_SLUG, locale=Locale.get_default())
        )
    served = urlsplit(address)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": served.hostname,
            "port": served.port or (443 if served.scheme == "https" else 80),
            "site_name": "อบต.บ้านดอนแก้วงาม",
            "root_page": home,
        },
    )
    return home


def make_municipality(home: Page) -> TransparencyIndexPage:
    """The municipality's profile page, published."""
    index = TransparencyIndexPage.objects.child_of(home).first()
    if index is None:
        index = TransparencyIndexPage(
            title="ข้อมูลความโปร่งใส",
            slug="transparency",
            name_th="องค์การบริหารส่วนตำบลบ้านดอนแก้วงาม",
            name_en="Ban Don Kaeo Ngam Subdistrict Administrative Organization",
            district="ทุ่งตะวัน",
            province="ศรีนาคา",
            agency_code="9990101",
            live=False,
        )
        home.add_child(instance=index)
        index.save_revision().publish()
    for name_th, name_en in UNITS.items():
        ResponsibleUnit.objects.get_or_create(
            municipality=index, name_th=name_th, defaults={"name_en": name_en}
        )
    return index


def make_accounts(index: TransparencyIndexPage) -> list[tuple[str, str]]:
    """Editor, officer and webmaster; gives (user name, password) of each."""
    password = demo_password()
    arranged = arrange_groups(index)
    for username, first, last, group in ACCOUNTS:
        user, made = get_user_model().objects.get_or_create(
            username=username,
            defaults={
                "first_name": first,
                "last_name": last,
                "email": f"{username}@{MAIL_DOMAIN}",
                "is_superuser": not group,
                "is_staff": not group,
            },
        )
        if made:
            profile = UserProfile.get_for_user(user)
            profile.preferred_language = "th"
            profile.save()
            if group:
                user.groups.add(getattr(arranged, group))
        user.set_password(password)
        user.save()
    return [(username, password) for username, *_rest in ACCOUNTS]


def demo_password() -> str:
    """The demo's password: as the environment says, else random and kept beside the data."""
    given = settings.OIT_DEMO_PASSWORD
    if given:
        return given
    kept = Path(settings.DATA_DIR) / "demo-password.txt"
    if not kept.exists():
        kept.write_text(get_random_string(12) + "\n")
        kept.chmod(0o600)
    return kept.read_text().strip()
