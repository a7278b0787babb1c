#include "../kernels/rgb_to_lab.h"

#include "job_promise.h"
#include "jobs.h"
#include "row_range.h"

namespace basalis {

Napi::Value RgbToLab(const Napi::CallbackInfo& info) {
  JobArguments arguments(info, "rgbToLab");
  const RowRange range = ReadRowRange(arguments);
  const Memory rgb = arguments.SampleArray("rgb", range.Pixels() * 3);
  const Memory lab = arguments.Array("lab", napi_float32_array, range.Pixels() * 3);
  arguments.ExpectApart("rgb", rgb, "lab", lab);

  const bool wide = rgb.type == napi_uint16_array;
  const RgbToLabPass pass{
      range.width,
      range.height,
      range.rowBegin,
      range.rowEnd,
      wide ? nullptr : static_cast<const std::uint8_t*>(rgb.data),
      wide ? static_cast<const std::uint16_t*>(rgb.data) : nullptr,
      static_cast<float*>(lab.data),
      range.cancel,
  };
  return RunJob(info.Env(), arguments.Arrays(), [pass] { return JobOutcome{RunRgbToLab(pass), {}, {}}; });
}

}  // namespace basalis
