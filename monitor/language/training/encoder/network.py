"""MiniLM, spelt out: an embedding, six layers of attention, the mean over all pieces, one linear layer.

The shapes and names of the weights are those of the BERT family (Devlin et al., NAACL 2019), the six narrow
layers those of MiniLM (Wang et al., NeurIPS 2020). Written here so that nothing but torch is needed, and so
that the piecewise outputs, which evidence is made from, come out of the same graph.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

WIDTH, HEADS, INNER, LAYERS, VOCABULARY, POSITIONS = 384, 12, 1536, 6, 30522, 512
DROPOUT = 0.1
EPSILON = 1e-12

_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "first_norm": "attention.output.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "second_norm": "output.LayerNorm",
}


class Layer(nn.Module):
    """One layer: every piece looks at every other, then is worked over by itself."""

    def __init__(self) -> None:
        """Make a layer of random weights."""
        super().__init__()
        self.query, self.key = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.value, self.out = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.first_norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.widen, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.second_norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, states: Tensor, hidden: Tensor) -> Tensor:
        """Return the new states (posts x pieces x width); `hidden` is added to the attention's scores."""
        posts, pieces, _ = states.shape

        def split(table: Tensor) -> Tensor:
            return table.view(posts, pieces, HEADS, WIDTH // HEADS).transpose(1, 2)

        query, key, value = split(self.query(states)), split(self.key(states)), split(self.value(states))
        if torch.onnx.is_in_onnx_export():
            # Spelt out as the optimiser of the written network knows it, to be fused there.
            scores = torch.matmul(query, key.transpose(-1, -2)) / (WIDTH // HEADS) ** 0.5 + hidden
            mixed = torch.matmul(nn.functional.softmax(scores, dim=-1), value)
        else:
            dropout = DROPOUT if self.training else 0.0
            mixed = nn.functional.scaled_dot_product_attention(
                query, key, value, attn_mask=hidden.to(query.dtype), dropout_p=dropout
            )
        mixed = mixed.transpose(1, 2).contiguous().view(posts, pieces, WIDTH)
        states = self.first_norm(states + self.drop(self.out(mixed)))
        narrowed: Tensor = self.narrow(nn.functional.gelu(self.widen(states)))
        result: Tensor = self.second_norm(states + self.drop(narrowed))
        return result


class Network(nn.Module):
    """The whole: pieces in, one number an output out."""

    def __init__(self, outputs: int, *, vocabulary: int = VOCABULARY) -> None:
        """Make a network of random weights with so many outputs."""
        super().__init__()
        self.word = nn.Embedding(vocabulary, WIDTH)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.sort = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.drop = nn.Dropout(DROPOUT)
        self.layers = nn.ModuleList([Layer() for _ in range(LAYERS)])
        self.head = nn.Linear(WIDTH, outputs)

    def states(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the last states (posts x pieces x width) of ids and mask (posts x pieces)."""
        places = torch.arange(ids.shape[1], device=ids.device)
        states: Tensor = self.drop(self.norm(self.word(ids) + self.position(places) + self.sort))
        hidden = (1.0 - mask[:, None, None, :].to(states.dtype)) * -10000.0
        for layer in self.layers:
            states = layer(states, hidden)
        return states

    def features(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the mean state of each post (posts x width)."""
        share = mask.to(torch.float32)[..., None]
        mean: Tensor = (self.states(ids, mask) * share).sum(1) / share.sum(1)
        return mean

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the outputs (posts x outputs)."""
        scores: Tensor = self.head(self.drop(self.features(ids, mask)))
        return scores


def from_base(
    folder: Path,
    outputs: int,
    *,
    pieces: Sequence[int] | None = None,
) -> Network:
    """Return a network that starts from the weights in `folder`/model.safetensors, with a new last layer.

    A smaller one keeps some of the pieces only, which are numbered anew. Raises OSError where the file is not there
    and KeyError where it holds another kind of network.
    """
    from safetensors.torch import load_file  # noqa: PLC0415 - the extra `encoder` only

    held = load_file(folder / "model.safetensors")
    words = held["embeddings.word_embeddings.weight"]
    words = words if pieces is None else words[torch.tensor(list(pieces))]
    network = Network(outputs, vocabulary=len(words))
    ours = {name: value for name, value in network.state_dict().items() if name.startswith("head.")}
    ours["word.weight"] = words
    ours["position.weight"] = held["embeddings.position_embeddings.weight"]
    ours["sort"] = held["embeddings.token_type_embeddings.weight"][0]
    for part in ("weight", "bias"):
        ours[f"norm.{part}"] = held[f"embeddings.LayerNorm.{part}"]
        for at in range(LAYERS):
            for name, theirs in _NAMES.items():
                ours[f"layers.{at}.{name}.{part}"] = held[f"encoder.layer.{at}.{theirs}.{part}"]
    network.load_state_dict(ours)
    return network
