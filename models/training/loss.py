"""What the training minimises."""

import torch
from torch.nn import functional as F

# The smooth part of the Huber loss, and how much more a full-strength lesion pixel weighs than clean skin.
HUBER_BETA = 0.08
LESION_WEIGHT = 3.0
CORRELATION_WEIGHT = 0.12
LEAST_VARIANCE = 0.015**2


def pigment_loss(found, truth):
    """Huber loss with lesion pixels weighted up, plus 1 − r per crop and map where the truth varies at all."""
    weight = 1 + LESION_WEIGHT * truth
    huber = (weight * F.smooth_l1_loss(found, truth, beta=HUBER_BETA, reduction="none")).mean()
    x = found.flatten(2)
    y = truth.flatten(2)
    x = x - x.mean(2, keepdim=True)
    y = y - y.mean(2, keepdim=True)
    variance = (y * y).mean(2)
    r = (x * y).mean(2) / torch.sqrt(((x * x).mean(2) + 1e-5) * (variance + 1e-5))
    varies = (variance > LEAST_VARIANCE).float()
    shape = ((1 - r) * varies).sum() / varies.sum().clamp(min=1)
    return huber + CORRELATION_WEIGHT * shape
