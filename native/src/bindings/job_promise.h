#pragma once

#include <napi.h>

#include <functional>
#include <string>

namespace basalis {

/// How a job ended.
struct JobOutcome {
  /// The promise's value: true = done, false = cancelled.
  bool done = true;
  /// When not empty the promise is rejected with an Error of this code and message.
  std::string errorCode;
  std::string errorMessage;
};

/// Where the jobs of one JavaScript thread run.
struct JobPlace {
  /// False: on a thread of libuv's pool. True: in the calling thread, which blocks meanwhile.
  bool callingThread = false;
};

/// Sets up the place of this JavaScript thread; once, when the addon is loaded into it.
void InitJobPlace(Napi::Env env);

/// `runInCallingThread()` of the addon.
void RunInCallingThread(const Napi::CallbackInfo& info);

/// Runs `work` and settles the returned promise with its outcome. `arrays` (the buffers the job uses) stay alive until
/// then. `work` touches no JavaScript.
Napi::Value RunJob(Napi::Env env, Napi::Array arrays, std::function<JobOutcome()> work);

}  // namespace basalis
