#pragma once

#include <cstddef>
#include <cstdint>

namespace basalis {

/// Everything a kernel needs for one pass, as plain data: kernels are compiled per instruction set and share no code.
struct BilateralPlan {
  const float* source;  // vector 0 of row 0
  float* target;
  std::ptrdiff_t rowFloats;

  int width;   // pixels of a row in natural layout, for the mask
  int strip;   // vectors of a row without halo
  int height;  // rows of the image
  int radius;

  /// Chain offset of each tap, kChainOffset minus the spatial exponent: (radius + 1)² vectors, [|dy|][|dx|].
  const float* tapOffsets;

  /// radius + 1 rows of accumulators, row y at slot y % (radius + 1). Each position holds a numerator vector and then
  /// a denominator vector; the pointer is at position 0, the halo lies before and after it. All zero at the start.
  float* accumulators;
  std::ptrdiff_t accumulatorRowFloats;

  /// StripLayout::HaloSources(), 2 * radius * 8 entries.
  const std::int32_t* haloSources;

  double* rowDifference;
  double labPerUnit;  // 1 / ScaleFor(sigmaRange)
  const std::uint8_t* mask;
};

/// Processes rows [rowBegin, rowEnd) of the plan in order and completes those from `firstOutputRow` on. Rows before
/// it only contribute to later ones. Consecutive calls continue where the one before stopped.
using BilateralKernel = void (*)(const BilateralPlan& plan, int rowBegin, int rowEnd, int firstOutputRow);

/// The kernel of a window radius (1 … 7), compiled for AVX2 + FMA; only where ActiveSimd() says so.
BilateralKernel BilateralKernelAvx2(int radius);

/// The kernel of a window radius (1 … 7), compiled for the plain instruction set of the machine.
BilateralKernel BilateralKernelBaseline(int radius);

}  // namespace basalis
