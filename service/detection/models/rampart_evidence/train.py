"""Fine-tune the published classifier on marked responses: its own labels kept by rehearsal, a second head that tells what must go.

Build-time only; needs `torch`, `onnx`, `tokenizers` and `pyyaml`, and takes seconds on an accelerator, minutes without:
`python -m service.detection.models.rampart_evidence.train SOURCE_Q4.onnx GOLD_FOLDER TRAINED.npz [--hold HAND …] [--seeds N]
[--shared FOLDER]`, then `weights.py` writes the graph.

The embeddings stay as they are. Every text is changed at random in each of its passes (`texts.py`). The first head is held to what the
published model says of the same text; the second learns the marks. Weights of several seeds are averaged.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional

from service.detection.models.rampart_evidence.texts import (
    OUTSIDE_OR_QUASI,
    UNKNOWN,
    Marked,
    Part,
    as_batchable,
    read_gold,
    read_names,
    read_snippets,
    variant,
)
from service.detection.models.rampart_evidence.weights import DECISIONS, float_weights

HERE = Path(__file__).parent
WIDTH, HEADS, LAYERS, LABELS = 384, 12, 6, 35
Piece = tuple[list[int], list[int]]


@dataclass(frozen=True, slots=True)
class Settings:
    """How long and how hard to train."""

    passes: int = 40
    tokens: int = 8192
    rate: float = 1e-4
    head_rate: float = 1e-3
    rehearsal: float = 1.0
    dropout: float = 0.1
    smoothing: float = 0.05


class Layer(nn.Module):  # type: ignore[misc, unused-ignore]
    """One transformer layer, after BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.norm, self.last_norm = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.dropout = dropout

    def forward(self, states: Any, mask: Any) -> Any:
        """Attend and transform."""
        batch, length, _ = states.shape
        asked, keyed, valued = (part(states).view(batch, length, HEADS, -1).transpose(1, 2) for part in (self.query, self.key, self.value))
        seen = functional.scaled_dot_product_attention(
            asked, keyed, valued, attn_mask=mask, dropout_p=self.dropout if self.training else 0.0
        )
        mixed = self.out(seen.transpose(1, 2).reshape(batch, length, WIDTH))
        states = self.norm(states + functional.dropout(mixed, self.dropout, self.training))
        moved = self.down(functional.gelu(self.up(states)))
        return self.last_norm(states + functional.dropout(moved, self.dropout, self.training))


class Classifier(nn.Module):  # type: ignore[misc, unused-ignore]
    """Embeddings that stay, six layers, and two heads."""

    def __init__(self, arrays: dict[str, Any], dropout: float) -> None:
        super().__init__()
        start = "bert.embeddings."
        self.register_buffer("words", torch.tensor(arrays[start + "word_embeddings.weight"]))
        places = arrays[start + "position_embeddings.weight"] + arrays[start + "token_type_embeddings.weight"][:1]
        self.register_buffer("places", torch.tensor(places))
        self.register_buffer("scale", torch.tensor(arrays[start + "LayerNorm.weight"]))
        self.register_buffer("shift", torch.tensor(arrays[start + "LayerNorm.bias"]))
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.classifier = nn.Linear(WIDTH, LABELS)
        self.decider = nn.Linear(WIDTH, len(DECISIONS))
        self.dropout = dropout
        nn.init.normal_(self.decider.weight, std=0.02)
        nn.init.zeros_(self.decider.bias)
        with torch.no_grad():
            for name, parameter in self.named_parameters():
                if published(name) in arrays:
                    value = torch.tensor(np.asarray(arrays[published(name)], dtype=np.float32))
                    parameter.copy_(value.T if value.ndim == 2 else value)

    def forward(self, ids: Any) -> tuple[Any, Any]:
        """Return the logits of both heads for padded windows."""
        mask = (ids > 0)[:, None, None, :]
        states = self.words[ids] + self.places[: ids.shape[1]]
        states = functional.layer_norm(states, (WIDTH,), self.scale, self.shift, 1e-12)
        for layer in self.layers:
            states = layer(states, mask)
        return self.classifier(states), self.decider(functional.dropout(states, self.dropout, self.training))


