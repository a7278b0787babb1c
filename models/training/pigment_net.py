"""The pigment net: diffuse images in, three pigment maps and the confidence in each of them out.

A small U-Net behind a pixel-unshuffle: the first convolution works on half-size images, the finest of them with four
times the channels, which costs a quarter of the time of the same net at full size and loses nothing. What comes up from a
coarser size is added to the finer one's features (as in LinkNet, Chaurasia and Culurciello 2017, arXiv:1707.03718), not put
beside them: a third fewer multiplications and less memory, which wider coarse sizes make better use of. Sizes must be
multiples of 16. The reach of an output pixel is bounded (see HALO_PX), so that large photos can be computed in tiles.
"""

import torch
from torch import nn
from torch.nn import functional as F

WIDTHS = (32, 64, 96, 160)
# How much wider than its size a mixture of channels is. Single pixels of the coarse sizes: dear in values, cheap in time,
# and without reach.
MIXTURE = {8: 2, 16: 3}
CONFIDENCE_WIDTH = 16
SIZE_MULTIPLE = 16
# No output pixel depends on an input pixel further away than this; export.py checks it by gradient.
HALO_PX = 80

# What the net divides LAB units by, so that callers feed them plain: differences in the stack, the base beside the
# person's own skin, and that skin itself round a middle.
STACK_SCALE = (4.0, 2.0, 2.0)
BASE_SCALE = (8.0, 4.0, 5.0)
REFERENCE_MIDDLE = (58.0, 12.0, 17.0)
REFERENCE_SCALE = (16.0, 6.0, 7.0)

# stack-base: four levels of the stack, the base, and the reference colour in every pixel.
VARIANT_CHANNELS = {"stack-base": 18, "stack": 12, "diffuse": 3}
STACK_CHANNELS = 12
FINE_CHANNELS = 3


def convolution(inputs, outputs):
    """A 3×3 convolution with batch normalisation and a rectifier."""
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, padding=1, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(inplace=True),
    )


class Mixture(nn.Module):
    """Adds to every pixel what two dense layers make of its channels: at first nothing, so that a net that was trained
    without one (before 2.7.0) goes on as it was."""

    def __init__(self, width, times):
        super().__init__()
        self.wide = nn.Conv2d(width, times * width, 1)
        self.narrow = nn.Conv2d(times * width, width, 1)
        nn.init.zeros_(self.narrow.weight)
        nn.init.zeros_(self.narrow.bias)

    def forward(self, x):
        return x + self.narrow(F.relu(self.wide(x)))


def per_channel(values, times=1):
    """A (1, 3·times, 1, 1) tensor."""
    return torch.tensor(values).repeat(times).reshape(1, -1, 1, 1)


