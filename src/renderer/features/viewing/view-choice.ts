import { LAYERS, pigmentOfLayer, type Layer } from '../../../shared/imaging/layers.ts'
import { FILM_LAYERS, type FilmLayer } from '../../../shared/contract/film-state.ts'
import { MAP_LAYERS } from '../../../shared/imaging/layers.ts'
import type { Pigment } from '../../../shared/imaging/pigments.ts'

/** What one pane shows. */
export interface PaneChoice {
  /** A photo beside the one at hand, by its id in the record; null: the photo at hand. */
  readonly photo: string | null
  readonly layer: Layer
  /** Moves and zooms with the others. */
  readonly linked: boolean
}

/** Two photos over one another: with a line between them, in turns, or what has changed in a map from one to the other. */
export const PAIR_KINDS = ['wipe', 'flicker', 'change'] as const
export type PairKind = (typeof PAIR_KINDS)[number]

/** What has the room to itself. */
export type Focus =
  | { readonly kind: 'single'; readonly pane: PaneChoice }
  /** `photo`, beside the one at hand, and that one. */
  | { readonly kind: PairKind; readonly photo: string; readonly layer: Layer }
  /** All visits of the photo at hand, one after another. */
  | { readonly kind: 'film'; readonly layer: FilmLayer }

/** What the viewing room shows: several panes side by side, or something alone. */
export interface ViewChoice {
  readonly panes: readonly PaneChoice[]
  readonly focus: Focus | null
}

/** Of the photo at hand, moving with the others. */
export const paneOf = (layer: Layer, photo: string | null = null): PaneChoice => ({
  photo,
  layer,
  linked: true,
})

const panesOf = (layers: readonly Layer[]): readonly PaneChoice[] => layers.map((layer) => paneOf(layer))

export const FIRST_VIEW: ViewChoice = { panes: panesOf(['photo', ...MAP_LAYERS]), focus: null }

export const PANE_COUNTS = [1, 2, 3, 4, 6] as const
export const MOST_PANES = 6

/** The panes that are on the screen; of two photos over one another the pane of the photo at hand. */
export function visiblePanes({ panes, focus }: ViewChoice): readonly PaneChoice[] {
  if (focus === null) return panes
  return [focus.kind === 'single' ? focus.pane : paneOf(focus.layer)]
}

export type PairFocus = Extract<Focus, { kind: PairKind }>

export const isPair = (focus: Focus | null): focus is PairFocus =>
  focus !== null && focus.kind !== 'single' && focus.kind !== 'film'

const filmLayer = (layer: Layer): FilmLayer | undefined => FILM_LAYERS.find((known) => known === layer)

/** A film of the layer that is looked at, else of the first pane with a map. */
export const filmView = (choice: ViewChoice): ViewChoice => ({
  ...choice,
  focus: { kind: 'film', layer: filmLayer(comparedLayer(choice)) ?? 'photo' },
})

export function sideBySide(choice: ViewChoice): ViewChoice {
  return { ...choice, focus: null }
}

const same = (a: PaneChoice, b: PaneChoice): boolean => a.photo === b.photo && a.layer === b.layer

/** The pane alone; when it is alone already, back to side by side. */
export function toggleSingle(choice: ViewChoice, pane: PaneChoice): ViewChoice {
  const { focus } = choice
  const alone = focus?.kind === 'single' && same(focus.pane, pane)
  return { ...choice, focus: alone ? null : { kind: 'single', pane } }
}

/** A layer alone, of the photo that is alone already, else of the one at hand; in both photos of a pair, in a film that has it. */
export function toggleLayer(choice: ViewChoice, layer: Layer): ViewChoice {
  const { focus } = choice
  const ofFilm = filmLayer(layer)
  if (focus?.kind === 'film' && ofFilm) return { ...choice, focus: { kind: 'film', layer: ofFilm } }
  if (isPair(focus)) return { ...choice, focus: { ...focus, layer } }
  return toggleSingle(choice, paneOf(layer, focus?.kind === 'single' ? focus.pane.photo : null))
}

