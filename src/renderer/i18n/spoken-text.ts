import type { Language } from '../../shared/contract/settings.ts'
import type { CapturePrompt } from '../../shared/imaging/capture-prompts.ts'
import { reasonLine, type SpokenLine, type VoiceLine } from '../../shared/imaging/voice-lines.ts'
import { EN_CAPTURE_PROMPTS } from './capture-prompts-en.ts'
import { ZH_CN_CAPTURE_PROMPTS } from './capture-prompts-zh-cn.ts'
import { EN_CAPTURE_REASONS } from './capture-reasons-en.ts'
import { ZH_CN_CAPTURE_REASONS } from './capture-reasons-zh-cn.ts'
import type { CapturePromptTexts, CaptureReasonTexts } from './capture-texts.ts'

function spoken(prompts: CapturePromptTexts, reasons: CaptureReasonTexts): ReadonlyMap<SpokenLine, string> {
  return new Map<SpokenLine, string>([
    ...(Object.entries(prompts) as [VoiceLine, string][]),
    ...(Object.entries(reasons) as [CapturePrompt, string][]).map(
      ([prompt, text]) => [reasonLine(prompt), text] as const,
    ),
  ])
}

const SPOKEN: Readonly<Record<Language, ReadonlyMap<SpokenLine, string>>> = {
  'zh-CN': spoken(ZH_CN_CAPTURE_PROMPTS, ZH_CN_CAPTURE_REASONS),
  en: spoken(EN_CAPTURE_PROMPTS, EN_CAPTURE_REASONS),
}

/** The words of a line in the language of the voice, which need not be the interface's. */
export const spokenText = (language: Language, line: SpokenLine): string => SPOKEN[language].get(line) ?? ''
