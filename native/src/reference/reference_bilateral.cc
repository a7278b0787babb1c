#include "reference_bilateral.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace basalis {

void ReferenceBilateral(const float* source, float* target, int width, int height, int radius, double sigmaSpatial,
                        double sigmaRange) {
  const auto at = [&](int x, int y) {
    return static_cast<double>(source[static_cast<std::ptrdiff_t>(y) * width + x]);
  };
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const double centre = at(x, y);
      double sum = 0.0;
      double weights = 0.0;
      for (int qy = std::max(0, y - radius); qy <= std::min(height - 1, y + radius); ++qy) {
        for (int qx = std::max(0, x - radius); qx <= std::min(width - 1, x + radius); ++qx) {
          const double distance2 = (qx - x) * (qx - x) + (qy - y) * (qy - y);
          const double difference = at(qx, qy) - centre;
          const double weight = std::exp(-distance2 / (2.0 * sigmaSpatial * sigmaSpatial)) *
                                std::exp(-difference * difference / (2.0 * sigmaRange * sigmaRange));
          sum += weight * at(qx, qy);
          weights += weight;
        }
      }
      target[static_cast<std::ptrdiff_t>(y) * width + x] = static_cast<float>(sum / weights);
    }
  }
}

}  // namespace basalis
