#include "srgb.h"

#include <cmath>
#include <cstddef>
#include <vector>

namespace basalis {
namespace {

std::vector<float> BuildTable(std::size_t size) {
  std::vector<float> table(size);
  for (std::size_t i = 0; i < size; ++i) {
    table[i] = static_cast<float>(LinearFromEncoded(static_cast<double>(i) / static_cast<double>(size - 1)));
  }
  return table;
}

}  // namespace

double LinearFromEncoded(double encoded) {
  return encoded <= 0.04045 ? encoded / 12.92 : std::pow((encoded + 0.055) / 1.055, 2.4);
}

const float* LinearTable8() {
  static const std::vector<float> table = BuildTable(256);
  return table.data();
}

const float* LinearTable16() {
  static const std::vector<float> table = BuildTable(65536);
  return table.data();
}

}  // namespace basalis
