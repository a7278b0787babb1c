"""Makes a confidence a share of pixels: where it says 0.9, nine of ten pixels keep the bound of loss.py.

Platt's scaling (1999), one gain and one offset per map, fitted on the validation pictures and stored in the net.
"""

import numpy
import torch
from torch.nn import functional as F

from loss import within_bound

# Every so many-th pixel of a row and column: neighbours tell hardly anything new.
STEP = 5


def calibrate(net, channels, parts):
    """Fits `confidence_gain` and `confidence_offset` of the net in place."""
    net = net.eval()
    logits, within = samples(net, channels, parts)
    gain = torch.ones(3, requires_grad=True)
    offset = torch.zeros(3, requires_grad=True)
    optimizer = torch.optim.LBFGS([gain, offset], max_iter=60, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        loss = F.binary_cross_entropy_with_logits(logits * gain + offset, within)
        loss.backward()
        return loss

    optimizer.step(closure)
    net.confidence_gain.copy_(gain.detach().reshape(1, 3, 1, 1))
    net.confidence_offset.copy_(offset.detach().reshape(1, 3, 1, 1))


def samples(net, channels, parts):
    """Uncalibrated logits and whether the error was within the bound, (pixels, 3) each, over skin."""
    logits, within = [], []
    for part in parts:
        for scene in range(len(part)):
            image = torch.from_numpy(part.image(scene, 0, channels))[None]
            with torch.no_grad():
                maps, confidence = net.logits(image)
            truth = torch.from_numpy(part.target[scene].astype(numpy.float32))
            kept = within_bound(torch.sigmoid(maps[0]), truth).float()
            skin = torch.from_numpy(part.skin[scene] > 0)[::STEP, ::STEP].flatten()
            logits.append(confidence[0][:, ::STEP, ::STEP].flatten(1).T[skin])
            within.append(kept[:, ::STEP, ::STEP].flatten(1).T[skin])
    return torch.cat(logits), torch.cat(within)
