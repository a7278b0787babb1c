#pragma once

// The bilateral kernel, included once per instruction set. The scheme:
//
// Every unordered pair of pixels is evaluated once. A pixel p ("own") looks at the neighbours q after it: those to its
// right in the same row and all in the `Radius` rows below. With the difference d = I(q) - I(p) and the weight w,
//   own numerator += w * d, own denominator += w;   neighbour's numerator -= w * d, neighbour's denominator += w,
// and a pixel is complete when its own row has been processed: out = I + numerator / (1 + denominator), the 1 being
// the pixel itself. Neighbours' sums wait in a ring of Radius + 1 rows of accumulators. Sums that land in the halo
// belong to a pixel of another strip and are added to it when the row completes.
//
// `Block` own pixels side by side share each visit to a neighbour, so the neighbour's accumulator is read and written
// once per `Block` pairs.

#include "bilateral_plan.h"
#include "strip_layout.h"
#include "vec8.h"
#include "weight_chain.h"

namespace basalis::BASALIS_ISA {

/// Constants of the weight chain in registers.
struct ChainConstants {
  Vec8 floor, c1, c2, c3, c4, c5;
};

BASALIS_INLINE ChainConstants LoadChainConstants() {
  return {Fill(kChainFloor), Fill(kChain1), Fill(kChain2), Fill(kChain3), Fill(kChain4), Fill(kChain5)};
}

/// exp(-u) for the scaled difference and the tap's offset; see weight_chain.h.
BASALIS_INLINE Vec8 Weight(Vec8 difference, Vec8 tapOffset, const ChainConstants& chain) {
  Vec8 y = Max(NegMulAdd(difference, difference, tapOffset), chain.floor);
  y = MulAdd(y, y, chain.c1);
  y = MulAdd(y, y, chain.c2);
  y = MulAdd(y, y, chain.c3);
  y = MulAdd(y, y, chain.c4);
  y = MulAdd(y, y, chain.c5);
  return y * y;
}

template <int Block>
struct OwnPixels {
  Vec8 value[Block];
  Vec8 numerator[Block];
  Vec8 denominator[Block];
};

/// All pairs of the own pixels with the neighbour vector at horizontal distance `Column` from the first own pixel.
/// `SameRow` keeps only neighbours to the right.
template <int Radius, int Block, bool SameRow, int Column>
BASALIS_INLINE void VisitNeighbour(OwnPixels<Block>& own, const float* neighbours, float* accumulators,
                                   const float* tapOffsets, const ChainConstants& chain) {
  const Vec8 neighbour = Load(neighbours + Column * kLanes);
  float* accumulator = accumulators + Column * 2 * kLanes;
  Vec8 numerator = Load(accumulator);
  Vec8 denominator = Load(accumulator + kLanes);
#if defined(__GNUC__)
#pragma GCC unroll 8
#endif
  for (int i = 0; i < Block; ++i) {
    const int dx = Column - i;
    const int distance = dx < 0 ? -dx : dx;
    if (distance > Radius || (SameRow && dx <= 0)) continue;
    const Vec8 difference = neighbour - own.value[i];
    const Vec8 weight = Weight(difference, Load(tapOffsets + distance * kLanes), chain);
    const Vec8 product = weight * difference;
    own.numerator[i] = own.numerator[i] + product;
    own.denominator[i] = own.denominator[i] + weight;
    numerator = numerator - product;
    denominator = denominator + weight;
  }
  Store(accumulator, numerator);
  Store(accumulator + kLanes, denominator);
}

/// VisitNeighbour for the columns First … Last, unrolled by the compiler.
template <int Radius, int Block, bool SameRow, int First, int Last>
BASALIS_INLINE void VisitRow(OwnPixels<Block>& own, const float* neighbours, float* accumulators,
                             const float* tapOffsets, const ChainConstants& chain) {
  if constexpr (First <= Last) {
    VisitNeighbour<Radius, Block, SameRow, First>(own, neighbours, accumulators, tapOffsets, chain);
    VisitRow<Radius, Block, SameRow, First + 1, Last>(own, neighbours, accumulators, tapOffsets, chain);
  }
}

template <int Radius>
BASALIS_INLINE float* AccumulatorRow(const BilateralPlan& plan, int row) {
  return plan.accumulators + (row % (Radius + 1)) * plan.accumulatorRowFloats;
}

/// All forward pairs of `Block` own pixels at `x` with the rows row + dyBegin … row + dyEnd.
template <int Radius, int Block>
BASALIS_INLINE void ProcessBlock(const BilateralPlan& plan, int row, int x, int dyBegin, int dyEnd,
                                 const ChainConstants& chain) {
  const float* source = plan.source + row * plan.rowFloats + static_cast<std::ptrdiff_t>(x) * kLanes;
  const std::ptrdiff_t accumulatorOffset = static_cast<std::ptrdiff_t>(x) * 2 * kLanes;
  OwnPixels<Block> own;
  for (int i = 0; i < Block; ++i) {
    own.value[i] = Load(source + i * kLanes);
    own.numerator[i] = Fill(0.0F);
    own.denominator[i] = Fill(0.0F);
  }
  if (dyBegin == 0) {
    VisitRow<Radius, Block, true, 1, Radius + Block - 1>(
        own, source, AccumulatorRow<Radius>(plan, row) + accumulatorOffset, plan.tapOffsets, chain);
  }
  for (int dy = dyBegin == 0 ? 1 : dyBegin; dy <= dyEnd; ++dy) {
    VisitRow<Radius, Block, false, -Radius, Radius + Block - 1>(
        own, source + dy * plan.rowFloats, AccumulatorRow<Radius>(plan, row + dy) + accumulatorOffset,
        plan.tapOffsets + dy * (Radius + 1) * kLanes, chain);
  }
  float* accumulator = AccumulatorRow<Radius>(plan, row) + accumulatorOffset;
  for (int i = 0; i < Block; ++i) {
    float* position = accumulator + i * 2 * kLanes;
    Store(position, Load(position) + own.numerator[i]);
    Store(position + kLanes, Load(position + kLanes) + own.denominator[i]);
  }
}

/// Adds what landed in the halo of an accumulator row to the pixels it belongs to, and clears the halo.
template <int Radius>
BASALIS_INLINE void FoldHalo(const BilateralPlan& plan, float* accumulators) {
  for (int index = 0; index < 2 * Radius; ++index) {
    const int x = index < Radius ? index - Radius : plan.strip + index - Radius;
    float* halo = accumulators + static_cast<std::ptrdiff_t>(x) * 2 * kLanes;
    for (int lane = 0; lane < kLanes; ++lane) {
      const std::int32_t from = plan.haloSources[index * kLanes + lane];
      if (from < 0) continue;
      const int owner = from / kLanes * 2 * kLanes + from % kLanes;
      accumulators[owner] += halo[lane];
      accumulators[owner + kLanes] += halo[kLanes + lane];
    }
    Store(halo, Fill(0.0F));
    Store(halo + kLanes, Fill(0.0F));
  }
}

/// Sum over a row of |source - target| in scaled units, over the pixels with mask ≠ 0.
BASALIS_INLINE double MaskedDifference(const BilateralPlan& plan, int row, const float* source, const float* target) {
  const std::uint8_t* mask = plan.mask + static_cast<std::ptrdiff_t>(row) * plan.width;
  double total = 0.0;
  for (int lane = 0; lane < kLanes; ++lane) {
    const int begin = lane * plan.strip;
    const int columns = plan.width - begin < plan.strip ? plan.width - begin : plan.strip;
    for (int x = 0; x < columns; ++x) {
      const float difference = source[x * kLanes + lane] - target[x * kLanes + lane];
      total += mask[begin + x] != 0 ? static_cast<double>(difference < 0 ? -difference : difference) : 0.0;
    }
  }
  return total;
}

/// Writes the finished row to the target and clears its accumulators. Pixels outside the image stay kPadValue: all
/// their weights are 0 except among themselves, where differences are 0.
template <int Radius>
BASALIS_INLINE void CompleteRow(const BilateralPlan& plan, int row, float* accumulators) {
  const float* source = plan.source + row * plan.rowFloats;
  float* target = plan.target + row * plan.rowFloats;
  const Vec8 one = Fill(1.0F);
  const Vec8 zero = Fill(0.0F);
  double laneTotals[kLanes] = {};
  for (int x = 0; x < plan.strip; ++x) {
    float* accumulator = accumulators + static_cast<std::ptrdiff_t>(x) * 2 * kLanes;
    const Vec8 value = Load(source + x * kLanes);
    const Vec8 result = value + Load(accumulator) / (one + Load(accumulator + kLanes));
    Store(target + x * kLanes, result);
    Store(accumulator, zero);
    Store(accumulator + kLanes, zero);
    alignas(kAlignment) float change[kLanes];
    Store(change, Max(value - result, result - value));
    for (int lane = 0; lane < kLanes; ++lane) laneTotals[lane] += static_cast<double>(change[lane]);
  }
  double total = 0.0;
  for (const double laneTotal : laneTotals) total += laneTotal;
  if (plan.mask != nullptr) total = MaskedDifference(plan, row, source, target);
  plan.rowDifference[row] = total * plan.labPerUnit;

  for (int index = 0; index < 2 * Radius; ++index) {
    const int x = index < Radius ? index - Radius : plan.strip + index - Radius;
    for (int lane = 0; lane < kLanes; ++lane) {
      const std::int32_t from = plan.haloSources[index * kLanes + lane];
      target[x * kLanes + lane] = from < 0 ? kPadValue : target[from];
    }
  }
}

template <int Radius, int Block>
void ProcessRows(const BilateralPlan& plan, int rowBegin, int rowEnd, int firstOutputRow) {
  const ChainConstants chain = LoadChainConstants();
  for (int row = rowBegin; row < rowEnd; ++row) {
    const int dyBegin = row < firstOutputRow ? firstOutputRow - row : 0;
    const int dyEnd = plan.height - 1 - row < Radius ? plan.height - 1 - row : Radius;
    int x = 0;
    for (; x + Block <= plan.strip; x += Block) ProcessBlock<Radius, Block>(plan, row, x, dyBegin, dyEnd, chain);
    for (; x < plan.strip; ++x) ProcessBlock<Radius, 1>(plan, row, x, dyBegin, dyEnd, chain);

    float* accumulators = AccumulatorRow<Radius>(plan, row);
    if (row >= firstOutputRow) {
      FoldHalo<Radius>(plan, accumulators);
      CompleteRow<Radius>(plan, row, accumulators);
    } else {
      const std::ptrdiff_t vectors = static_cast<std::ptrdiff_t>(plan.strip) * 2;
      for (std::ptrdiff_t i = 0; i < vectors; ++i) Store(accumulators + i * kLanes, Fill(0.0F));
    }
  }
}

/// Own pixels side by side. Two to four are equally fast on AVX2; the scalar fallback gains nothing from more than one.
#if defined(BASALIS_ISA_IS_SCALAR)
constexpr int kBlock = 1;
#else
constexpr int kBlock = 3;
#endif

inline BilateralKernel KernelOf(int radius) {
  switch (radius) {
    case 1:
      return ProcessRows<1, kBlock>;
    case 2:
      return ProcessRows<2, kBlock>;
    case 3:
      return ProcessRows<3, kBlock>;
    case 4:
      return ProcessRows<4, kBlock>;
    case 5:
      return ProcessRows<5, kBlock>;
    case 6:
      return ProcessRows<6, kBlock>;
    case 7:
      return ProcessRows<7, kBlock>;
    default:
      return nullptr;
  }
}

}  // namespace basalis::BASALIS_ISA
