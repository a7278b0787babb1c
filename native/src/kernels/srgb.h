#pragma once

#include <cstdint>

namespace basalis {

// Colour constants (pipeline §1; IEC 61966-2-1 curve and primaries, D65). The white point is the matrix times (1, 1, 1),
// so that sRGB white is exactly L* = 100, a* = b* = 0.
constexpr double kXyzFromRgb[3][3] = {
    {0.4124564, 0.3575761, 0.1804375},
    {0.2126729, 0.7151522, 0.0721750},
    {0.0193339, 0.1191920, 0.9503041},
};

/// Row of the matrix divided by the white point's component: linear R, G, B to X/Xn, Y/Yn or Z/Zn.
constexpr double RelativeXyz(int row, int column) {
  return kXyzFromRgb[row][column] / (kXyzFromRgb[row][0] + kXyzFromRgb[row][1] + kXyzFromRgb[row][2]);
}

constexpr double kLabDelta = 6.0 / 29.0;
constexpr double kLabThreshold = kLabDelta * kLabDelta * kLabDelta;
constexpr double kLabSlope = 1.0 / (3.0 * kLabDelta * kLabDelta);
constexpr double kLabIntercept = 4.0 / 29.0;

/// Linear light (0…1) of an encoded sRGB value in [0, 1].
double LinearFromEncoded(double encoded);

/// Linear light of each 8-bit value: 256 entries, built on first use.
const float* LinearTable8();

/// Linear light of each 16-bit value: 65,536 entries, built on first use.
const float* LinearTable16();

}  // namespace basalis
