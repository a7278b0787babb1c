#include "reference_lab.h"

#include <cmath>

namespace basalis {
namespace {

// Written out on purpose instead of shared with the kernel: a wrong constant there must not hide itself here.

double Linear(double v) {
  return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

double Curve(double t) {
  const double delta = 6.0 / 29.0;
  return t > delta * delta * delta ? std::cbrt(t) : t / (3.0 * delta * delta) + 4.0 / 29.0;
}

}  // namespace

void ReferenceLab(double red, double green, double blue, double lab[3]) {
  const double r = Linear(red);
  const double g = Linear(green);
  const double b = Linear(blue);
  const double x = (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / (0.4124564 + 0.3575761 + 0.1804375);
  const double y = (0.2126729 * r + 0.7151522 * g + 0.0721750 * b) / (0.2126729 + 0.7151522 + 0.0721750);
  const double z = (0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / (0.0193339 + 0.1191920 + 0.9503041);
  lab[0] = 116.0 * Curve(y) - 16.0;
  lab[1] = 500.0 * (Curve(x) - Curve(y));
  lab[2] = 200.0 * (Curve(y) - Curve(z));
}

}  // namespace basalis
