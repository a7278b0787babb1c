#include "simd.h"

#include <cstdlib>
#include <cstring>

#if defined(BASALIS_HAS_AVX2) && defined(_MSC_VER)
#include <immintrin.h>
#include <intrin.h>
#endif

namespace basalis {
namespace {

/// Processor and operating system both support AVX2 and FMA.
bool MachineHasAvx2() {
#if !defined(BASALIS_HAS_AVX2)
  return false;
#elif defined(_MSC_VER)
  int leaf[4];
  __cpuid(leaf, 0);
  if (leaf[0] < 7) return false;
  __cpuid(leaf, 1);
  constexpr int kFma = 1 << 12, kOsXsave = 1 << 27, kAvx = 1 << 28;
  if ((leaf[2] & kFma) == 0 || (leaf[2] & kOsXsave) == 0 || (leaf[2] & kAvx) == 0) return false;
  if ((_xgetbv(0) & 6) != 6) return false;
  __cpuidex(leaf, 7, 0);
  return (leaf[1] & (1 << 5)) != 0;
#else
  // These look at the operating system's support (XGETBV) as well.
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0;
#endif
}

Simd Detect() {
#if defined(__ARM_NEON) || defined(_M_ARM64)
  return Simd::kNeon;
#else
  const char* wish = std::getenv("BASALIS_SIMD");
  const bool forced = wish != nullptr && std::strcmp(wish, "baseline") == 0;
  return !forced && MachineHasAvx2() ? Simd::kAvx2 : Simd::kBaseline;
#endif
}

}  // namespace

Simd ActiveSimd() {
  static const Simd simd = Detect();
  return simd;
}

const char* SimdName(Simd simd) {
  switch (simd) {
    case Simd::kAvx2:
      return "avx2";
    case Simd::kNeon:
      return "neon";
    case Simd::kBaseline:
      return "baseline";
  }
  return "baseline";
}

}  // namespace basalis
