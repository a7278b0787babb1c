import { LAYERS, MAP_LAYERS, type Layer } from '../../../shared/imaging/layers.ts'

/** What the viewing room shows: several layers side by side, or one alone. */
export interface ViewChoice {
  /** The panes of the side-by-side view. */
  readonly panes: readonly Layer[]
  /** The layer that has the room to itself, or null. */
  readonly single: Layer | null
}

export const FIRST_VIEW: ViewChoice = { panes: ['photo', ...MAP_LAYERS], single: null }

export function visibleLayers({ panes, single }: ViewChoice): readonly Layer[] {
  return single === null ? panes : [single]
}

export function sideBySide(choice: ViewChoice): ViewChoice {
  return { ...choice, single: null }
}

/** The layer alone; when it is alone already, back to side by side. */
export function toggleSingle(choice: ViewChoice, layer: Layer): ViewChoice {
  return { ...choice, single: choice.single === layer ? null : layer }
}

/** Another layer in one pane: of the panes side by side, or of the single one. */
export function changePane(choice: ViewChoice, index: number, layer: Layer): ViewChoice {
  if (choice.single !== null) return { ...choice, single: layer }
  return { ...choice, panes: choice.panes.map((before, at) => (at === index ? layer : before)) }
}

/** The layer of a number key: 1 to 9, then 0, in the order of the layers. */
export function layerOfKey(key: string): Layer | null {
  if (!/^\d$/.test(key)) return null
  return LAYERS[(Number(key) + 9) % 10] ?? null
}
