"""Compares a trained net with the truth of the held-out pictures, and the classical indices on the same pictures."""

import collections

import numpy
import torch

from measures import PIGMENTS, MapScore, indices


def evaluate(net, channels, parts, with_indices=True, limit=None):
    """Scores of the net and of every index: {"all": {pigment: {name: summary}}, "type 1": …}."""
    net = net.eval()
    scores = collections.defaultdict(MapScore)
    for part in parts:
        for index in range(len(part) if limit is None else min(limit, len(part))):
            image = torch.from_numpy(part.input[index, :channels].astype(numpy.float32))[None]
            with torch.no_grad():
                maps = net(image)[0].numpy()
            truth = part.target[index].astype(numpy.float32)
            groups = ("all", f"type {part.meta[index]['skinType']}")
            found = indices(part.rgb[index]) if with_indices else {pigment: {} for pigment in PIGMENTS}
            for plane, pigment in enumerate(PIGMENTS):
                for group in groups:
                    scores[group, pigment, "net"].add(maps[plane], truth[plane])
                    scores[group, pigment, "mean"].add(numpy.full_like(truth[plane], truth[plane].mean()), truth[plane])
                    for name, values in found[pigment].items():
                        scores[group, pigment, name].add(values, truth[plane])
    table = collections.defaultdict(lambda: collections.defaultdict(dict))
    for (group, pigment, name), score in sorted(scores.items()):
        table[group][pigment][name] = score.summary()
    return {group: dict(rows) for group, rows in table.items()}


def print_table(table):
    """One line per group, pigment and method."""
    for group, rows in table.items():
        for pigment in PIGMENTS:
            for name, score in rows[pigment].items():
                if name == "mean":
                    continue
                error = f"  mae {score['meanAbsoluteError']:.4f}" if name == "net" else ""
                print(
                    f"{group:8s} {pigment:6s} {name:11s} median r {score['medianPerImage']}  pooled r {score['pooled']}"
                    f"{error}  ({score['images']} images)"
                )
