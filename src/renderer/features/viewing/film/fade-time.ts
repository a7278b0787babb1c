import type { ReelState } from './film-reel.ts'

/** How long one visit takes to come through the one before, ms, when it is gone to by hand. */
const BY_HAND_MS = 240

/** The share of the time between two visits of a film that plays. */
const OF_PLAYING = 0.5

/** How long the next visit may take to come, ms. Nothing moves for whoever wants no motion. */
export function fadeTime(
  { playing, speed }: Pick<ReelState, 'playing' | 'speed'>,
  lessMotion: boolean,
): number {
  if (lessMotion) return 0
  return playing ? (OF_PLAYING * 1000) / speed : BY_HAND_MS
}

export const wantsLessMotion = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches
