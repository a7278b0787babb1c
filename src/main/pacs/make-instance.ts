import type { ImageSize } from '../../shared/imaging/pixels.ts'
import type { Pigment } from '../../shared/imaging/pigments.ts'
import type { Instance } from '../dicom/dataset.ts'
import { documentInstance } from '../dicom/document-instance.ts'
import { mapInstance } from '../dicom/map-instance.ts'
import { numbersInstance } from '../dicom/numbers-instance.ts'
import { photoInstance, type RgbPixels } from '../dicom/photo-instance.ts'
import type { Subject } from '../dicom/study-modules.ts'
import type { Outgoing, OutgoingPhoto } from '../records/service/outgoing.ts'

/** What else a DICOM file is made with. */
export interface InstanceTools {
  readonly version: string
  readonly srgb: () => Promise<Uint8Array>
  /** The photo's pixels; asked for only where its original cannot stand in the file as it is. */
  readonly decode: () => Promise<RgbPixels>
  /** The samples of a kept map. */
  readonly readMap: (png: Uint8Array, size: ImageSize) => Promise<Uint16Array>
}

/** The instance of one thing that is to be sent. The same thing is the same instance, however often it is made. */
export async function makeInstance(given: Outgoing, tools: InstanceTools): Promise<Instance> {
  const { patient, visit, study, clinic } = given
  const subject: Subject = { patient, visit, study, clinic, version: tools.version }
  if (!('document' in given)) return partOfPhoto(given, subject, tools)
  const { document, number, bytes } = given
  const { sha256: id, madeMs: atMs, title } = document
  return documentInstance({ subject, id, number, atMs, title, pdf: bytes })
}

async function partOfPhoto(given: OutgoingPhoto, subject: Subject, tools: InstanceTools): Promise<Instance> {
  const { entry, photo, number, bytes, analysis } = given
  if (entry.part === 'photo') {
    const original = bytes ?? new Uint8Array()
    const { srgb, decode } = tools
    return photoInstance({ subject, photo, number, original, srgb: await srgb(), decode })
  }
  if (!analysis) throw new Error('expected an analysis with a map or its numbers, found none')
  const made = { subject, photo, number, ...analysis }
  if (entry.part === 'numbers') return numbersInstance(made)
  const { width, height } = analysis.report.input
  const plane = await tools.readMap(bytes ?? new Uint8Array(), { width, height })
  return mapInstance({ ...made, pigment: entry.part.slice('map-'.length) as Pigment, width, height, plane })
}
