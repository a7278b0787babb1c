#pragma once

#include <cstdint>

namespace basalis {

/// A cell that another thread sets to a value other than 0 to ask a running job to stop; null = cannot be asked.
using CancelCell = const std::int32_t*;

/// Whether the job was asked to stop. Relaxed: nothing but the flag itself is read from the other thread.
bool IsCancelled(CancelCell cell);

/// Number of rows between two looks at the cell: about 2 ms of work on the widest image.
constexpr int kRowsPerBlock = 8;

}  // namespace basalis
