"""Starts nodes of OpenSearch on loopback from Maven artifacts, tells their addresses, and stops them.

    python -m tests.cluster.nodes [--nodes N] COMMAND...

runs a command with their addresses in INTERVIEWS_TEST_CLUSTER. Exit code 69 says that a program is missing.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "interviews-test-cluster"
MISSING = 69
"""What the system calls a service that is unavailable."""
PATIENCE = 180
"""Seconds in which nodes must have found each other."""
HEAP = "512m"
NODES_VARIABLE = "INTERVIEWS_TEST_CLUSTER"


def missing_programs() -> list[str]:
    return [name for name in ("java", "javac", "mvn") if shutil.which(name) is None]


def fetched() -> str:
    """The class path of a node; Maven fetches what it needs once."""
    library = CACHE / "library"
    if not library.exists():
        unfinished = CACHE / "unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        command = ["mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies"]
        subprocess.run([*command, f"-DoutputDirectory={unfinished}"], check=True, stdout=sys.stderr)
        unfinished.rename(library)
    classes = CACHE / "classes"
    path = f"{classes}:{library}/*"
    source = HERE / "ClusterNode.java"
    if not (classes / "ClusterNode.class").exists() or (
        (classes / "ClusterNode.class").stat().st_mtime < source.stat().st_mtime
    ):
        subprocess.run(["javac", "-cp", path, "-d", str(classes), str(source)], check=True)
    return path


def free_ports(number: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


class Node:
    """A node in a process of its own."""

    def __init__(self, number: int, folder: Path, path: str, http: int, transport: Sequence[int]) -> None:
        self.address = f"http://127.0.0.1:{http}"
        home = folder / f"node-{number}"
        (home / "config").mkdir(parents=True)
        ports = [http, transport[number], *transport]
        java = ["java", f"-Xms{HEAP}", f"-Xmx{HEAP}", "-cp", path, "ClusterNode", home.name, str(home)]
        self._command = [*java, *map(str, ports)]
        self._log = folder / f"node-{number}.log"
        self.start()

    def start(self) -> None:
        """Starts the node, with the data that it had."""
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(
                self._command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True
            )

    def kill(self) -> None:
        """Ends the node at once, without its doing."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def health(address: str) -> dict[str, object]:
    """What a node says of its cluster; empty while it does not answer."""
    try:
        with urllib.request.urlopen(f"{address}/_cluster/health", timeout=5) as answer:
            found: dict[str, object] = json.load(answer)
            return found
    except (OSError, urllib.error.URLError, ValueError):
        return {}


def wait_for(nodes: Sequence[Node], logs: Path) -> None:
    """Waits until the nodes have found each other and all that is kept on them."""
    latest = time.monotonic() + PATIENCE
    while (found := health(nodes[0].address)).get("number_of_nodes") != len(nodes) or (
        found.get("status") != "green"
    ):
        if time.monotonic() > latest or any(node.process.poll() is not None for node in nodes):
            for log in sorted(logs.glob("*.log")):
                print(log.read_text(errors="replace")[-3000:], file=sys.stderr)
            raise SystemExit("The nodes did not find each other.")
        time.sleep(0.5)


@contextmanager
def running(number: int = 3) -> Iterator[list[Node]]:
    """Nodes that have found each other; gone with their folder in the end."""
    path = fetched()
    with tempfile.TemporaryDirectory(prefix="interviews-cluster-") as name:
        ports = free_ports(2 * number)
        nodes = [Node(each, Path(name), path, ports[each], ports[number:]) for each in range(number)]
        try:
            wait_for(nodes, Path(name))
            yield nodes
        finally:
            for node in nodes:
                node.stop()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, default=3)
    parser.add_argument("command", nargs=argparse.REMAINDER)
    arguments = parser.parse_args()
    missing = missing_programs()
    if missing:
        print(
            f"A test cluster needs {', '.join(missing)}: install a JDK of Java 17 and Maven.", file=sys.stderr
        )
        return MISSING
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with running(arguments.nodes) as nodes:
        environment = {
            **os.environ,
            NODES_VARIABLE: " ".join(node.address for node in nodes),
        }
        return subprocess.run(arguments.command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
