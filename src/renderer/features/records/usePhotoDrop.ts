import { useEffect, useEffectEvent, useState } from 'react'
import { holdsFiles } from '../intake/dropped-photo.ts'

/** Where a file is being dragged over: a visit by its id, or the patient's page beside all visits. */
export interface DropPlace {
  readonly visitId: string | null
}

/** The element of a visit has its id as `data-visit`. */
function placeUnder({ target }: Event): DropPlace | null {
  if (!(target instanceof Element) || !target.closest('main')) return null
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
    // Before every other listener: what is marked as handled here the window's own leaves alone.
    const options = { capture: true, signal: listening.signal }
    const onDrag = (event: DragEvent): void => {
      const place = event.dataTransfer && holdsFiles(event.dataTransfer) ? placeUnder(event) : null
      if (place) event.preventDefault()
      setOver((before) => (before?.visitId === place?.visitId ? before : place))
    }
    window.addEventListener('dragenter', onDrag, options)
    window.addEventListener('dragover', onDrag, options)
    window.addEventListener(
      'dragleave',
      ({ relatedTarget }) => {
        if (relatedTarget === null) setOver(null)
      },
      options,
    )
    window.addEventListener(
      'drop',
      (event) => {
        setOver(null)
        const place = placeUnder(event)
        if (!event.dataTransfer || !place) return
        event.preventDefault()
        take(event.dataTransfer, place)
      },
      options,
    )
    window.addEventListener(
      'paste',
      (event) => {
        if (!event.clipboardData || !holdsFiles(event.clipboardData) || isInDialog(event)) return
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

const isInDialog = ({ target }: Event): boolean =>
  target instanceof Element && target.closest('[role="dialog"], [role="alertdialog"]') !== null
