#include "../kernels/strip_copy.h"

#include <cstdio>

#include "filter_limits.h"
#include "job_promise.h"
#include "jobs.h"
#include "row_range.h"

namespace basalis {
namespace {

struct StripCopy {
  RowRange range;
  StripLayout layout;
  float* plane;
  float* stripBase;
  double scale;
};

StripCopy ReadStripCopy(JobArguments& arguments) {
  const RowRange range = ReadRowRange(arguments);
  const StripLayout layout(range.width, range.height, arguments.Integer("radius", 1, kMaxRadius));
  const double sigmaRange = arguments.Number("sigmaRange", kMinSigma, kMaxSigma);
  const Memory plane = arguments.Array("plane", napi_float32_array, range.Pixels());
  const Memory strips = arguments.Array("strips", napi_float32_array, layout.FloatsWithSlack(), true);
  arguments.ExpectApart("plane", plane, "strips", strips);
  return {range, layout, static_cast<float*>(plane.data), AlignedBase(static_cast<float*>(strips.data)),
          ScaleFor(sigmaRange)};
}

JobOutcome NotFinite(double largest) {
  char message[160];
  std::snprintf(message, sizeof message,
                "packStrips: plane: expected finite values within ±%.4g, received NaN, an infinity or a larger value",
                largest);
  return {false, "FILTER_INPUT_NOT_FINITE", message};
}

}  // namespace

Napi::Value StripPlaneLength(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const auto integer = [&](std::size_t index, const char* name, int max) {
    const Napi::Value value = info[index];
    const double number = value.IsNumber() ? value.As<Napi::Number>().DoubleValue() : 0.0;
    if (!(number >= 1 && number <= max) || number != static_cast<int>(number)) {
      throw Napi::TypeError::New(env, std::string("stripPlaneLength: ") + name + ": expected a whole number from 1 to " +
                                          std::to_string(max) + ", received " + Describe(value));
    }
    return static_cast<int>(number);
  };
  const int width = integer(0, "width", kMaxSide);
  const int height = integer(1, "height", kMaxSide);
  const StripLayout layout(width, height, integer(2, "radius", kMaxRadius));
  return Napi::Number::New(env, static_cast<double>(layout.FloatsWithSlack()));
}

Napi::Value PackStrips(const Napi::CallbackInfo& info) {
  JobArguments arguments(info, "packStrips");
  const StripCopy job = ReadStripCopy(arguments);
  return RunJob(info.Env(), arguments.Arrays(), [job]() -> JobOutcome {
    const CopyResult result = PackRows(job.layout, job.plane, job.stripBase, job.scale, job.range.rowBegin,
                                       job.range.rowEnd, job.range.cancel);
    if (result == CopyResult::kNotFinite) return NotFinite(static_cast<double>(kMaxScaledValue) / job.scale);
    return {result == CopyResult::kDone, {}, {}};
  });
}

Napi::Value UnpackStrips(const Napi::CallbackInfo& info) {
  JobArguments arguments(info, "unpackStrips");
  const StripCopy job = ReadStripCopy(arguments);
  return RunJob(info.Env(), arguments.Arrays(), [job]() -> JobOutcome {
    const CopyResult result = UnpackRows(job.layout, job.plane, job.stripBase, job.scale, job.range.rowBegin,
                                         job.range.rowEnd, job.range.cancel);
    return {result == CopyResult::kDone, {}, {}};
  });
}

}  // namespace basalis
