import { filmKeys } from './film/film-keys.ts'
import { filmPhotos } from './patient-photos.ts'
import { filmView, layerOfKey, sideBySide, toggleLayer } from './view-choice.ts'
import type { Studio } from './studio.ts'
import { viewportKeys } from './usePaneKeys.ts'

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0']

/** What keys do while a photo is on the screen. */
export function studioKeys({
  choice,
  onChoice,
  viewport,
  loupe,
  reel,
  hand,
  photos,
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
    c: () => {
      const canPlay = filmPhotos(photos, hand.view.record?.photo ?? '').length > 1
      if (choice.focus?.kind === 'film') onChoice(sideBySide(choice))
      else if (canPlay) onChoice(filmView(choice))
    },
    l: () => {
      loupe.toggle()
    },
    ...viewportKeys(viewport),
    ...(choice.focus?.kind === 'film' && filmKeys(reel)),
  }
}
