"""What the training minimises."""

import torch
from torch.nn import functional as F

# The smooth part of the Huber loss, how much more a full-strength lesion pixel weighs than clean skin (in all three maps:
# a brown spot must not be red), and how much what is no skin weighs (its truth is 0: nothing may be drawn there, should
# the skin mask miss it). Wide, because beyond it the loss is that of the median: of a pixel that is one of two things the
# less likely one then shows as nothing, which held gray down to a quarter of its truth.
HUBER_WEIGHT = 2.0
HUBER_BETA = 0.2
LESION_WEIGHT = 1.5
NON_SKIN_WEIGHT = 0.3
CORRELATION_WEIGHT = 0.6
# Of red, brown and gray: gray is the hardest to tell from shade, and the smallest.
MAP_WEIGHTS = (1.0, 1.0, 1.5)
AGREEMENT_WEIGHT = 0.3
LEAST_VARIANCE = 0.015**2

# A confidence is the probability that a map is off by no more than the first, or than this share of its own value where
# that is more.
ERROR_BOUND = 0.1
ERROR_SHARE = 0.3
CONFIDENCE_WEIGHT = 0.1


def pigment_loss(map_logits, confidence_logits, truth, skin):
    """Of 2·N captures, of which i and N + i show the same skin, against the N truths: Huber loss; 1 − r with the truth
    per crop and map where it varies; difference and 1 − r between the captures; and the confidence's cross entropy."""
    maps = torch.sigmoid(map_logits)
    both = torch.cat([truth, truth])
    weight = torch.cat([skin, skin])
    of_map = torch.tensor(MAP_WEIGHTS, device=maps.device)
    error = F.smooth_l1_loss(maps, both, beta=HUBER_BETA, reduction="none") * of_map[:, None, None]
    huber = (error * (1 + LESION_WEIGHT * both.amax(1, keepdim=True)) * (NON_SKIN_WEIGHT + (1 - NON_SKIN_WEIGHT) * weight)).mean()
    varies = of_map * (variance(both, weight) > LEAST_VARIANCE)
    shape = mean_where(1 - correlation(maps, both, weight), varies)
    first, second = maps.chunk(2)
    agreement = (
        F.smooth_l1_loss(first, second, beta=HUBER_BETA)
        + mean_where(1 - correlation(first, second, skin), varies[: len(truth)])
    )
    within = within_bound(maps.detach(), both).float()
    confidence = F.binary_cross_entropy_with_logits(confidence_logits, within, weight.expand_as(within))
    return HUBER_WEIGHT * huber + CORRELATION_WEIGHT * shape + AGREEMENT_WEIGHT * agreement + CONFIDENCE_WEIGHT * confidence


def within_bound(maps, truth):
    """Where the maps keep what a confidence promises."""
    return (maps - truth).abs() <= (ERROR_SHARE * maps).clamp(min=ERROR_BOUND)


def mean_where(values, weight):
    """Weighted mean, 0 where all weights are."""
    return (values * weight).sum() / weight.sum().clamp(min=1)


def moments(x, y, weight):
    """Weighted covariance over the pixels, (N, C)."""
    total = weight.sum((2, 3)).clamp(min=1)
    x = x - ((x * weight).sum((2, 3)) / total)[..., None, None]
    y = y - ((y * weight).sum((2, 3)) / total)[..., None, None]
    return (x * y * weight).sum((2, 3)) / total


def variance(x, weight):
    """Weighted variance over the pixels, (N, C)."""
    return moments(x, x, weight)


def correlation(x, y, weight):
    """Pearson's r over the pixels, (N, C), drawn to 0 where hardly anything varies."""
    return moments(x, y, weight) / torch.sqrt((variance(x, weight) + 1e-5) * (variance(y, weight) + 1e-5))
