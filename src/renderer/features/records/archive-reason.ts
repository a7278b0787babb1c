import { ERROR_CODES } from '../../../shared/contract/errors.ts'
import type { OutboxLine } from '../../../shared/domain/archive.ts'
import { errorText } from '../../i18n/error-text.ts'
import type { Texts } from '../../i18n/texts.ts'

/** Why something was not taken, or not yet; '' where nothing went wrong. */
export function reasonText({ reason }: Pick<OutboxLine, 'reason'>, texts: Texts): string {
  if (reason === '') return ''
  if (reason.startsWith('DICOM_')) return texts.archive.refusedWith(reason.slice('DICOM_'.length))
  const code = ERROR_CODES.find((one) => one === reason)
  return code ? errorText({ kind: 'expected', code, message: '' }, texts) : texts.archive.unforeseen
}
