#include "rgb_to_lab.h"

#include <algorithm>
#include <cstddef>

#include "lab_curve.h"
#include "simd.h"
#include "srgb.h"

namespace basalis {
namespace {

/// Pixels taken through both steps at a time: their linear values stay in the first-level cache.
constexpr int kChunk = 512;

LabKernel KernelForMachine() {
#if defined(BASALIS_HAS_AVX2)
  if (ActiveSimd() == Simd::kAvx2) return LabKernelAvx2;
#endif
  return LabKernelBaseline;
}

template <typename Sample>
bool Convert(const RgbToLabPass& pass, const Sample* rgb, const float* table) {
  const LabKernel kernel = KernelForMachine();
  const auto pixels = static_cast<std::ptrdiff_t>(pass.width) * pass.height;
  float red[kChunk];
  float green[kChunk];
  float blue[kChunk];
  for (int row = pass.rowBegin; row < pass.rowEnd; ++row) {
    if ((row - pass.rowBegin) % kRowsPerBlock == 0 && IsCancelled(pass.cancel)) return false;
    for (int x = 0; x < pass.width; x += kChunk) {
      const int count = std::min(kChunk, pass.width - x);
      const std::ptrdiff_t first = static_cast<std::ptrdiff_t>(row) * pass.width + x;
      const Sample* source = rgb + first * 3;
      for (int i = 0; i < count; ++i) {
        red[i] = table[source[3 * i]];
        green[i] = table[source[3 * i + 1]];
        blue[i] = table[source[3 * i + 2]];
      }
      float* target = pass.lab + first;
      kernel(red, green, blue, count, target, target + pixels, target + 2 * pixels);
    }
  }
  return true;
}

}  // namespace

bool RunRgbToLab(const RgbToLabPass& pass) {
  return pass.rgb8 != nullptr ? Convert(pass, pass.rgb8, LinearTable8())
                              : Convert(pass, pass.rgb16, LinearTable16());
}

}  // namespace basalis
