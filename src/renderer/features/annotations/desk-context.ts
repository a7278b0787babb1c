import { createContext, use, useSyncExternalStore } from 'react'
import type { AnnotationDesk, DeskState } from './annotation-desk.ts'

export const DeskContext = createContext<AnnotationDesk | null>(null)

export function useDesk(): AnnotationDesk {
  const desk = use(DeskContext)
  if (!desk) throw new Error('expected an AnnotationRoom around the component, found none')
  return desk
}

/** The desk, and its state: the component is rendered again with every change of it. */
export function useDeskState(): readonly [AnnotationDesk, DeskState] {
  const desk = useDesk()
  return [desk, useSyncExternalStore(desk.subscribe, desk.get)]
}
