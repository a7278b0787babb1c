#pragma once

#include <cstdint>

#include "cancel.h"

namespace basalis {

/// Interleaved sRGB rows to planar L*a*b* (formulas: srgb.h). Either `rgb8` or `rgb16` is set; rows are contiguous.
struct RgbToLabPass {
  int width;
  int height;
  int rowBegin;
  int rowEnd;
  const std::uint8_t* rgb8;    // width × height × 3, 0…255
  const std::uint16_t* rgb16;  // width × height × 3, 0…65535
  float* lab;                  // three planes of width × height: L*, a*, b*
  CancelCell cancel;
};

/// Converts the rows [rowBegin, rowEnd). False when cancelled. Error against double precision: at most 2e-4 per value.
bool RunRgbToLab(const RgbToLabPass& pass);

}  // namespace basalis
