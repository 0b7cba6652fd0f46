"""Teaches the last layers of the model of inference again: what a sentence of news says of a claim.

    python scripts/teach_inference.py claims|clauses GOLD

GOLD is the folder of the gold data. Needs, beside the project, ``torch``, ``transformers`` and ``onnx``.
Writes ``language/data/inference-layers.npz`` (claims) or ``inference-clauses.npz``, taught by all that there
is, and five files for the folds in ``benchmark/data``, each taught without a fifth of the stories: some
twenty-five minutes each on one core, as many at a time as there are cores. Those for claims come first, the
others are averaged with them. After each pin the sha256 that is printed in ``language/inference.py``, and fit
what weighs the answers: for claims ``python -m twosource.benchmark.judging GOLD --write`` and ``...rivals
GOLD --write``, for clauses ``...agreement GOLD --write``.

The layers below the last three stay as they are, so what they make of each pair is worked out once, by the
model as it ships. The three learn by narrow matrices beside theirs (LoRA, Hu et al. 2022). What
teaches stands in ``benchmark/_schooling.py``.
"""

import argparse
import hashlib
import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import numpy_helper
from torch import nn
from transformers import DebertaV2Config, DebertaV2Model

from twosource.benchmark._folds import FOLDS, fold_of, layers_of
from twosource.benchmark._schooling import NOT_DENIED, NOT_SAID, Lesson, schooling
from twosource.language import inference
from twosource.language.inference import Read
from twosource.language.onnxfile import with_any_length

KEPT = 9  # layers that stay
RANK, SCALE = 16, 2.0
RATE, ROUNDS, BATCH, WARM = 5e-4, 3, 24, 0.06
# Of the sentences that say nothing of a probe, some twelve thousand, so many are drawn in each round. The
# layers for claims are taught once with each number, and what both learnt is averaged (a model soup, Wortsman
# et al. 2022): average precision on unseen stories .832 for what is about a claim, .964 for what denies it,
# .869 for labelled pairs; the first alone .829, .963, .846, the second alone .828, .962, .878. Six layers
# instead of three gained nothing.
NEITHER: dict[Read, tuple[int, ...]] = {"claims": (1800, 4500), "clauses": (1500,)}
# What was taught for clauses has this weight beside what was taught for claims. By itself it tells labelled
# pairs as well, and has unlearnt plain ones, of which there are no labels: "the ferry sank off Brackley in
# a storm" says "the ferry sank off Brackley" to .2, and to .9 when averaged so.
CLAUSES = 0.4
PREFIX = "m.deberta."
CONFIG = DebertaV2Config(
    vocab_size=8,
    hidden_size=384,
    num_hidden_layers=12,
    num_attention_heads=6,
    intermediate_size=1536,
    hidden_dropout_prob=0.1,
    attention_probs_dropout_prob=0.1,
    max_position_embeddings=512,
    type_vocab_size=0,
    layer_norm_eps=1e-7,
    relative_attention=True,
    max_relative_positions=-1,
    position_buckets=256,
    norm_rel_ebd="layer_norm",
    share_att_key=True,
    pos_att_type=["p2c", "c2p"],
    position_biased_input=False,
)


def states(found: list[Lesson]) -> list[np.ndarray]:
    """What the layers that stay make of each pair: float16 of shape (pieces, 384)."""
    output = f"/m/deberta/encoder/layer.{KEPT - 1}/output/LayerNorm/Add_1_output_0"
    model = with_any_length(model_file().read_bytes(), ("input_ids", "attention_mask"), output)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    tokenizer = inference.tokenizer()
    made = []
    for lesson in found:
        texts = (lesson.sentence, lesson.held)
        encoding = tokenizer.encode(*(text[:2000].replace("\x00", " ") for text in texts))
        feed = {
            "input_ids": np.asarray([encoding.ids], dtype=np.int64),
            "attention_mask": np.asarray([encoding.attention_mask], dtype=np.int64),
        }
        made.append(session.run([output], feed)[0][0].astype(np.float16))
    return made