/** Whether a layer is what the room shows alone. */
export function isAlone({ focus }: ViewChoice, layer: Layer): boolean {
  return (focus?.kind === 'single' ? focus.pane.layer : focus?.layer) === layer
}

/** Something else in one pane: of the panes side by side, or of the one that is alone. */
export function changePane(choice: ViewChoice, index: number, change: Partial<PaneChoice>): ViewChoice {
  const { focus } = choice
  if (focus?.kind === 'single')
    return { ...choice, focus: { kind: 'single', pane: { ...focus.pane, ...change } } }
  if (focus) return change.layer ? toggleLayer(choice, change.layer) : choice
  return {
    ...choice,
    panes: choice.panes.map((before, at) => (at === index ? { ...before, ...change } : before)),
  }
}

/** Two panes change places; nothing where one of them is none. */
export function swapPanes(choice: ViewChoice, from: number, to: number): ViewChoice {
  const [first, second] = [choice.panes[from], choice.panes[to]]
  if (!first || !second) return choice
  return {
    ...choice,
    panes: choice.panes.map((pane, at) => (at === from ? second : at === to ? first : pane)),
  }
}

/** As many panes side by side: the first of those that are there, then layers that are in none. */
export function withPanes(choice: ViewChoice, count: number): ViewChoice {
  const kept = choice.panes.slice(0, count)
  const unseen = LAYERS.filter((layer) => !kept.some((pane) => pane.layer === layer))
  return { panes: [...kept, ...panesOf(unseen).slice(0, count - kept.length)], focus: null }
}

/** Layers of the photo at hand side by side. */
export const layersView = (layers: readonly Layer[]): ViewChoice => ({ panes: panesOf(layers), focus: null })

/** The same layer of several photos side by side, in this order; null is the photo at hand. */
export const photosView = (photos: readonly (string | null)[], layer: Layer): ViewChoice => ({
  panes: photos.slice(0, MOST_PANES).map((photo) => paneOf(layer, photo)),
  focus: null,
})

/** The photos beside the one at hand that a choice needs; first the one that has the room to itself, or shares it with that at hand. */
export function photosOf({ panes, focus }: ViewChoice): readonly string[] {
  const alone = isPair(focus) ? focus.photo : focus?.kind === 'single' ? focus.pane.photo : null
  return [...new Set([alone, ...panes.map(({ photo }) => photo)])].filter((photo) => photo !== null)
}

/** Without one photo: its panes show the photo at hand. */
export function withoutPhoto(choice: ViewChoice, gone: string): ViewChoice {
  const home = (pane: PaneChoice): PaneChoice => (pane.photo === gone ? { ...pane, photo: null } : pane)
  const { focus } = choice
  return {
    panes: choice.panes.map(home),
    focus:
      focus?.kind === 'single'
        ? { kind: 'single', pane: home(focus.pane) }
        : isPair(focus) && focus.photo === gone
          ? null
          : focus,
  }
}

/** The layer that two photos are compared in: that of the first pane with a map, else the photo. */
export const comparedLayer = ({ panes, focus }: ViewChoice): Layer =>
  focus?.kind === 'single'
    ? focus.pane.layer
    : (focus?.layer ?? panes.find(({ layer }) => pigmentOfLayer(layer) !== null)?.layer ?? 'photo')

/** The map in which a change is looked for: the one that is looked at, else the red one. */
export const changedPigment = (choice: ViewChoice): Pigment => pigmentOfLayer(comparedLayer(choice)) ?? 'red'

/** The layer of a number key: 1 to 9, then 0, in the order of the layers. */
export function layerOfKey(key: string): Layer | null {
  if (!/^\d$/.test(key)) return null
  return LAYERS[(Number(key) + 9) % 10] ?? null
}
