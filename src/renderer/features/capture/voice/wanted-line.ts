import type { CapturePrompt } from '../../../../shared/imaging/capture-prompts.ts'
import type { VoiceLine } from '../../../../shared/imaging/voice-lines.ts'

/** What to say after a check: the most urgent prompt, thanks where all is right, nothing where it cannot be told. */
export const wantedLine = (prompt: CapturePrompt | null, ready: boolean): VoiceLine | null =>
  prompt ?? (ready ? 'hold-that' : null)
