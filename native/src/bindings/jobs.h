#pragma once

#include <napi.h>

namespace basalis {

// The functions of the addon, one each. Their contract is the TypeScript interface in src/main/analysis/native.

Napi::Value StripPlaneLength(const Napi::CallbackInfo& info);
Napi::Value RgbToLab(const Napi::CallbackInfo& info);
Napi::Value PackStrips(const Napi::CallbackInfo& info);
Napi::Value UnpackStrips(const Napi::CallbackInfo& info);
Napi::Value BilateralRows(const Napi::CallbackInfo& info);
Napi::Value ReferenceLabImage(const Napi::CallbackInfo& info);
Napi::Value ReferenceBilateralPlane(const Napi::CallbackInfo& info);

}  // namespace basalis
