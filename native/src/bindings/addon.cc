#include <napi.h>

#include "../kernels/simd.h"
#include "job_promise.h"
#include "jobs.h"
#include "large_blocks.h"

namespace basalis {

/// The addon keeps no state beyond read-only tables, one setting of the allocator and, per JavaScript thread, the place where its jobs
/// run: it may be loaded in any number of worker threads at once.
Napi::Object InitAddon(Napi::Env env, Napi::Object exports) {
  InitJobPlace(env);
  KeepLargeBlocksApart();
  exports.Set("simd", SimdName(ActiveSimd()));
  exports.Set("runInCallingThread", Napi::Function::New(env, RunInCallingThread));
  exports.Set("stripPlaneLength", Napi::Function::New(env, StripPlaneLength));
  exports.Set("rgbToLab", Napi::Function::New(env, RgbToLab));
  exports.Set("packStrips", Napi::Function::New(env, PackStrips));
  exports.Set("unpackStrips", Napi::Function::New(env, UnpackStrips));
  exports.Set("bilateralRows", Napi::Function::New(env, BilateralRows));
  exports.Set("referenceLab", Napi::Function::New(env, ReferenceLabImage));
  exports.Set("referenceBilateral", Napi::Function::New(env, ReferenceBilateralPlane));
  return exports;
}

NODE_API_MODULE(basalis_native, InitAddon)

}  // namespace basalis
