"""`make`: sets itself up, installs only what changed, and costs nothing when all is there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Stands for the Python of .venv and writes down what it is asked to do.
PYTHON = """\
#!/bin/sh
echo "$@" >> calls
case "$*" in *sphinx*) test ! -e broken ;; esac
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with our Makefile and a Python of its own that does nothing."""
    for name in ("Makefile", "requirements.txt", "requirements-dev.txt"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(PYTHON, "utf-8")
    python.chmod(0o755)
    return tmp_path


def make(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run `make` there, without the variables of a `make` around these tests."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(
        ["make", *arguments],
        cwd=folder,
        env=clean | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def calls(folder: Path, *arguments: str) -> list[str]:
    """Give what Python was asked to do by one `make`."""
    (folder / "calls").unlink(missing_ok=True)
    done = make(folder, *arguments)
    assert done.returncode == 0, done.stderr
    return (folder / "calls").read_text("utf-8").splitlines()


def later(path: Path) -> None:
    """Give a file a later date."""
    time = path.stat().st_mtime + 10
    os.utime(path, (time, time))


def test_the_first_build_installs_the_pins(folder: Path) -> None:
    asked = calls(folder, "html")
    assert [call.split()[1] for call in asked] == ["pip", "pip", "sphinx"]
    assert asked[1].endswith("--requirement requirements.txt")


def test_a_warm_build_starts_sphinx_and_nothing_else(folder: Path) -> None:
    calls(folder, "html")
    assert calls(folder, "html") == [
        "-m sphinx -b html -d _build/doctrees/html -n -W --keep-going . _build/html"
    ]


def test_a_touched_file_with_the_same_pins_installs_nothing(folder: Path) -> None:
    calls(folder, "html")
    later(folder / "requirements.txt")
    assert not [call for call in calls(folder, "html") if "pip install" in call]


def test_a_changed_pin_is_installed(folder: Path) -> None:
    calls(folder, "html")
    pins = folder / "requirements.txt"
    pins.write_text(pins.read_text("utf-8") + "six==1.17.0\n", "utf-8")
    later(pins)
    assert [call for call in calls(folder, "html") if "pip install" in call]


def test_a_failed_installation_is_tried_again(folder: Path) -> None:
    python = folder / ".venv" / "bin" / "python"
    python.write_text('#!/bin/sh\ncase "$*" in *install*) exit 1 ;; esac\n', "utf-8")
    assert make(folder, "html").returncode
    python.write_text(PYTHON, "utf-8")
    assert [call for call in calls(folder, "html") if "pip install" in call]


def test_a_fault_is_told_again_by_the_next_build(folder: Path) -> None:
    pickle = folder / "_build" / "doctrees" / "html" / "environment.pickle"
    pickle.parent.mkdir(parents=True)
    pickle.touch()
    calls(folder, "html")
    assert pickle.exists()
    (folder / "broken").touch()
    assert make(folder, "html").returncode
    assert not pickle.exists()


def test_tests_get_the_development_pins(folder: Path) -> None:
    asked = calls(folder, "test")
    assert sum("pip install" in call for call in asked) == 2
    assert [call.split()[1] for call in asked[-2:]] == ["tools.prepare_tests", "pytest"]


def test_without_python_it_says_what_is_needed(tmp_path: Path) -> None:
    empty = tmp_path / "bin"
    empty.mkdir()
    (empty / "sh").symlink_to("/bin/sh")
    done = subprocess.run(
        [ROOT / "tools" / "make_venv.sh", tmp_path / "venv"],
        env={"PATH": str(empty)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "needs Python 3.11 or newer" in done.stderr
    assert "apt install python3 python3-venv" in done.stderr


def test_an_old_python_is_passed_over(tmp_path: Path) -> None:
    for name, code in (("python3", 1), ("python3.13", 0)):
        script = tmp_path / name
        script.write_text(
            f'#!/bin/sh\ncase "$1" in -c) exit {code} ;; esac\necho "{name} $*"\n', "utf-8"
        )
        script.chmod(0o755)
    done = subprocess.run(
        [ROOT / "tools" / "make_venv.sh", "folder"],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin", "PYTHON": ""},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "python3.13 -m venv --clear folder"


def test_help_lists_every_command_the_readme_and_guide_name(folder: Path) -> None:
    shown = set(re.findall(r"^  make ([a-z-]+)", make(folder).stdout, re.M))
    shown |= set(make(folder).stdout.partition("Also: ")[2].partition(".")[0].split())
    text = "".join((ROOT / name).read_text("utf-8") for name in ("README.md", "CONTRIBUTING.md"))
    named = set(re.findall(r"^make ([a-z-]+)|`make ([a-z-]+)`", text, re.M))
    assert {first or second for first, second in named} <= shown


def test_every_benchmark_has_the_command_it_speaks_of(folder: Path) -> None:
    shown = set(re.findall(r"^  make ([a-z-]+)", make(folder).stdout, re.M))
    for module in (ROOT / "benchmarks").glob("bench_*.py"):
        named = re.search(r"Run by ``make ([a-z-]+)``", module.read_text("utf-8"))
        assert named, module.name
        assert named[1] in shown, module.name


def test_latexpdf_says_that_it_needs_a_tex(folder: Path) -> None:
    programs = folder / "bin"
    programs.mkdir()
    for name in ("sh", "cat", "cmp", "echo"):
        found = shutil.which(name)
        assert found
        (programs / name).symlink_to(found)
    calls(folder, "html")
    makes = shutil.which("make")
    assert makes
    done = subprocess.run(
        [makes, "latexpdf"],
        cwd=folder,
        env={"PATH": str(programs)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "needs TeX Live or MiKTeX with latexmk" in done.stderr
    assert "-b latex" not in (folder / "calls").read_text("utf-8")


def test_windows_has_the_same_targets(folder: Path) -> None:
    batch = (ROOT / "make.bat").read_text("utf-8")
    listed = re.search(r"in \((.*)\) do", batch)
    assert listed
    own = {"builders", "hooks", "distclean"}
    targets = set(re.findall(r"^([a-z-]+):(?!=)", (ROOT / "Makefile").read_text("utf-8"), re.M))
    others = set(make(folder).stdout.partition("Also: ")[2].partition(".")[0].split())
    assert set(listed[1].split()) == (targets | others) - own
    assert set(listed[1].split()) <= set(re.findall(r"^:([a-z-]+)$", batch, re.M))
