#!/bin/sh
# Writes requirements.txt (to run), requirements-dev.txt (to test) and requirements-peers.txt (what the
# benchmark measures against): every package pinned, with hashes, without an index address. Usage: scripts/lock.sh BIN, BIN being the environment's bin folder.
set -eu
bin=$1
common="--quiet --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --no-annotate"
# setuptools builds the package itself without a second, unlocked environment.
"$bin/pip-compile" $common --build-deps-for editable -o requirements.txt pyproject.toml
"$bin/pip-compile" $common --build-deps-for editable --extra dev -c requirements.txt -o requirements-dev.txt pyproject.toml
# Without the constraint: a peer may need an older version of what we use (quantulum3, python-dateutil).
"$bin/pip-compile" $common --build-deps-for editable --extra peers -o requirements-peers.txt pyproject.toml
