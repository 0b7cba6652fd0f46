"""What all commands share: options, input, output, messages."""

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from twosource._pipeline import Gathered
    from twosource.model import Unread

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def paths_argument(function: Callable[..., Any]) -> Callable[..., Any]:
    """PATH..., and the options that web addresses among the paths need; those stay in the context."""
    follow = click.option(
        "--follow",
        is_flag=True,
        expose_value=False,
        callback=_remember,
        help="Also fetch the articles that a feed only teases, and the feeds that an OPML file lists.",
    )
    argument = click.argument("paths", metavar="PATH...", nargs=-1, required=True)
    return argument(follow(private_option(function)))


def private_option(function: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--allow-private",
        is_flag=True,
        expose_value=False,
        callback=_remember,
        help="Also fetch addresses that are not public: this machine, a local network.",
    )(function)


def _remember(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
    ctx.meta[f"twosource.{parameter.name}"] = value


@contextmanager
def fetching() -> "Iterator[dict[str, Any]]":
    """What ``gather`` needs to know of web addresses, from the options of the command that runs."""
    from twosource.reading import Fetcher

    meta = click.get_current_context().meta
    with Fetcher(allow_private=bool(meta.get("twosource.allow_private"))) as fetcher:
        yield {"fetcher": fetcher, "follow": bool(meta.get("twosource.follow"))}


def format_option(*formats: str, help: str, default: str | None = None) -> Decorator:
    return click.option("--format", "form", type=click.Choice(formats), default=default, help=help)


def lines_option() -> Decorator:
    """For commands that print one JSON line per report; on a terminal a person reads along."""
    return format_option(
        "jsonl",
        "json",
        "text",
        help="One JSON object per line (json means the same), or text to read. Default: text on a"
        " terminal, jsonl elsewhere.",
    )


def wants_text(form: str | None) -> bool:
    """Whether to print for a person: asked for, or nothing asked and a terminal is looking."""
    return form == "text" or (form is None and sys.stdout.isatty())


def gather(paths: Iterable[str]) -> "Gathered":
    """The reports of the paths given; lists on standard error what could not be read."""
    from twosource._pipeline import gather as run

    with fetching() as how:
        gathered = run(paths, stdin=read_stdin, **how)
    list_unread(gathered.unread)
    return gathered


def read_stdin() -> bytes:
    return sys.stdin.buffer.read()


def list_unread(unread: "Sequence[Unread]") -> None:
    for one in unread:
        note(f"not read: {one.input or repr('')}: {one.reason}")


# What could steer a terminal (colours, cursor, title, direction of writing) and stands in other
# people's texts and file names; a person sees a replacement character instead.
_CONTROL = dict.fromkeys(
    (*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd"
)


def note(message: str) -> None:
    """A message on standard error."""
    click.echo(message.translate(_CONTROL), err=True)


def write(data: bytes | str) -> None:
    """On standard output: bytes as they are for machines, text as UTF-8 for a person."""
    sys.stdout.flush()
    if isinstance(data, str):
        data = data.translate(_CONTROL).encode("utf-8", "backslashreplace")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def write_json(value: Any) -> None:
    """One JSON document, indented."""
    import msgspec

    write(msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n")


def write_line(value: Any) -> None:
    """One line of JSONL."""
    import msgspec

    write(msgspec.json.encode(value) + b"\n")


def write_file(path: str, data: bytes) -> None:
    """Write a file in one step, so that a reader never sees half of it; makes its folder.

    A link is followed, and a file that is there keeps its mode. A device or a pipe is written
    into, never replaced. Raises OSError with the path as given.
    """
    try:
        _write_file(Path(path), data)
    except OSError as error:
        # The hidden part file is our affair; the user knows the path that was given.
        raise type(error)(error.errno, error.strerror or "cannot be written", path) from error


def _write_file(given: Path, data: bytes) -> None:
    try:
        there: os.stat_result | None = given.stat()
    except FileNotFoundError:
        there = None
    target = Path(os.path.realpath(given))
    # An open file that has no name any more (a pipe behind /dev/stdout, say) resolves to nothing.
    if there is not None and not (stat.S_ISREG(there.st_mode) and target.exists()):
        with given.open("wb", buffering=0) as stream:
            rest = memoryview(data)
            while rest:
                rest = rest[stream.write(rest) :]
        return
    if there is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".twosource-{os.getpid()}.part")
    try:
        partial.write_bytes(data)
        if there is not None:
            partial.chmod(stat.S_IMODE(there.st_mode))
        partial.replace(target)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


@contextmanager
def working(what: str) -> Iterator[Callable[[str], None]]:
    """A spinner on standard error while a person waits, and a function that says what is being done.

    Silent where nobody looks.
    """
    if not sys.stderr.isatty():
        yield lambda line: None
        return
    from rich.console import Console
    from rich.markup import escape

    with Console(stderr=True).status(escape(what)) as status:
        yield lambda line: status.update(escape(line))
