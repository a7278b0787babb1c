#include "arguments.h"

#include <cmath>
#include <cstdio>

namespace basalis {
namespace {

struct ArrayKind {
  const char* name;
  std::size_t elementBytes;
};

ArrayKind KindOf(napi_typedarray_type type) {
  switch (type) {
    case napi_int8_array:
      return {"Int8Array", 1};
    case napi_uint8_array:
      return {"Uint8Array", 1};
    case napi_uint8_clamped_array:
      return {"Uint8ClampedArray", 1};
    case napi_int16_array:
      return {"Int16Array", 2};
    case napi_uint16_array:
      return {"Uint16Array", 2};
    case napi_int32_array:
      return {"Int32Array", 4};
    case napi_uint32_array:
      return {"Uint32Array", 4};
    case napi_float32_array:
      return {"Float32Array", 4};
    case napi_float64_array:
      return {"Float64Array", 8};
    case napi_bigint64_array:
      return {"BigInt64Array", 8};
    case napi_biguint64_array:
      return {"BigUint64Array", 8};
    default:
      return {"typed array of another kind", 1};
  }
}

std::string Text(double value) {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%.10g", value);
  return buffer;
}

/// The memory of a typed array. The plain C call is used because the C++ wrapper insists on an ArrayBuffer, while ours
/// are mostly SharedArrayBuffers. `length` comes in elements.
bool ReadTypedArray(Napi::Env env, Napi::Value value, Memory& memory) {
  if (!value.IsTypedArray()) return false;
  const napi_status status =
      napi_get_typedarray_info(env, value, &memory.type, &memory.length, &memory.data, nullptr, nullptr);
  if (status != napi_ok) return false;
  memory.bytes = memory.length * KindOf(memory.type).elementBytes;
  return true;
}

}  // namespace

std::string Describe(Napi::Value value) {
  switch (value.Type()) {
    case napi_undefined:
      return "undefined";
    case napi_null:
      return "null";
    case napi_number:
      return "the number " + Text(value.As<Napi::Number>().DoubleValue());
    case napi_boolean:
      return "a boolean";
    case napi_string:
      return "a string";
    case napi_object: {
      Memory memory;
      if (!ReadTypedArray(value.Env(), value, memory)) return "an object";
      return std::string("a ") + KindOf(memory.type).name + " of " + std::to_string(memory.length) + " elements";
    }
    default:
      return "a value of another type";
  }
}

JobArguments::JobArguments(const Napi::CallbackInfo& info, const char* function)
    : env_(info.Env()), function_(function), arrays_(Napi::Array::New(info.Env())) {
  const Napi::Value job = info[0];
  if (!job.IsObject()) Fail("job", "an object", Describe(job));
  job_ = job.As<Napi::Object>();
}

JobArguments::JobArguments(Napi::Object job, const char* function)
    : env_(job.Env()), function_(function), job_(job), arrays_(Napi::Array::New(job.Env())) {}

void JobArguments::Fail(const std::string& where, const std::string& expected, const std::string& received) const {
  throw Napi::TypeError::New(env_, function_ + ": " + where + ": expected " + expected + ", received " + received);
}

Napi::Value JobArguments::Get(const char* field) const {
  return job_.Get(field);
}

double JobArguments::Number(const char* field, double min, double max) const {
  const Napi::Value value = Get(field);
  const double number = value.IsNumber() ? value.As<Napi::Number>().DoubleValue() : std::nan("");
  if (!(number >= min && number <= max)) {
    Fail(field, "a number from " + Text(min) + " to " + Text(max), Describe(value));
  }
  return number;
}

int JobArguments::Integer(const char* field, int min, int max) const {
  const Napi::Value value = Get(field);
  const double number = value.IsNumber() ? value.As<Napi::Number>().DoubleValue() : std::nan("");
  if (!(number >= min && number <= max) || number != std::floor(number)) {
    Fail(field, "a whole number from " + std::to_string(min) + " to " + std::to_string(max), Describe(value));
  }
  return static_cast<int>(number);
}

Memory JobArguments::TypedArrayMemory(const char* field, Napi::Value value, const std::string& expected) {
  Memory memory;
  if (!ReadTypedArray(env_, value, memory)) Fail(field, expected, Describe(value));
  arrays_.Set(arrays_.Length(), value);
  return memory;
}

void JobArguments::ExpectLength(const char* field, const Memory& memory, std::size_t length, bool orMore) const {
  if (memory.length == length || (orMore && memory.length > length)) return;
  Fail(field, (orMore ? "at least " : "") + std::to_string(length) + " elements", std::to_string(memory.length));
}

Memory JobArguments::Array(const char* field, napi_typedarray_type type, std::size_t length, bool orMore) {
  const Napi::Value value = Get(field);
  const std::string expected = std::string("a ") + KindOf(type).name;
  const Memory memory = TypedArrayMemory(field, value, expected);
  if (memory.type != type) Fail(field, expected, Describe(value));
  ExpectLength(field, memory, length, orMore);
  return memory;
}

Memory JobArguments::SampleArray(const char* field, std::size_t length) {
  const Napi::Value value = Get(field);
  const std::string expected = "a Uint8Array or a Uint16Array";
  const Memory memory = TypedArrayMemory(field, value, expected);
  if (memory.type != napi_uint8_array && memory.type != napi_uint16_array) Fail(field, expected, Describe(value));
  ExpectLength(field, memory, length, false);
  return memory;
}

Memory JobArguments::OptionalBytes(const char* field, std::size_t length) {
  if (Get(field).IsNull()) return {};
  return Array(field, napi_uint8_array, length);
}

void JobArguments::ExpectApart(const char* firstField, const Memory& first, const char* secondField,
                               const Memory& second) const {
  const auto firstBegin = reinterpret_cast<std::uintptr_t>(first.data);
  const auto secondBegin = reinterpret_cast<std::uintptr_t>(second.data);
  if (firstBegin < secondBegin + second.bytes && secondBegin < firstBegin + first.bytes) {
    Fail(std::string(firstField) + " and " + secondField, "memory that does not overlap", "overlapping arrays");
  }
}

}  // namespace basalis
