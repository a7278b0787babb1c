#pragma once

namespace basalis {

enum class Simd { kBaseline, kNeon, kAvx2 };

/// Instruction set the kernels of this process run on; decided once. BASALIS_SIMD=baseline in the environment keeps
/// to the plain one.
Simd ActiveSimd();

/// "avx2", "neon" or "baseline".
const char* SimdName(Simd simd);

}  // namespace basalis
