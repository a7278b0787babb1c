import { useEffect, useEffectEvent, useState, type RefObject } from 'react'
import { type CapturePrompt } from '../../../shared/imaging/capture-prompts.ts'
import { type CaptureTarget } from '../../../shared/imaging/capture-rules.ts'
import {
  isReady,
  judgeCapture,
  mostUrgent,
  type CaptureCheck,
} from '../../../shared/imaging/judge-capture.ts'
import { useInterface } from '../../app/interface-context.ts'
import { NO_PROMPT, promptAfter, type HeldPrompt } from './held-prompt.ts'
import { watchLive } from './live-loop.ts'
import { liveGrabber, nextFrame, waitFor } from './live-picture.ts'

/** What is known of the picture now. */
export interface Guidance {
  /** Every rule that is asked for, the most urgent first; empty before the first check. */
  readonly checks: readonly CaptureCheck[]
  readonly ready: boolean
  readonly prompt: CapturePrompt | null
  /** The last picture could not be checked; it is tried again and again. */
  readonly isFaulty: boolean
}

interface Options {
  readonly video: RefObject<HTMLVideoElement | null>
  /** Whether the video is running and somebody aims with it. */
  readonly active: boolean
  readonly target: CaptureTarget
  /** After every check. */
  readonly onChecked: (guidance: Pick<Guidance, 'ready' | 'prompt'>, nowMs: number) => void
}

interface State {
  readonly checks: readonly CaptureCheck[]
  readonly held: HeldPrompt
  readonly isFaulty: boolean
}

const NOTHING: State = { checks: [], held: NO_PROMPT, isFaulty: false }

/** Measures what the camera shows, again and again, while `active`; what is found is judged for `target`. */
export function useLiveGuidance({ video, active, target, onChecked }: Options): Guidance {
  const { client } = useInterface()
  const [{ checks, held, isFaulty }, setState] = useState(NOTHING)
  const of = target.view === 'detail' ? 'site' : 'face'
  const onFigures = useEffectEvent((state: State, nowMs: number) => {
    setState(state)
    onChecked({ ready: isReady(state.checks), prompt: state.held.prompt }, nowMs)
  })
  const judge = useEffectEvent((figures: Parameters<typeof judgeCapture>[0]) => judgeCapture(figures, target))
  useEffect(() => {
    const element = video.current
    if (!active || !element) return
    const controller = new AbortController()
    let prompt = NO_PROMPT
    void watchLive(
      {
        nextPicture: (signal) => nextFrame(element, signal),
        grab: liveGrabber(element),
        measure: async (picture) => (await client.call('capture:measure', { ...picture, of })).figures,
        onFigures: (figures) => {
          const found = judge(figures)
          const nowMs = performance.now()
          prompt = promptAfter(prompt, mostUrgent(found)?.prompt ?? null, nowMs)
          onFigures({ checks: found, held: prompt, isFaulty: false }, nowMs)
        },
        // The thread that measures is started anew with the next picture.
        onFault: () => {
          onFigures({ ...NOTHING, isFaulty: true }, performance.now())
        },
        now: () => performance.now(),
        wait: waitFor,
      },
      controller.signal,
    )
    return () => {
      controller.abort()
      client.call('capture:end').catch(() => undefined)
    }
  }, [active, client, of, video])
  return { checks, ready: isReady(checks), prompt: held.prompt, isFaulty }
}
