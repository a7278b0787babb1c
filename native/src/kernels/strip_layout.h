#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace basalis {

/// Number of vertical strips an image is cut into: one per vector lane.
constexpr int kLanes = 8;

/// Largest radius of a filter window, in pixels (window 15).
constexpr int kMaxRadius = 7;

/// Bytes every strip plane and every row of it is aligned to.
constexpr std::size_t kAlignment = 64;

/// What lies outside the image, in scaled units: so far from any pixel that the bilateral weight is 0.
constexpr float kPadValue = 1.0e4F;

/// Largest scaled value a pixel may have; keeps pixels away from `kPadValue`.
constexpr float kMaxScaledValue = 5.0e3F;

/// Where the pixels of one channel lie in a strip plane.
///
/// The image is cut into 8 vertical strips of `strip` = ceil(width / 8) columns. Vector x of a row holds the pixels of
/// the columns lane * strip + x, so that horizontal neighbours of 8 pixels are 8 aligned floats. Each row runs from
/// x = -radius to x = strip + radius - 1; the vectors outside [0, strip) are the halo: copies of the neighbouring
/// strip, or `kPadValue` outside the image. The kernel never looks above the first or below the last row.
struct StripLayout {
  int width;
  int height;
  int radius;
  int strip;
  /// Floats from one row to the next.
  std::ptrdiff_t rowFloats;

  StripLayout(int width, int height, int radius);

  /// Floats of the whole plane, without slack.
  std::size_t Floats() const;

  /// Floats a caller must provide so that an aligned plane fits, whatever the address.
  std::size_t FloatsWithSlack() const;

  /// Offset in floats of vector 0 of `row` from the aligned base.
  std::ptrdiff_t RowOffset(int row) const;

  /// For each of the 2 * radius halo vectors (left ones first) and each lane: offset in floats, from vector 0 of the
  /// row, of the pixel that it copies; -1 outside the image.
  std::vector<std::int32_t> HaloSources() const;

  /// Offset in floats, from vector 0 of the row, of halo vector `index` (0 … 2 * radius - 1).
  std::ptrdiff_t HaloOffset(int index) const;
};

/// First 64-byte boundary at or after `data`. The planes live in memory that never moves and that has the same
/// address in every thread of the process, so every job computes the same base.
float* AlignedBase(float* data);

/// Factor from LAB units to the values of a strip plane: squared differences come out as chain units.
double ScaleFor(double sigmaRange);

}  // namespace basalis
