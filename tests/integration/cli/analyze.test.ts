import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analysisReport, type AnalysisReport } from '../../../src/shared/contract/analysis-report.ts'
import { FACE_REGIONS } from '../../../src/shared/imaging/face-regions.ts'
import { readNpy } from './npy.ts'
import { ROOT, runCli } from './run-cli.ts'

const SAMPLE = join(ROOT, 'resources', 'sample', 'sample-skin.jpg')
const FILES = [
  'analysis.json',
  'brown.png',
  'confidence-brown.png',
  'confidence-gray.png',
  'confidence-red.png',
  'diffuse.npy',
  'gray.png',
  'light-blue.png',
  'light-gray.png',
  'light-red.png',
  'light-yellow.png',
  'red.png',
  'skin.png',
  'specular.npy',
]
const WIDTH = 331
const HEIGHT = 247

let folder: string
const skin = () => sharp(SAMPLE).resize(WIDTH, HEIGHT, { fit: 'cover' })
const reportIn = async (out: string): Promise<AnalysisReport> =>
  analysisReport.parse(JSON.parse(await readFile(join(folder, out, 'analysis.json'), 'utf8')))

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'basalis-cli-'))
  await skin().png().toFile(join(folder, 'skin.png'))
})

afterAll(() => rm(folder, { recursive: true }))

/** L*, a*, b* of an 8-bit sRGB pixel in double precision, written down once more from the definition. */
function labOf(rgb: readonly number[]): [number, number, number] {
  const [r = 0, g = 0, b = 0] = rgb.map((value) => {
    const v = value / 255
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4
  })
  const f = (t: number): number => (t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29)
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / (0.4124564 + 0.3575761 + 0.1804375))
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b)
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / (0.0193339 + 0.119192 + 0.9503041))
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

describe('analyze, one photo', () => {
  beforeAll(async () => {
    const result = await runCli('analyze', ['skin.png', '--out', 'one', '--region', 'patch'], folder)
    expect(result).toMatchObject({ code: 0 })
    expect(result.out.trim()).toBe(join(folder, 'one'))
  })

  it('writes every file of the contract and nothing else', async () => {
    expect((await readdir(join(folder, 'one'))).sort()).toEqual(FILES)
  })

  it('writes maps as 16-bit grey and lights as 8-bit colour at the photo’s size', async () => {
    for (const name of ['red', 'brown', 'gray'])
      expect(await sharp(join(folder, 'one', `${name}.png`)).metadata()).toMatchObject({
        width: WIDTH,
        height: HEIGHT,
        depth: 'ushort',
        channels: 1,
      })
    for (const name of ['gray', 'yellow', 'red', 'blue'])
      expect(await sharp(join(folder, 'one', `light-${name}.png`)).metadata()).toMatchObject({
        width: WIDTH,
        height: HEIGHT,
        depth: 'uchar',
        channels: 3,
      })
  })

  it('splits the photo so that diffuse + specular is its LAB within 1e-3', async () => {
    const diffuse = readNpy(await readFile(join(folder, 'one', 'diffuse.npy')))
    const specular = readNpy(await readFile(join(folder, 'one', 'specular.npy')))
    expect(diffuse.shape).toEqual([HEIGHT, WIDTH, 3])
    expect(specular.shape).toEqual([HEIGHT, WIDTH, 3])
    const rgb = await sharp(join(folder, 'skin.png')).raw().toBuffer()
    let worst = 0
    let detail = 0
    for (let at = 0; at < WIDTH * HEIGHT; at += 1) {
      const lab = labOf([rgb[3 * at] ?? 0, rgb[3 * at + 1] ?? 0, rgb[3 * at + 2] ?? 0])
      lab.forEach((value, channel) => {
        const sum = (diffuse.data[3 * at + channel] ?? 0) + (specular.data[3 * at + channel] ?? 0)
        worst = Math.max(worst, Math.abs(sum - value))
        detail = Math.max(detail, Math.abs(diffuse.data[3 * at + channel] ?? 0))
      })
    }
    // 1e-3 of the sum of the two layers, and 2e-3 of float32 LAB itself (docs/pipeline.md §1).
    expect(worst).toBeLessThan(3e-3)
    expect(detail).toBeGreaterThan(1)
  })

  it('reports what was done in the form of the contract', async () => {
    const report = await reportIn('one')
    expect(report.input).toMatchObject({ width: WIDTH, height: HEIGHT, bits: 8, profile: null })
    expect(report.stages.map(({ name }) => name)).toEqual([
      'decode',
      'colour',
      'lab',
      'skin',
      'filter',
      'inference',
      'lights',
      'metrics',
      'write',
    ])
    expect(report.model.inputVariant).toBe('stack-base')
    expect(report.iterations.meanAbsDifference).toHaveLength(report.iterations.count)
    expect(report.iterations.converged).toBe(true)
    expect(report.stack).toHaveLength(3)
    expect(report.quality.find(({ rule }) => rule === 'short-side')).toMatchObject({
      value: HEIGHT,
      passed: false,
    })
  })

  it('gives numbers that the map files confirm', async () => {
    const { metrics, parameters } = await reportIn('one')
    for (const name of ['red', 'brown', 'gray'] as const) {
      const bytes = await sharp(join(folder, 'one', `${name}.png`))
        .toColourspace('grey16')
        .raw({ depth: 'ushort' })
        .toBuffer()
      const values = new Uint16Array(bytes.buffer, bytes.byteOffset, WIDTH * HEIGHT)
      const mean = values.reduce((sum, value) => sum + value / 65535, 0) / values.length
      const area = values.filter((value) => value / 65535 >= parameters.areaLevel).length / values.length
      expect(metrics['whole']?.[name].mean).toBeCloseTo(mean, 4)
      expect(metrics['whole']?.[name].area).toBeCloseTo(area, 3)
    }
  })

  it('says how far the maps are to be trusted, in files and in numbers that agree', async () => {
    const { confidence } = await reportIn('one')
    expect(confidence).toMatchObject({ errorBound: 0.1, errorShare: 0.3 })
    for (const name of ['red', 'brown', 'gray'] as const) {
      const values = await sharp(join(folder, 'one', `confidence-${name}.png`))
        .extractChannel(0)
        .raw()
        .toBuffer()
      expect(values.length).toBe(WIDTH * HEIGHT)
      const mean = values.reduce((sum, value) => sum + value / 255, 0) / values.length
      expect(confidence?.regions['whole']?.[name].mean).toBeCloseTo(mean, 4)
      const low = values.filter((value) => value < 127.5).length / values.length
      expect(confidence?.regions['whole']?.[name].low).toBeCloseTo(low, 6)
    }
  })

  it('gives the same bytes again', async () => {
    await runCli('analyze', ['skin.png', '--out', 'again', '--region', 'patch'], folder)
    for (const name of FILES.filter((file) => file !== 'analysis.json'))
      expect(
        Buffer.compare(
          await readFile(join(folder, 'one', name)),
          await readFile(join(folder, 'again', name)),
        ),
        name,
      ).toBe(0)
  })
})

