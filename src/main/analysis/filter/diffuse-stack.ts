import type { Fallback } from '../../../shared/contract/analysis-report.ts'
import type { LabImage } from '../../../shared/imaging/pixels.ts'
import type { TaskRunner } from '../../pool/task-table.ts'
import { FRESH_PLANES } from '../plane-memory.ts'
import type {
  CountedPixels,
  FilterBackend,
  IterationOptions,
  IterationReport,
  SplitImage,
} from './filter-backend.ts'
import type { FilterTasks } from './filter-tasks.ts'

/**
 * The stack of diffuse images that the pigment net sees (pipeline §5). Level 0 is the diffuse image of the photo;
 * level k is the diffuse image of the same filter on the base of level k − 1, halved by area average. Every level
 * keeps its own, smaller size; whoever reads them brings them to full size.
 */
export interface DiffuseStack {
  readonly levels: readonly LabImage[]
  /** What the coarsest level's filter left: colour and light without any detail. Of its size; `first.base` with one level. */
  readonly base: LabImage
  readonly iterations: readonly IterationReport[]
  /** Why a level ran on the processor although a GPU was meant to do it; the last reason where there were several. */
  readonly fallback: Fallback | null
}

export interface DiffuseStackOptions extends Omit<IterationOptions, 'onPass' | 'mask'> {
  readonly levels: number
  /** As `mask` for a single image, one for each level from 0 on. */
  readonly masks?: readonly (CountedPixels | undefined)[] | undefined
  readonly onPass?: ((level: number, pass: number) => void) | undefined
}

/** Builds the levels below `first`, which is level 0 already split. `first.base` is read, never changed. */
export async function buildDiffuseStack(
  filter: FilterBackend,
  runner: TaskRunner<FilterTasks>,
  first: SplitImage,
  { levels, masks, onPass, ...options }: DiffuseStackOptions,
): Promise<DiffuseStack> {
  const { planes = FRESH_PLANES } = options
  const images = [first.diffuse]
  const iterations = [first.iterations]
  let base = first.base
  let fallback: Fallback | null = null
  for (let level = 1; level < levels; level += 1) {
    const { width, height, data: source } = base
    const size = { width: Math.ceil(width / 2), height: Math.ceil(height / 2) }
    const halved = { ...size, data: planes.floats(3 * size.width * size.height) }
    await runner.run('halve', { width, height, source, target: halved.data }, { signal: options.signal })
    const split = await filter.split(halved, {
      ...options,
      mask: masks?.[level],
      onPass: (pass) => onPass?.(level, pass),
    })
    images.push(split.diffuse)
    iterations.push(split.iterations)
    fallback = split.place.fallback ?? fallback
    if (base !== first.base) planes.give(base.data)
    base = split.base
  }
  return { levels: images, base, iterations, fallback }
}
