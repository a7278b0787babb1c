#pragma once

#include <napi.h>

#include <cstddef>
#include <cstdint>
#include <string>

namespace basalis {

/// Memory of a typed array, wherever it lives (ArrayBuffer or SharedArrayBuffer).
struct Memory {
  void* data = nullptr;
  std::size_t length = 0;  // elements
  std::size_t bytes = 0;
  napi_typedarray_type type = napi_uint8_array;
};

/// Reads and checks the fields of one job object. Every failure throws a TypeError that says where, what was expected
/// and what was received. Field values are read once, so a getter cannot change them between check and use.
class JobArguments {
 public:
  /// `function` names the call in messages. Throws when the first argument is not an object.
  JobArguments(const Napi::CallbackInfo& info, const char* function);
  JobArguments(Napi::Object job, const char* function);

  int Integer(const char* field, int min, int max) const;
  double Number(const char* field, double min, double max) const;

  /// A typed array of `type` with `length` elements, or at least so many. Kept alive with Arrays().
  Memory Array(const char* field, napi_typedarray_type type, std::size_t length, bool orMore = false);
  /// Like Array for Uint8Array or Uint16Array.
  Memory SampleArray(const char* field, std::size_t length);
  /// Like Array for Uint8Array; null gives no data.
  Memory OptionalBytes(const char* field, std::size_t length);

  /// Throws when two fields share memory although one of them is written.
  void ExpectApart(const char* firstField, const Memory& first, const char* secondField, const Memory& second) const;

  [[noreturn]] void Fail(const std::string& where, const std::string& expected, const std::string& received) const;

  /// The typed arrays read so far: whoever runs the job holds on to them.
  Napi::Array Arrays() const { return arrays_; }

 private:
  Napi::Value Get(const char* field) const;
  Memory TypedArrayMemory(const char* field, Napi::Value value, const std::string& expected);
  void ExpectLength(const char* field, const Memory& memory, std::size_t length, bool orMore) const;

  Napi::Env env_;
  std::string function_;
  Napi::Object job_;
  Napi::Array arrays_;
};

/// What a value is, for messages: "a Float32Array of 12 elements", "the number 3.5", "undefined".
std::string Describe(Napi::Value value);

}  // namespace basalis
