"""The app behind a port."""

import ipaddress
import socket
from pathlib import Path


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def run(project: str | Path, *, host: str = "127.0.0.1", port: int = 8765) -> None:
    """Serve a project until interrupted.

    Raises NotAProject, or OSError for an address that cannot be listened on, before it starts.
    """
    import uvicorn

    from twosource.archive import open_archive
    from twosource.serving.app import create_app

    open_archive(project, create=False).close()
    _probe(host.strip("[]"), port)
    app = create_app(project, hosts=() if is_loopback(host) else ("*",))
    uvicorn.run(app, host=host, port=port, log_level="info", access_log=False, server_header=False)


def _probe(host: str, port: int) -> None:
    """Raises OSError, in plain words, where a server could not listen; uvicorn would end with 1 on it."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            # As the server does: a port that was left a moment ago is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no address"
        advice = "is it taken? give another with --port" if isinstance(error, OSError) else "see --host"
        raise OSError(f"cannot listen on {host}, port {port}: {reason}; {advice}") from None
