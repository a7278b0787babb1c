/**
 * A photo's skin and its three maps side by side, as the window paints them (hatched where uncertain, grey where there is no
 * skin): `node scripts/make-map-strip.ts PHOTO PICTURE.jpg [--variant stack-base|stack|diffuse] [--height PX]`. For the
 * pictures in the model card.
 */
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { AnalysisEngine } from '../src/main/analysis/analysis-engine.ts'
import type { Analysis } from '../src/main/analysis/analyze-photo.ts'
import { cutMapTile } from '../src/main/analysis/layers/map-tile.ts'
import { INPUT_VARIANTS } from '../src/main/analysis/net/manifest.ts'
import { StageClock } from '../src/main/analysis/stage-clock.ts'
import { PhotoDecoder } from '../src/main/decoder/decoder-client.ts'
import { readPhoto } from '../src/main/decoder/photo-file.ts'
import { spawnChildProcess } from '../src/main/decoder/spawn-child-process.ts'
import { DEFAULT_PARAMETERS } from '../src/shared/imaging/parameters.ts'
import { confidencePlane, mapPlane, PIGMENTS } from '../src/shared/imaging/pigments.ts'
import type { PixelRect } from '../src/shared/imaging/pyramid.ts'

const MARGIN = 0.08

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    variant: { type: 'string', default: INPUT_VARIANTS[0] },
    height: { type: 'string', default: '420' },
  },
})
const [photo, target] = positionals
const variant = INPUT_VARIANTS.find((name) => name === values.variant)
if (photo === undefined || target === undefined || variant === undefined) {
  console.error('expected PHOTO PICTURE.jpg [--variant stack-base|stack|diffuse], found other words')
  process.exit(2)
}

const decoder = new PhotoDecoder({ spawn: spawnChildProcess })
const worker = new URL('../src/main/analysis/analysis-worker.ts', import.meta.url)
const engine = await AnalysisEngine.start({ variant, worker })
try {
  const { image, input } = await decoder.decode(await readPhoto(photo))
  const { width, height, bits, profile, sha256 } = input
  const analysis = await engine.analyze({
    image,
    input: { width, height, bits, profile, sha256 },
    region: 'face',
    parameters: DEFAULT_PARAMETERS,
    clock: new StageClock(),
  })
  if (!(image.data instanceof Uint8Array)) throw new Error('expected a photo of 8 bits, found 16')
  const { data } = image
  const rect = boundsOf(analysis)
  const tiles = PIGMENTS.map((pigment) =>
    cutMapTile({
      size: image,
      rect,
      pigment,
      map: mapPlane(analysis.maps, pigment),
      confidence: confidencePlane(analysis.confidence, pigment),
      skin: analysis.skin.data,
      photo: data,
    }),
  )
  const rows = Number(values.height)
  const columns = Math.round((rows * rect.width) / rect.height)
  const raw = { width: rect.width, height: rect.height, channels: 3 } as const
  const parts = [
    await sharp(data, { raw: { width: image.width, height: image.height, channels: 3 } })
      .extract({ left: rect.x, top: rect.y, width: rect.width, height: rect.height })
      .resize(columns, rows)
      .png()
      .toBuffer(),
    ...(await Promise.all(tiles.map((tile) => sharp(tile, { raw }).resize(columns, rows).png().toBuffer()))),
  ]
  await sharp({ create: { width: parts.length * columns, height: rows, channels: 3, background: '#fff' } })
    .composite(parts.map((part, index) => ({ input: part, left: index * columns, top: 0 })))
    .jpeg({ quality: 88 })
    .toFile(target)
} finally {
  decoder.close()
  await engine.close()
}

/** The skin's box and a margin round it. */
function boundsOf({ skin: { width, height, data } }: Analysis): PixelRect {
  let [left, top, right, bottom] = [width, height, 0, 0]
  for (let at = 0; at < data.length; at++) {
    if ((data[at] as number) < 128) continue
    const x = at % width
    const y = Math.floor(at / width)
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  const margin = Math.round(MARGIN * Math.max(right - left, bottom - top))
  const x = Math.max(0, left - margin)
  const y = Math.max(0, top - margin)
  return {
    x,
    y,
    width: Math.min(width, right + margin + 1) - x,
    height: Math.min(height, bottom + margin + 1) - y,
  }
}
