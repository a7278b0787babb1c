// Compiled with the plain flags of the machine: SSE2 on x86-64, NEON on ARM.
#include "bilateral_kernel.h"

namespace basalis {

BilateralKernel BilateralKernelBaseline(int radius) {
  return BASALIS_ISA::KernelOf(radius);
}

}  // namespace basalis
