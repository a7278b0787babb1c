// Compiled with the plain flags of the machine: SSE2 on x86-64, NEON on ARM.
#include "lab_curve.h"

#include "lab_curve_kernel.h"

namespace basalis {

void LabKernelBaseline(const float* red, const float* green, const float* blue, int count, float* lightness, float* a,
                       float* b) {
  BASALIS_ISA::LabRow(red, green, blue, count, lightness, a, b);
}

}  // namespace basalis
