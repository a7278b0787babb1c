// Compiled with AVX2 and FMA enabled: nothing in here may run before ActiveSimd() said so.
#include "bilateral_kernel.h"

namespace basalis {

BilateralKernel BilateralKernelAvx2(int radius) {
  return avx2::KernelOf(radius);
}

}  // namespace basalis
