"""Fits the constants of the weight chain in src/kernels/weight_chain.h.

The kernel needs exp(-u) for u >= 0 without a table or an exponent trick. It evaluates

    y = max(offset - slope * u, floor);  five times y = y * y + a[k];  weight = y * y

which is six multiply-adds after the clamp. `slope` is folded into the pixel values, the spatial weight into
`offset`. The last step has no constant, so a weight is never negative, and `floor` is the point where the value
before it crosses zero: from there on the weight is 0.

Weighted least squares: the residual counts absolutely near u = 0 and ever more relatively towards the tail, since
isolated pixels are pulled by the tail alone when passes are iterated.

Usage: python3 fit_weight_chain.py      (needs numpy and scipy; prints the constants)
"""

import numpy as np
from scipy.optimize import brentq, least_squares

SEED = 20240
SUPPORT = 24.0  # exp(-24) = 4e-11: far below the rounding of the sums it enters
TAIL_FLOOR = 1e-4  # where the residual turns from absolute-ish to relative
STEPS = 5  # steps with a constant; one more without


def root_chain(parameters, u):
    """The value before the last squaring: close to exp(-u / 2)."""
    offset, slope = parameters[:2]
    y = offset - slope * u
    for constant in parameters[2:]:
        y = y * y + constant
    return y


def fit():
    random = np.random.default_rng(SEED)
    u = np.concatenate([np.linspace(0, SUPPORT, 600), SUPPORT * (np.linspace(0, 1, 300) ** 3)])
    target = np.exp(-u)
    scale = 1.0 / (target + TAIL_FLOOR) ** 0.35

    def residual(parameters):
        value = root_chain(parameters, u)
        # The extra equation makes the chain cross zero where the support ends.
        return np.append((value * np.abs(value) - target) * scale * 1e3, root_chain(parameters, SUPPORT) * 1e4)

    best = None
    for trial in range(40):
        start = np.concatenate([[1.0, 1.0 / 64.0], np.zeros(STEPS)])
        start += random.normal(0, 1, STEPS + 2) * np.array([0.05, 0.002] + [0.05] * STEPS) * (trial > 0)
        result = least_squares(residual, start, x_scale=np.array([1, 1 / 64] + [0.1] * STEPS), max_nfev=400)
        if best is None or result.cost < best.cost:
            best = result
    return best.x


def main():
    parameters = fit()
    grid = np.linspace(0, SUPPORT + 0.5, 400001)
    values = root_chain(parameters, grid)
    first = np.argmax(values <= 0)
    end = brentq(lambda v: root_chain(parameters, v), grid[first - 1], grid[first])
    u = np.linspace(0, end, 200001)
    error = np.abs(root_chain(parameters, u) ** 2 - np.exp(-u))
    print(f"kChainOffset = {parameters[0]:.9f}")
    print(f"kChainSlope = {parameters[1]:.12f}")
    for index, constant in enumerate(parameters[2:], 1):
        print(f"kChain{index} = {constant:.9f}")
    print(f"kChainFloor = {parameters[0] - parameters[1] * end:.9f}")
    relative = error / np.exp(-u)
    print(f"# support ends at u = {end:.3f}; largest absolute error {error.max():.2e} at u = {u[error.argmax()]:.2f}")
    for bound in (4, 8, 12, 16, 18):
        print(f"# largest relative error for u <= {bound}: {relative[u <= bound].max():.2e}")
    # The same chain in float32, as the kernel runs it (without fused rounding).
    f = np.float32
    y = (f(parameters[0]) - (f(parameters[1]) * u.astype(f))).astype(f)
    for constant in parameters[2:]:
        y = (y * y + f(constant)).astype(f)
    print(f"# float32: largest absolute error {np.abs((y * y).astype(float) - np.exp(-u)).max():.2e}")


if __name__ == "__main__":
    main()
