#include "job_promise.h"

#include <exception>
#include <utility>

namespace basalis {
namespace {

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

  void OnOK() override {
    if (outcome_.errorCode.empty()) {
      deferred_.Resolve(Napi::Boolean::New(Env(), outcome_.done));
      return;
    }
    Napi::Error error = Napi::Error::New(Env(), outcome_.errorMessage);
    error.Set("code", outcome_.errorCode);
    deferred_.Reject(error.Value());
  }

  void OnError(const Napi::Error& error) override { deferred_.Reject(error.Value()); }

 private:
  Napi::Promise::Deferred deferred_;
  Napi::Reference<Napi::Array> arrays_;
  std::function<JobOutcome()> work_;
  JobOutcome outcome_;
};

}  // namespace

Napi::Value RunJob(Napi::Env env, Napi::Array arrays, std::function<JobOutcome()> work) {
  auto* worker = new PromiseWorker(env, arrays, std::move(work));  // deletes itself when the promise is settled
  const Napi::Promise promise = worker->Promise();
  worker->Queue();
  return promise;
}

}  // namespace basalis
