import { createContext, use, useSyncExternalStore } from 'react'
import type { DeskState, RegionDesk } from './region-desk.ts'

/** Outside a RegionRoom no photo is open. */
export const RegionDeskContext = createContext<Pick<RegionDesk, 'get' | 'subscribe'>>({
  get: () => null,
  subscribe: () => () => undefined,
})

/** What is drawn over the photo at hand; null: no photo is open. The component is rendered again with every change of it. */
export function useRegionDesk(): DeskState | null {
  const desk = use(RegionDeskContext)
  return useSyncExternalStore(desk.subscribe, desk.get, desk.get)
}