describe('analyze, a face', () => {
  /** One of the photos that come with the npm package of the face nets (MIT licence), cut down to one person. */
  const GROUP = join(ROOT, 'node_modules', '@vladmandic', 'face-api', 'demo', 'sample6.jpg')
  const AREA = { left: 100, top: 300, width: 460, height: 640 }

  beforeAll(async () => {
    await sharp(GROUP).extract(AREA).png().toFile(join(folder, 'portrait.png'))
    const { code } = await runCli('analyze', ['portrait.png', '--out', 'portrait'], folder)
    expect(code).toBe(0)
  })

  const grey = (name: string): Promise<Buffer> =>
    sharp(join(folder, 'portrait', name))
      .extractChannel(0)
      .raw()
      .toBuffer()

  it('gives the numbers of the face, and its scale', async () => {
    const { region, scale, metrics, skin } = await reportIn('portrait')
    expect(region).toMatchObject({ requested: 'face', used: 'face', reason: null })
    const regions = ['face', ...FACE_REGIONS]
    expect(Object.keys(metrics)).toEqual(regions)
    expect(Object.keys(skin)).toEqual(regions)
    expect(scale.source).toBe('interpupillary-distance')
    expect(scale.pxPerMm).toBeGreaterThan(1.4)
    const mask = await grey('skin.png')
    const share = mask.filter((value) => value >= 128).length / mask.length
    expect(region.skinShare).toBeCloseTo(share, 6)
  })

  it('leaves the maps 0 outside the skin, and measures inside it alone', async () => {
    const mask = await grey('skin.png')
    const { metrics } = await reportIn('portrait')
    for (const name of ['red', 'brown', 'gray'] as const) {
      const bytes = await sharp(join(folder, 'portrait', `${name}.png`))
        .toColourspace('grey16')
        .raw({ depth: 'ushort' })
        .toBuffer()
      const values = new Uint16Array(bytes.buffer, bytes.byteOffset, mask.length)
      let sum = 0
      let count = 0
      let outside = 0
      for (const [at, skin] of mask.entries())
        if (skin >= 128) {
          sum += (values[at] ?? 0) / 65535
          count += 1
        } else outside = Math.max(outside, values[at] ?? 0)
      expect(outside).toBe(0)
      expect(metrics['face']?.[name].mean).toBeCloseTo(sum / count, 4)
    }
  })
})

