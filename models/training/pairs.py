"""Training pairs from a folder that scripts/train-make-dataset.ts wrote, from the simulator or from a clinic's own photos.

A part holds N scenes of S × S px, each captured C times (other exposure, white balance, camera, noise):

- <part>-input.npy   (N·C, 15, S, S) float16: four levels of the diffuse stack and the base they leave, each L*, a*, b*;
  the captures of a scene one after the other
- <part>-target.npy  (N, 3, S, S) float16: reference maps red, brown, gray in 0…1
- <part>-skin.npy    (N, S, S) bytes: 1 = skin
- <part>-meta.json   {"captures": C, "references": [[L, a, b] per capture], "scenes": [one record per scene]}; written last
"""

import json
import pathlib

import numpy
import torch

STACK_CHANNELS = 12


class Part:
    """One group of equally large pictures, memory-mapped."""

    def __init__(self, folder, name):
        folder = pathlib.Path(folder)
        self.name = name
        self.input = numpy.load(folder / f"{name}-input.npy", mmap_mode="r")
        self.target = numpy.load(folder / f"{name}-target.npy", mmap_mode="r")
        self.skin = numpy.load(folder / f"{name}-skin.npy", mmap_mode="r")
        meta = json.loads((folder / f"{name}-meta.json").read_text(encoding="utf-8"))
        self.captures = meta["captures"]
        self.references = numpy.array(meta["references"], dtype=numpy.float32)
        self.scenes = meta["scenes"]

    def __len__(self):
        return len(self.target)

    def image(self, scene, capture, channels, window=(slice(None), slice(None))):
        """(channels, h, w) float32: what a net of so many channels sees of a window of one capture."""
        row = scene * self.captures + capture
        planes = self.input[(row, slice(min(channels, len(self.input[row]))), *window)].astype(numpy.float32)
        if channels <= STACK_CHANNELS:
            return planes
        reference = numpy.broadcast_to(self.references[row][:, None, None], (3, *planes.shape[1:]))
        return numpy.concatenate([planes, reference])


def load_split(folder, split):
    """All finished parts of "train" or "validation"."""
    suffix = "-meta.json"
    names = sorted(path.name[: -len(suffix)] for path in pathlib.Path(folder).glob(f"{split}-*{suffix}"))
    if not names:
        raise SystemExit(f"expected {split}-*{suffix} in {folder}, found none: run scripts/train-make-dataset.ts")
    return [Part(folder, name) for name in names]


class RandomCrops:
    """Random square crops, flipped and turned alike in both captures, from all parts in proportion to their pixels.

    The batch of a step depends on the seed and the step alone, so that a run that was cut off goes on as it would have.
    """

    def __init__(self, parts, channels, crop, seed, shares=None):
        self.parts = parts
        self.channels = channels
        self.crop = crop
        self.seed = seed
        pixels = numpy.array(shares or [part.target.size for part in parts], dtype=float)
        self.shares = pixels / pixels.sum()

    def batch(self, step, pairs):
        """(2·pairs, channels, crop, crop) inputs, of which i and pairs + i show the same skin; (pairs, 3, crop, crop)
        targets; (pairs, 1, crop, crop) skin."""
        random = numpy.random.default_rng([self.seed, step])
        first, second, targets, skins = zip(*[self._one(random) for _ in range(pairs)])
        stacked = [numpy.stack(part) for part in (first + second, targets, skins)]
        return [torch.from_numpy(part).float() for part in stacked]

    def _one(self, random):
        part = self.parts[random.choice(len(self.parts), p=self.shares)]
        scene = random.integers(len(part))
        top, left = random.integers(0, part.target.shape[-1] - self.crop + 1, 2)
        window = (slice(top, top + self.crop), slice(left, left + self.crop))
        captures = random.permutation(part.captures)[:2] if part.captures > 1 else (0, 0)
        planes = [part.image(scene, capture, self.channels, window) for capture in captures]
        planes += [part.target[(scene, slice(None), *window)], part.skin[(scene, *window)][None]]
        turns, flip = random.integers(4), random.random() < 0.5
        planes = [numpy.rot90(plane, turns, (1, 2)) for plane in planes]
        return [plane[:, :, ::-1] if flip else plane for plane in planes]
