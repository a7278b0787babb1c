import { createContext, use } from 'react'
import type { Outline } from '../../../shared/imaging/outline.ts'
import { DrawingStore } from './drawing-store.ts'
import type { RegionTool } from './drawing.ts'
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
  /** Ends drawing; the outline becomes a region with numbers and is looked at. */
  readonly measure: (outline: Outline) => void
  readonly measuring: boolean
  /** Takes a drawn region away. */
  readonly remove: (id: string) => void
}

const nothing = (): void => undefined

export const RegionsContext = createContext<Regions>({
  all: [],
  chosen: null,
  choose: nothing,
  tool: null,
  drawing: new DrawingStore(),
  draw: nothing,
  measure: nothing,
  measuring: false,
  remove: nothing,
})

export const useRegions = (): Regions => use(RegionsContext)
