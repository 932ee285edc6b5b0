"""The TEI of the real edition, built once."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support import Shared


def make_tei(folder: Path) -> None:
    command = [sys.executable, "-m", "sphinx", "-q", "-n", "-W", "--keep-going", "-b", "tei"]
    command += ["-d", str(folder / "doctrees"), str(REPOSITORY), str(folder / "tei")]
    subprocess.run(command, check=True)


@pytest.fixture(scope="session")
def tei(shared: Shared) -> Path:
    return shared.folder("tei-of-the-edition", make_tei) / "tei" / "document-84.xml"
