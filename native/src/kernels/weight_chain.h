#pragma once

namespace basalis {

// Constants of the bilateral weight, fitted by tools/fit_weight_chain.py:
//
//   y = max(kChainOffset - kChainSlope * u, kChainFloor);  y = y * y + kChain1 … kChain5;  weight = y * y
//
// is exp(-u) within 6e-7 absolute (4e-6 in float arithmetic) and within 4 % relative up to u = 18; from u = 24 on
// (exp(-24) = 4e-11) it is 0. `u` is the exponent (p-q)²/(2σs²) + (I(p)-I(q))²/(2σr²): its range part comes from pixel
// values that were scaled beforehand, its spatial part is folded into the offset of each tap.
constexpr float kChainOffset = 0.694586758F;
constexpr double kChainSlope = 0.024998083471;
constexpr float kChain1 = 0.256865391F;
constexpr float kChain2 = 0.669596803F;
constexpr float kChain3 = -0.478296162F;
constexpr float kChain4 = -0.001615955F;
constexpr float kChain5 = -0.000010518F;
constexpr float kChainFloor = 0.094782297F;

}  // namespace basalis
