import { InferenceSession, listSupportedBackends } from 'onnxruntime-node'
import type { VerifiedModel } from './manifest.ts'
import type { GpuProvider } from './provider-names.ts'

/** Whether this build of the runtime knows the provider; it may still lack files or a device. */
export function isListed(provider: GpuProvider): boolean {
  return listSupportedBackends().some(({ name }) => name === provider)
}

/** A session on the processor in one thread: the pool's threads share the cores among tiles. */
export function processorSession({ bytes }: VerifiedModel): Promise<InferenceSession> {
  return InferenceSession.create(new Uint8Array(bytes), {
    executionProviders: ['cpu'],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
  })
}

/**
 * A session wholly on a GPU provider: the runtime would else give what the provider cannot do to the processor without
 * a word, and the whole net if need be. Rejects when a single node would run there, or when there is no device.
 */
export function gpuSession({ bytes }: VerifiedModel, provider: GpuProvider): Promise<InferenceSession> {
  return InferenceSession.create(new Uint8Array(bytes), {
    executionProviders: [provider],
    extra: { session: { disable_cpu_ep_fallback: '1' } },
    // What it would print holds paths; that it failed is reported by the rejection.
    logSeverityLevel: 4,
  })
}
