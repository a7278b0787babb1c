import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { AnalysisReport } from '../../../src/shared/contract/analysis-report.ts'
import type { Photo } from '../../../src/shared/domain/photo.ts'
import type { Subject } from '../../../src/main/dicom/study-modules.ts'
import { raw, scene } from '../decoder/scenes.ts'

export const subject: Subject = {
  patient: { number: 'A-17/张', name: '欧阳小梅', birthDate: '1991-03-08', sex: 'female' },
  visit: { id: '11'.repeat(16), atMs: Date.parse('2026-05-04T09:30:12.345Z'), reason: '复诊 control' },
  study: null,
  clinic: '晨光皮肤科',
  version: '0.1.0',
}

export const madePhoto = (original: Uint8Array, given: Partial<Photo> = {}): Photo => ({
  id: '22'.repeat(16),
  visitId: subject.visit.id,
  sha256: createHash('sha256').update(original).digest('hex'),
  bytes: original.byteLength,
  format: 'jpeg',
  width: 96,
  height: 64,
  view: 'left',
  bodySite: '',
  takenMs: Date.parse('2026-05-04T09:31:00.250Z'),
  device: 'Canon EOS R5',
  exif: { Make: 'Canon', Model: 'Canon EOS R5' },
  repeats: null,
  ...given,
})

/** An sRGB profile as the encoder writes it. */
export async function srgbProfile(): Promise<Uint8Array> {
  const png = await raw(scene(16, 16)).withIccProfile('srgb').png().toBuffer()
  return (await sharp(png).metadata()).icc ?? new Uint8Array()
}

const map = (mean: number) => ({ mean, sd: 0.05, cv: 0.25, area: 0.125, spots: 3 })
const maps = { red: map(0.2), brown: map(0.3), gray: map(0.4) }

export const madeReport: Pick<AnalysisReport, 'pipelineVersion' | 'model' | 'metrics' | 'skin' | 'notice'> = {
  pipelineVersion: '1.3.0',
  model: { id: 'pigment-net', version: '2.0.0', sha256: 'ab'.repeat(32), inputVariant: 'stack-base' },
  metrics: { face: maps, 'cheek-left': maps },
  skin: { face: { itaDegrees: 31.5, roughness: 0.42 }, 'cheek-left': { itaDegrees: 30, roughness: 0.4 } },
  notice:
    'Computed from an ordinary photo to visualise and document skin. Not a medical device, not a diagnosis.',
}
export const madeAnalysis = { id: '33'.repeat(16), atMs: Date.parse('2026-05-04T09:40:00Z') }
