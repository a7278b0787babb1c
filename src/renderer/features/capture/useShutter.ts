import { useEffect, useEffectEvent, useReducer, useRef, useState, type RefObject } from 'react'
import type { PhotoRefused } from '../../../shared/contract/record-channels.ts'
import type { Photo } from '../../../shared/domain/photo.ts'
import { CallError } from '../../app/client.ts'
import { useInterface } from '../../app/interface-context.ts'
import { errorText } from '../../i18n/error-text.ts'
import type { Guide } from './guided-views.ts'
import { keepShot, refuseUnseen } from './keep-shot.ts'
import { AIMING, shutterAfter, type Shutter, type ShutterMode } from './shutter.ts'
import { takePhoto } from './take-photo.ts'

interface Options {
  readonly video: RefObject<HTMLVideoElement | null>
  /** Null: there is no camera. */
  readonly track: MediaStreamTrack | null
  readonly mode: ShutterMode
  readonly visitId: string
  readonly guide: Guide
  /** There is a photo to be looked at. */
  readonly onTaken: () => void
  readonly onKept: (photo: Photo) => void
}

export interface ShutterDesk {
  readonly state: Shutter
  /** The photo that is looked at; it is in no record yet. */
  readonly shot: Blob | null
  /** Why the photo was not kept, or none was taken, in the interface's language. */
  readonly fault: string | null
  readonly press: () => void
  readonly checked: (ready: boolean, nowMs: number) => void
  readonly keep: () => void
  readonly again: () => void
  /** Something else is aimed at: what was right before counts no more, and the timer stops. */
  readonly restart: () => void
  /** The photo does not meet the rules of capture: it waits for what is decided of it. */
  readonly refused: PhotoRefused | null
  /** What was decided: the photo in the record, or null. */
  readonly decided: (photo: Photo | null) => void
}

/** How often the timer looks at the clock, ms. */
const TICK_MS = 100

/** Takes photos, and keeps those that are wanted. One that could not be kept stays, to be kept again. */
export function useShutter({ video, track, mode, visitId, guide, onTaken, onKept }: Options): ShutterDesk {
  const { texts, client, perform } = useInterface()
  const left = useRef(false)
  const [state, tell] = useReducer(shutterAfter, AIMING)
  const [shot, setShot] = useState<Blob | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [refused, setRefused] = useState<PhotoRefused | null>(null)
  const { kind } = state

  useEffect(() => {
    left.current = false
    return () => {
      left.current = true
    }
  }, [])
  const take = useEffectEvent(() => {
    const element = video.current
    return element && track
      ? takePhoto(element, track)
      : Promise.reject(new Error('expected a camera, found none'))
  })
  const taken = useEffectEvent(onTaken)
  useEffect(() => {
    if (kind !== 'taking') return
    let gone = false
    take().then(
      (photo) => {
        if (gone) return
        setShot(photo)
        setFault(null)
        tell({ kind: 'taken' })
        taken()
      },
      () => {
        if (gone) return
        setFault(texts.camera.notTaken)
        tell({ kind: 'aim' })
      },
    )
    return () => {
      gone = true
    }
  }, [kind, texts])
  useEffect(() => {
    if (kind !== 'counting') return
    const timer = setInterval(() => {
      tell({ kind: 'ticked', nowMs: performance.now() })
    }, TICK_MS)
    return () => {
      clearInterval(timer)
    }
  }, [kind])

  const aim = (): void => {
    setShot(null)
    setFault(null)
    tell({ kind: 'aim' })
  }
  const keep = (): void => {
    if (kind !== 'review' || !shot) return
    tell({ kind: 'keep' })
    setFault(null)
    const kept = keepShot(client, visitId, guide, shot)
    kept.then(
      (answer) => {
        const { refused } = answer
        if (left.current && refused) perform(() => refuseUnseen(client, refused))
        setRefused(refused)
        if (answer.added) {
          aim()
          onKept(answer.added)
        } else tell({ kind: 'keep-failed' })
      },
      (error: unknown) => {
        if (left.current) perform(() => kept)
        setFault(errorText(error instanceof CallError ? error.error : { kind: 'bug' }, texts))
        tell({ kind: 'keep-failed' })
      },
    )
  }
  return {
    state,
    shot,
    fault,
    keep,
    press: () => {
      if (track) tell({ kind: 'pressed', mode, nowMs: performance.now() })
    },
    checked: (ready, nowMs) => {
      tell({ kind: 'checked', ready, mode, nowMs })
    },
    again: () => {
      if (kind === 'review') aim()
    },
    refused,
    decided: (photo) => {
      setRefused(null)
      if (!photo) return
      aim()
      onKept(photo)
    },
    restart: () => {
      if (kind === 'aiming' || kind === 'counting') tell({ kind: 'aim' })
    },
  }
}
