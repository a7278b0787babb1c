"""How good a map is: correlation with the truth and mean absolute error, and the classical indices beside it."""

import numpy

# A map whose truth hardly varies has no correlation to speak of.
LEAST_TRUTH_DEVIATION = 0.01
PIGMENTS = ("red", "brown", "gray")
SMOOTHING_PX = 2.0


def correlation(a, b):
    """Pearson's r of two arrays."""
    a, b = a.ravel().astype(numpy.float64), b.ravel().astype(numpy.float64)
    a, b = a - a.mean(), b - b.mean()
    norm = numpy.sqrt((a * a).sum() * (b * b).sum())
    return float((a * b).sum() / norm) if norm > 0 else 0.0


def linear_light(rgb):
    """8-bit sRGB (S, S, 3) to linear light, at least half of the smallest step."""
    value = rgb.astype(numpy.float64) / 255
    linear = numpy.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    return numpy.maximum(linear, 0.5 / 255 / 12.92)


SRGB_TO_XYZ = numpy.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)


def lab(linear):
    """Linear sRGB (…, 3) to L*a*b* with sRGB's own white."""
    xyz = linear @ SRGB_TO_XYZ.T / SRGB_TO_XYZ.sum(axis=1)
    f = numpy.where(xyz > (6 / 29) ** 3, numpy.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    return numpy.stack(
        [116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], axis=-1
    )


def indices(rgb):
    """The classical indices of a picture by pigment: {"red": {"EI": plane, "a*": plane}, …}.

    Each of them also from the picture smoothed by SMOOTHING_PX, which is kinder to them: noise hurts a ratio of two
    channels most. EI = 100·(log10 R − log10 G) and MI = 100·log10(1/R) on linear light (after Takiwaki 1994), ITA after Chardon 1991.
    """
    linear = linear_light(rgb)
    sharp = _indices_of(linear)
    smooth = _indices_of(blurred(linear, SMOOTHING_PX))
    return {
        pigment: {**rows, **{f"{name} smooth": smooth[pigment][name] for name in rows}} for pigment, rows in sharp.items()
    }


def _indices_of(linear):
    lightness, a, b = numpy.moveaxis(lab(linear), -1, 0)
    typology = numpy.degrees(numpy.arctan2(lightness - 50, b))
    return {
        "red": {"EI": 100 * numpy.log10(linear[..., 0] / linear[..., 1]), "a*": a},
        "brown": {"MI": -100 * numpy.log10(linear[..., 0]), "-ITA": -typology},
        "gray": {"-b*": -b, "-L*": -lightness},
    }


def blurred(image, sigma):
    """Gaussian blur of an (H, W, 3) picture; the border repeats."""
    radius = int(3 * sigma + 0.5)
    kernel = numpy.exp(-numpy.arange(-radius, radius + 1) ** 2 / (2 * sigma * sigma))
    kernel /= kernel.sum()
    for axis in (0, 1):
        padding = [(radius, radius) if side == axis else (0, 0) for side in range(3)]
        padded = numpy.pad(image, padding, mode="edge")
        length = image.shape[axis]
        image = sum(
            weight * numpy.take(padded, range(step, step + length), axis) for step, weight in enumerate(kernel)
        )
    return image


class MapScore:
    """Collects one kind of map over many pictures."""

    def __init__(self):
        self.per_image = []
        self.sums = numpy.zeros(5)
        self.count = 0
        self.error = 0.0

    def add(self, found, truth):
        """One picture's plane and its truth."""
        if truth.std() > LEAST_TRUTH_DEVIATION:
            self.per_image.append(correlation(found, truth))
        x, y = found.ravel().astype(numpy.float64), truth.ravel().astype(numpy.float64)
        self.sums += [x.sum(), y.sum(), (x * x).sum(), (y * y).sum(), (x * y).sum()]
        self.count += x.size
        self.error += numpy.abs(x - y).sum()

    def summary(self):
        """Median correlation per image, pooled correlation, mean absolute error and the number of images with truth."""
        x, y, xx, yy, xy = self.sums / max(1, self.count)
        spread = (xx - x * x) * (yy - y * y)
        return {
            "medianPerImage": round(float(numpy.median(self.per_image)), 3) if self.per_image else None,
            "pooled": round(float((xy - x * y) / numpy.sqrt(spread)), 3) if spread > 0 else None,
            "meanAbsoluteError": round(self.error / max(1, self.count), 4),
            "images": len(self.per_image),
        }
