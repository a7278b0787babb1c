import { createContext, use } from 'react'
import type { RegionTool } from '../../../shared/domain/drawn-region.ts'
import { DrawingStore } from './drawing-store.ts'
import type { Measuring } from './useMeasured.ts'
import type { ShownRegion } from './shown-regions.ts'

/** The regions of the photo at hand, which of them is looked at, and one that is being drawn. */
export interface Regions {
  /** The whole first; empty while nothing has been computed. */
  readonly all: readonly ShownRegion[]
  readonly chosen: ShownRegion | null
  readonly choose: (id: string) => void
  /** What is drawn with; null: nothing is drawn. */
  readonly tool: RegionTool | null
  readonly drawing: DrawingStore
  /** Takes up a tool, or lays it down. */
  readonly draw: (tool: RegionTool | null) => void
  /** Takes up the brush on a drawn region, by its key. */
  readonly paintOn: (key: string) => void
  /** The key of the region that is painted on; null: none is. */
  readonly paintedOn: string | null
  /** Ends drawing; what was drawn becomes a region and is looked at. Nothing while it encloses nothing. */
  readonly finish: () => void
  /** How far the numbers of the chosen region are. */
  readonly measuring: Pick<Measuring, 'state' | 'again'>
}

const nothing = (): void => undefined

export const RegionsContext = createContext<Regions>({
  all: [],
  chosen: null,
  choose: nothing,
  tool: null,
  drawing: new DrawingStore(),
  draw: nothing,
  paintOn: nothing,
  paintedOn: null,
  finish: nothing,
  measuring: { state: 'idle', again: nothing },
})

export const useRegions = (): Regions => use(RegionsContext)
