"""The proxies of `deploy/` in front of servers of this machine: the shipped files, but for ports and certificates."""

import os
import re
import signal
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.browser.server import HOST, ROOT, Server, answers, free_port

DEPLOY = ROOT / "deploy"
BELOW = "/lstm"  # where `nginx.conf` says how an app stands below a path

Made = tuple[list[str], dict[str, str]]  # a command and what its environment has beside ours


def exchanged(name: str, *pairs: tuple[str, str]) -> str:
    """The shipped file with every pattern replaced; ValueError where it no longer has one."""
    text = (DEPLOY / name).read_text("utf-8")
    for pattern, instead in pairs:
        text, found = re.subn(pattern, instead, text, flags=re.MULTILINE)
        if not found:
            raise ValueError(f"{name} has no {pattern}")
    return text


def nginx(folder: Path, port: int, servers: Sequence[Server]) -> Made:
    """Without TLS and with the app below a path."""
    site = exchanged(
        "nginx.conf",
        (r"listen 443 ssl;", f"listen {HOST}:{port};"),
        (r"^ *ssl_certificate.*$", ""),
        (r"/var/log/nginx/error.log", f"{folder}/error.log"),
        (r"location / \{", f"location {BELOW}/ {{"),
        (r"proxy_pass http://127\.0\.0\.1:8501;", f"proxy_pass http://{HOST}:{servers[0].port}/;"),
    )
    user = "" if os.geteuid() else "user root;\n"  # the folder is ours alone
    whole = f"{user}pid {folder}/pid;\ndaemon off;\nevents {{}}\nhttp {{\n{site}\n}}\n"
    (folder / "all.conf").write_text(whole, "utf-8")
    return ["nginx", "-p", str(folder), "-e", f"{folder}/error.log", "-c", f"{folder}/all.conf"], {}


def caddy(folder: Path, port: int, servers: Sequence[Server]) -> Made:
    named = {"SITE": f"http://{HOST}:{port}", "UPSTREAM": f"{HOST}:{servers[0].port}", "HOME": str(folder)}
    return ["caddy", "run", "--adapter", "caddyfile", "--config", str(DEPLOY / "Caddyfile")], named


def haproxy(folder: Path, port: int, servers: Sequence[Server]) -> Made:
    """The replicas are named: there is no Docker to ask."""
    replicas = "".join(f"  server app{n} {HOST}:{server.port} check inter 2s\n" for n, server in enumerate(servers))
    text = exchanged(
        "haproxy.cfg", (r"bind :8080", f"bind {HOST}:{port}"), (r"^  server-template .*\n?", replicas.replace("\\", ""))
    )
    (folder / "haproxy.cfg").write_text(text, "utf-8")
    return ["haproxy", "-f", f"{folder}/haproxy.cfg"], {}


STARTS: dict[str, Callable[[Path, int, Sequence[Server]], Made]] = {"nginx": nginx, "caddy": caddy, "haproxy": haproxy}
ENDS = {"caddy": signal.SIGQUIT}  # by which each ends at once; at SIGTERM caddy waits a minute for a stream


class Proxy:
    """One of `STARTS` on a port of its own. `url` is where it has the app."""

    def __init__(self, name: str, *servers: Server) -> None:
        self.folder = tempfile.TemporaryDirectory()
        port = free_port()
        command, named = STARTS[name](Path(self.folder.name), port, servers)
        self.url = f"http://{HOST}:{port}{BELOW if name == 'nginx' else ''}"
        self.log = tempfile.TemporaryFile()  # noqa: SIM115 -- lives as long as the process
        self.process = subprocess.Popen(
            command, env=os.environ | named, stdin=subprocess.DEVNULL, stdout=self.log, stderr=subprocess.STDOUT
        )
        self.written = ""  # once it has ended: all that it printed or wrote into a file
        if not answers(self.url, self.process):
            self.close()
            raise RuntimeError(f"{name} did not start:\n{self.written}")

    def close(self) -> None:
        self.process.send_signal(ENDS.get(self.process.args[0], signal.SIGTERM))
        self.process.wait()
        self.log.seek(0)
        parts = [self.log.read(), *(path.read_bytes() for path in Path(self.folder.name).rglob("*.log"))]
        self.written = b"\n".join(parts).decode(errors="replace")
        self.log.close()
        self.folder.cleanup()

    def __enter__(self) -> "Proxy":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
