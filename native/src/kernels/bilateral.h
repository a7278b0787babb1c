#pragma once

#include <cstdint>

#include "cancel.h"
#include "strip_layout.h"

namespace basalis {

/// One bilateral pass over the rows [rowBegin, rowEnd) of a strip plane (formula: docs, pipeline "one bilateral pass").
struct BilateralPass {
  int width;
  int height;
  int radius;
  double sigmaSpatial;  // pixels
  double sigmaRange;    // LAB units; `source` was packed with ScaleFor(sigmaRange)
  int rowBegin;
  int rowEnd;
  const float* source;         // aligned base of a packed strip plane
  float* target;               // aligned base of a plane of the same layout; gets the rows of the range, halo included
  double* rowDifference;       // one cell per image row: sum of |source - target|, LAB units
  const std::uint8_t* mask;    // natural layout; 0 = the pixel does not count in rowDifference; null = all count
  CancelCell cancel;
};

/// Runs the pass on the instruction set of `ActiveSimd()`. False when cancelled: then the rows hold anything.
///
/// Bands may run at the same time; the result does not depend, to the last bit, on how rows are cut into bands.
/// Throws std::bad_alloc when there is no memory for the accumulators (about (radius + 1) × width × 8 bytes).
bool RunBilateral(const BilateralPass& pass);

}  // namespace basalis
