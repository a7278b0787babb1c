import { useEffect, useState } from 'react'
import type { View } from '../../../shared/contract/session-state.ts'
import { pigmentOfLayer, type Layer } from '../../../shared/imaging/layers.ts'
import type { PixelValues } from '../../../shared/imaging/pixel-values.ts'
import { applied, type Similarity } from '../../../shared/imaging/similarity.ts'
import { useInterface } from '../../app/interface-context.ts'
import type { LoupeStore } from '../../canvas/loupe-store.ts'

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

/** Asks for one pixel at a time: the spot where the pointer rests is always asked for in the end. */
function useValues({ set, width, height }: View, loupe: LoupeStore, place: Similarity): PixelValues | null {
  const { client } = useInterface()
  const [values, setValues] = useState<PixelValues | null>(null)
  const { a, b, tx, ty } = place
  useEffect(() => {
    let gone = false
    let asking = false
    let asked = ''
    const look = (): void => {
      const { spot } = loupe
      const { x, y } = spot ? applied({ a, b, tx, ty }, spot) : { x: -1, y: -1 }
      if (x < 0 || y < 0 || x >= width || y >= height) {
        asked = ''
        setValues(null)
        return
      }
      const at = { x: Math.floor(x), y: Math.floor(y) }
      const wanted = `${at.x} ${at.y}`
      if (asking || wanted === asked) return
      asking = true
      asked = wanted
      client
        .call('pixel:read', { set, at })
        .catch(() => ({ values: null }))
        .then((found) => {
          asking = false
          if (gone) return
          setValues(loupe.spot ? found.values : null)
          look()
        })
        .catch(() => undefined)
    }
    const end = loupe.subscribe(look)
    return () => {
      gone = true
      end()
    }
  }, [client, loupe, set, width, height, a, b, tx, ty])
  return values
}