def model_file() -> Path:
    return inference._folder() / "policy_nli_int8.onnx"


class Beside(nn.Module):
    """A layer that stays as it is, and the narrow matrices beside it."""

    def __init__(self, layer: nn.Linear) -> None:
        super().__init__()
        outputs, inputs = layer.weight.shape
        self.layer = layer
        self.down = nn.Parameter(torch.randn(inputs, RANK) / inputs**0.5)
        self.up = nn.Parameter(torch.zeros(RANK, outputs))
        self.drop = nn.Dropout(0.05)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.layer(x) + self.drop(x) @ self.down @ self.up * SCALE


class Last(nn.Module):
    """The last layers and the answers."""

    def __init__(self) -> None:
        super().__init__()
        self.model = DebertaV2Model(CONFIG)
        self.model.load_state_dict(own_weights(), strict=False)
        self.model.requires_grad_(requires_grad=False)
        for layer in self.model.encoder.layer[KEPT:]:
            layer.attention.self.value_proj = Beside(layer.attention.self.value_proj)
            layer.attention.output.dense = Beside(layer.attention.output.dense)
            layer.intermediate.dense = Beside(layer.intermediate.dense)
            layer.output.dense = Beside(layer.output.dense)
        self.relative = self.model.encoder.get_rel_embedding().detach()
        self.head = nn.Sequential(nn.Dropout(0.1), nn.Linear(384, len(inference.ANSWERS)))
        nn.init.normal_(self.head[1].weight, std=0.02)
        nn.init.zeros_(self.head[1].bias)

    def forward(self, kept: list[np.ndarray]) -> torch.Tensor:
        longest = max(len(state) for state in kept)
        x, mask = torch.zeros(len(kept), longest, 384), torch.zeros(len(kept), longest)
        for n, state in enumerate(kept):
            x[n, : len(state)] = torch.from_numpy(state.astype(np.float32))
            mask[n, : len(state)] = 1
        encoder = self.model.encoder
        mask, places = encoder.get_attention_mask(mask), encoder.get_rel_pos(x)
        for layer in encoder.layer[KEPT:]:
            x = layer(x, mask, relative_pos=places, rel_embeddings=self.relative, output_attentions=False)[0]
        return self.head(x[:, 0])

    def stored(self) -> dict[str, np.ndarray]:
        """As ``language/layers.py`` reads it."""
        found = {}
        for name, part in self.model.named_modules():
            if isinstance(part, Beside):
                _, _, number, *rest = name.split(".")
                product = f"/m/deberta/encoder/layer.{number}/{'/'.join(rest)}/MatMul"
                found[f"{product} down"] = part.down.detach().numpy().astype(np.float16)
                found[f"{product} up"] = (part.up.detach().numpy() * SCALE).astype(np.float16)
        found["head"] = self.head[1].weight.detach().numpy().T
        found["bias"] = self.head[1].bias.detach().numpy()
        return found


def own_weights() -> dict[str, torch.Tensor]:
    """The model's own weights, its int8 numbers times their scale."""
    graph = onnx.load(model_file()).graph
    tensors = {t.name: t for t in graph.initializer}
    found = {
        name.removeprefix(PREFIX): torch.tensor(numpy_helper.to_array(t))
        for name, t in tensors.items()
        if name.startswith(PREFIX) and t.data_type == onnx.TensorProto.FLOAT and not name.endswith("_scale")
    }
    for node in graph.node:
        product, numbers = (
            node.name.strip("/").removesuffix("/MatMul_quant").replace("/", "."),
            node.input[1:2],
        )
        if node.op_type == "MatMulInteger" and product.startswith(PREFIX) and numbers[0] in tensors:
            scale = tensors[numbers[0].removesuffix("_quantized") + "_scale"]
            weights = numpy_helper.to_array(tensors[numbers[0]]) * numpy_helper.to_array(scale)
            found[f"{product.removeprefix(PREFIX)}.weight"] = torch.tensor(weights.T.copy())
    return found


