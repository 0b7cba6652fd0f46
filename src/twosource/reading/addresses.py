"""Which web addresses may be fetched: public ones, whatever their name resolves to and wherever they lead."""

import ipaddress
import socket
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit

__all__ = ["Resolve", "Target", "is_address", "target_of"]

Resolve = Callable[[str, int], list[str]]


class Refused(Exception):
    """An address that is not fetched; the message is the reason."""


class Target(NamedTuple):
    """Where a request goes: the very address that was checked, so that a second look-up cannot change it."""

    host: str
    port: int
    ip: str


def is_address(path: str) -> bool:
    return path.startswith(("http://", "https://"))


def target_of(url: str, *, allow_private: bool = False, resolve: Resolve | None = None) -> Target:
    """The target of a web address. Raises Refused for what is not public: loopback, private, link-local.

    One private answer among several refuses the name: which of them is used is then not ours to say.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise Refused("is no valid web address") from None
    if parts.scheme not in {"http", "https"} or not host:
        raise Refused("is no web address (http or https)")
    if parts.username or parts.password:
        raise Refused("holds a user name or password; such addresses are not fetched")
    port = port or (443 if parts.scheme == "https" else 80)
    try:
        answers = (resolve or _look_up)(host, port)
    except OSError as error:
        raise Refused(f"the name {host} cannot be resolved ({error.strerror or error})") from None
    if not answers:
        raise Refused(f"the name {host} has no address")
    if not allow_private:
        for answer in answers:
            if not _is_public(answer):
                raise Refused(
                    f"{host} leads to {answer}, an address that is not public; --allow-private permits it"
                )
    return Target(host, port, answers[0])


def _look_up(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


def _is_public(answer: str) -> bool:
    try:
        address = ipaddress.ip_address(answer.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if address in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.ip_address(int(address) & 0xFFFFFFFF)  # type: ignore[assignment]
        if inner is not None:
            return _is_public(str(inner))
    return address.is_global and not address.is_multicast
