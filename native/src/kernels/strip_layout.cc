#include "strip_layout.h"

#include <cmath>

#include "weight_chain.h"

namespace basalis {

StripLayout::StripLayout(int imageWidth, int imageHeight, int windowRadius)
    : width(imageWidth),
      height(imageHeight),
      radius(windowRadius),
      strip((imageWidth + kLanes - 1) / kLanes),
      rowFloats(0) {
  // An even number of vectors keeps every row 64-byte aligned.
  const std::ptrdiff_t vectors = (strip + 2 * radius + 1) / 2 * 2;
  rowFloats = vectors * kLanes;
}

std::size_t StripLayout::Floats() const {
  return static_cast<std::size_t>(rowFloats) * static_cast<std::size_t>(height);
}

std::size_t StripLayout::FloatsWithSlack() const {
  return Floats() + kAlignment / sizeof(float);
}

std::ptrdiff_t StripLayout::RowOffset(int row) const {
  return row * rowFloats + static_cast<std::ptrdiff_t>(radius) * kLanes;
}

std::ptrdiff_t StripLayout::HaloOffset(int index) const {
  const int x = index < radius ? index - radius : strip + index - radius;
  return static_cast<std::ptrdiff_t>(x) * kLanes;
}

std::vector<std::int32_t> StripLayout::HaloSources() const {
  std::vector<std::int32_t> sources(static_cast<std::size_t>(2 * radius * kLanes), -1);
  for (int index = 0; index < 2 * radius; ++index) {
    const int x = index < radius ? index - radius : strip + index - radius;
    for (int lane = 0; lane < kLanes; ++lane) {
      const int column = lane * strip + x;
      if (column < 0 || column >= width) continue;
      sources[static_cast<std::size_t>(index * kLanes + lane)] = (column % strip) * kLanes + column / strip;
    }
  }
  return sources;
}

float* AlignedBase(float* data) {
  const auto address = reinterpret_cast<std::uintptr_t>(data);
  const std::uintptr_t aligned = (address + kAlignment - 1) / kAlignment * kAlignment;
  return data + (aligned - address) / sizeof(float);
}

double ScaleFor(double sigmaRange) {
  return std::sqrt(kChainSlope / 2.0) / sigmaRange;
}

}  // namespace basalis
