"""Clients: a consumer in Node written from the docs, and TypeScript generated from the schema."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from oit_pages.api.schema import openapi
from tests.api.world import build

CLIENT = Path(__file__).parent / "client"

needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="Node is not installed")


def run(*command, cwd=None, timeout=240):
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=timeout)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


@needs_node
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_consumer_with_plain_fetch(live_server):
    build()
    base = f"{live_server.url}/api/oit/v1/"
    answer = json.loads(run("node", str(CLIENT / "consumer.mjs"), base, "คู่มือ"))
    assert answer == {
        "year": 2564,
        "sections": 7,
        "indicators": 43,
        "indicator": {
            "code": "O43",
            "types": ["rich_text", "measure_table", "announcement"],
            "anchors": answer["indicator"]["anchors"],
        },
        "download": 200,
        "csv": 4,
        "found": ["O43"],
        "unchanged": 304,
        "problem": {"code": "unknown-parameter", "names": ["yeer"]},
    }
    assert all(anchor.startswith("b-") for anchor in answer["indicator"]["anchors"])


@needs_node
@pytest.mark.slow
def test_a_typescript_client_compiles(tmp_path):
    if shutil.which("npm") is None:
        pytest.skip("npm is not installed")
    for name in ("package.json", "package-lock.json", "tsconfig.json", "client.ts"):
        shutil.copy(CLIENT / name, tmp_path)
    schema = openapi.schema("http://localhost/api/oit/v1")
    (tmp_path / "schema.json").write_text(json.dumps(schema))
    run("npm", "ci", "--no-audit", "--no-fund", cwd=tmp_path)
    run("npm", "run", "generate", cwd=tmp_path)
    run("npm", "run", "check", cwd=tmp_path)


def test_the_lock_names_no_place():
    """Packages are found by name and checksum, wherever a machine gets them from."""
    locked = json.loads((CLIENT / "package-lock.json").read_text())["packages"]
    assert not [name for name, one in locked.items() if "resolved" in one]
    assert all("integrity" in one for name, one in locked.items() if name)
