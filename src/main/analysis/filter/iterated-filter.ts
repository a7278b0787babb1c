import {
  bilateralSettings,
  type BilateralSettings,
  type ParameterValues,
} from '../../../shared/imaging/parameters.ts'
import {
  LAB_CHANNELS,
  labPlane,
  type ImageSize,
  type LabChannel,
  type LabImage,
} from '../../../shared/imaging/pixels.ts'
import type { TaskRunner } from '../../pool/task-table.ts'
import type { NativeAddon } from '../native/addon.ts'
import { FRESH_PLANES, type PlaneSource } from '../plane-memory.ts'
import { settleAll } from '../settle-all.ts'
import { ON_PROCESSOR } from '../stage-clock.ts'
import {
  hasSettled,
  type IterationOptions,
  type PassDifference,
  type PhotoFilter,
  type SplitImage,
} from './filter-backend.ts'
import type { FilterTasks } from './filter-tasks.ts'
import { inBands, subtractImage } from './in-bands.ts'

/** One channel on its way through the passes: the kernel reads one strip plane and writes the other. */
interface ChannelState {
  readonly channel: LabChannel
  readonly settings: BilateralSettings
  readonly radius: number
  readonly rowDifference: Float64Array<SharedArrayBuffer>
  source: Float32Array<SharedArrayBuffer>
  target: Float32Array<SharedArrayBuffer>
}

/**
 * The iterated bilateral filter in LAB (pipeline §§2–4) on the native addon. It holds no pixels itself: every step is
 * a task over shared memory, cut into row bands, run by whatever runner it is given.
 */
export class IteratedFilter implements PhotoFilter {
  readonly #addon: Pick<NativeAddon, 'stripPlaneLength'>
  readonly #runner: TaskRunner<FilterTasks>

  constructor(addon: Pick<NativeAddon, 'stripPlaneLength'>, runner: TaskRunner<FilterTasks>) {
    this.#addon = addon
    this.#runner = runner
  }

  /** sRGB to planar L*, a*, b* (pipeline §1). */
  async labOf(
    rgb: { readonly data: Uint8Array | Uint16Array } & ImageSize,
    { signal, planes = FRESH_PLANES }: Pick<IterationOptions, 'signal' | 'planes'> = {},
  ): Promise<LabImage> {
    const { width, height } = rgb
    const lab = { width, height, data: planes.floats(3 * width * height) }
    await inBands(this.#runner, height, (band) =>
      this.#runner.run('rgbToLab', { rgb: rgb.data, lab: lab.data, width, height, ...band }, { signal }),
    )
    return lab
  }

  async split(lab: LabImage, options: IterationOptions): Promise<SplitImage> {
    const { parameters, mask, signal, planes = FRESH_PLANES, onPass } = options
    const { strips, channels } = this.#channels(lab, parameters, planes)
    await this.#pack(lab, channels, signal)
    const counted = mask?.count ?? lab.width * lab.height
    const differences: PassDifference[] = []
    let converged = false
    const started = performance.now()
    while (!converged && differences.length < parameters.maxIterations) {
      await this.#pass(lab, channels, mask?.data ?? null, signal)
      const difference = channels.map(({ rowDifference }) =>
        counted === 0 ? 0 : rowDifference.reduce((sum, value) => sum + value, 0) / counted,
      ) as unknown as PassDifference
      differences.push(difference)
      onPass?.(differences.length, difference)
      converged = hasSettled(difference, parameters)
    }
    const passMs = performance.now() - started
    const base = { width: lab.width, height: lab.height, data: planes.floats(lab.data.length) }
    await this.#finish(lab, base, channels, signal)
    planes.give(strips)
    const iterations = { count: differences.length, converged, meanAbsDifference: differences }
    return { diffuse: lab, base, iterations, passMs, place: ON_PROCESSOR }
  }

  /** The strip planes of all channels, in one piece of memory. */
  #channels(
    { width, height }: ImageSize,
    parameters: ParameterValues,
    planes: PlaneSource,
  ): { strips: Float32Array<SharedArrayBuffer>; channels: ChannelState[] } {
    const settings = bilateralSettings(parameters)
    const radii = settings.map(({ window }) => (window - 1) / 2)
    const lengths = radii.map((radius) => this.#addon.stripPlaneLength(width, height, radius))
    const strips = planes.floats(2 * lengths.reduce((sum, length) => sum + length, 0))
    let used = 0
    const next = (length: number): Float32Array<SharedArrayBuffer> => strips.subarray(used, (used += length))
    const channels = LAB_CHANNELS.map((channel): ChannelState => {
      const length = lengths[channel] as number
      return {
        channel,
        settings: settings[channel],
        radius: radii[channel] as number,
        rowDifference: new Float64Array(new SharedArrayBuffer(height * 8)),
        source: next(length),
        target: next(length),
      }
    })
    return { strips, channels }
  }

  async #pack(
    lab: LabImage,
    channels: readonly ChannelState[],
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const { width, height } = lab
    await settleAll(
      channels.map(({ channel, radius, settings: { sigmaRange }, source: strips }) =>
        inBands(this.#runner, height, (band) =>
          this.#runner.run(
            'packStrips',
            { plane: labPlane(lab, channel), strips, width, height, radius, sigmaRange, ...band },
            { signal },
          ),
        ),
      ),
    )
  }

  async #pass(
    { width, height }: ImageSize,
    channels: readonly ChannelState[],
    mask: Uint8Array | null,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    await settleAll(
      channels.map(({ source, target, radius, rowDifference, settings: { sigmaSpatial, sigmaRange } }) =>
        inBands(this.#runner, height, (band) =>
          this.#runner.run(
            'bilateralRows',
            {
              source,
              target,
              width,
              height,
              radius,
              sigmaSpatial,
              sigmaRange,
              rowDifference,
              mask,
              ...band,
            },
            { signal },
          ),
        ),
      ),
    )
    for (const state of channels) [state.source, state.target] = [state.target, state.source]
  }

  /** The last pass's image into `base`, and `lab` less it into `lab`. */
  async #finish(
    lab: LabImage,
    base: LabImage,
    channels: readonly ChannelState[],
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const { width, height } = lab
    await settleAll(
      channels.map(({ channel, source, radius, settings: { sigmaRange } }) =>
        inBands(this.#runner, height, (band) =>
          this.#runner.run(
            'unpackStrips',
            { plane: labPlane(base, channel), strips: source, width, height, radius, sigmaRange, ...band },
            { signal },
          ),
        ),
      ),
    )
    await subtractImage(this.#runner, lab, base, signal)
  }
}
