import ExifReader from 'exifreader'
import { NO_CAMERA_DATA, type CameraData } from './camera-data.ts'

const TAGS = [
  'Make',
  'Model',
  'LensModel',
  'Software',
  'DateTimeOriginal',
  'OffsetTimeOriginal',
  'ExposureTime',
  'FNumber',
  'ISOSpeedRatings',
  'ExposureBiasValue',
  'FocalLength',
  'FocalLengthIn35mmFilm',
  'Flash',
  'WhiteBalance',
  'LightSource',
  'ColorSpace',
  'Orientation',
] as const

/** Reads it from a photo's bytes; runs in the decoder process. What cannot be read is not there: a photo is worth more. */
export function readCameraData(bytes: Uint8Array): CameraData {
  const written = new Map<string, string>()
  try {
    const tags = ExifReader.load(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      expanded: true,
      includeTags: { exif: [...TAGS] },
    }).exif as Record<string, { readonly description?: unknown } | undefined> | undefined
    for (const name of TAGS) {
      const said = tags?.[name]?.description
      const text = typeof said === 'string' || typeof said === 'number' ? oneLine(String(said)) : ''
      if (text !== '') written.set(name, text)
    }
  } catch {
    return NO_CAMERA_DATA
  }
  const device = deviceOf(written.get('Make') ?? '', written.get('Model') ?? '')
  const takenMs = momentOf(written.get('DateTimeOriginal'), written.get('OffsetTimeOriginal'))
  return { takenMs, device, values: Object.fromEntries(written) }
}

const oneLine = (text: string): string =>
  Array.from(text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim())
    .slice(0, 100)
    .join('')

/** Most models begin with their maker's name. */
function deviceOf(make: string, model: string): string {
  const [maker = ''] = make.split(' ')
  const both = model.toLowerCase().startsWith(maker.toLowerCase()) ? model : `${make} ${model}`
  return oneLine(both)
}

const WRITTEN = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/
const OFFSET = /^[+-]\d\d:\d\d$/
/** Older than any digital camera. */
const FIRST_MS = Date.UTC(1990, 0, 1)

function momentOf(written: string | undefined, offset: string | undefined): number | null {
  const parts = WRITTEN.exec(written ?? '')
  if (!parts) return null
  const [, year = '', month = '', day = '', time = ''] = parts
  const zone = offset !== undefined && OFFSET.test(offset) ? offset : ''
  const ms = Date.parse(`${year}-${month}-${day}T${time}${zone}`)
  return Number.isNaN(ms) || ms < FIRST_MS ? null : ms
}
