import type { CapturePrompt } from '../../../shared/imaging/capture-prompts.ts'

/** What is said stays until something else has been more urgent for so long, ms: nobody can follow a line that flickers. */
const HOLD_MS = 300

/** `prompt` is what is shown; null: nothing is asked for. */
export interface HeldPrompt {
  readonly prompt: CapturePrompt | null
  /** What would be shown instead, and since when. */
  readonly next: { readonly prompt: CapturePrompt | null; readonly sinceMs: number } | null
}

export const NO_PROMPT: HeldPrompt = { prompt: null, next: null }

/** After a check that found `prompt` the most urgent. */
export function promptAfter(held: HeldPrompt, prompt: CapturePrompt | null, nowMs: number): HeldPrompt {
  if (prompt === held.prompt) return held.next ? { prompt, next: null } : held
  if (held.next?.prompt !== prompt) return { ...held, next: { prompt, sinceMs: nowMs } }
  return nowMs - held.next.sinceMs >= HOLD_MS ? { prompt, next: null } : held
}
