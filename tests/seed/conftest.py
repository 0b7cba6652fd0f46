"""The four reports that the project began with lie beside it: without them there is nothing to test."""

from pathlib import Path

REPORTS = Path(__file__).parents[3] / "shared" / "reports" / "leave-nato"

collect_ignore = [] if REPORTS.is_dir() else ["test_leave_nato.py"]
