"""The command line: parses, calls, prints. Each command loads what it needs when it runs."""

import contextlib
import os
import sys
import traceback
from collections.abc import Sequence
from functools import partial
from typing import Any, NoReturn

import click

from twosource import __version__, _cli_project, _cli_reports
from twosource._cli_benchmark import benchmark
from twosource._cli_io import note
from twosource._cli_publishers import publishers
from twosource.errors import TwosourceError

# What a shell reports for a program ended by Ctrl-C.
INTERRUPTED = 130


class Commands(click.Group):
    """A group that ends as documented: 0, 1 for a finding, 2 for a mistake; never a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)  # in the order of use, not of the alphabet

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            _end(INTERRUPTED)
        except BrokenPipeError:
            # Whoever reads our output has seen enough (`| head`). Click would end with 1 here.
            _end(0)

    def main(  # type: ignore[override]  # click overloads it by the value of standalone_mode
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> Any:
        standalone = extra.pop("standalone_mode", True)
        run = partial(super().main, args, prog_name, standalone_mode=False, **extra)
        if not standalone:
            return run()
        _speak_utf8()
        try:
            code: Any = run()
            sys.stdout.flush()
        except click.ClickException as error:
            error.show()
            sys.exit(2)
        except (click.Abort, KeyboardInterrupt):
            _end(INTERRUPTED)
        except BrokenPipeError:
            _end(0)
        except TwosourceError as error:
            click.echo(f"twosource: {error}", err=True)
            sys.exit(2)
        except OSError as error:
            # An output that cannot be written, a port that is taken: the user's to mend.
            plain = f"{error.filename}: {error.strerror}" if error.filename and error.strerror else error
            note(f"twosource: {plain}")
            sys.exit(2)
        except Exception:
            # A fault of ours. It is shown in full, and it is no finding, so it must not end with 1.
            traceback.print_exc()
            sys.exit(2)
        sys.exit(code if isinstance(code, int) else 0)


def _speak_utf8() -> None:
    """Output is UTF-8 whatever the locale says; a name that is no text does not stop it."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _end(code: int) -> NoReturn:
    """Leave without a word, also when the streams are gone."""
    with contextlib.suppress(OSError, ValueError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
    sys.exit(code)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="twosource")
def main() -> None:
    """Reads many news reports and shows what independent sources agree on, what rests on one source
    alone, and where they differ, on the exact words.

    PATH is a file or a folder of reports (pages, text, JSON, CSV, feeds, web archives), or a web
    address; "-" reads standard input. Results go to standard output, messages to standard error.

    Ends with 0, with 1 for a finding that was asked for (a dossier that lies, a benchmark below
    its floor), or with 2 for a mistake in the call.
    """


for _command in (*_cli_reports.COMMANDS, *_cli_project.COMMANDS, publishers, benchmark):
    main.add_command(_command)
