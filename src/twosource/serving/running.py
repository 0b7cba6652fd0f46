"""The app behind a port."""

import ipaddress
from pathlib import Path


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def run(project: str | Path, *, host: str = "127.0.0.1", port: int = 8765) -> None:
    """Serve a project until interrupted. Raises NotAProject before the port is opened."""
    import uvicorn

    from twosource.archive import open_archive
    from twosource.serving.app import create_app

    open_archive(project, create=False).close()
    app = create_app(project, hosts=() if is_loopback(host) else ("*",))
    uvicorn.run(app, host=host, port=port, log_level="info", access_log=False, server_header=False)
