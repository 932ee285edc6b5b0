"""The live server: what it watches, builds and sends."""

from __future__ import annotations

import http.client
import http.server
import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tools import live

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = b"<html><body><p>Text.</p></body></html>"


def test_sources_are_what_people_edit(tmp_path: Path) -> None:
    for name in ("index.md", "memo/a.md", "_build/x.html", ".git/HEAD", "a.md~", ".a.md.swp"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    found = {path.relative_to(tmp_path).as_posix() for path in live.sources(tmp_path)}
    assert found == {"index.md", "memo/a.md"}


def test_added_changed_and_removed_files_are_noticed() -> None:
    before = {Path("same"): 1, Path("edited"): 1, Path("gone"): 1}
    after = {Path("same"): 1, Path("edited"): 2, Path("new"): 1}
    assert live.changed(before, after) == [Path("edited"), Path("gone"), Path("new")]


@pytest.mark.parametrize(
    ("name", "afresh"),
    [("memo/a.md", False), ("conf.py", True), ("edition/theme/static/edition.css", True)],
)
def test_a_change_of_the_machinery_builds_everything(
    tmp_path: Path, name: str, afresh: bool
) -> None:
    assert ("-E" in live.command([tmp_path / name], tmp_path)) is afresh


@pytest.fixture
def builds() -> live.Builds:
    """The counter of builds."""
    return live.Builds()


@pytest.fixture
def address(tmp_path: Path, builds: live.Builds) -> Iterator[tuple[str, int]]:
    """A server over a folder with one page and one style sheet."""
    (tmp_path / "index.html").write_bytes(PAGE)
    (tmp_path / "style.css").write_text("p {}", "utf-8")
    handler = partial(live.Handler, directory=str(tmp_path), builds=builds)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield "127.0.0.1", server.server_port
        server.shutdown()


def get(address: tuple[str, int], path: str) -> tuple[int, bytes]:
    """Ask for one address."""
    connection = http.client.HTTPConnection(*address, timeout=10)
    connection.request("GET", path)
    response = connection.getresponse()
    answer = response.status, response.read()
    connection.close()
    return answer


@pytest.mark.parametrize("path", ["/", "/index.html", "/index.html?x=1"])
def test_a_page_is_sent_with_the_script_and_stays_as_it_is(
    address: tuple[str, int], tmp_path: Path, path: str
) -> None:
    status, body = get(address, path)
    assert status == 200
    assert body == PAGE.replace(b"</body>", live.SCRIPT)
    assert (tmp_path / "index.html").read_bytes() == PAGE


def test_the_script_is_no_inline_script(address: tuple[str, int]) -> None:
    assert b'src="/_live.js"' in live.SCRIPT
    assert get(address, "/_live.js") == (200, live.RELOAD)


@pytest.mark.parametrize("path", ["/missing.html", "/../index.md", "/..%2f..%2fetc/passwd"])
def test_nothing_else_is_sent(address: tuple[str, int], path: str) -> None:
    assert get(address, path)[0] == 404


def test_other_files_are_sent_unchanged(address: tuple[str, int]) -> None:
    assert get(address, "/style.css") == (200, b"p {}")


def test_a_page_is_told_of_the_next_build(address: tuple[str, int], builds: live.Builds) -> None:
    connection = http.client.HTTPConnection(*address, timeout=10)
    connection.request("GET", "/_live")
    stream = connection.getresponse()
    assert stream.readline() == b"data: 0\n"
    stream.readline()
    builds.done()
    assert stream.readline() == b"data: 1\n"
    connection.close()


def test_a_port_in_use_is_told(
    address: tuple[str, int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert live.main(["--port", str(address[1])]) == 1
    assert f"Port {address[1]}: " in capsys.readouterr().out
