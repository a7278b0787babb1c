import { BILATERAL_SHADER, FOLD_SHADER } from './bilateral-shader.ts'
import type { GpuDevice } from './gpu-device.ts'

/** The filter's shaders, compiled on first use for one device: one program per window radius. */
export class FilterPrograms {
  readonly gpu: GpuDevice
  readonly #compiled = new Map<string, Promise<GPUComputePipeline>>()

  constructor(gpu: GpuDevice) {
    this.gpu = gpu
  }

  /** `masked`: only the mask's pixels count in the sums of a pass. */
  bilateral(radius: number, masked: boolean): Promise<GPUComputePipeline> {
    const constants = { RADIUS: radius, MASKED: masked ? 1 : 0 }
    return this.#program(`${radius} ${masked}`, BILATERAL_SHADER, 'bilateralPass', constants)
  }

  fold(): Promise<GPUComputePipeline> {
    return this.#program('fold', FOLD_SHADER, 'fold', {})
  }

  #program(
    key: string,
    code: string,
    entryPoint: string,
    constants: Readonly<Record<string, number>>,
  ): Promise<GPUComputePipeline> {
    let program = this.#compiled.get(key)
    if (!program) {
      const { device } = this.gpu
      const module = device.createShaderModule({ code })
      program = device.createComputePipelineAsync({
        layout: 'auto',
        compute: { module, entryPoint, constants },
      })
      this.#compiled.set(key, program)
    }
    return program
  }
}
