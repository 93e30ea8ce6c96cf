"""The walk of the README: with curl alone, from submission to a download that verifies, and to tampering that is named."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent / "curl_walk.sh"
DISCLOSURE = Path(sys.executable).parent / "disclosure"


@pytest.mark.needs_curl
def test_a_response_is_walked_through_every_room_with_curl_and_tampering_is_named() -> None:
    surroundings = {**os.environ, "DISCLOSURE": str(DISCLOSURE)}
    walk = subprocess.run([str(SCRIPT)], env=surroundings, capture_output=True, text=True, timeout=600, check=False)
    assert walk.returncode == 0, walk.stdout + walk.stderr
    told = walk.stdout
    assert told.count("another person has to approve it, whichever key you use.") == 2
    assert "intact: Every row is there and unchanged." in told
    assert re.search(r"BROKEN: Row \d+ is changed\.", told)
    assert re.search(r"BROKEN: Row \d+ and all after it are cut off", told)
