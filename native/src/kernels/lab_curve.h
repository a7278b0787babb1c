#pragma once

namespace basalis {

/// Linear R, G, B of `count` pixels to L*, a*, b*, planar. The arrays do not overlap.
using LabKernel = void (*)(const float* red, const float* green, const float* blue, int count, float* lightness,
                           float* a, float* b);

void LabKernelAvx2(const float* red, const float* green, const float* blue, int count, float* lightness, float* a,
                   float* b);
void LabKernelBaseline(const float* red, const float* green, const float* blue, int count, float* lightness, float* a,
                       float* b);

}  // namespace basalis
