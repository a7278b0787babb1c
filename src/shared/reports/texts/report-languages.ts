import type { Language } from '../../contract/settings.ts'
import { EN_REPORT } from './report-en.ts'
import type { ReportTexts } from './report-texts.ts'
import { ZH_CN_REPORT } from './report-zh-cn.ts'

export const REPORT_TEXTS: Readonly<Record<Language, ReportTexts>> = {
  en: EN_REPORT,
  'zh-CN': ZH_CN_REPORT,
}
