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
from typing import NamedTuple

import numpy
import torch

STACK_CHANNELS = 12
INPUT_PLANES = 15


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


class Draw(NamedTuple):
    """Where one crop comes from, and how it is turned."""

    part: int
    scene: int
    top: int
    left: int
    captures: tuple
    turns: int
    flip: bool


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
        planes, square = min(self.channels, INPUT_PLANES), (self.crop, self.crop)
        inputs = numpy.empty((2 * pairs, planes, *square), numpy.float16)
        references = numpy.empty((2 * pairs, 3, 1, 1), numpy.float32)
        targets = numpy.empty((pairs, 3, *square), numpy.float16)
        skins = numpy.empty((pairs, 1, *square), numpy.uint8)
        for i, draw in enumerate(self.draws(step, pairs)):
            part = self.parts[draw.part]
            rows, columns = slice(draw.top, draw.top + self.crop), slice(draw.left, draw.left + self.crop)
            for place, capture in zip((i, pairs + i), draw.captures):
                row = draw.scene * part.captures + capture
                inputs[place] = self._turned(part.input[row, :planes, rows, columns], draw)
                references[place, :, 0, 0] = part.references[row]
            targets[i] = self._turned(part.target[draw.scene, :, rows, columns], draw)
            skins[i, 0] = self._turned(part.skin[draw.scene, rows, columns], draw)
        # Whole batches are widened by PyTorch: half the time of numpy's crop by crop.
        images = torch.empty(2 * pairs, self.channels, *square)
        images[:, :planes] = torch.from_numpy(inputs)
        images[:, planes:] = torch.from_numpy(references)[:, : self.channels - planes]
        return [images, torch.from_numpy(targets).float(), torch.from_numpy(skins).float()]

    def draws(self, step, pairs):
        """The places of a step's crops."""
        random = numpy.random.default_rng([self.seed, step])
        return [self._draw(random) for _ in range(pairs)]

    def _draw(self, random):
        index = int(random.choice(len(self.parts), p=self.shares))
        part = self.parts[index]
        scene = int(random.integers(len(part)))
        top, left = random.integers(0, part.target.shape[-1] - self.crop + 1, 2)
        captures = tuple(random.permutation(part.captures)[:2]) if part.captures > 1 else (0, 0)
        return Draw(index, scene, int(top), int(left), captures, int(random.integers(4)), random.random() < 0.5)

    def _turned(self, plane, draw):
        turned = numpy.rot90(plane, draw.turns, (-2, -1))
        return turned[..., ::-1] if draw.flip else turned


class CropsInMemory(RandomCrops):
    """The same crops from parts that lie in the memory of a GPU: cut there, some hundred times faster."""

    def __init__(self, parts, channels, crop, seed, shares=None, device="cuda"):
        super().__init__(parts, channels, crop, seed, shares)
        self.device = device
        planes = min(channels, INPUT_PLANES)
        self.inputs = [self._on_device(part.input, planes) for part in parts]
        self.targets = [self._on_device(part.target, 3) for part in parts]
        self.skins = [torch.from_numpy(numpy.array(part.skin)).to(device)[:, None] for part in parts]
        self.references = [torch.from_numpy(part.references).to(device) for part in parts]
        rows = numpy.arange(crop * crop).reshape(crop, crop) // crop
        columns = numpy.arange(crop * crop).reshape(crop, crop) % crop
        # Row and column in the part of every pixel of a crop, for each of the eight ways to turn it.
        ways = [Draw(0, 0, 0, 0, (), turns, flip) for flip in (False, True) for turns in range(4)]
        turned = [numpy.stack([self._turned(plane, way) for plane in (rows, columns)]) for way in ways]
        self.turned = torch.from_numpy(numpy.stack(turned)).to(device)

    def batch(self, step, pairs):
        """As RandomCrops' own."""
        draws = sorted(self.draws(step, pairs), key=lambda draw: draw.part)
        cut = []
        for index in sorted({draw.part for draw in draws}):
            cut.append(self._cut_all(index, [draw for draw in draws if draw.part == index]))
        first, second, targets, skins = (torch.cat(planes) for planes in zip(*cut))
        return [torch.cat([first, second]), targets, skins]

    def _cut_all(self, index, draws):
        captures = self.parts[index].captures
        table = [[d.scene, *d.captures, d.top, d.left, d.turns + 4 * d.flip] for d in draws]
        scene, one, two, top, left, way = self._uploaded(table)
        places = self.turned[way]
        row = (places[:, 0] + top[:, None, None])[:, None]
        column = (places[:, 1] + left[:, None, None])[:, None]

        def window(planes, scenes):
            plane = torch.arange(planes.shape[1], device=self.device)[None, :, None, None]
            return planes[scenes[:, None, None, None], plane, row, column].float()

        images = [self._with_reference(window(self.inputs[index], rows), index, rows) for rows in
                  (scene * captures + one, scene * captures + two)]
        return [*images, window(self.targets[index], scene), window(self.skins[index], scene)]

    def _uploaded(self, table):
        """Its columns. From pinned memory, so that the upload does not wait for what the GPU is still computing."""
        columns = torch.tensor(table).T.contiguous()
        if torch.device(self.device).type == "cuda":
            return columns.pin_memory().to(self.device, non_blocking=True)
        return columns.to(self.device)

    def _with_reference(self, planes, index, rows):
        if self.channels <= INPUT_PLANES:
            return planes
        reference = self.references[index][rows][:, :, None, None].expand(-1, -1, *planes.shape[2:])
        return torch.cat([planes, reference], 1)

    def _on_device(self, file, planes):
        """A copy, some hundred MB at a time."""
        copy = torch.empty((len(file), planes, *file.shape[2:]), dtype=torch.float16, device=self.device)
        for start in range(0, len(file), 256):
            copy[start : start + 256] = torch.from_numpy(numpy.array(file[start : start + 256, :planes]))
        return copy
