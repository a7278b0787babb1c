#include "../kernels/strip_layout.h"
#include "../reference/reference_bilateral.h"
#include "../reference/reference_lab.h"

#include "filter_limits.h"
#include "jobs.h"
#include "row_range.h"

namespace basalis {
namespace {

/// The positional arguments as an object, so that they are checked like those of a job.
JobArguments Named(const Napi::CallbackInfo& info, const char* function, std::initializer_list<const char*> names,
                   Napi::Object& holder) {
  std::size_t index = 0;
  for (const char* name : names) holder.Set(name, info[index++]);
  return JobArguments(holder, function);
}

}  // namespace

Napi::Value ReferenceLabImage(const Napi::CallbackInfo& info) {
  Napi::Object holder = Napi::Object::New(info.Env());
  JobArguments arguments = Named(info, "referenceLab", {"rgb", "width", "height", "lab"}, holder);
  const int width = arguments.Integer("width", 1, kMaxSide);
  const int height = arguments.Integer("height", 1, kMaxSide);
  const std::size_t pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  const Memory rgb = arguments.SampleArray("rgb", pixels * 3);
  const Memory lab = arguments.Array("lab", napi_float32_array, pixels * 3);

  const bool wide = rgb.type == napi_uint16_array;
  const auto sample = [&](std::size_t index) {
    return wide ? static_cast<const std::uint16_t*>(rgb.data)[index] / 65535.0
                : static_cast<const std::uint8_t*>(rgb.data)[index] / 255.0;
  };
  auto* planes = static_cast<float*>(lab.data);
  for (std::size_t pixel = 0; pixel < pixels; ++pixel) {
    double values[3];
    ReferenceLab(sample(pixel * 3), sample(pixel * 3 + 1), sample(pixel * 3 + 2), values);
    for (std::size_t channel = 0; channel < 3; ++channel) {
      planes[channel * pixels + pixel] = static_cast<float>(values[channel]);
    }
  }
  return info.Env().Undefined();
}

Napi::Value ReferenceBilateralPlane(const Napi::CallbackInfo& info) {
  Napi::Object holder = Napi::Object::New(info.Env());
  JobArguments arguments =
      Named(info, "referenceBilateral",
            {"source", "target", "width", "height", "radius", "sigmaSpatial", "sigmaRange"}, holder);
  const int width = arguments.Integer("width", 1, kMaxSide);
  const int height = arguments.Integer("height", 1, kMaxSide);
  const int radius = arguments.Integer("radius", 1, kMaxRadius);
  const double sigmaSpatial = arguments.Number("sigmaSpatial", kMinSigma, kMaxSigma);
  const double sigmaRange = arguments.Number("sigmaRange", kMinSigma, kMaxSigma);
  const std::size_t pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  const Memory source = arguments.Array("source", napi_float32_array, pixels);
  const Memory target = arguments.Array("target", napi_float32_array, pixels);
  arguments.ExpectApart("source", source, "target", target);
  ReferenceBilateral(static_cast<const float*>(source.data), static_cast<float*>(target.data), width, height, radius,
                     sigmaSpatial, sigmaRange);
  return info.Env().Undefined();
}

}  // namespace basalis
