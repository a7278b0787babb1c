import { useEffect, useState } from 'react'
import type { View } from '../../../shared/contract/session-state.ts'
import { pigmentOfLayer, type Layer } from '../../../shared/imaging/layers.ts'
import type { PixelValues } from '../../../shared/imaging/pixel-values.ts'
import type { Similarity } from '../../../shared/imaging/similarity.ts'
import { useInterface } from '../../app/interface-context.ts'
import type { LoupeStore } from '../../canvas/loupe-store.ts'
import { readUnderLoupe } from './read-under-loupe.ts'

interface Props {
  readonly view: View
  readonly layer: Layer
  readonly loupe: LoupeStore
  /** From the photo at hand to this one. */
  readonly place: Similarity
  /** A colour card has corrected what was analysed: the photo's own colours are not those that the maps rest on. */
  readonly corrected: boolean
}

/** What is under the cross of the loupe: of a map its value, of all else the photo's colour. Nothing while the loupe is off. */
export function LoupeValues({ view, layer, loupe, place, corrected }: Props) {
  const { texts } = useInterface()
  const values = useValues(view, loupe, place)
  if (!values) return null
  const pigment = pigmentOfLayer(layer)
  const colour = texts.studio.colourValues(values.lab.map(Math.round).join(' · '))
  const map = pigment && (values.maps?.[pigment] ?? null)
  return (
    <p className="loupe-values" aria-hidden>
      {pigment === null
        ? [colour, ...(corrected ? [texts.card.asTaken] : [])].join(' · ')
        : map
          ? texts.studio.mapValues(map.value, map.confidence)
          : texts.marks.notSkin.name}
    </p>
  )
}

/** What was read belongs to one photo and to how that lies on the one at hand: with another place it is gone at once. */
function useValues({ set, width, height }: View, loupe: LoupeStore, place: Similarity): PixelValues | null {
  const { client } = useInterface()
  const [values, setValues] = useState<PixelValues | null>(null)
  const { a, b, tx, ty } = place
  useEffect(
    () =>
      readUnderLoupe({
        loupe,
        place: { a, b, tx, ty },
        size: { width, height },
        read: async (at) => (await client.call('pixel:read', { set, at })).values,
        onValues: setValues,
      }),
    [client, loupe, set, width, height, a, b, tx, ty],
  )
  return values
}
