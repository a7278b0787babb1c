#pragma once

#include "cancel.h"
#include "strip_layout.h"

namespace basalis {

enum class CopyResult { kDone, kCancelled, kNotFinite };

/// Rows [rowBegin, rowEnd) of a natural plane (width × height, rows contiguous, LAB units) into a strip plane, values
/// multiplied by `scale`, halo included. Stops with kNotFinite at a NaN, an infinity or a value of more than `kMaxScaledValue`.
CopyResult PackRows(const StripLayout& layout, const float* plane, float* stripBase, double scale, int rowBegin,
                    int rowEnd, CancelCell cancel);

/// Rows [rowBegin, rowEnd) of a strip plane back into a natural plane, values divided by `scale`.
CopyResult UnpackRows(const StripLayout& layout, float* plane, const float* stripBase, double scale, int rowBegin,
                      int rowEnd, CancelCell cancel);

}  // namespace basalis
