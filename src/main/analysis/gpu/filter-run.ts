import {
  bilateralSettings,
  type BilateralSettings,
  type ParameterValues,
} from '../../../shared/imaging/parameters.ts'
import { LAB_CHANNELS, labPlane, type LabChannel, type LabImage } from '../../../shared/imaging/pixels.ts'
import { FOLD_SIZE, PASS_UNIFORM_BYTES, WORKGROUP_SIDE } from './bilateral-shader.ts'
import type { FilterPrograms } from './filter-programs.ts'
import type { GpuDevice } from './gpu-device.ts'
import { GpuProblem } from './gpu-problem.ts'

/** Σ |source − target| of one pass on L*, a*, b* over the pixels that count. */
export type PassSums = readonly [number, number, number]

interface ChannelState {
  readonly pipeline: GPUComputePipeline
  readonly uniform: GPUBuffer
  plane: GPUBuffer
}

/**
 * One LAB image on its way through the passes. Its planes stay on the GPU; a pass brings three sums back, and the end
 * three planes. Four plane buffers serve three channels: a channel is filtered into the free one and leaves its own.
 */
export class FilterRun {
  readonly #gpu: GpuDevice
  readonly #image: LabImage
  readonly #channels: readonly ChannelState[]
  readonly #buffers: RunBuffers
  readonly #fold: GPUComputePipeline
  #free: GPUBuffer

  private constructor(
    gpu: GpuDevice,
    image: LabImage,
    channels: readonly ChannelState[],
    buffers: RunBuffers,
    fold: GPUComputePipeline,
  ) {
    this.#gpu = gpu
    this.#image = image
    this.#channels = channels
    this.#buffers = buffers
    this.#fold = fold
    this.#free = buffers.planes[3]
  }

  /**
   * Brings the image to the GPU; it is only read. `mask`: width × height bytes, 0 = does not count. Throws a
   * `GpuProblem` with TOO_LARGE or DEVICE_LOST.
   */
  static async open(
    programs: FilterPrograms,
    image: LabImage,
    parameters: ParameterValues,
    mask: Uint8Array | null,
  ): Promise<FilterRun> {
    const { gpu } = programs
    const planeBytes = image.width * image.height * 4
    if (planeBytes > gpu.maxPlaneBytes)
      throw new GpuProblem(
        'TOO_LARGE',
        `expected planes of at most ${gpu.maxPlaneBytes} bytes, found ${planeBytes}`,
      )
    const settings = bilateralSettings(parameters)
    const pipelines = await gpu.settled(
      Promise.all(settings.map(({ window }) => programs.bilateral((window - 1) / 2, mask !== null))),
    )
    const fold = await gpu.settled(programs.fold())
    const buffers = await gpu.allocate(() => new RunBuffers(gpu, image, mask))
    const { queue } = gpu.device
    if (mask) queue.writeBuffer(buffers.mask, 0, paddedToWords(mask))
    const channels = LAB_CHANNELS.map((channel): ChannelState => {
      const plane = buffers.planes[channel]
      const uniform = buffers.uniforms[channel]
      queue.writeBuffer(plane, 0, labPlane(image, channel))
      queue.writeBuffer(uniform, 0, passUniform(image, settings[channel]))
      return { pipeline: pipelines[channel] as GPUComputePipeline, uniform, plane }
    })
    return new FilterRun(gpu, image, channels, buffers, fold)
  }

