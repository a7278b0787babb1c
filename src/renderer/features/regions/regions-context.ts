import { createContext, use } from 'react'
import type { ShownRegion } from './shown-regions.ts'

/** The regions of the photo at hand, and which of them is looked at. */
export interface Regions {
  /** The whole first; empty while nothing has been computed. */
  readonly all: readonly ShownRegion[]
  readonly chosen: ShownRegion | null
  readonly choose: (id: string) => void
}

export const RegionsContext = createContext<Regions>({ all: [], chosen: null, choose: () => undefined })

export const useRegions = (): Regions => use(RegionsContext)
