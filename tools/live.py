"""Show the site in a browser and rebuild it on every save (``make live``).

The pages' own policy allows no inline script, so a ready-made live server, which writes one
into each page, cannot reload them. This one adds a script of its own address instead, to what
it sends only: the files on disk stay as Sphinx wrote them. It has a build folder to itself,
because it goes on after warnings, and ``make html`` must not find those pages as finished.
"""

from __future__ import annotations

import argparse
import http.server
import os
import subprocess
import sys
import threading
import time
import webbrowser
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "_build" / "live"
DOCTREES = ROOT / "_build" / "doctrees" / "live"
SKIPPED = {"_build", "node_modules", "__pycache__", "tests"}
SCRIPT = b'<script src="/_live.js" defer></script></body>'
RELOAD = b"""\
let since;
new EventSource("/_live").onmessage = (event) => {
  if (since !== undefined && since !== event.data) location.reload();
  since = event.data;
};
"""

Snapshot = dict[Path, int]


class Builds:
    """The number of the last build, and a way to wait for the next one."""

    def __init__(self) -> None:
        self.number = 0
        self._changed = threading.Condition()

    def done(self) -> None:
        """Count one more build and wake those who wait."""
        with self._changed:
            self.number += 1
            self._changed.notify_all()

    def wait_beyond(self, number: int, seconds: float) -> int:
        """Wait until there is a later build than this, but not longer than so many seconds.

        :return: the number of the last build.
        """
        with self._changed:
            self._changed.wait_for(lambda: self.number > number, seconds)
            return self.number


class Handler(http.server.SimpleHTTPRequestHandler):
    """Send the built files, each page with the script that reloads it."""

    def __init__(self, *args: object, builds: Builds, **kwargs: object) -> None:
        self._builds = builds
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer one request: our two addresses, a page, or any other file."""
        address = self.path.partition("?")[0]
        if address == "/_live":
            self._stream()
        elif address == "/_live.js":
            self._send(RELOAD, "text/javascript")
        elif (page := self._page()) is not None:
            body = page.read_bytes()
            self._send(body.replace(b"</body>", SCRIPT, 1), "text/html; charset=utf-8")
        else:
            super().do_GET()

    def _page(self) -> Path | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if self.path.partition("?")[0].endswith("/") else path
        return path if path.suffix == ".html" and path.is_file() else None

    def _send(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def _stream(self) -> None:
        """Tell the page the number of each build, until it goes away."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        number = self._builds.number
        while True:
            try:
                self.wfile.write(b"data: %d\n\n" % number)
                self.wfile.flush()
            except OSError:
                return
            number = self._builds.wait_beyond(number, 15)

    def log_message(self, *_: object) -> None:
        """Keep quiet: the terminal is for what the build says."""


def sources(root: Path) -> Iterator[Path]:
    """Give every file a build may depend on."""
    for folder, names, files in os.walk(root):
        names[:] = [name for name in names if name not in SKIPPED and not name.startswith(".")]
        # Editors save through a hidden file or one with a tilde.
        yield from (Path(folder, file) for file in files if file[0] != "." and file[-1] != "~")


def snapshot(root: Path) -> Snapshot:
    """Give the time of the last change of every source."""
    times: Snapshot = {}
    for path in sources(root):
        try:
            times[path] = path.stat().st_mtime_ns
        except OSError:  # gone since it was listed
            continue
    return times


def changed(before: Snapshot, after: Snapshot) -> list[Path]:
    """Give the files that were added, changed or removed between two snapshots."""
    return sorted(
        path for path in before.keys() | after.keys() if before.get(path) != after.get(path)
    )


def command(paths: Sequence[Path], root: Path = ROOT) -> list[str]:
    """Give the build for these changes; after a change of the machinery everything anew."""
    afresh = any(path.suffix == ".py" or root / "edition" in path.parents for path in paths)
    build = [sys.executable, "-m", "sphinx", "-q", "-n", "-b", "html", "-d", str(DOCTREES)]
    return [*build, *(["-E", "-a"] if afresh else []), str(root), str(OUTPUT)]


def build(paths: Sequence[Path], builds: Builds) -> None:
    """Run one build and say how it went."""
    start = time.monotonic()
    code = subprocess.run(command(paths), cwd=ROOT, check=False).returncode
    took = time.monotonic() - start
    print(f"Built in {took:.1f} s." if code == 0 else "Build failed. Mend it and save again.")
    if code == 0:
        builds.done()


def watch(builds: Builds, seconds: float = 0.5) -> None:
    """Build after every change, for ever; changes made during a build start another."""
    before = snapshot(ROOT)
    while True:
        time.sleep(seconds)
        after = snapshot(ROOT)
        if paths := changed(before, after):
            shown = [path.relative_to(ROOT).as_posix() for path in paths]
            print(f"Changed: {', '.join(shown[:3])}{' ...' if len(shown) > 3 else ''}")
            before = after
            build(paths, builds)


def main(argv: Sequence[str] | None = None) -> int:
    """Build once, serve, and go on until interrupted."""
    parser = argparse.ArgumentParser(prog="make live", description="Rebuild on every save.")
    parser.add_argument("--port", type=int, default=8000, help="8000 if not given")
    parser.add_argument("--no-browser", action="store_true", help="only say the address")
    options = parser.parse_args(argv)
    builds = Builds()
    handler = partial(Handler, directory=str(OUTPUT), builds=builds)
    try:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", options.port), handler)
    except OSError as error:
        print(f"Port {options.port}: {error.strerror}. Another: make live ARGS='--port 8001'")
        return 1
    server.daemon_threads = True
    build([], builds)
    address = f"http://127.0.0.1:{server.server_port}/"
    print(f"{address} shows the site; Ctrl-C ends it.", flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    if not options.no_browser:
        webbrowser.open(address)
    try:
        watch(builds)
    except KeyboardInterrupt:
        print()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
