import { useShortcuts } from '../../app/useShortcuts.ts'
import { MUTE_KEY } from './voice/useSpeaker.ts'
import type { ShutterDesk } from './useShutter.ts'

interface Options {
  readonly shutter: ShutterDesk
  readonly canTake: boolean
  readonly onGrid: () => void
  readonly onGhost: () => void
  readonly onMute: () => void
  readonly onSkip: () => void
}

/** The keys of the camera's room: one hand is with the patient. */
export function useCaptureKeys({ shutter, canTake, onGrid, onGhost, onMute, onSkip }: Options): void {
  const { kind } = shutter.state
  const looking = kind === 'review'
  const press = (): void => {
    if (canTake && !looking) shutter.press()
  }
  useShortcuts(
    {
      ' ': press,
      Enter: looking ? shutter.keep : press,
      r: shutter.again,
      g: onGrid,
      h: onGhost,
      [MUTE_KEY]: onMute,
      n: onSkip,
    },
    // One that is held takes a photo; it does not keep it unseen.
    { heldOnce: true },
  )
}
