import type { CapturePrompt } from '../../../shared/imaging/capture-rules.ts'
import type { Texts } from '../../i18n/texts.ts'

/** What a patient is asked for, in the interface's language. */
export const promptText = (prompt: CapturePrompt, texts: Texts): string => texts.camera.prompts[prompt]
