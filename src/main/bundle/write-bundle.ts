import { CancelledError } from '../../shared/contract/errors.ts'
import type { EyeBar } from '../../shared/imaging/eye-bar.ts'
import { PIPELINE_VERSION } from '../../shared/imaging/version.ts'
import type { Leaving } from '../records/leaving/leave-grant.ts'
import type { Cell, RecordRows, Row } from '../records/transfer/read-rows.ts'
import {
  BUNDLE_FORMAT,
  BUNDLE_VERSION,
  type Manifest,
  type ManifestHead,
  type ManifestPatient,
} from './bundle-format.ts'
import {
  type BundledPatient,
  type BundlePlan,
  type MaskedPhoto,
  type PhotoPage,
  type PhotoPixels,
  rowsOf,
} from './bundle-part.ts'
import type { BundleThread } from './bundle-thread.ts'
import { BUNDLE_PARTS } from './parts/index.ts'
import type { JobContext } from './transfer-jobs.ts'

export interface BundleRequest {
  readonly plan: BundlePlan
  readonly leaving: Leaving
  readonly purpose: Manifest['purpose']
  readonly by: Manifest['by']
  readonly programVersion: string
  readonly nowMs: number
  /** A folder for each, under a name that is nobody's; else all of it lies at the top. */
  readonly folderOf: (patientId: string) => string
}

export interface BundleServices {
  readonly thread: BundleThread
  /** Null: the patient was erased since, and is left out. */
  readonly rows: (patientId: string) => Promise<RecordRows | null>
  readonly load: (fileId: string) => Promise<Uint8Array>
  readonly develop: PhotoPixels
  /** `face`: one has to be found. Fails with EYES_NOT_FOUND. */
  readonly mask: (photo: Uint8Array, face: boolean, photoId: string) => Promise<MaskedPhoto>
  /** A patient's page about a photo; null: none are made. */
  readonly report: ((patientId: string, photoId: string, signal: AbortSignal) => Promise<PhotoPage>) | null
}

/** What an export came to. */
export interface WrittenBundle {
  readonly patients: number
  readonly photos: number
  readonly withoutAnalysis: number
}

/** Writes everything but the name that the user chose: patient by patient, part by part, file by file, then the manifest. */
export async function writeBundle(
  { thread, rows, load, develop, mask, report: make }: BundleServices,
  request: BundleRequest,
  { signal, report }: Pick<JobContext, 'signal' | 'report'>,
): Promise<WrittenBundle> {
  const { leaving, folderOf, plan } = request
  const patients: ManifestPatient[] = []
  const models = new Map<string, Manifest['models'][number]>()
  for (const [place, patientId] of leaving.patients.entries()) {
    const own = await rows(patientId)
    if (own === null) continue
    const files = Math.max(1, rowsOf(own, 'file').length)
    let loaded = 0
    const reportOf = make && ((photoId: string) => make(patientId, photoId, signal))
    const patient = patientOf(request, own, { develop, mask, reportOf }, async (fileId) => {
      stopIfAborted(signal)
      const bytes = await load(fileId)
      loaded += 1
      report((place + Math.min(1, loaded / files)) / leaving.patients.length)
      return bytes
    })
    const folder = folderOf(patientId)
    for (const part of BUNDLE_PARTS)
      for await (const { path, bytes, fromCamera = false } of part.files(patient)) {
        stopIfAborted(signal)
        const withoutPlace = fromCamera && plan.withoutPlace
        await thread.run('add', { path: `${folder}${path}`, bytes, part: part.name, withoutPlace })
      }
    for (const { model_id: id, model_version: version } of rowsOf(own, 'analysis'))
      models.set(`${id} ${version}`, { id: String(id), version: String(version) })
    patients.push(told(folder, own))
  }
  stopIfAborted(signal)
  await thread.run('seal', { head: headOf(request, patients, [...models.values()]) })
  return {
    patients: patients.length,
    photos: patients.reduce((sum, { photos }) => sum + photos, 0),
    withoutAnalysis: patients.reduce((sum, { withoutAnalysis }) => sum + withoutAnalysis.length, 0),
  }
}

function patientOf(
  { plan, leaving: { schema, clinic }, programVersion, nowMs }: BundleRequest,
  rows: RecordRows,
  { develop, mask, reportOf }: Pick<BundleServices, 'develop' | 'mask'> & Pick<BundledPatient, 'reportOf'>,
  load: BundledPatient['load'],
): BundledPatient {
  const bars = new Map<Cell, readonly EyeBar[]>()
  const maskOf = async (photo: Row): Promise<MaskedPhoto> => {
    const bytes = await load(String(photo.file_id))
    const masked = await mask(bytes, photo.view !== 'detail', String(photo.id))
    bars.set(photo.id ?? null, masked.bars)
    return masked
  }
  return {
    ...{ plan, rows, schema, clinic, programVersion, nowMs, load, mask: maskOf, reportOf, pages: [] },
    pixels: async (photo) => develop(await load(String(photo.file_id))),
    barsOf: async (photo) => bars.get(photo.id ?? null) ?? (await maskOf(photo)).bars,
  }
}

/** What the manifest says of a patient. */
function told(folder: string, rows: RecordRows): ManifestPatient {
  const analysed = new Set(rowsOf(rows, 'analysis').map(({ photo_id }) => photo_id))
  const photos = rowsOf(rows, 'photo')
  return {
    folder,
    visits: rowsOf(rows, 'visit').length,
    photos: photos.length,
    withoutAnalysis: photos.filter(({ id }) => !analysed.has(id)).map(({ id }) => String(id)),
  }
}

function headOf(
  { plan, leaving, purpose, by, programVersion, nowMs }: BundleRequest,
  patients: readonly ManifestPatient[],
  models: Manifest['models'],
): ManifestHead {
  return {
    format: BUNDLE_FORMAT,
    version: BUNDLE_VERSION,
    schema: leaving.schema,
    program: { name: 'Basalis', version: programVersion, pipeline: PIPELINE_VERSION },
    models,
    createdAt: new Date(nowMs).toISOString(),
    by,
    purpose,
    whole: plan.whole,
    named: plan.named,
    eyesMasked: plan.masked,
    placeRemoved: plan.withoutPlace || !plan.named,
    parts: BUNDLE_PARTS.map(({ name }) => name),
    patients: [...patients],
  }
}

export function stopIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new CancelledError()
}
