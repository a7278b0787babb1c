#include "strip_copy.h"

#include <algorithm>
#include <cmath>

namespace basalis {
namespace {

/// Number of image columns that lane `lane` holds: the strip's, fewer at the right edge, 0 beyond it.
int ColumnsOfLane(const StripLayout& layout, int lane) {
  return std::clamp(layout.width - lane * layout.strip, 0, layout.strip);
}

/// False when a value is not finite or too large. Blocks of 8 × 8 keep reads and writes in few cache lines.
bool PackRow(const StripLayout& layout, const float* source, float* target, float scale) {
  bool usable = true;
  for (int block = 0; block < layout.strip; block += kLanes) {
    const int blockEnd = std::min(block + kLanes, layout.strip);
    for (int lane = 0; lane < kLanes; ++lane) {
      const int columnEnd = std::clamp(ColumnsOfLane(layout, lane), block, blockEnd);
      const float* column = source + static_cast<std::ptrdiff_t>(lane) * layout.strip;
      for (int x = block; x < columnEnd; ++x) {
        const float value = column[x] * scale;
        usable &= std::fabs(value) <= kMaxScaledValue;  // false for NaN as well
        target[x * kLanes + lane] = value;
      }
      for (int x = columnEnd; x < blockEnd; ++x) target[x * kLanes + lane] = kPadValue;
    }
  }
  return usable;
}

void UnpackRow(const StripLayout& layout, const float* source, float* target, float factor) {
  for (int block = 0; block < layout.strip; block += kLanes) {
    const int blockEnd = std::min(block + kLanes, layout.strip);
    for (int lane = 0; lane < kLanes; ++lane) {
      const int columnEnd = std::clamp(ColumnsOfLane(layout, lane), block, blockEnd);
      float* column = target + static_cast<std::ptrdiff_t>(lane) * layout.strip;
      for (int x = block; x < columnEnd; ++x) column[x] = source[x * kLanes + lane] * factor;
    }
  }
}

}  // namespace

CopyResult PackRows(const StripLayout& layout, const float* plane, float* stripBase, double scale, int rowBegin,
                    int rowEnd, CancelCell cancel) {
  const auto halo = layout.HaloSources();
  for (int row = rowBegin; row < rowEnd; ++row) {
    if ((row - rowBegin) % kRowsPerBlock == 0 && IsCancelled(cancel)) return CopyResult::kCancelled;
    float* target = stripBase + layout.RowOffset(row);
    const float* source = plane + static_cast<std::ptrdiff_t>(row) * layout.width;
    if (!PackRow(layout, source, target, static_cast<float>(scale))) return CopyResult::kNotFinite;
    for (int index = 0; index < 2 * layout.radius; ++index) {
      for (int lane = 0; lane < kLanes; ++lane) {
        const std::int32_t from = halo[static_cast<std::size_t>(index * kLanes + lane)];
        target[layout.HaloOffset(index) + lane] = from < 0 ? kPadValue : target[from];
      }
    }
    // The vector that rounds the row up to 64 bytes, where there is one.
    const std::ptrdiff_t used = static_cast<std::ptrdiff_t>(layout.strip + layout.radius) * kLanes;
    const std::ptrdiff_t end = layout.rowFloats - static_cast<std::ptrdiff_t>(layout.radius) * kLanes;
    std::fill(target + used, target + end, kPadValue);
  }
  return CopyResult::kDone;
}

CopyResult UnpackRows(const StripLayout& layout, float* plane, const float* stripBase, double scale, int rowBegin,
                      int rowEnd, CancelCell cancel) {
  for (int row = rowBegin; row < rowEnd; ++row) {
    if ((row - rowBegin) % kRowsPerBlock == 0 && IsCancelled(cancel)) return CopyResult::kCancelled;
    UnpackRow(layout, stripBase + layout.RowOffset(row), plane + static_cast<std::ptrdiff_t>(row) * layout.width,
              static_cast<float>(1.0 / scale));
  }
  return CopyResult::kDone;
}

}  // namespace basalis
