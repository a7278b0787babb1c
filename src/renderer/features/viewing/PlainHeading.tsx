import type { ReactNode } from 'react'
import type { Layer } from '../../../shared/imaging/layers.ts'
import { useInterface } from '../../app/interface-context.ts'
import { useWhen } from '../records/useWhen.ts'
import type { Studio } from './studio.ts'

interface Props {
  readonly studio: Studio
  readonly layer: Layer
  /** In place of the layer's words. */
  readonly title?: string
  /** As in a pane's choice; without it no day is named. */
  readonly photo?: string | null
  /** Beside the words. */
  readonly children?: ReactNode
}

/** What a pane shows, for the patient: in plain words, with the day of the photo where it is kept. */
export function PlainHeading({ studio: { hand, photos }, layer, title, photo, children }: Props) {
  const { texts } = useInterface()
  const when = useWhen()
  const id = photo === undefined ? undefined : (photo ?? hand.view.record?.photo)
  const taken = photos.find((one) => one.id === id)?.takenMs
  return (
    <header className="plain-heading">
      <h2>{title ?? texts.studio.plain.layers[layer]}</h2>
      {taken !== undefined && <p>{when.day(taken)}</p>}
      {children}
    </header>
  )
}
