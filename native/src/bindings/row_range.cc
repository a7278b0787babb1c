#include "row_range.h"

namespace basalis {

RowRange ReadRowRange(JobArguments& arguments) {
  RowRange range{};
  range.width = arguments.Integer("width", 1, kMaxSide);
  range.height = arguments.Integer("height", 1, kMaxSide);
  if (range.Pixels() > kMaxPixels) {
    arguments.Fail("width and height", "at most " + std::to_string(kMaxPixels) + " pixels",
                   std::to_string(range.Pixels()));
  }
  range.rowBegin = arguments.Integer("rowBegin", 0, range.height);
  range.rowEnd = arguments.Integer("rowEnd", range.rowBegin, range.height);
  range.cancel = static_cast<CancelCell>(arguments.Array("cancel", napi_int32_array, 1, true).data);
  return range;
}

}  // namespace basalis
