#pragma once

namespace basalis {

/// One bilateral pass on a natural plane (width × height, rows contiguous) in double precision, straight from the
/// formula (pipeline §2): the window holds (2 * radius + 1)² pixels, those outside the image do not count.
void ReferenceBilateral(const float* source, float* target, int width, int height, int radius, double sigmaSpatial,
                        double sigmaRange);

}  // namespace basalis
