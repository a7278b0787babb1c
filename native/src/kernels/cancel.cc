#include "cancel.h"

#if defined(_MSC_VER)
#include <atomic>
#endif

namespace basalis {

bool IsCancelled(CancelCell cell) {
  if (cell == nullptr) return false;
#if defined(_MSC_VER)
  static_assert(sizeof(std::atomic<std::int32_t>) == sizeof(std::int32_t), "the cell is a plain 32-bit integer");
  return reinterpret_cast<const std::atomic<std::int32_t>*>(cell)->load(std::memory_order_relaxed) != 0;
#else
  return __atomic_load_n(cell, __ATOMIC_RELAXED) != 0;
#endif
}

}  // namespace basalis
