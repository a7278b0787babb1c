import { useEffect, useEffectEvent, useState } from 'react'
import { holdsFiles } from '../intake/dropped-photo.ts'

/** Where a file is being dragged over: a visit by its id, or the patient's page beside all visits. */
export interface DropPlace {
  readonly visitId: string | null
}

/** The element of a visit has its id as `data-visit`. */
function placeUnder({ target }: Event): DropPlace | null {
  if (!isInRoom(target)) return null
  return { visitId: target.closest<HTMLElement>('[data-visit]')?.dataset['visit'] ?? null }
}

/**
 * Files dragged onto the room while a patient's page is open in it, or pasted: they are taken here, before the window opens
 * them as nobody's. Elsewhere, over the bar or a dialog, a drop is left alone. The place under the pointer is returned.
 */
export function usePhotoDrop(onFiles: (transfer: DataTransfer, place: DropPlace) => void): DropPlace | null {
  const [over, setOver] = useState<DropPlace | null>(null)
  const take = useEffectEvent(onFiles)
  useEffect(() => {
    const listening = new AbortController()
    // Before every other listener; what belongs to the record the window's own intake never sees.
    const options = { capture: true, signal: listening.signal }
    const onDrag = (
      type: 'dragenter' | 'dragover' | 'dragleave' | 'drop',
      act: (place: DropPlace, transfer: DataTransfer, to: EventTarget | null) => void,
    ): void => {
      window.addEventListener(
        type,
        (event) => {
          const transfer = event.dataTransfer
          const place = transfer && holdsFiles(transfer) ? placeUnder(event) : null
          if (!place || !transfer) {
            setOver(null)
            return
          }
          event.preventDefault()
          event.stopPropagation()
          act(place, transfer, event.relatedTarget)
        },
        options,
      )
    }
    const show = (place: DropPlace, transfer: DataTransfer): void => {
      transfer.dropEffect = 'copy'
      setOver((before) => (before?.visitId === place.visitId ? before : place))
    }
    onDrag('dragenter', show)
    onDrag('dragover', show)
    onDrag('dragleave', (_place, _transfer, to) => {
      if (!isInRoom(to)) setOver(null)
    })
    onDrag('drop', (place, transfer) => {
      setOver(null)
      take(transfer, place)
    })
    window.addEventListener(
      'paste',
      (event) => {
        if (!event.clipboardData || !holdsFiles(event.clipboardData) || isDialogOpen()) return
        event.preventDefault()
        take(event.clipboardData, { visitId: null })
      },
      options,
    )
    return () => {
      listening.abort()
    }
  }, [])
  return over
}

const isInRoom = (target: EventTarget | null): target is Element =>
  target instanceof Element && target.closest('main') !== null

/** Wherever the focus is: a button that is switched off while its dialog works has lost it to the page. */
const isDialogOpen = (): boolean => document.querySelector('[role="dialog"], [role="alertdialog"]') !== null
