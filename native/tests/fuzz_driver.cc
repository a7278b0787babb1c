// Runs the kernels on random sizes, bands and values against the plain references; built with sanitizers by
// run_sanitized.sh. Prints one line and ends with 0 when everything agrees.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <random>
#include <vector>

#include "../src/kernels/bilateral.h"
#include "../src/kernels/rgb_to_lab.h"
#include "../src/kernels/simd.h"
#include "../src/kernels/strip_copy.h"
#include "../src/reference/reference_bilateral.h"
#include "../src/reference/reference_lab.h"

namespace {

using namespace basalis;

std::mt19937 generator(1);

int Random(int min, int max) {
  return std::uniform_int_distribution<int>(min, max)(generator);
}

double RandomReal(double min, double max) {
  return std::uniform_real_distribution<double>(min, max)(generator);
}

/// Exactly as many floats as a caller would provide, at an address that is only 4-byte aligned.
struct StripBuffer {
  std::unique_ptr<float[]> memory;
  float* data;
  explicit StripBuffer(const StripLayout& layout) {
    const auto offset = static_cast<std::size_t>(Random(0, 15));
    memory.reset(new float[layout.FloatsWithSlack() + offset]);
    data = memory.get() + offset;
  }
  float* Base() const { return AlignedBase(data); }
};

[[noreturn]] void Fail(const char* what, int width, int height, int radius, double error) {
  std::printf("%s differs by %g at %d x %d, radius %d\n", what, error, width, height, radius);
  std::exit(1);
}

void CheckBilateral() {
  const int width = Random(1, Random(0, 1) != 0 ? 140 : 20);
  const int height = Random(1, 24);
  const int radius = Random(1, kMaxRadius);
  const double sigmaRange = RandomReal(0.5, 8);
  const double sigmaSpatial = RandomReal(0.3, 8);
  const StripLayout layout(width, height, radius);
  const StripBuffer source(layout);
  const StripBuffer target(layout);
  const auto pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  std::vector<float> plane(pixels), result(pixels), expected(pixels);
  std::vector<double> differences(static_cast<std::size_t>(height));
  std::vector<std::uint8_t> mask(pixels);
  for (auto& value : mask) value = static_cast<std::uint8_t>(Random(0, 1));
  const double spread = RandomReal(0, 100);
  for (auto& value : plane) value = static_cast<float>(RandomReal(-spread, spread));

  const double scale = ScaleFor(sigmaRange);
  const int band = Random(1, height);
  for (int row = 0; row < height; row += band) {
    PackRows(layout, plane.data(), source.Base(), scale, row, std::min(height, row + band), nullptr);
  }
  for (int row = 0; row < height; row += band) {
    const BilateralPass pass{width,        height,
                             radius,       sigmaSpatial,
                             sigmaRange,   row,
                             std::min(height, row + band), source.Base(),
                             target.Base(), differences.data(),
                             Random(0, 1) != 0 ? mask.data() : nullptr, nullptr};
    RunBilateral(pass);
  }
  UnpackRows(layout, result.data(), target.Base(), scale, 0, height, nullptr);
  ReferenceBilateral(plane.data(), expected.data(), width, height, radius, sigmaSpatial, sigmaRange);
  for (std::size_t i = 0; i < pixels; ++i) {
    const double error = std::fabs(static_cast<double>(result[i]) - static_cast<double>(expected[i]));
    if (!(error <= 1e-4)) Fail("bilateral", width, height, radius, error);
  }
}

void CheckLab() {
  const int width = Random(1, 1200);
  const int height = Random(1, 4);
  const auto pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  std::vector<std::uint16_t> rgb(pixels * 3);
  for (auto& value : rgb) value = static_cast<std::uint16_t>(Random(0, Random(0, 1) != 0 ? 65535 : 3000));
  std::vector<float> lab(pixels * 3);
  RunRgbToLab({width, height, 0, height, nullptr, rgb.data(), lab.data(), nullptr});
  for (std::size_t i = 0; i < pixels; ++i) {
    double expected[3];
    ReferenceLab(rgb[3 * i] / 65535.0, rgb[3 * i + 1] / 65535.0, rgb[3 * i + 2] / 65535.0, expected);
    for (std::size_t channel = 0; channel < 3; ++channel) {
      const double error = std::fabs(static_cast<double>(lab[channel * pixels + i]) - expected[channel]);
      if (!(error <= 2e-3)) Fail("rgb to lab", width, height, 0, error);
    }
  }
}

}  // namespace

int main(int count, char** arguments) {
  const int rounds = count > 1 ? std::atoi(arguments[1]) : 300;
  for (int round = 0; round < rounds; ++round) {
    CheckBilateral();
    CheckLab();
  }
  std::printf("%d random images agree with the references (%s)\n", rounds, SimdName(ActiveSimd()));
  return 0;
}
