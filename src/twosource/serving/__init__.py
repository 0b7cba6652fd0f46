"""The web app over a project file: stories, dossiers, reports, search. It reads and never writes
what a user put in; this machine only unless told otherwise."""

from twosource.serving.app import create_app
from twosource.serving.running import is_loopback, run

__all__ = ["create_app", "is_loopback", "run"]
