"""The last layers of the model of inference, as they were taught again: small changes of its weights.

A change of a weight matrix is the product of two narrow ones (LoRA, Hu et al. 2022), which is added to it.
``scripts/teach_inference.py`` makes the file.
"""

import io
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Layers"]


class Layers(NamedTuple):
    """What was taught: the changes of weights by the products that they belong to, and the answers' layer."""

    beside: "dict[str, tuple[NDArray[np.float32], NDArray[np.float32]]]"  # (inputs, rank), (rank, outputs)
    head: "NDArray[np.float32]"  # (384, answers)
    bias: "NDArray[np.float32]"  # (answers,)

    @classmethod
    def read(cls, data: bytes) -> Self:
        """The layers of an ``.npz`` file. Raises ValueError or KeyError on another file."""
        import numpy as np

        with np.load(io.BytesIO(data), allow_pickle=False) as stored:
            found = {name: stored[name].astype(np.float32) for name in stored.files}
        products = sorted(name.removesuffix(" down") for name in found if name.endswith(" down"))
        return cls(
            {name: (found[f"{name} down"], found[f"{name} up"]) for name in products},
            found["head"],
            found["bias"],
        )
