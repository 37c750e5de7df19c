"""The sample's settings on a server: what Django's own checks ask for, and nothing of the demo."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.utils.crypto import get_random_string

from sample_site.accounts import MAIL_DOMAIN
from sample_site.address import demo_address, keep_demo_address


def on_a_server(tmp_path, code: str, **environment: str) -> str:
    """What this Python prints in a process that has the settings of a server."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO_")}
    done = subprocess.run(
        [sys.executable, "-c", f"import django; django.setup()\n{code}"],
        env={
            **clean,
            "DJANGO_SETTINGS_MODULE": "sample_site.settings",
            "DJANGO_SECRET_KEY": get_random_string(60),
            "OIT_DATA_DIR": str(tmp_path),
            **environment,
        },
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_check_deploy_has_nothing_to_say(tmp_path):
    code = "from django.core.management import call_command; call_command('check', deploy=True)"
    assert "System check identified no issues (0 silenced)." in on_a_server(tmp_path, code)


@pytest.mark.parametrize(
    ("environment", "secure"), [({}, True), ({"DJANGO_HTTPS": "0"}, False)], ids=["https", "http"]
)
def test_cookies_travel_by_https_only(tmp_path, environment, secure):
    code = (
        "from django.conf import settings as s\n"
        "print([s.SECURE_SSL_REDIRECT, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, "
        "s.SECURE_HSTS_SECONDS > 0, s.OIT_DEMO, s.DEBUG])"
    )
    assert on_a_server(tmp_path, code, **environment).strip() == str([secure] * 4 + [False] * 2)


class TestDemoOutsideADesk:
    @pytest.fixture(autouse=True)
    def server(self, settings):
        settings.OIT_DEMO = False

    def test_is_not_made(self, db):
        with pytest.raises(CommandError, match="for a desk"):
            call_command("oit_demo", no_migrate=True)
        assert not get_user_model().objects.exists()

    def test_its_accounts_log_in_nowhere(self, db, client, settings):
        users = get_user_model().objects
        users.create_superuser("webmaster", f"webmaster@{MAIL_DOMAIN}", "pass-word-1")
        users.create_superuser("own", "own@municipality.go.th", "pass-word-1")
        assert not client.login(username="webmaster", password="pass-word-1")
        assert client.login(username="own", password="pass-word-1")
        settings.OIT_DEMO = True
        assert client.login(username="webmaster", password="pass-word-1")
        assert client.get("/admin/").status_code == 200
        settings.OIT_DEMO = False  # a database that was copied with its sessions
        assert client.get("/admin/").status_code == 302


def test_collectstatic_is_not_run_by_mistake(settings, tmp_path):
    settings.DEBUG, settings.STATIC_ROOT = True, tmp_path
    with pytest.raises(CommandError, match="DJANGO_DEBUG=0"):
        call_command("collectstatic", interactive=False, verbosity=0)
    assert not list(tmp_path.iterdir())


def test_mails_lead_to_where_the_demo_is_served(tmp_path):
    assert demo_address(tmp_path) == "http://127.0.0.1:8000"
    keep_demo_address(tmp_path, "http://127.0.0.1:8190")
    assert demo_address(tmp_path) == "http://127.0.0.1:8190"
    code = "from django.conf import settings; print(settings.WAGTAILADMIN_BASE_URL)"
    assert on_a_server(tmp_path, code).strip() == "http://127.0.0.1:8190"
    own = {"WAGTAILADMIN_BASE_URL": "https://www.example.go.th"}
    assert on_a_server(tmp_path, code, **own).strip() == "https://www.example.go.th"
