#pragma once

// Eight float lanes on whatever the translation unit is compiled for. Kernels are compiled several times with
// different flags, so everything here lives in a namespace of its own per instruction set (BASALIS_ISA): the linker
// must never merge two versions of one function. For the same reason kernels call no inline function of the standard
// library.

#if defined(BASALIS_FORCE_SCALAR)
#define BASALIS_ISA scalar
#define BASALIS_ISA_IS_SCALAR
#elif defined(__AVX2__) && (defined(__FMA__) || defined(_MSC_VER))
#define BASALIS_ISA avx2
#define BASALIS_ISA_IS_AVX2
#include <immintrin.h>
#elif defined(__ARM_NEON) || defined(_M_ARM64)
#define BASALIS_ISA neon
#include <arm_neon.h>
#elif defined(__SSE2__) || defined(_M_X64)
#define BASALIS_ISA sse2
#include <emmintrin.h>
#else
#define BASALIS_ISA scalar
#define BASALIS_ISA_IS_SCALAR
#endif

#if defined(_MSC_VER)
#define BASALIS_INLINE __forceinline
#else
#define BASALIS_INLINE inline __attribute__((always_inline))
#endif

namespace basalis::BASALIS_ISA {

// Load and Store take 32-byte aligned addresses. MulAdd(a, b, c) = a * b + c and NegMulAdd(a, b, c) = c - a * b round
// once or twice, as the machine has it.

#if defined(BASALIS_ISA_IS_SCALAR)

struct Vec8 {
  float lane[8];
};

template <typename Operation>
BASALIS_INLINE Vec8 PerLane(Operation operation) {
  Vec8 result;
  for (int i = 0; i < 8; ++i) result.lane[i] = operation(i);
  return result;
}

BASALIS_INLINE Vec8 Load(const float* p) {
  return PerLane([&](int i) { return p[i]; });
}
BASALIS_INLINE void Store(float* p, Vec8 a) {
  for (int i = 0; i < 8; ++i) p[i] = a.lane[i];
}
BASALIS_INLINE Vec8 Fill(float value) {
  return PerLane([&](int) { return value; });
}
BASALIS_INLINE Vec8 operator+(Vec8 a, Vec8 b) {
  return PerLane([&](int i) { return a.lane[i] + b.lane[i]; });
}
BASALIS_INLINE Vec8 operator-(Vec8 a, Vec8 b) {
  return PerLane([&](int i) { return a.lane[i] - b.lane[i]; });
}
BASALIS_INLINE Vec8 operator*(Vec8 a, Vec8 b) {
  return PerLane([&](int i) { return a.lane[i] * b.lane[i]; });
}
BASALIS_INLINE Vec8 operator/(Vec8 a, Vec8 b) {
  return PerLane([&](int i) { return a.lane[i] / b.lane[i]; });
}
BASALIS_INLINE Vec8 Max(Vec8 a, Vec8 b) {
  return PerLane([&](int i) { return a.lane[i] > b.lane[i] ? a.lane[i] : b.lane[i]; });
}
BASALIS_INLINE Vec8 MulAdd(Vec8 a, Vec8 b, Vec8 c) {
  return a * b + c;
}
BASALIS_INLINE Vec8 NegMulAdd(Vec8 a, Vec8 b, Vec8 c) {
  return c - a * b;
}

#elif defined(BASALIS_ISA_IS_AVX2)

struct Vec8 {
  __m256 v;
};

BASALIS_INLINE Vec8 Load(const float* p) {
  return {_mm256_load_ps(p)};
}
BASALIS_INLINE void Store(float* p, Vec8 a) {
  _mm256_store_ps(p, a.v);
}
BASALIS_INLINE Vec8 Fill(float value) {
  return {_mm256_set1_ps(value)};
}
BASALIS_INLINE Vec8 operator+(Vec8 a, Vec8 b) {
  return {_mm256_add_ps(a.v, b.v)};
}
BASALIS_INLINE Vec8 operator-(Vec8 a, Vec8 b) {
  return {_mm256_sub_ps(a.v, b.v)};
}
BASALIS_INLINE Vec8 operator*(Vec8 a, Vec8 b) {
  return {_mm256_mul_ps(a.v, b.v)};
}
BASALIS_INLINE Vec8 operator/(Vec8 a, Vec8 b) {
  return {_mm256_div_ps(a.v, b.v)};
}
BASALIS_INLINE Vec8 Max(Vec8 a, Vec8 b) {
  return {_mm256_max_ps(a.v, b.v)};
}
BASALIS_INLINE Vec8 MulAdd(Vec8 a, Vec8 b, Vec8 c) {
  return {_mm256_fmadd_ps(a.v, b.v, c.v)};
}
BASALIS_INLINE Vec8 NegMulAdd(Vec8 a, Vec8 b, Vec8 c) {
  return {_mm256_fnmadd_ps(a.v, b.v, c.v)};
}

#elif defined(__ARM_NEON) || defined(_M_ARM64)

struct Vec8 {
  float32x4_t low, high;
};

BASALIS_INLINE Vec8 Load(const float* p) {
  return {vld1q_f32(p), vld1q_f32(p + 4)};
}
BASALIS_INLINE void Store(float* p, Vec8 a) {
  vst1q_f32(p, a.low);
  vst1q_f32(p + 4, a.high);
}
BASALIS_INLINE Vec8 Fill(float value) {
  return {vdupq_n_f32(value), vdupq_n_f32(value)};
}
BASALIS_INLINE Vec8 operator+(Vec8 a, Vec8 b) {
  return {vaddq_f32(a.low, b.low), vaddq_f32(a.high, b.high)};
}
BASALIS_INLINE Vec8 operator-(Vec8 a, Vec8 b) {
  return {vsubq_f32(a.low, b.low), vsubq_f32(a.high, b.high)};
}
BASALIS_INLINE Vec8 operator*(Vec8 a, Vec8 b) {
  return {vmulq_f32(a.low, b.low), vmulq_f32(a.high, b.high)};
}
BASALIS_INLINE Vec8 operator/(Vec8 a, Vec8 b) {
  return {vdivq_f32(a.low, b.low), vdivq_f32(a.high, b.high)};
}
BASALIS_INLINE Vec8 Max(Vec8 a, Vec8 b) {
  return {vmaxq_f32(a.low, b.low), vmaxq_f32(a.high, b.high)};
}
BASALIS_INLINE Vec8 MulAdd(Vec8 a, Vec8 b, Vec8 c) {
  return {vfmaq_f32(c.low, a.low, b.low), vfmaq_f32(c.high, a.high, b.high)};
}
BASALIS_INLINE Vec8 NegMulAdd(Vec8 a, Vec8 b, Vec8 c) {
  return {vfmsq_f32(c.low, a.low, b.low), vfmsq_f32(c.high, a.high, b.high)};
}

#else  // SSE2

struct Vec8 {
  __m128 low, high;
};

BASALIS_INLINE Vec8 Load(const float* p) {
  return {_mm_load_ps(p), _mm_load_ps(p + 4)};
}
BASALIS_INLINE void Store(float* p, Vec8 a) {
  _mm_store_ps(p, a.low);
  _mm_store_ps(p + 4, a.high);
}
BASALIS_INLINE Vec8 Fill(float value) {
  return {_mm_set1_ps(value), _mm_set1_ps(value)};
}
BASALIS_INLINE Vec8 operator+(Vec8 a, Vec8 b) {
  return {_mm_add_ps(a.low, b.low), _mm_add_ps(a.high, b.high)};
}
BASALIS_INLINE Vec8 operator-(Vec8 a, Vec8 b) {
  return {_mm_sub_ps(a.low, b.low), _mm_sub_ps(a.high, b.high)};
}
BASALIS_INLINE Vec8 operator*(Vec8 a, Vec8 b) {
  return {_mm_mul_ps(a.low, b.low), _mm_mul_ps(a.high, b.high)};
}
BASALIS_INLINE Vec8 operator/(Vec8 a, Vec8 b) {
  return {_mm_div_ps(a.low, b.low), _mm_div_ps(a.high, b.high)};
}
BASALIS_INLINE Vec8 Max(Vec8 a, Vec8 b) {
  return {_mm_max_ps(a.low, b.low), _mm_max_ps(a.high, b.high)};
}
BASALIS_INLINE Vec8 MulAdd(Vec8 a, Vec8 b, Vec8 c) {
  return a * b + c;
}
BASALIS_INLINE Vec8 NegMulAdd(Vec8 a, Vec8 b, Vec8 c) {
  return c - a * b;
}

#endif

}  // namespace basalis::BASALIS_ISA
