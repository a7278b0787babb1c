"""The pigment net: diffuse images in, three pigment maps out.

A small U-Net behind a pixel-unshuffle: the first convolution works on half-size images with four times the
channels, which costs a quarter of the time of the same net at full size and loses nothing. Sizes must be multiples
of 16. The reach of an output pixel is bounded (see HALO_PX), so that large photos can be computed in tiles.
"""

import torch
from torch import nn
from torch.nn import functional as F

WIDTHS = (16, 32, 48, 64)
SIZE_MULTIPLE = 16
# No output pixel depends on an input pixel further away than this; tests/… and train.py check it by gradient.
HALO_PX = 80

# Divisors of L*, a*, b* differences. They are part of the net, so that callers feed plain LAB units.
LAB_SCALE = (4.0, 2.0, 2.0)

VARIANT_CHANNELS = {"stack": 12, "diffuse": 3}


def convolution(inputs, outputs):
    """A 3×3 convolution with batch normalisation and a rectifier."""
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, padding=1, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(inplace=True),
    )


class PigmentNet(nn.Module):
    """(N, channels, H, W) LAB differences -> (N, 3, H, W) maps in [0, 1]: red, brown, gray."""

    def __init__(self, channels):
        super().__init__()
        w2, w4, w8, w16 = WIDTHS
        scale = torch.tensor(LAB_SCALE).repeat(channels // 3).reshape(1, channels, 1, 1)
        self.register_buffer("input_gain", 1.0 / scale)
        self.down2 = nn.Sequential(convolution(4 * channels, w2), convolution(w2, w2))
        self.down4 = nn.Sequential(convolution(w2, w4), convolution(w4, w4))
        self.down8 = nn.Sequential(convolution(w4, w8), convolution(w8, w8))
        self.down16 = nn.Sequential(
            convolution(w8, w16), nn.Conv2d(w16, w16, 1), nn.ReLU(inplace=True)
        )
        self.up8 = convolution(w16 + w8, w8)
        self.up4 = nn.Sequential(convolution(w8 + w4, w4), convolution(w4, w4))
        self.up2 = nn.Sequential(convolution(w4 + w2, w2), convolution(w2, w2))
        self.head = nn.Conv2d(w2, 12, 1)

    def forward(self, image):
        x2 = self.down2(F.pixel_unshuffle(image * self.input_gain, 2))
        x4 = self.down4(F.avg_pool2d(x2, 2))
        x8 = self.down8(F.avg_pool2d(x4, 2))
        x16 = self.down16(F.avg_pool2d(x8, 2))
        y8 = self.up8(torch.cat([enlarge(x16), x8], 1))
        y4 = self.up4(torch.cat([enlarge(y8), x4], 1))
        y2 = self.up2(torch.cat([enlarge(y4), x2], 1))
        return torch.sigmoid(F.pixel_shuffle(self.head(y2), 2))


def enlarge(image):
    """Twice the size, every pixel repeated."""
    return F.interpolate(image, scale_factor=2, mode="nearest")


def parameter_count(net):
    """Number of trained values."""
    return sum(parameter.numel() for parameter in net.parameters())


def measured_reach(net, channels, size=256):
    """Largest distance in px at which an input pixel still moves an output pixel, over all places of the 16 px grid."""
    net = net.eval()
    reach = 0
    for offset in range(SIZE_MULTIPLE):
        image = torch.randn(1, channels, size, size, requires_grad=True)
        row = column = size // 2 + offset
        net(image)[0, :, row, column].sum().backward()
        touched = image.grad.abs().sum(dim=(0, 1)).nonzero()
        distance = (touched - torch.tensor([row, column])).abs().max().item()
        reach = max(reach, distance)
    return reach