describe('analyze, options', () => {
  it('takes the diffuse image alone with --variant diffuse, and stops at --max-iterations', async () => {
    const words = ['skin.png', '--out', 'variant', '--variant', 'diffuse', '--max-iterations', '2']
    const { code, error } = await runCli('analyze', words, folder)
    expect(code).toBe(0)
    expect(error).toContain('stopped after 2 passes')
    const report = await reportIn('variant')
    expect(report.model.inputVariant).toBe('diffuse')
    expect(report.stack).toEqual([])
    expect(report.iterations).toMatchObject({ count: 2, converged: false })
  })

  it('says that a face was asked for and the whole photo taken', async () => {
    const { error } = await runCli('analyze', ['skin.png', '--out', 'patch'], folder)
    expect(error).toContain('no face was found')
    const { region, scale } = await reportIn('patch')
    expect(region).toMatchObject({ requested: 'face', used: 'patch', skinShare: 1 })
    expect(scale).toEqual({ pxPerMm: null, source: null })
    const { channels, depth } = await sharp(join(folder, 'patch', 'skin.png')).metadata()
    expect({ channels, depth }).toEqual({ channels: 1, depth: 'uchar' })
    const { isOpaque, channels: statistics } = await sharp(join(folder, 'patch', 'skin.png')).stats()
    expect({ isOpaque, min: statistics[0]?.min }).toEqual({ isOpaque: true, min: 255 })
  })

  it('turns a photo upright by EXIF and gives results of that size', async () => {
    await skin().jpeg({ quality: 100 }).withMetadata({ orientation: 6 }).toFile(join(folder, 'turned.jpg'))
    await runCli('analyze', ['turned.jpg', '--out', 'turned', '--region', 'patch'], folder)
    expect((await reportIn('turned')).input).toMatchObject({ width: HEIGHT, height: WIDTH })
    expect(await sharp(join(folder, 'turned', 'red.png')).metadata()).toMatchObject({
      width: HEIGHT,
      height: WIDTH,
    })
  })

  it('explains itself with --help, on standard output', async () => {
    const { code, out } = await runCli('analyze', ['--help'], folder)
    expect(code).toBe(0)
    expect(out).toContain('does not diagnose')
  })
})

describe('analyze, refusals', () => {
  it.each([
    ['text named .jpg', 'note.jpg', Buffer.from('this is not a photo'), 'expected'],
    ['an empty file', 'empty.png', Buffer.alloc(0), 'expected'],
    ['a greyscale photo', 'grey.png', null, 'colour'],
    ['a single pixel', 'pixel.png', null, '16'],
  ])('refuses %s with exit code 2, one line, and nothing written', async (_, name, bytes, words) => {
    const file = join(folder, name)
    if (bytes) await writeFile(file, bytes)
    else if (name === 'grey.png') await skin().toColourspace('b-w').png().toFile(file)
    else
      await sharp({ create: { width: 1, height: 1, channels: 3, background: '#c08060' } })
        .png()
        .toFile(file)
    const { code, out, error } = await runCli('analyze', [name, '--out', `refused-${name}`], folder)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(error.trim().split('\n')).toHaveLength(1)
    expect(error).toContain(words)
    expect(error).not.toContain(name)
    expect(existsSync(join(folder, `refused-${name}`))).toBe(false)
  })

  it('refuses a missing file and a folder', async () => {
    expect(await runCli('analyze', ['nowhere.jpg', '--out', 'x'], folder)).toMatchObject({ code: 2 })
    expect(await runCli('analyze', ['.', '--out', 'x'], folder)).toMatchObject({ code: 2 })
    expect(existsSync(join(folder, 'x'))).toBe(false)
  })

  it('refuses --backend gpu where there is none: one sentence, nothing written', async () => {
    const words = ['skin.png', '--out', 'x', '--backend', 'gpu']
    // Linux finds its drivers through this, and so none, whatever the machine has.
    const { code, out, error } = await runCli('analyze', words, folder, { VK_DRIVER_FILES: '/nowhere' })
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(error).toBe('expected a GPU, found none (BACKEND_UNAVAILABLE)\n')
    expect(existsSync(join(folder, 'x'))).toBe(false)
  })

  it('refuses unknown arguments', async () => {
    expect(await runCli('analyze', ['skin.png'], folder)).toMatchObject({ code: 2 })
  })

  it('goes on after a bad photo, gives each its folder, and ends with the worst code', async () => {
    const words = ['skin.png', 'note.jpg', 'skin.png', '--out', 'many', '--region', 'patch']
    const { code, out, error } = await runCli('analyze', words, folder)
    expect(code).toBe(2)
    expect(error).toContain('photo 2 of 3')
    expect(out.trim().split('\n')).toEqual([join(folder, 'many', 'skin'), join(folder, 'many', 'skin-2')])
    expect((await readdir(join(folder, 'many'))).sort()).toEqual(['skin', 'skin-2'])
  })
})
