"""Writing a trained network as the file that is run: fused, and eight bits a weight."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from monitor.language.encoder.model import NETWORK, OUTPUTS, PIECES
from monitor.language.training.encoder.network import HEADS, WIDTH, Network


class _Told(nn.Module):
    """The network as it is run: what each piece pushes every output by, and the mean state."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        states = self.network.states(ids, mask)
        share = mask.to(torch.float32)[..., None]
        pushes = torch.matmul(states, self.network.head.weight.T)
        return pushes, (states * share).sum(1) / share.sum(1)


def write(network: Network, outputs: Sequence[str], *, pieces: Path, folder: Path) -> None:
    """Write the network, its vocabulary and its outputs' names into `folder`.

    Attention is fused, every matrix and the embedding is kept in eight bits, one scale a channel: one
    scale a matrix costs about two points of macro-F1.
    """
    import onnx  # noqa: PLC0415 - the extra `encoder` only
    from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: PLC0415
    from onnxruntime.transformers.optimizer import optimize_model  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        plain, fused = Path(work) / "plain.onnx", Path(work) / "fused.onnx"
        axes = {0: "posts", 1: "pieces"}
        torch.onnx.export(
            _Told(network).eval(),
            (torch.ones(2, 7, dtype=torch.int64), torch.ones(2, 7, dtype=torch.int64)),
            str(plain),
            dynamo=False,
            input_names=["ids", "mask"],
            output_names=["pushes", "means"],
            dynamic_axes={"ids": axes, "mask": axes, "pushes": axes, "means": {0: "posts"}},
            opset_version=17,
        )
        optimize_model(str(plain), model_type="bert", num_heads=HEADS, hidden_size=WIDTH).save_model_to_file(
            str(fused)
        )
        quantize_dynamic(
            str(fused),
            str(folder / NETWORK),
            per_channel=True,
            weight_type=QuantType.QInt8,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )
    shutil.copyfile(pieces, folder / PIECES)
    told = {"outputs": list(outputs), "bias": [round(float(one), 6) for one in network.head.bias.detach()]}
    (folder / OUTPUTS).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
