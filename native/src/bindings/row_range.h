#pragma once

#include <cstddef>
#include <cstdint>

#include "../kernels/cancel.h"
#include "arguments.h"

namespace basalis {

/// Largest side of an image in pixels and largest number of pixels; generous beyond what the application accepts.
constexpr int kMaxSide = 32768;
constexpr std::size_t kMaxPixels = std::size_t{1} << 28;

/// The fields that every job has.
struct RowRange {
  int width;
  int height;
  int rowBegin;
  int rowEnd;
  CancelCell cancel;

  std::size_t Pixels() const { return static_cast<std::size_t>(width) * static_cast<std::size_t>(height); }
};

/// Reads and checks them.
RowRange ReadRowRange(JobArguments& arguments);

}  // namespace basalis
