"""Training pairs from a folder that `scripts/train-make-dataset.ts` (or a clinic's own export in the same form) wrote.

A part is three files: <part>-input.npy (N, 12, S, S) float16 LAB differences, <part>-target.npy (N, 3, S, S) float16
reference maps, <part>-rgb.npy (N, S, S, 3) bytes; and <part>-meta.json with one record per picture.
"""

import json
import pathlib

import numpy
import torch


class Part:
    """One group of equally large pictures, memory-mapped."""

    def __init__(self, folder, name):
        folder = pathlib.Path(folder)
        self.name = name
        self.input = numpy.load(folder / f"{name}-input.npy", mmap_mode="r")
        self.target = numpy.load(folder / f"{name}-target.npy", mmap_mode="r")
        self.rgb = numpy.load(folder / f"{name}-rgb.npy", mmap_mode="r")
        self.meta = json.loads((folder / f"{name}-meta.json").read_text())

    def __len__(self):
        return len(self.input)


def load_split(folder, split):
    """All parts of "train", "validation" or "test"."""
    names = sorted(path.name[: -len("-input.npy")] for path in pathlib.Path(folder).glob(f"{split}-*-input.npy"))
    if not names:
        raise SystemExit(f"expected {split}-*-input.npy in {folder}, found none: run scripts/train-make-dataset.ts")
    return [Part(folder, name) for name in names]


class RandomCrops:
    """Endless random square crops, flipped and turned, from all parts in proportion to their pixels."""

    def __init__(self, parts, channels, crop, seed):
        self.parts = parts
        self.channels = channels
        self.crop = crop
        self.random = numpy.random.default_rng(seed)
        pixels = numpy.array([part.target.size for part in parts], dtype=float)
        self.shares = pixels / pixels.sum()

    def batch(self, count):
        """(count, channels, crop, crop) inputs and (count, 3, crop, crop) targets, float32."""
        pairs = [self._one() for _ in range(count)]
        inputs = torch.from_numpy(numpy.stack([pair[0] for pair in pairs])).float()
        targets = torch.from_numpy(numpy.stack([pair[1] for pair in pairs])).float()
        return inputs, targets

    def _one(self):
        part = self.parts[self.random.choice(len(self.parts), p=self.shares)]
        index = self.random.integers(len(part))
        size = part.input.shape[-1]
        top, left = self.random.integers(0, size - self.crop + 1, 2)
        window = (slice(None), slice(top, top + self.crop), slice(left, left + self.crop))
        image = part.input[index, : self.channels][window]
        target = part.target[index][window]
        turns = self.random.integers(4)
        image, target = numpy.rot90(image, turns, (1, 2)), numpy.rot90(target, turns, (1, 2))
        if self.random.random() < 0.5:
            image, target = image[:, :, ::-1], target[:, :, ::-1]
        return image, target
