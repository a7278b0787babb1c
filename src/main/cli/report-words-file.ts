import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { BasalisError } from '../../shared/contract/errors.ts'
import { reportContent } from '../../shared/reports/report-content.ts'
import { reportShot } from '../../shared/reports/report-shot.ts'

const { clinic, patient, visits, series, texts, made, timeZone } = reportContent.shape
const photo = reportShot.pick({ takenMs: true, view: true, bodySite: true, device: true }).partial()

/** What `--content` may say: any part of a report that is not computed. What is absent is left out of the report. */
const reportWordsFile = z.strictObject({
  clinic: clinic.omit({ logo: true }).partial().optional(),
  patient: patient.optional(),
  visits: visits.optional(),
  series: series.optional(),
  texts: texts.partial().optional(),
  made: made.pick({ by: true }).optional(),
  timeZone: timeZone.optional(),
  /** Of the photo, and of the earlier one. */
  photo: photo.optional(),
  before: photo.optional(),
})
export type ReportWordsFile = z.infer<typeof reportWordsFile>

/** Fails with FILE_NOT_FOUND and ARGUMENT_INVALID; messages say where, and hold nothing of what was written. */
export async function readWordsFile(path: string): Promise<ReportWordsFile> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new BasalisError('FILE_NOT_FOUND', 'expected a file after --content, found none to read', { cause })
  })
  const { success, data, error } = reportWordsFile.safeParse(json(text))
  if (success) return data
  const [issue] = error.issues
  const place = issue?.path.join('.') ?? ''
  throw invalid(
    `expected names and words of a report, found another form${place === '' ? '' : ` at "${place}"`} (${issue?.code ?? ''})`,
  )
}

function json(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    throw invalid('expected JSON, found another form')
  }
}

const invalid = (message: string): BasalisError =>
  new BasalisError('ARGUMENT_INVALID', `the file after --content: ${message}`)
