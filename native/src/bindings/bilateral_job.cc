#include "../kernels/bilateral.h"

#include "filter_limits.h"
#include "job_promise.h"
#include "jobs.h"
#include "row_range.h"

namespace basalis {

Napi::Value BilateralRows(const Napi::CallbackInfo& info) {
  JobArguments arguments(info, "bilateralRows");
  const RowRange range = ReadRowRange(arguments);
  const StripLayout layout(range.width, range.height, arguments.Integer("radius", 1, kMaxRadius));
  const double sigmaSpatial = arguments.Number("sigmaSpatial", kMinSigma, kMaxSigma);
  const double sigmaRange = arguments.Number("sigmaRange", kMinSigma, kMaxSigma);
  const Memory source = arguments.Array("source", napi_float32_array, layout.FloatsWithSlack(), true);
  const Memory target = arguments.Array("target", napi_float32_array, layout.FloatsWithSlack(), true);
  const Memory differences =
      arguments.Array("rowDifference", napi_float64_array, static_cast<std::size_t>(range.height), true);
  const Memory mask = arguments.OptionalBytes("mask", range.Pixels());
  arguments.ExpectApart("source", source, "target", target);
  arguments.ExpectApart("source", source, "rowDifference", differences);
  arguments.ExpectApart("target", target, "rowDifference", differences);
  if (mask.data != nullptr) {
    arguments.ExpectApart("mask", mask, "target", target);
    arguments.ExpectApart("mask", mask, "rowDifference", differences);
  }

  const BilateralPass pass{
      range.width,
      range.height,
      layout.radius,
      sigmaSpatial,
      sigmaRange,
      range.rowBegin,
      range.rowEnd,
      AlignedBase(static_cast<float*>(source.data)),
      AlignedBase(static_cast<float*>(target.data)),
      static_cast<double*>(differences.data),
      static_cast<const std::uint8_t*>(mask.data),
      range.cancel,
  };
  return RunJob(info.Env(), arguments.Arrays(), [pass] { return JobOutcome{RunBilateral(pass), {}, {}}; });
}

}  // namespace basalis