_PUBLISHED = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norm": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "last_norm": "output.LayerNorm",
}


def published(name: str) -> str:
    """Return the published model's name for a parameter."""
    if not name.startswith("layers."):
        return name
    _, number, part, kind = name.split(".")
    return f"bert.encoder.layer.{number}.{_PUBLISHED[part]}.{kind}"


def arrays_of(model: Classifier) -> dict[str, Any]:
    """Return trained parameters under their published names, matrices as input x output."""
    values = {published(name): parameter.detach().float().cpu().numpy() for name, parameter in model.named_parameters()}
    return {name: value.T.copy() if value.ndim == 2 else value for name, value in values.items()}


def gold(folder: Path) -> list[Marked]:
    """Read all marked texts that may be read, each with its hand; one hand marked few quasi-identifiers."""
    found = read_gold(folder / "tuning", "t")
    for batch in "12345":
        found += read_gold(folder / "tuning-more", f"m-{batch}", f"m-{batch}*.yaml", OUTSIDE_OR_QUASI)
    for batch in "123":
        found += read_gold(folder / "tuning-facts", f"q-{batch}", f"q-{batch}*.yaml")
    for hand in ("w1", "w2"):
        found += read_gold(folder / "tuning-hands", hand, f"{hand}-*.yaml")
    return found + read_snippets(folder / "snippets.yaml", "snippets")


