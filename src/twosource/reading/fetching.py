"""Fetches web addresses: politely, within limits, and never from a place that is not public.

with Fetcher() as fetcher:
    page = fetcher.get("https://paper.example/story")    # Fetched, or raises InputError
"""

import threading
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urljoin, urlsplit, urlunsplit

import msgspec

from twosource.errors import InputError

from .addresses import Refused, Resolve, Target, target_of

if TYPE_CHECKING:
    import httpx2

__all__ = ["Fetched", "Fetcher", "Known"]

AGENT = "Twosource/0.1 (comparing news coverage; one request at a time)"
SIZE = 20 * 1024 * 1024  # bytes of one answer, unpacked
SECONDS = 10.0  # for one address with all its redirects, so that a slow server holds nobody up
REDIRECTS = 5
DELAY = 1.0  # seconds between two requests to one host, if its robots.txt asks for no more
LONGEST_DELAY = 30.0  # a host that asks for more is asked once only


class Known(msgspec.Struct, frozen=True):
    """What an earlier answer said of itself, for a conditional request."""

    etag: str | None = None
    modified: str | None = None


class Fetched(msgspec.Struct, frozen=True):
    """An answer. ``url`` is the address it came from in the end; ``data`` is None where nothing changed."""

    asked: str
    url: str
    data: bytes | None
    kind: str
    hops: tuple[str, ...] = ()
    known: Known = Known()


class Fetcher:
    """One after another, with a pause between two requests to one host. Close it, or use ``with``.

    ``allow_private`` is for servers of one's own; ``resolve`` and ``delay`` are for tests.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        seconds: float = SECONDS,
        size: int = SIZE,
        delay: float = DELAY,
        resolve: Resolve | None = None,
    ) -> None:
        self._allow_private = allow_private
        self._seconds = seconds
        self._size = size
        self._delay = delay
        self._resolve = resolve
        self._client: httpx2.Client | None = None
        self._robots: dict[str, Any] = {}
        self._next: dict[str, float] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None

    def get(self, url: str, known: Known | None = None) -> Fetched:
        """The answer of ``url``, its redirects followed and each checked like the first.

        Raises InputError, saying why, for what is refused, forbidden, too large, too slow or absent.
        """
        try:
            return self._get(url, known or Known(), time.monotonic() + self._seconds)
        except Refused as refused:
            raise InputError(url, str(refused)) from None

    def _get(self, asked: str, known: Known, deadline: float) -> Fetched:
        url, hops = asked, []
        for _ in range(REDIRECTS + 1):
            target = self._target(url)
            if not self._allowed(url, deadline):
                raise Refused(f"{urlsplit(url).netloc} asks programs not to read this address (robots.txt)")
            self._wait(urlsplit(url).netloc, deadline)
            status, headers, data = self._ask(url, target, known, deadline)
            if status in {301, 302, 303, 307, 308} and headers.get("location"):
                hops.append(url)
                url = urljoin(url, headers["location"])
                continue
            if status == 304:
                return Fetched(asked, url, None, "", tuple(hops), known)
            if status != 200:
                raise Refused(f"the server answered {status}; nothing to read there")
            said = Known(headers.get("etag"), headers.get("last-modified"))
            return Fetched(asked, url, data, headers.get("content-type", ""), tuple(hops), said)
        raise Refused(f"leads on more than {REDIRECTS} times and was given up")

    def _target(self, url: str) -> Target:
        return target_of(url, allow_private=self._allow_private, resolve=self._resolve)

    def _wait(self, host: str, deadline: float) -> None:
        now = time.monotonic()
        pause = self._next.get(host, now) - now
        if pause > 0:
            if now + pause > deadline:
                raise Refused(f"{host} asks for a pause of {pause:.0f} seconds between two requests")
            time.sleep(pause)
        self._next[host] = time.monotonic() + self._pause(host)

    def _pause(self, host: str) -> float:
        robots = next((rules for key, rules in self._robots.items() if urlsplit(key).netloc == host), None)
        asked = robots.crawl_delay("Twosource") if robots is not None else None
        return max(self._delay, min(float(asked or 0.0), LONGEST_DELAY))

    def _allowed(self, url: str, deadline: float) -> bool:
        """What the host's robots.txt says. None there allows all; a server in trouble allows nothing now."""
        from protego import Protego

        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            place, status, data = f"{site}/robots.txt", 0, b""
            for _ in range(REDIRECTS + 1):
                status, headers, data = self._ask(place, self._target(place), Known(), deadline)
                if status not in {301, 302, 303, 307, 308} or not headers.get("location"):
                    break
                place = urljoin(place, headers["location"])
            if status >= 500:
                raise Refused(f"{parts.netloc} cannot say what programs may read (robots.txt: {status})")
            text = data.decode("utf-8", "replace") if status == 200 else ""
            self._robots[site] = Protego.parse(text)
        return bool(self._robots[site].can_fetch(url, "Twosource"))

    def _ask(
        self, url: str, target: Target, known: Known, deadline: float
    ) -> tuple[int, Mapping[str, str], bytes]:
        """One request to the address that was checked, under the name that was asked for."""
        import httpx2

        if self._client is None:
            # No connection is kept: hosts that share an address must not share one made for another name.
            self._client = httpx2.Client(
                trust_env=False,
                headers={"User-Agent": AGENT},
                limits=httpx2.Limits(max_keepalive_connections=0),
            )
        parts = urlsplit(url)
        ip = f"[{target.ip}]" if ":" in target.ip else target.ip
        place = urlunsplit((parts.scheme, f"{ip}:{target.port}", parts.path or "/", parts.query, ""))
        headers = {"Host": parts.netloc, "Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
        if known.etag:
            headers["If-None-Match"] = known.etag
        if known.modified:
            headers["If-Modified-Since"] = known.modified
        left = deadline - time.monotonic()
        if left <= 0:
            raise Refused(f"took more than {self._seconds:g} seconds and was given up")
        # A server may send a byte now and then for ever, each in time: the clock ends that from outside.
        watch = threading.Timer(left, self.close)
        watch.daemon = True
        watch.start()
        try:
            with self._client.stream(
                "GET",
                place,
                headers=headers,
                timeout=min(left, 5.0),
                extensions={"sni_hostname": target.host},
            ) as answer:
                return answer.status_code, answer.headers, self._body(answer, deadline)
        except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError) as error:
            if time.monotonic() >= deadline:
                raise Refused(f"took more than {self._seconds:g} seconds and was given up") from None
            raise Refused(f"cannot be fetched ({_short(error)})") from None
        finally:
            watch.cancel()

    def _body(self, answer: "httpx2.Response", deadline: float) -> bytes:
        parts, size = [], 0
        for part in answer.iter_bytes(65_536):
            size += len(part)
            if size > self._size:
                raise Refused(f"sends more than {self._size // 2**20} MB; it is not read")
            if time.monotonic() > deadline:
                raise Refused(f"took more than {self._seconds:g} seconds and was given up")
            parts.append(part)
        return b"".join(parts)


def _short(error: Exception) -> str:
    return f"{type(error).__name__}: {str(error)[:100]}" if str(error) else type(error).__name__