  /** One pass over all three channels. */
  async pass(): Promise<PassSums> {
    const { device, mapMode } = this.#gpu
    const { partials, folded, sums, mask, foldedCount } = this.#buffers
    const encoder = device.createCommandEncoder()
    for (const [index, channel] of this.#channels.entries()) {
      const work = encoder.beginComputePass()
      work.setPipeline(channel.pipeline)
      work.setBindGroup(
        0,
        bindGroup(device, channel.pipeline, [channel.uniform, channel.plane, this.#free, partials, mask]),
      )
      work.dispatchWorkgroups(...workgroups(this.#image))
      work.setPipeline(this.#fold)
      work.setBindGroup(0, bindGroup(device, this.#fold, [partials, folded]))
      work.dispatchWorkgroups(foldedCount)
      work.end()
      encoder.copyBufferToBuffer(folded, 0, sums, index * foldedCount * 4, foldedCount * 4)
      ;[channel.plane, this.#free] = [this.#free, channel.plane]
    }
    device.queue.submit([encoder.finish()])
    await this.#gpu.settled(sums.mapAsync(mapMode.READ))
    const values = new Float32Array(sums.getMappedRange())
    const sumOf = (channel: LabChannel): number =>
      values
        .subarray(channel * foldedCount, (channel + 1) * foldedCount)
        .reduce((sum, value) => sum + value, 0)
    const result = [sumOf(0), sumOf(1), sumOf(2)] as const
    sums.unmap()
    if (!result.every(Number.isFinite))
      throw new GpuProblem('DEVICE_LOST', 'expected numbers from the GPU, found values that are none')
    return result
  }

  /** Reads the planes back into `target`; `beforeWriting` may throw to leave it untouched. */
  async read(target: LabImage, beforeWriting: () => void): Promise<void> {
    const { device, mapMode } = this.#gpu
    const { staging } = this.#buffers
    for (const channel of LAB_CHANNELS) {
      const encoder = device.createCommandEncoder()
      const { plane } = this.#channels[channel] as ChannelState
      encoder.copyBufferToBuffer(plane, 0, staging, 0, staging.size)
      device.queue.submit([encoder.finish()])
      await this.#gpu.settled(staging.mapAsync(mapMode.READ))
      beforeWriting()
      labPlane(target, channel).set(new Float32Array(staging.getMappedRange()))
      staging.unmap()
    }
  }

  /** Gives the GPU's memory back. */
  close(): void {
    this.#buffers.destroy()
  }
}

/** Everything on the GPU that one run needs. */
class RunBuffers {
  readonly planes: readonly [GPUBuffer, GPUBuffer, GPUBuffer, GPUBuffer]
  readonly uniforms: readonly [GPUBuffer, GPUBuffer, GPUBuffer]
  readonly mask: GPUBuffer
  /** One sum per workgroup of a pass. */
  readonly partials: GPUBuffer
  /** One sum per `FOLD_SIZE` of those. */
  readonly folded: GPUBuffer
  readonly foldedCount: number
  /** The folded sums of three channels, readable. */
  readonly sums: GPUBuffer
  /** One plane, readable. */
  readonly staging: GPUBuffer

  constructor({ device, usage }: GpuDevice, image: LabImage, mask: Uint8Array | null) {
    const { STORAGE, COPY_SRC, COPY_DST, UNIFORM, MAP_READ } = usage
    const buffer = (size: number, flags: number): GPUBuffer => device.createBuffer({ size, usage: flags })
    const planeBytes = image.width * image.height * 4
    const plane = (): GPUBuffer => buffer(planeBytes, STORAGE | COPY_SRC | COPY_DST)
    const uniform = (): GPUBuffer => buffer(PASS_UNIFORM_BYTES, UNIFORM | COPY_DST)
    const [across, down] = workgroups(image)
    this.foldedCount = Math.ceil((across * down) / FOLD_SIZE)
    this.planes = [plane(), plane(), plane(), plane()]
    this.uniforms = [uniform(), uniform(), uniform()]
    this.mask = buffer(wordsOf(mask?.length ?? 0) * 4, STORAGE | COPY_DST)
    this.partials = buffer(across * down * 4, STORAGE)
    this.folded = buffer(this.foldedCount * 4, STORAGE | COPY_SRC)
    this.sums = buffer(3 * this.foldedCount * 4, MAP_READ | COPY_DST)
    this.staging = buffer(planeBytes, MAP_READ | COPY_DST)
  }

  destroy(): void {
    const { planes, uniforms, mask, partials, folded, sums, staging } = this
    for (const buffer of [...planes, ...uniforms, mask, partials, folded, sums, staging]) buffer.destroy()
  }
}

function workgroups({ width, height }: LabImage): readonly [number, number] {
  return [Math.ceil(width / WORKGROUP_SIDE), Math.ceil(height / WORKGROUP_SIDE)]
}

function passUniform(
  { width, height }: LabImage,
  { sigmaSpatial, sigmaRange }: BilateralSettings,
): ArrayBuffer {
  const bytes = new ArrayBuffer(PASS_UNIFORM_BYTES)
  new Int32Array(bytes).set([width, height])
  new Float32Array(bytes, 8).set([sigmaSpatial, sigmaRange].map((sigma) => Math.LOG2E / (2 * sigma * sigma)))
  return bytes
}

const wordsOf = (bytes: number): number => Math.max(1, Math.ceil(bytes / 4))

function paddedToWords(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(wordsOf(bytes.length) * 4)
  padded.set(bytes)
  return padded
}

function bindGroup(
  device: GPUDevice,
  pipeline: GPUComputePipeline,
  buffers: readonly GPUBuffer[],
): GPUBindGroup {
  return device.createBindGroup({
    layout: pipeline.getBindGroupLayout(0),
    entries: buffers.map((buffer, binding) => ({ binding, resource: { buffer } })),
  })
}
