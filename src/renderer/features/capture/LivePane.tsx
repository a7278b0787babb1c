import { useEffect, useState, type CSSProperties, type RefObject } from 'react'
import { thumbnailPath } from '../../../shared/contract/thumbnail-path.ts'
import { useInterface } from '../../app/interface-context.ts'
import type { CameraLook } from './camera-look.ts'
import type { OpenCamera } from './camera.ts'
import { showIn } from './live-picture.ts'
import { secondsLeft, TIMER_MS, type Shutter } from './shutter.ts'
import type { Guidance } from './useLiveGuidance.ts'

interface Props {
  readonly video: RefObject<HTMLVideoElement | null>
  /** Null: it is being opened. */
  readonly camera: OpenCamera | null
  readonly look: CameraLook
  /** The photo that the new one is to be like. */
  readonly ghost: string | null
  readonly shutter: Shutter
  readonly guidance: Guidance
  /** No photo is taken by itself before its place on the body has been written. */
  readonly lacksSite: boolean
}

/** Letters that two lines of the narrowest room hold. */
const TWO_LINES = 60

/** The camera's picture, not mirrored, what lies over it, and below it what is asked of the patient. */
export function LivePane({ video, camera, look, ghost, shutter, guidance, lacksSite }: Props) {
  const { texts } = useInterface()
  const words = texts.camera
  useEffect(() => {
    const element = video.current
    if (!element || !camera) return
    return showIn(element, camera.stream)
  }, [camera, video])
  const { checks, ready, prompt, isFaulty } = guidance
  const said = !camera
    ? words.starting
    : checks.length === 0
      ? isFaulty
        ? words.unchecked
        : words.looking
      : prompt
        ? texts.capturePrompts[prompt]
        : ready
          ? lacksSite
            ? words.readyOnceNamed
            : words.ready
          : words.looking
  return (
    <>
      <div className="live" data-ready={(camera !== null && ready) || undefined}>
        <div className="live-picture" style={{ '--ratio': ratioOf(camera) } as CSSProperties}>
          <video ref={video} aria-label={words.picture} muted playsInline autoPlay />
          {look.ghost && ghost !== null && (
            <img
              className="ghost"
              src={thumbnailPath(ghost)}
              alt=""
              draggable={false}
              style={{ opacity: look.opacity }}
            />
          )}
          {look.grid && camera && <div className="grid-lines" aria-hidden />}
        </div>
        {shutter.kind === 'counting' && <Countdown untilMs={shutter.untilMs} />}
      </div>
      <p
        className="capture-prompt"
        role="status"
        data-prompt={prompt ?? (ready ? 'ready' : 'none')}
        data-long={said.length > TWO_LINES || undefined}
      >
        {said}
      </p>
    </>
  )
}

/** Width over height of the picture; of most cameras where it is not known yet. */
function ratioOf(camera: OpenCamera | null): number {
  const { width, height } = camera?.track.getSettings() ?? {}
  return width && height ? width / height : 16 / 9
}

/** The seconds that are left, large. */
function Countdown({ untilMs }: { readonly untilMs: number }) {
  const [left, setLeft] = useState<number | null>(null)
  useEffect(() => {
    const look = (): void => {
      setLeft(secondsLeft(untilMs, performance.now()))
    }
    const timer = setInterval(look, 100)
    return () => {
      clearInterval(timer)
    }
  }, [untilMs])
  return (
    <div className="countdown" aria-live="assertive">
      {left ?? secondsLeft(TIMER_MS, 0)}
    </div>
  )
}
