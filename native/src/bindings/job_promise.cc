#include "job_promise.h"

#include <exception>
#include <utility>

namespace basalis {
namespace {

void Settle(const Napi::Promise::Deferred& deferred, Napi::Env env, const JobOutcome& outcome) {
  if (outcome.errorCode.empty()) {
    deferred.Resolve(Napi::Boolean::New(env, outcome.done));
    return;
  }
  Napi::Error error = Napi::Error::New(env, outcome.errorMessage);
  error.Set("code", outcome.errorCode);
  deferred.Reject(error.Value());
}

class PromiseWorker : public Napi::AsyncWorker {
 public:
  PromiseWorker(Napi::Env env, Napi::Array arrays, std::function<JobOutcome()> work)
      : Napi::AsyncWorker(env, "basalis.native"),
        deferred_(Napi::Promise::Deferred::New(env)),
        arrays_(Napi::Persistent(arrays)),
        work_(std::move(work)) {}

  Napi::Promise Promise() const { return deferred_.Promise(); }

 protected:
  void Execute() override { outcome_ = work_(); }  // an exception ends in OnError

  void OnOK() override { Settle(deferred_, Env(), outcome_); }

  void OnError(const Napi::Error& error) override { deferred_.Reject(error.Value()); }

 private:
  Napi::Promise::Deferred deferred_;
  Napi::Reference<Napi::Array> arrays_;
  std::function<JobOutcome()> work_;
  JobOutcome outcome_;
};

}  // namespace

void InitJobPlace(Napi::Env env) {
  env.SetInstanceData(new JobPlace());  // deleted with the environment
}

void RunInCallingThread(const Napi::CallbackInfo& info) {
  info.Env().GetInstanceData<JobPlace>()->callingThread = true;
}

Napi::Value RunJob(Napi::Env env, Napi::Array arrays, std::function<JobOutcome()> work) {
  if (env.GetInstanceData<JobPlace>()->callingThread) {
    const Napi::Promise::Deferred deferred = Napi::Promise::Deferred::New(env);
    try {
      Settle(deferred, env, work());
    } catch (const std::exception& failure) {
      deferred.Reject(Napi::Error::New(env, failure.what()).Value());
    }
    return deferred.Promise();
  }
  auto* worker = new PromiseWorker(env, arrays, std::move(work));  // deletes itself when the promise is settled
  const Napi::Promise promise = worker->Promise();
  worker->Queue();
  return promise;
}

}  // namespace basalis