def unmarked(folder: Path, shared: Path | None, most: int = 200) -> list[Marked]:
    """Read texts without marks for rehearsal: our own submissions, and openly licensed texts when they are there."""
    found = [Marked("claims", text.parts, decided=False) for text in read_gold(folder / "tuning-claims", "claims", "batch-*/*.yaml")]
    for path in sorted(shared.glob("*.jsonl")) if shared else ():
        lines = path.read_text(encoding="utf-8").splitlines()
        texts = (json.loads(line)["text"][:1500] for line in lines[:: max(1, len(lines) // most)])
        found.extend(Marked(path.stem, (Part(text, UNKNOWN),), decided=False) for text in texts)
    return found


def passes(texts: Sequence[Marked], tokenizer: Any, words: Path, *, count: int, seed: int) -> list[list[list[Piece]]]:
    """Return for each text its windows in each pass, changed at random."""
    names = read_names(words, HERE / "surnames.txt")
    return [
        [as_batchable(variant(text, names, draw), tokenizer, draw) for _ in range(count)]
        for number, text in enumerate(texts)
        for draw in [random.Random(f"{seed} {number}")]  # noqa: S311 - no secret is drawn
    ]


def batches(pieces: list[Piece], tokens: int, draw: random.Random) -> list[tuple[Any, Any]]:
    """Put windows of like length together, padded, in random order."""
    ranked = sorted(pieces, key=lambda piece: len(piece[0]) + draw.random() * 20)
    found: list[list[Piece]] = [[]]
    for piece in ranked:
        if found[-1] and (len(found[-1]) + 1) * max(len(piece[0]), 1) > tokens:
            found.append([])
        found[-1].append(piece)
    draw.shuffle(found)
    return [_padded(batch) for batch in found]


def _padded(batch: list[Piece]) -> tuple[Any, Any]:
    length = -(-max(len(ids) for ids, _ in batch) // 8) * 8
    ids = torch.zeros(len(batch), length, dtype=torch.long)
    labels = torch.full((len(batch), length), UNKNOWN, dtype=torch.long)
    for row, (numbers, told) in enumerate(batch):
        ids[row, : len(numbers)] = torch.as_tensor(numbers)
        labels[row, : len(told)] = torch.as_tensor(told)
    return ids, labels


def loss_of(model: Classifier, teacher: Classifier, ids: Any, labels: Any, settings: Settings) -> Any:
    """Return how far both heads are from what they should say."""
    said, decided = model(ids)
    with torch.no_grad():
        should, _ = teacher(ids)
    real = ids > 0
    kept = functional.kl_div(
        said[real].float().log_softmax(-1), should[real].float().log_softmax(-1), log_target=True, reduction="batchmean"
    )
    logs = decided.float().log_softmax(-1)
    logs = torch.cat([logs, torch.logsumexp(logs[..., [0, 2]], -1, keepdim=True)], -1)
    known = labels >= 0
    if not known.any():
        return settings.rehearsal * kept
    chosen = -logs[known].gather(1, labels[known][:, None])[:, 0]
    spread = -logs[known][:, :4].mean(-1) * (labels[known] != OUTSIDE_OR_QUASI)
    return (chosen + settings.smoothing * (spread - chosen)).mean() + settings.rehearsal * kept


def train(arrays: dict[str, Any], prepared: list[list[list[Piece]]], settings: Settings, seed: int, device: str) -> dict[str, Any]:
    """Train from the published weights over all passes and return the trained arrays."""
    torch.manual_seed(seed)
    draw = random.Random(seed)  # noqa: S311 - no secret is drawn
    model, teacher = Classifier(arrays, settings.dropout).to(device), Classifier(arrays, 0.0).to(device).eval()
    if "decider.weight" not in arrays:
        shared = torch.Generator().manual_seed(1)
        with torch.no_grad():
            model.decider.weight.copy_(torch.randn(len(DECISIONS), WIDTH, generator=shared) * 0.02)
    epochs = [
        batches([piece for text in prepared for piece in text[turn % len(text)]], settings.tokens, draw) for turn in range(settings.passes)
    ]
    steps = sum(len(epoch) for epoch in epochs)
    heads = [parameter for name, parameter in model.named_parameters() if name.startswith("decider")]
    others = [parameter for name, parameter in model.named_parameters() if not name.startswith("decider")]
    groups = [{"params": others, "lr": settings.rate}, {"params": heads, "lr": settings.head_rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=device != "cpu")
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: min(1.0, step / (0.1 * steps + 1)) * max(0.0, 1 - step / steps))
    model.train()
    for epoch in epochs:
        for ids, labels in epoch:
            with torch.autocast(device, dtype=torch.bfloat16, enabled=device != "cpu"):
                loss = loss_of(model, teacher, ids.to(device, non_blocking=True), labels.to(device, non_blocking=True), settings)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
    return arrays_of(model)


def averaged(many: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the mean of several trainings."""
    return {name: np.mean([each[name] for each in many], axis=0) for name in many[0]}


def main() -> None:
    """Train as the command line says and write the arrays."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("source", type=Path)
    ask.add_argument("gold", type=Path)
    ask.add_argument("target", type=Path)
    ask.add_argument("--hold", nargs="*", default=[], help="hands to leave out")
    ask.add_argument("--seeds", type=int, default=3)
    ask.add_argument("--passes", type=int, default=40)
    ask.add_argument("--shared", type=Path)
    ask.add_argument("--most", type=int, help="only so many texts, to try the script")
    given = ask.parse_args()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    texts = [text for text in gold(given.gold) if text.hand not in given.hold][: given.most] + unmarked(given.gold, given.shared)[
        : given.most
    ]
    settings = Settings(passes=given.passes)
    arrays = float_weights(given.source)
    tokenizer = Tokenizer.from_file(str(HERE / "tokenizer.json"))
    prepared = passes(texts, tokenizer, HERE.parents[1] / "words", count=settings.passes, seed=0)
    np.savez(given.target, **averaged([train(arrays, prepared, settings, seed, device) for seed in range(given.seeds)]))


if __name__ == "__main__":
    main()
