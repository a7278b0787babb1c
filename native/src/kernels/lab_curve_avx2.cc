// Compiled with AVX2 and FMA enabled: nothing in here may run before ActiveSimd() said so.
#include "lab_curve.h"

#include "lab_curve_kernel.h"

namespace basalis {

void LabKernelAvx2(const float* red, const float* green, const float* blue, int count, float* lightness, float* a,
                   float* b) {
  avx2::LabRow(red, green, blue, count, lightness, a, b);
}

}  // namespace basalis