class PigmentNet(nn.Module):
    """(N, channels, H, W) LAB units -> maps (N, 3, H, W) in [0, 1], red, brown, gray, and confidence of the same shape."""

    def __init__(self, channels, widths=WIDTHS):
        super().__init__()
        w2, w4, w8, w16 = widths
        self.stack_channels = min(channels, STACK_CHANNELS)
        self.sees_base = channels > STACK_CHANNELS
        self.register_buffer("stack_gain", 1.0 / per_channel(STACK_SCALE, self.stack_channels // 3))
        self.register_buffer("base_gain", 1.0 / per_channel(BASE_SCALE))
        self.register_buffer("reference_middle", per_channel(REFERENCE_MIDDLE))
        self.register_buffer("reference_gain", 1.0 / per_channel(REFERENCE_SCALE))
        # The finest level unshuffled, the others at half size, the base and the reference.
        inputs = 4 * FINE_CHANNELS + (self.stack_channels - FINE_CHANNELS) + (6 if self.sees_base else 0)
        self.down2 = nn.Sequential(convolution(inputs, w2), convolution(w2, w2))
        self.down4 = nn.Sequential(convolution(w2, w4), convolution(w4, w4))
        self.down8 = nn.Sequential(convolution(w4, w8), convolution(w8, w8))
        self.down16 = nn.Sequential(
            convolution(w8, w16), nn.Conv2d(w16, w16, 1), nn.ReLU(inplace=True)
        )
        self.mixture16 = Mixture(w16, MIXTURE[16])
        self.narrow16 = nn.Conv2d(w16, w8, 1)
        self.narrow8 = nn.Conv2d(w8, w4, 1)
        self.narrow4 = nn.Conv2d(w4, w2, 1)
        self.up8 = convolution(w8, w8)
        self.mixture8 = Mixture(w8, MIXTURE[8])
        self.up4 = nn.Sequential(convolution(w4, w4), convolution(w4, w4))
        self.up2 = convolution(w2, w2)
        self.head = nn.Conv2d(w2, 12, 1)
        self.confidence = nn.Sequential(
            nn.Conv2d(w2, CONFIDENCE_WIDTH, 1), nn.ReLU(inplace=True), nn.Conv2d(CONFIDENCE_WIDTH, 12, 1)
        )
        self.padding = 0
        # Fitted after the training, so that a confidence is a share of pixels (calibrate.py).
        self.register_buffer("confidence_gain", torch.ones(1, 3, 1, 1))
        self.register_buffer("confidence_offset", torch.zeros(1, 3, 1, 1))

    def forward(self, image):
        maps, logits = self.logits(image)
        return torch.sigmoid(maps), torch.sigmoid(logits * self.confidence_gain + self.confidence_offset)

    def logits(self, image):
        """Before the sigmoids, and the confidence before its calibration."""
        return self.heads(self.features(image))

    def heads(self, features):
        """Maps and confidence, both before their sigmoids. The confidence looks at the features without changing them."""
        return F.pixel_shuffle(self.head(features), 2), F.pixel_shuffle(self.confidence(features.detach()), 2)

    def features(self, image):
        """What maps and confidence are read from, at half the size."""
        x2 = self.down2(self.half_size(image))
        x4 = self.down4(F.avg_pool2d(x2, 2))
        x8 = self.down8(F.avg_pool2d(x4, 2))
        x16 = self.mixture16(self.down16(F.avg_pool2d(x8, 2)))
        y8 = self.mixture8(self.up8(enlarge(self.narrow16(x16)) + x8))
        y4 = self.up4(enlarge(self.narrow8(y8)) + x4)
        return self.up2(enlarge(self.narrow4(y4)) + x2)

    def pad_channels(self):
        """Gives the first convolution a multiple of four channels, the added ones 0. For the exported file: the runtime's
        WebGPU provider (1.30) computes convolutions of some other counts (54) wrongly, by as much as the maps are large."""
        first = self.down2[0][0]
        self.padding = -first.in_channels % 4
        first.weight = nn.Parameter(F.pad(first.weight, (0, 0, 0, 0, 0, self.padding)))

    def half_size(self, image):
        """The finest level unshuffled; the coarser ones, whose pixels are two or more px wide, the base and the reference
        averaged."""
        stack = image[:, : self.stack_channels] * self.stack_gain
        known = [F.pixel_unshuffle(stack[:, :FINE_CHANNELS], 2)]
        if self.stack_channels > FINE_CHANNELS:
            known.append(F.avg_pool2d(stack[:, FINE_CHANNELS:], 2))
        if self.sees_base:
            broad = F.avg_pool2d(image[:, STACK_CHANNELS:], 2)
            base, reference = broad[:, :3], broad[:, 3:]
            known += [(base - reference) * self.base_gain, (reference - self.reference_middle) * self.reference_gain]
        if self.padding:
            known.append(0 * known[-1][:, : self.padding])
        return torch.cat(known, 1)


def enlarge(image):
    """Twice the size, every pixel repeated."""
    return F.interpolate(image, scale_factor=2, mode="nearest")


def parameter_count(net):
    """Number of trained values."""
    return sum(parameter.numel() for parameter in net.parameters())


def measured_reach(net, channels, size=256):
    """Largest distance in px at which an input pixel still moves a map, over all places of the 16 px grid."""
    net = net.eval()
    reach = 0
    for offset in range(SIZE_MULTIPLE):
        image = torch.randn(1, channels, size, size, requires_grad=True)
        row = column = size // 2 + offset
        net(image)[0][0, :, row, column].sum().backward()
        touched = image.grad.abs().sum(dim=(0, 1)).nonzero()
        distance = (touched - torch.tensor([row, column])).abs().max().item()
        reach = max(reach, distance)
    return reach
