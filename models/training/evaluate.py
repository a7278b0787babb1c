"""Scores a net on the validation pictures while it trains. What it is worth in the product: `npm run evaluate`."""

import numpy
import torch

PIGMENTS = ("red", "brown", "gray")
# A map whose truth hardly varies has no correlation to speak of.
LEAST_TRUTH_DEVIATION = 0.01


def correlation(a, b):
    """Pearson's r of two arrays."""
    a, b = a - a.mean(), b - b.mean()
    norm = numpy.sqrt((a * a).sum() * (b * b).sum())
    return float((a * b).sum() / norm) if norm > 0 else 0.0


def evaluate(net, channels, parts):
    """{pigment: {"r": …, "agreement": …, "error": …}}: median correlation with the truth over the pictures that show the
    pigment, median correlation between two captures, and mean absolute error; over skin."""
    net = net.eval()
    device = next(net.parameters()).device
    found = {pigment: {"r": [], "agreement": [], "error": []} for pigment in PIGMENTS}
    for part in parts:
        for scene in range(len(part)):
            images = numpy.stack([part.image(scene, capture, channels) for capture in range(part.captures)])
            with torch.no_grad():
                maps = net(torch.from_numpy(images).to(device))[0].cpu().numpy()
            skin = part.skin[scene] > 0
            if not skin.any():
                continue
            for plane, pigment in enumerate(PIGMENTS):
                truth = part.target[scene, plane].astype(numpy.float32)[skin]
                planes = [capture[plane][skin] for capture in maps]
                rows = found[pigment]
                rows["error"].append(float(numpy.abs(planes[0] - truth).mean()))
                if truth.std() <= LEAST_TRUTH_DEVIATION:
                    continue
                rows["r"].append(correlation(planes[0], truth))
                if len(planes) > 1:
                    rows["agreement"].append(correlation(planes[0], planes[1]))
    return {
        pigment: {
            "r": median(rows["r"]),
            "agreement": median(rows["agreement"]),
            "error": round(float(numpy.mean(rows["error"])), 4),
        }
        for pigment, rows in found.items()
    }


def median(values):
    """Three decimals; None for no value."""
    return round(float(numpy.median(values)), 3) if values else None
