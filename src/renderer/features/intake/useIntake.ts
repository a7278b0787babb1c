import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import { CallError } from '../../app/client.ts'
import { useInterface } from '../../app/interface-context.ts'
import { errorText } from '../../i18n/error-text.ts'
import type { Texts } from '../../i18n/texts.ts'
import { droppedPhoto, holdsFiles } from './dropped-photo.ts'
import { READ_ERROR, sendPhoto } from './send-photo.ts'

export interface Intake {
  /** Something that may be a photo is being dragged over the window. */
  readonly dragging: boolean
  /** Share of a dropped photo that has been read; null when none is. */
  readonly receiving: number | null
  /** Why what was dropped is not opened. */
  readonly refusal: string | null
  readonly dismiss: () => void
  readonly cancel: () => void
}

/** Photos dropped anywhere on the window but where a patient's page takes them for the record. */
export function useIntake(): Intake {
  const { client, texts } = useInterface()
  const [dragging, setDragging] = useState(false)
  const [receiving, setReceiving] = useState<number | null>(null)
  const [refusal, setRefusal] = useState<((texts: Texts) => string) | null>(null)
  const stop = useRef<AbortController | null>(null)

  const receive = useEffectEvent(async (file: File) => {
    stop.current?.abort()
    const controller = new AbortController()
    stop.current = controller
    setRefusal(null)
    setReceiving(0)
    try {
      await sendPhoto(client, file, controller.signal, {
        onProgress: (fraction) => {
          if (stop.current === controller) setReceiving(fraction)
        },
      })
    } catch (error) {
      const known = error instanceof CallError ? error.error : READ_ERROR
      if (!controller.signal.aborted) setRefusal(() => (texts: Texts) => errorText(known, texts))
    } finally {
      if (stop.current === controller) setReceiving(null)
    }
  })

  const drop = useEffectEvent((transfer: DataTransfer) => {
    const dropped = droppedPhoto(transfer)
    setDragging(false)
    switch (dropped.kind) {
      case 'file':
        void receive(dropped.file)
        break
      case 'several':
        setRefusal(
          () =>
            ({ drops }: Texts) =>
              drops.several(dropped.count),
        )
        break
      case 'folder':
      case 'nothing':
        setRefusal(
          () =>
            ({ drops }: Texts) =>
              drops[dropped.kind],
        )
    }
  })

  useEffect(() => {
    const listening = new AbortController()
    const { signal } = listening
    // Entering a child leaves its parent: only the balance tells.
    let depth = 0
    const onDrag = (
      type: 'dragenter' | 'dragover' | 'dragleave' | 'drop',
      act: (event: DragEvent) => void,
    ) => {
      window.addEventListener(
        type,
        (event) => {
          event.preventDefault()
          act(event)
        },
        { signal },
      )
    }
    onDrag('dragenter', ({ dataTransfer }) => {
      depth += 1
      if (dataTransfer && holdsFiles(dataTransfer)) setDragging(true)
    })
    onDrag('dragleave', () => {
      depth = Math.max(0, depth - 1)
      if (depth === 0) setDragging(false)
    })
    onDrag('dragover', ({ dataTransfer }) => {
      if (dataTransfer) dataTransfer.dropEffect = holdsFiles(dataTransfer) ? 'copy' : 'none'
    })
    onDrag('drop', ({ dataTransfer }) => {
      depth = 0
      if (dataTransfer) drop(dataTransfer)
    })
    return () => {
      listening.abort()
    }
  }, [])

  const dismiss = useCallback(() => {
    setRefusal(null)
  }, [])
  const cancel = useCallback(() => {
    stop.current?.abort()
  }, [])
  return { dragging, receiving, refusal: refusal && refusal(texts), dismiss, cancel }
}
