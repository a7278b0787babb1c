import { layerOfKey, sideBySide, toggleLayer } from './view-choice.ts'
import type { Studio } from './studio.ts'
import { viewportKeys } from './usePaneKeys.ts'

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0']

/** What keys do while a photo is on the screen. */
export function studioKeys({
  choice,
  onChoice,
  viewport,
  loupe,
}: Studio): Readonly<Record<string, () => void>> {
  return {
    ...Object.fromEntries(
      DIGITS.map((key) => [
        key,
        () => {
          const layer = layerOfKey(key)
          if (layer) onChoice(toggleLayer(choice, layer))
        },
      ]),
    ),
    s: () => {
      onChoice(sideBySide(choice))
    },
    l: () => {
      loupe.toggle()
    },
    ...viewportKeys(viewport),
  }
}
