import { setTimeout as delay } from 'node:timers/promises'
import type { FallbackCode } from '../../../shared/contract/analysis-report.ts'
import { GpuProblem } from './gpu-problem.ts'

/** What an adapter says about itself. */
export interface AdapterDescription {
  readonly description: string
  /** It computes on the processor (SwiftShader, llvmpipe, WARP). */
  readonly software: boolean
}

/** Words by which software adapters that do not call themselves a fallback are known. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|softpipe|basic render|warp/i

/** Work that takes longer than this has hung: the device is given up. A pass over 50 MP takes a slow GPU about 2 s. */
const HUNG_AFTER_MS = 30_000

const LOSS_IS_TOLD_WITHIN_MS = 200

/**
 * An open GPU. Dawn's promises are settled by an event loop that spins while one is pending, and ending a thread with a
 * pending one ends the process: so it lives in a thread of its own (gpu-thread.ts), every wait goes through `settled`,
 * and `close` comes before the thread's end.
 */
export class GpuDevice {
  readonly adapter: AdapterDescription
  readonly device: GPUDevice
  /** Dawn lives as long as this is referred to. */
  readonly gpu: GPU
  readonly usage: typeof GPUBufferUsage
  readonly mapMode: typeof GPUMapMode
  #lost: GpuProblem | null = null

  private constructor(gpu: GPU, device: GPUDevice, adapter: AdapterDescription, constants: GpuConstants) {
    this.gpu = gpu
    this.device = device
    this.adapter = adapter
    this.usage = constants.GPUBufferUsage
    this.mapMode = constants.GPUMapMode
    void device.lost.then(() => {
      this.#lost ??= problem('DEVICE_LOST', 'expected the GPU to finish its work, found that it was lost')
    })
    device.addEventListener('uncapturederror', () => {
      this.#lost ??= problem(
        'PROVIDER_FAILED',
        'expected the GPU to accept its commands, found that it refused one',
      )
    })
  }

  /** The fastest adapter, opened with its own limits. Throws a `GpuProblem` with NO_DEVICE. */
  static async open(): Promise<GpuDevice> {
    const { gpu, adapter, constants } = await findAdapter()
    const { maxStorageBufferBindingSize, maxBufferSize } = adapter.limits
    const requiredLimits = { maxStorageBufferBindingSize, maxBufferSize }
    const device = await adapter.requestDevice({ requiredLimits }).catch((cause: unknown) => {
      throw new GpuProblem('NO_DEVICE', 'expected a GPU that can be opened, found one that refuses', {
        cause,
      })
    })
    return new GpuDevice(gpu, device, describe(adapter), constants)
  }

  /** Bytes that one plane may have. */
  get maxPlaneBytes(): number {
    const { maxStorageBufferBindingSize, maxBufferSize } = this.device.limits
    return Math.min(maxStorageBufferBindingSize, maxBufferSize)
  }

  get lost(): boolean {
    return this.#lost !== null
  }

  /** The result of GPU work; DEVICE_LOST when it is lost or hangs, PROVIDER_FAILED when it fails otherwise. Every promise of the device goes through here. */
  async settled<T>(work: Promise<T>): Promise<T> {
    const hung = setTimeout(() => {
      this.#lost ??= problem('DEVICE_LOST', 'expected the GPU to answer in time, found that it hung')
      // Rejects what is pending.
      this.device.destroy()
    }, HUNG_AFTER_MS)
    try {
      const result = await work
      if (this.#lost !== null) throw this.#lost
      return result
    } catch (cause) {
      // The loss of the device is told at about the same time as what it makes fail.
      await Promise.race([this.device.lost, delay(LOSS_IS_TOLD_WITHIN_MS)])
      throw (
        this.#lost ??
        new GpuProblem('PROVIDER_FAILED', 'expected the GPU to finish its work, found that it failed', {
          cause,
        })
      )
    } finally {
      clearTimeout(hung)
    }
  }

  /** Makes buffers; TOO_LARGE when the GPU's memory does not suffice. */
  async allocate<T>(make: () => T): Promise<T> {
    this.device.pushErrorScope('out-of-memory')
    const made = make()
    const shortage = await this.settled(this.device.popErrorScope())
    if (shortage !== null)
      throw new GpuProblem('TOO_LARGE', 'expected GPU memory for the planes of the photo, found too little')
    return made
  }

  /** Everything on the device is gone after this. Nothing may be pending. */
  async close(): Promise<void> {
    this.device.destroy()
    await this.device.lost
  }
}

/** Asks for the fastest adapter without opening it. Throws a `GpuProblem` with NO_DEVICE. */
export async function describeAdapter(): Promise<AdapterDescription> {
  return describe((await findAdapter()).adapter)
}

interface GpuConstants {
  readonly GPUBufferUsage: typeof GPUBufferUsage
  readonly GPUMapMode: typeof GPUMapMode
}

interface FoundAdapter {
  readonly gpu: GPU
  readonly adapter: GPUAdapter
  readonly constants: GpuConstants
}

/** The library is loaded here and not with this module: loading it touches the driver. */
async function findAdapter(): Promise<FoundAdapter> {
  try {
    const { create, globals } = await import('webgpu')
    const gpu = create([])
    const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' })
    if (adapter) return { gpu, adapter, constants: globals as unknown as GpuConstants }
  } catch (cause) {
    throw new GpuProblem('NO_DEVICE', 'expected a GPU, found that the graphics library does not load', {
      cause,
    })
  }
  throw new GpuProblem('NO_DEVICE', 'expected a GPU, found none')
}

function describe({ info }: GPUAdapter): AdapterDescription {
  const { vendor, architecture, device, description } = info
  const text = [vendor, architecture, description || device].filter((part) => part !== '').join(' ')
  return {
    description: text === '' ? 'unnamed GPU' : text,
    software: info.isFallbackAdapter || SOFTWARE.test(`${text} ${device}`),
  }
}

const problem = (code: FallbackCode, message: string): GpuProblem => new GpuProblem(code, message)
