#include "bilateral.h"

#include <algorithm>
#include <vector>

#include "bilateral_plan.h"
#include "simd.h"
#include "weight_chain.h"

namespace basalis {
namespace {

/// Chain offsets of the taps [|dy|][|dx|], each repeated over the lanes.
void FillTapOffsets(const BilateralPass& pass, float* offsets) {
  for (int dy = 0; dy <= pass.radius; ++dy) {
    for (int dx = 0; dx <= pass.radius; ++dx) {
      const double exponent = (dx * dx + dy * dy) / (2.0 * pass.sigmaSpatial * pass.sigmaSpatial);
      const auto offset = static_cast<float>(static_cast<double>(kChainOffset) - kChainSlope * exponent);
      std::fill_n(offsets + (dy * (pass.radius + 1) + dx) * kLanes, kLanes, offset);
    }
  }
}

BilateralKernel KernelFor(int radius) {
#if defined(BASALIS_HAS_AVX2)
  if (ActiveSimd() == Simd::kAvx2) return BilateralKernelAvx2(radius);
#endif
  return BilateralKernelBaseline(radius);
}

}  // namespace

bool RunBilateral(const BilateralPass& pass) {
  const StripLayout layout(pass.width, pass.height, pass.radius);
  const auto haloSources = layout.HaloSources();
  const int taps = (pass.radius + 1) * (pass.radius + 1);
  const std::ptrdiff_t accumulatorRowFloats = static_cast<std::ptrdiff_t>(layout.strip + 2 * pass.radius) * 2 * kLanes;
  const std::ptrdiff_t slack = kAlignment / sizeof(float);
  std::vector<float> scratch(
      static_cast<std::size_t>(taps * kLanes + slack + accumulatorRowFloats * (pass.radius + 1) + slack), 0.0F);
  float* tapOffsets = AlignedBase(scratch.data());
  float* accumulators = AlignedBase(tapOffsets + taps * kLanes);
  FillTapOffsets(pass, tapOffsets);

  const BilateralPlan plan{
      pass.source + layout.RowOffset(0),
      pass.target + layout.RowOffset(0),
      layout.rowFloats,
      pass.width,
      layout.strip,
      pass.height,
      pass.radius,
      tapOffsets,
      accumulators + static_cast<std::ptrdiff_t>(pass.radius) * 2 * kLanes,
      accumulatorRowFloats,
      haloSources.data(),
      pass.rowDifference,
      1.0 / ScaleFor(pass.sigmaRange),
      pass.mask,
  };
  const BilateralKernel kernel = KernelFor(pass.radius);
  // Rows above the band that reach into it.
  for (int row = std::max(0, pass.rowBegin - pass.radius); row < pass.rowEnd; row += kRowsPerBlock) {
    if (IsCancelled(pass.cancel)) return false;
    kernel(plan, row, std::min(row + kRowsPerBlock, pass.rowEnd), pass.rowBegin);
  }
  return true;
}

}  // namespace basalis
