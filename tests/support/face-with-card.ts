import sharp from 'sharp'
import { renderFace } from '../../src/main/simulator/face/render-face.ts'
import { decodeSrgb } from '../../src/shared/imaging/colour.ts'
import type { LinearRgb } from '../../src/shared/imaging/colour-card.ts'
import type { RgbImage } from '../../src/shared/imaging/pixels.ts'
import { makeScene, type Scene } from '../unit/analysis/colour-card/made-scene.ts'

/** A rendered face with a card before its chest, in perspective. */
const { rgb: FACE } = renderFace(5, { skinType: 3, pxPerMm: 2 })
const { width, height } = FACE
const CORNERS = [
  [0.28, 0.84],
  [0.7, 0.81],
  [0.74, 0.95],
  [0.25, 0.965],
].map(([x = 0, y = 0]) => ({ x: x * width, y: y * height }))

function faceAt(x: number, y: number): LinearRgb {
  const column = Math.min(width - 1, Math.max(0, Math.round(x)))
  const row = Math.min(height - 1, Math.max(0, Math.round(y)))
  const full = FACE.bits === 8 ? 255 : 65535
  const channel = (at: number): number => decodeSrgb((FACE.data[3 * (row * width + column) + at] ?? 0) / full)
  return [channel(0), channel(1), channel(2)]
}

type Look = Pick<Scene, 'camera' | 'patches' | 'ground' | 'noise'>

export const photoWithCard = (look: Look = {}): RgbImage =>
  makeScene({ width, height, corners: CORNERS, background: faceAt, ...look })

/** As a PNG. */
export function faceWithCard(look?: Look): Promise<Buffer> {
  const { data } = photoWithCard(look)
  return sharp(Buffer.from(data), { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer()
}
