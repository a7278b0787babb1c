/**
 * Renders faces of nobody with their reference maps: `npm run make:faces -- [--patients N] [--visits N]
 * [--px-per-mm X] --out FOLDER`. Each visit becomes a folder FOLDER/patient-001/visit-0 with the photo, the maps of
 * red, brown and gray (16 bits, 65535 = 1), the mask of the skin and face.json. The same numbers give the same bytes.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { writeFolderAtomically } from '../src/main/encoder/atomic-folder.ts'
import { encodeGrey16Png, encodeRgb8Jpeg } from '../src/main/encoder/png.ts'
import { type RenderedFace, renderFace } from '../src/main/simulator/face/render-face.ts'
import { SKIN_TYPES } from '../src/main/simulator/subject.ts'
import { BasalisError } from '../src/shared/contract/errors.ts'
import { PIGMENTS } from '../src/shared/imaging/pigments.ts'

/** The first patient's seed; the next ones follow. */
const FIRST_SEED = 7001

const { patients, visits, pxPerMm, out } = readArguments()
const started = performance.now()
try {
  for (let patient = 0; patient < patients; patient++) {
    for (let visit = 0; visit < visits; visit++) await makeVisit(patient, visit)
  }
} catch (error) {
  if (!(error instanceof BasalisError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

async function makeVisit(patient: number, visit: number): Promise<void> {
  // All skin types in turn, so that a few patients show most of them.
  const skinType = SKIN_TYPES[patient % SKIN_TYPES.length] ?? 3
  const face = renderFace(FIRST_SEED + patient, { pxPerMm, skinType, visit })
  const id = `patient-${String(patient + 1).padStart(3, '0')}`
  await writeFolderAtomically(join(out, id, `visit-${visit}`), (folder) => writeFace(folder, face))
  const seconds = ((performance.now() - started) / 1000).toFixed(0)
  console.error(
    `${id}, visit ${visit}: ${patient * visits + visit + 1} of ${patients * visits}, ${seconds} s`,
  )
}

async function writeFace(
  folder: string,
  { rgb, truth, skin, regions, landmarks, meta }: RenderedFace,
): Promise<void> {
  const pixels = rgb.width * rgb.height
  const map = (values: Float32Array | Uint8Array): Promise<Buffer> =>
    encodeGrey16Png(
      Uint16Array.from(values, (value) => Math.round(65535 * value)),
      rgb,
    )
  await writeFile(join(folder, 'photo.jpg'), await encodeRgb8Jpeg(rgb.data as Uint8Array, rgb))
  for (const [index, pigment] of PIGMENTS.entries()) {
    const plane = truth.subarray(index * pixels, (index + 1) * pixels)
    await writeFile(join(folder, `truth-${pigment}.png`), await map(plane))
  }
  await writeFile(join(folder, 'skin.png'), await map(skin))
  const { width, height } = rgb
  await writeFile(
    join(folder, 'face.json'),
    JSON.stringify({ simulated: true, width, height, ...meta, landmarks, regions }, rounded, 1),
  )
}

/** Hundredths of a pixel are enough. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 100) / 100 : value
}

function readArguments(): { patients: number; visits: number; pxPerMm: number; out: string } {
  try {
    const { values } = parseArgs({
      options: {
        patients: { type: 'string', default: '3' },
        visits: { type: 'string', default: '3' },
        'px-per-mm': { type: 'string', default: '6' },
        out: { type: 'string' },
      },
    })
    if (values.out === undefined || values.out === '') throw new Error('expected --out FOLDER, found none')
    return {
      patients: numberIn('patients', values.patients, 1, 999, true),
      visits: numberIn('visits', values.visits, 1, 100, true),
      pxPerMm: numberIn('px-per-mm', values['px-per-mm'], 1, 20, false),
      out: values.out,
    }
  } catch (error) {
    console.error((error as Error).message)
    process.exit(2)
  }
}

function numberIn(name: string, text: string, from: number, to: number, whole: boolean): number {
  const value = Number(text)
  if (text !== '' && value >= from && value <= to && (!whole || Number.isInteger(value))) return value
  throw new Error(
    `expected --${name} as a ${whole ? 'whole ' : ''}number from ${from} to ${to}, found ${text}`,
  )
}
