import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { analysisReport, type AnalysisReport } from '../../shared/contract/analysis-report.ts'
import { BasalisError } from '../../shared/contract/errors.ts'
import type { Light } from '../../shared/imaging/lights.ts'
import { PIGMENTS, type Pigment } from '../../shared/imaging/pigments.ts'
import { encodeRgb8Jpeg } from '../encoder/png.ts'
import { rebuiltPhoto } from './rebuilt-photo.ts'

type OfMaps = Readonly<Record<Pigment, Uint8Array>>

/** An analysis as its folder holds it: pictures as PNG files, the photo as a JPEG. */
export interface ReadAnalysis {
  readonly report: AnalysisReport
  readonly photo: Uint8Array
  readonly maps: OfMaps
  readonly confidence: OfMaps
  readonly skin: Uint8Array
  readonly lights: Readonly<Partial<Record<Light, Uint8Array>>>
}

const QUALITY = 95

/**
 * What `writeAnalysisFolder` wrote, with those of the lights that are asked for. The photo itself is not among the files: it is
 * put together again from its two parts, in the colours that were analysed. Fails with ARGUMENT_INVALID where it is no such folder.
 */
export async function readAnalysisFolder(folder: string, lights: readonly Light[]): Promise<ReadAnalysis> {
  const report = parsed(await fileOf(folder, 'analysis.json'))
  const { width, height } = report.input
  const photo = await rebuiltPhoto(
    { diffuse: join(folder, 'diffuse.npy'), specular: join(folder, 'specular.npy') },
    { width, height },
  ).catch((cause: unknown) => {
    throw notOne('no whole diffuse.npy and specular.npy', cause)
  })
  const [maps, confidence, skin, lit] = await Promise.all([
    mapsOf(folder, ''),
    mapsOf(folder, 'confidence-'),
    fileOf(folder, 'skin.png'),
    Promise.all(lights.map(async (light) => [light, await fileOf(folder, `light-${light}.png`)] as const)),
  ])
  return {
    report,
    photo: await encodeRgb8Jpeg(photo.data, photo, QUALITY),
    maps,
    confidence,
    skin,
    lights: Object.fromEntries(lit),
  }
}

async function mapsOf(folder: string, prefix: string): Promise<OfMaps> {
  const files = await Promise.all(
    PIGMENTS.map(async (pigment) => [pigment, await fileOf(folder, `${prefix}${pigment}.png`)] as const),
  )
  return Object.fromEntries(files) as unknown as OfMaps
}

function fileOf(folder: string, name: string): Promise<Buffer> {
  return readFile(join(folder, name)).catch((cause: unknown) => {
    throw notOne(`no readable ${name}`, cause)
  })
}

function parsed(text: Buffer): AnalysisReport {
  try {
    return analysisReport.parse(JSON.parse(text.toString('utf8')))
  } catch (cause) {
    throw notOne('an analysis.json of another form', cause)
  }
}

const notOne = (found: string, cause: unknown): BasalisError =>
  new BasalisError('ARGUMENT_INVALID', `expected a folder of results of "analyze", found ${found}`, { cause })