def loss_of(scores: torch.Tensor, some: list[Lesson]) -> torch.Tensor:
    odds = scores.log_softmax(-1)
    answers = torch.tensor([lesson.answer for lesson in some])
    told = -odds.gather(1, answers.clamp(max=2)[:, None])[:, 0]
    for answer, number in ((NOT_SAID, 1), (NOT_DENIED, 2)):
        told = torch.where(answers == answer, -torch.log1p(-odds[:, number].exp().clamp(max=0.9999)), told)
    weights = torch.tensor([lesson.weight for lesson in some])
    return (told * weights).sum() / weights.sum()


def averaged(taught: list[dict[str, np.ndarray]], weights: list[float]) -> dict[str, np.ndarray]:
    """One file's arrays with the mean of what several were taught: narrow matrices side by side."""
    found = {}
    for name in taught[0]:
        some = [one[name] for one in taught]
        if name.endswith(" down"):
            found[name] = np.concatenate(some, axis=1)
        elif name.endswith(" up"):
            parts = [one * weight for one, weight in zip(some, weights, strict=True)]
            found[name] = np.concatenate(parts, axis=0).astype(np.float16)
        else:
            found[name] = np.average(some, axis=0, weights=weights).astype(np.float32)
    return found


def teach(
    found: list[Lesson], kept: list[np.ndarray], without: int | None, neither: int
) -> dict[str, np.ndarray]:
    torch.manual_seed(1)
    random = np.random.default_rng(1)
    last = Last()
    unknown = {one.story for one in found if one.story and fold_of(one.story) is None}
    if unknown:
        raise SystemExit(f"stories without a fold would be taught to all folds: {sorted(unknown)}")
    # What comes from no story is taught to all.
    chosen = [n for n, one in enumerate(found) if without is None or fold_of(one.story) != without]
    empty = [n for n in chosen if found[n].many]
    rest = sorted(set(chosen) - set(empty))
    narrow = [p for p in last.model.parameters() if p.requires_grad]
    groups = [{"params": narrow, "lr": RATE}, {"params": list(last.head.parameters()), "lr": 3 * RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = ROUNDS * -(-(len(rest) + min(neither, len(empty))) // BATCH)
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / (WARM * steps)) * max(0, 1 - step / steps)
    )
    last.train()
    for _ in range(ROUNDS):
        drawn = random.choice(empty, min(neither, len(empty)), replace=False)
        order = random.permutation([*rest, *drawn])
        batches = []
        for start in range(0, len(order), BATCH * 20):
            # Pairs of like length stand together, so that little is filled up.
            part = sorted(order[start : start + BATCH * 20], key=lambda n: len(kept[n]))
            batches += [part[i : i + BATCH] for i in range(0, len(part), BATCH)]
        for number in random.permutation(len(batches)):
            batch = batches[number]
            loss = loss_of(last([kept[n] for n in batch]), [found[n] for n in batch])
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(narrow, 1.0)
            optimizer.step()
            rate.step()
    return last.eval().stored()


# What is taught from, set before the processes are forked, so that it is not copied to any.
_lesson: list[tuple[list[Lesson], list[np.ndarray]]] = []


def written(read: Read, fold: int | None) -> Path:
    """The file of the layers taught without ``fold``, by one core."""
    torch.set_num_threads(1)
    found, kept = _lesson[0]
    paths = inference.LAYERS if fold is None else layers_of(fold)
    own = [teach(found, kept, fold, neither) for neither in NEITHER[read]]
    weights = [1 / len(own)] * len(own)
    if read == "clauses":
        own = [dict(np.load(paths["claims"])), *own]
        weights = [1 - CLAUSES, *(weight * CLAUSES for weight in weights)]
    np.savez(paths[read], **averaged(own, weights))
    return paths[read]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("read", choices=tuple(inference.LAYERS))
    parser.add_argument("gold", type=Path)
    told = parser.parse_args()
    found = schooling(told.read, told.gold)
    _lesson.append((found, states(found)))
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("fork")) as pool:
        for done in as_completed([pool.submit(written, told.read, fold) for fold in (None, *range(FOLDS))]):
            path = done.result()
            sys.stdout.write(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
