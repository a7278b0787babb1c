import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  Minus,
  Plus,
  RotateCcw,
  RotateCw,
  Undo2,
  type LucideIcon,
} from 'lucide-react'
import type { ComparedPhoto } from '../../../shared/contract/comparison-state.ts'
import { isNudged, NO_NUDGE, type Nudge } from '../../../shared/domain/nudge.ts'
import { useInterface } from '../../app/interface-context.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import type { NudgeStep } from '../../i18n/studio-texts.ts'
import type { Studio } from '../viewing/studio.ts'

interface Props {
  readonly studio: Studio
  readonly slot: ComparedPhoto
}

const ICONS: Readonly<Record<NudgeStep, LucideIcon>> = {
  left: ArrowLeft,
  right: ArrowRight,
  up: ArrowUp,
  down: ArrowDown,
  anticlockwise: RotateCcw,
  clockwise: RotateCw,
  smaller: Minus,
  larger: Plus,
}
const STEPS = Object.keys(ICONS) as NudgeStep[]

/** A step of turning, degrees, and of the size. */
const TURN = 0.2
const GROWTH = 1.002

/** Moves the photo beside the one at hand on it by hand: a step is a pixel of the screen. Kept with the pair. */
export function NudgeTools({ studio, slot }: Props) {
  const { texts, client, perform } = useInterface()
  const { hand, viewport } = studio
  const own = hand.view.record?.photo
  const { nudge } = slot
  const set = (next: Nudge) => {
    if (own === undefined) return
    perform(() => client.call('photo:set-nudge', { photo: own, other: slot.photo, nudge: next }))
  }
  return (
    <div className="nudge" role="group" aria-label={texts.studio.nudge}>
      <p className="numbers-note">{texts.studio.nudge}</p>
      <div className="nudge-tools">
        {STEPS.map((step) => (
          <IconButton
            key={step}
            icon={ICONS[step]}
            label={texts.studio.nudges[step]}
            small
            onPress={() => {
              const { scale, rotation } = viewport.current
              set(nudgedBy(nudge, step, 1 / scale, rotation))
            }}
          />
        ))}
        <IconButton
          icon={Undo2}
          label={texts.studio.nudgeReset}
          small
          isDisabled={!isNudged(nudge)}
          onPress={() => {
            set(NO_NUDGE)
          }}
        />
      </div>
    </div>
  )
}

/**
 * `px`: how far a step goes, px of the photo at hand. `rotation`: how far that is seen turned, radians, clockwise; left and right are
 * those of the screen.
 */
export function nudgedBy(nudge: Nudge, step: NudgeStep, px: number, rotation = 0): Nudge {
  const { rotationDegrees, scale } = nudge
  switch (step) {
    case 'left':
      return movedBy(nudge, -px, 0, rotation)
    case 'right':
      return movedBy(nudge, px, 0, rotation)
    case 'up':
      return movedBy(nudge, 0, -px, rotation)
    case 'down':
      return movedBy(nudge, 0, px, rotation)
    case 'anticlockwise':
      return { ...nudge, rotationDegrees: rotationDegrees - TURN }
    case 'clockwise':
      return { ...nudge, rotationDegrees: rotationDegrees + TURN }
    case 'smaller':
      return { ...nudge, scale: scale / GROWTH }
    case 'larger':
      return { ...nudge, scale: scale * GROWTH }
  }
}

/** A way over the screen as one over the photo at hand. */
function movedBy(nudge: Nudge, across: number, down: number, rotation: number): Nudge {
  const [cos, sin] = [Math.cos(rotation), Math.sin(rotation)]
  return { ...nudge, dx: nudge.dx + cos * across + sin * down, dy: nudge.dy + cos * down - sin * across }
}
