import { z } from 'zod'
import { invalidAnswer } from './archive-request.ts'

/** The DICOM JSON model (PS3.18 F), as far as an archive's answers need it. */
const attribute = z.looseObject({ vr: z.string().optional(), Value: z.array(z.unknown()).optional() })
const dataset = z.record(z.string().max(100), attribute.or(z.unknown()))
export type JsonDataset = z.infer<typeof dataset>

/** Throws ARCHIVE_ANSWER_INVALID. */
export function parseDatasets(body: Buffer): readonly JsonDataset[] {
  const parsed = z.union([dataset.transform((one) => [one]), z.array(dataset)]).safeParse(jsonOf(body))
  if (!parsed.success) throw invalidAnswer('JSON that is not DICOM’s')
  return parsed.data
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw invalidAnswer('something else than JSON')
  }
}

export function valuesOf(of: JsonDataset, tag: string): readonly unknown[] {
  const found = attribute.safeParse(of[tag])
  return found.success ? (found.data.Value ?? []) : []
}

/** The first value as text; '' where there is none. Of a name its groups, joined as in a file. */
export function textOf(of: JsonDataset, tag: string, longest = 64): string {
  const [value] = valuesOf(of, tag)
  const name = z
    .object({
      Alphabetic: z.string().optional(),
      Ideographic: z.string().optional(),
      Phonetic: z.string().optional(),
    })
    .safeParse(value)
  const text = name.success
    ? [name.data.Alphabetic, name.data.Ideographic, name.data.Phonetic].map((group) => group ?? '').join('=')
    : typeof value === 'string' || typeof value === 'number'
      ? String(value)
      : ''
  return text
    .replace(/=+$/, '')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, longest)
    .toWellFormed()
}

/** The items of a sequence. */
export const itemsOf = (of: JsonDataset, tag: string): readonly JsonDataset[] =>
  valuesOf(of, tag).flatMap((item) => {
    const parsed = dataset.safeParse(item)
    return parsed.success ? [parsed.data] : []
  })
