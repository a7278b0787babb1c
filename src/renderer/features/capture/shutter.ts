/** How a photo is set off: by hand at once, by hand after a wait, or by itself when everything is right. */
export const SHUTTER_MODES = ['auto', 'hand', 'timer'] as const
export type ShutterMode = (typeof SHUTTER_MODES)[number]

/** How long everything has to be right before a photo is taken by itself, and how long the timer waits, ms. */
export const STEADY_MS = 1000
export const TIMER_MS = 3000
/** Checks further apart say nothing of what was between them, ms. */
const STALE_MS = 1000

/** What the shutter is doing. */
export type Shutter =
  /** `greenSinceMs`: since when every check has been right; null: not now. */
  | { readonly kind: 'aiming'; readonly greenSinceMs: number | null; readonly checkedMs: number }
  | { readonly kind: 'counting'; readonly untilMs: number }
  | { readonly kind: 'taking' }
  /** A photo has been taken and is looked at. */
  | { readonly kind: 'review' }
  | { readonly kind: 'keeping' }

export type ShutterEvent =
  | { readonly kind: 'pressed'; readonly mode: ShutterMode; readonly nowMs: number }
  | { readonly kind: 'checked'; readonly ready: boolean; readonly mode: ShutterMode; readonly nowMs: number }
  | { readonly kind: 'ticked'; readonly nowMs: number }
  | { readonly kind: 'taken' | 'keep' | 'keep-failed' }
  /** Back to aiming: not taken, not kept, kept, another view, or no camera. */
  | { readonly kind: 'aim' }

export const AIMING: Shutter = { kind: 'aiming', greenSinceMs: null, checkedMs: 0 }

/** What comes next. Events that mean nothing in a state leave it as it is: a key pressed twice takes one photo. */
export function shutterAfter(shutter: Shutter, event: ShutterEvent): Shutter {
  if (event.kind === 'aim') return AIMING
  switch (shutter.kind) {
    case 'aiming':
      return aimedAfter(shutter, event)
    case 'counting':
      if (event.kind === 'pressed') return AIMING
      return event.kind === 'ticked' && event.nowMs >= shutter.untilMs ? { kind: 'taking' } : shutter
    case 'taking':
      return event.kind === 'taken' ? { kind: 'review' } : shutter
    case 'review':
      return event.kind === 'keep' ? { kind: 'keeping' } : shutter
    case 'keeping':
      return event.kind === 'keep-failed' ? { kind: 'review' } : shutter
  }
}

function aimedAfter(shutter: Extract<Shutter, { kind: 'aiming' }>, event: ShutterEvent): Shutter {
  if (event.kind === 'pressed')
    return event.mode === 'timer' ? { kind: 'counting', untilMs: event.nowMs + TIMER_MS } : { kind: 'taking' }
  if (event.kind !== 'checked') return shutter
  const { ready, mode, nowMs } = event
  if (!ready) return { kind: 'aiming', greenSinceMs: null, checkedMs: nowMs }
  const isStale = nowMs - shutter.checkedMs > STALE_MS
  const greenSinceMs = isStale ? nowMs : (shutter.greenSinceMs ?? nowMs)
  return mode === 'auto' && nowMs - greenSinceMs >= STEADY_MS
    ? { kind: 'taking' }
    : { kind: 'aiming', greenSinceMs, checkedMs: nowMs }
}

/** Whole seconds that the timer still waits. */
export const secondsLeft = (untilMs: number, nowMs: number): number =>
  Math.max(0, Math.ceil((untilMs - nowMs) / 1000))
