#pragma once

namespace basalis {

// Ranges of the filter settings a job may carry; wider than what the interface offers.
constexpr double kMinSigma = 0.05;
constexpr double kMaxSigma = 1000.0;

}  // namespace basalis
