#pragma once

// Linear RGB to L*a*b*, included once per instruction set. Written as plain loops that compilers turn into vectors.

#include <cstdint>

#include "srgb.h"
#include "vec8.h"

#if defined(_MSC_VER)
#define BASALIS_RESTRICT __restrict
#else
#define BASALIS_RESTRICT __restrict__
#endif

namespace basalis::BASALIS_ISA {

/// Cube root of t ≥ 0 within 2 ulp: a third of the exponent bits as first guess (5 % off), then two Halley steps,
/// each of which cubes the error.
BASALIS_INLINE float CubeRoot(float t) {
  union Bits {
    float real;
    std::int32_t whole;
  };
  constexpr float kThirdOfBias = 709965728.0F;
  Bits bits;
  bits.real = t;
  bits.whole = static_cast<std::int32_t>(static_cast<float>(bits.whole) * (1.0F / 3.0F) + kThirdOfBias);
  float root = bits.real;
  for (int step = 0; step < 2; ++step) {
    const float cube = root * root * root;
    root = root * ((cube + (t + t)) / ((cube + cube) + t));
  }
  return root;
}

/// f of the CIE L*a*b* formulas.
BASALIS_INLINE float LabCurve(float t) {
  const float root = CubeRoot(t);
  const float line = t * static_cast<float>(kLabSlope) + static_cast<float>(kLabIntercept);
  return t > static_cast<float>(kLabThreshold) ? root : line;
}

BASALIS_INLINE float Mix(int row, float red, float green, float blue) {
  return static_cast<float>(RelativeXyz(row, 0)) * red + static_cast<float>(RelativeXyz(row, 1)) * green +
         static_cast<float>(RelativeXyz(row, 2)) * blue;
}

BASALIS_INLINE void LabRow(const float* BASALIS_RESTRICT red, const float* BASALIS_RESTRICT green,
                           const float* BASALIS_RESTRICT blue, int count, float* BASALIS_RESTRICT lightness,
                           float* BASALIS_RESTRICT a, float* BASALIS_RESTRICT b) {
  for (int i = 0; i < count; ++i) {
    const float x = LabCurve(Mix(0, red[i], green[i], blue[i]));
    const float y = LabCurve(Mix(1, red[i], green[i], blue[i]));
    const float z = LabCurve(Mix(2, red[i], green[i], blue[i]));
    lightness[i] = 116.0F * y - 16.0F;
    a[i] = 500.0F * (x - y);
    b[i] = 200.0F * (y - z);
  }
}

}  // namespace basalis::BASALIS_ISA
