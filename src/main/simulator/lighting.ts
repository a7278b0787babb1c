import { gaussianBlur } from './blur.ts'
import { createFractalNoise, createNoise } from './noise.ts'
import { type Frame, type Plane, createPlane, heightMm, planeFrom, smoothstep, widthMm } from './plane.ts'
import type { Random } from './random.ts'

/** How much light a place sends back, apart from its colour. */
export interface Lighting {
  /** Light on the place without its fine relief, 1 = full. */
  readonly shading: Plane
  /** Direct light on the tilted surface over that on a level one. */
  readonly direct: Plane
  /** Share of the surrounding light that a groove keeps out, 0…1. */
  readonly occlusion: Plane
  /** Share of the light that comes from everywhere, 0…1. */
  readonly ambient: number
  /** Gloss, in units of the light that perfect white sends back. */
  readonly gloss: Plane
}

export interface LightingOptions {
  /** Largest loss of light over the patch by distance and curvature, 0…0.5. */
  readonly falloff: number
  readonly ambient: number
  /** Height of the lamp over the skin, radians. */
  readonly elevation: number
  readonly azimuth: number
  /** 0 = none. */
  readonly glossStrength: number
  readonly glossExponent: number
  /** How far the surface turns from edge to edge, as a slope: a high value gathers the gloss in one place. */
  readonly glossTurn: number
  /** Chance of the soft edge of a cast shadow. */
  readonly castShadow: boolean
  /** How much a groove as deep as it is wide keeps out of the surrounding light, a factor; 0.6 where absent. */
  readonly occlusion?: number
}

const USUAL_OCCLUSION = 0.6

export function drawLightingOptions(random: Random): LightingOptions {
  return {
    falloff: random.uniform(0, 0.35),
    ambient: random.uniform(0.25, 0.7),
    elevation: random.uniform(0.5, 1.45),
    azimuth: random.uniform(0, 2 * Math.PI),
    glossStrength: random.chance(0.6) ? random.logUniform(0.015, 0.2) : 0,
    glossExponent: random.logUniform(6, 40),
    glossTurn: random.uniform(0, 0.8),
    castShadow: random.chance(0.1),
    occlusion: random.uniform(0.4, 0.9),
  }
}

export function lightSkin(frame: Frame, height: Plane, options: LightingOptions, random: Random): Lighting {
  return {
    shading: shadingOf(frame, options, random.fork('shading')),
    direct: directLight(frame, height, options),
    occlusion: occlusionOf(frame, height, options.occlusion ?? USUAL_OCCLUSION),
    ambient: options.ambient,
    gloss: glossOf(frame, height, options, random.fork('gloss')),
  }
}

/** Smooth loss of light: a gradient, the turning away of a curved cheek, slow unevenness, sometimes a shadow edge. */
function shadingOf(frame: Frame, options: LightingOptions, random: Random): Plane {
  const gradient = options.falloff * random.uniform(0.2, 1)
  const curvature = options.falloff - gradient
  const cos = Math.cos(options.azimuth)
  const sin = Math.sin(options.azimuth)
  const centreX = random.uniform(0.2, 0.8)
  const centreY = random.uniform(0.2, 0.8)
  const unevenness = createFractalNoise(random, 2, 0.5, frame.textures)
  const unevennessHeight = options.falloff * random.uniform(0, 0.15)
  const size = Math.max(widthMm(frame), heightMm(frame))
  const shadow = options.castShadow ? drawShadow(random) : () => 1
  return planeFrom(frame, (xMm, yMm) => {
    const u = xMm / widthMm(frame)
    const v = yMm / heightMm(frame)
    const slope = 1 - gradient * (0.5 + 0.5 * ((2 * u - 1) * cos + (2 * v - 1) * sin) * 0.7)
    const turned = 1 - curvature * Math.min(1, 1.6 * ((u - centreX) ** 2 + (v - centreY) ** 2))
    const slow = 1 + unevennessHeight * unevenness((2.5 * xMm) / size, (2.5 * yMm) / size)
    return Math.max(0.05, slope * turned * slow) * shadow(u, v)
  })
}

function drawShadow(random: Random): (u: number, v: number) => number {
  const angle = random.uniform(0, 2 * Math.PI)
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  const offset = random.uniform(-0.3, 0.3)
  const softness = random.uniform(0.02, 0.3)
  const depth = random.uniform(0.15, 0.5)
  return (u, v) =>
    1 - depth * smoothstep(offset - softness, offset + softness, (u - 0.5) * cos + (v - 0.5) * sin)
}

/** Lambert's cosine on the slopes of the height field. */
function directLight(frame: Frame, height: Plane, { elevation, azimuth }: LightingOptions): Plane {
  const lx = Math.cos(elevation) * Math.cos(azimuth)
  const ly = Math.cos(elevation) * Math.sin(azimuth)
  const lz = Math.sin(elevation)
  const direct = createPlane(frame)
  forSlopes(frame, height, (i, sx, sy) => {
    const cosine = (lz - sx * lx - sy * ly) / Math.sqrt(1 + sx * sx + sy * sy)
    direct.data[i] = Math.max(0, cosine) / lz
  })
  return direct
}

/**
 * A place that lies below its neighbourhood sees less of the sky: the depth below it over its size, at three sizes,
 * for fine furrows, wrinkles and folds.
 */
const OCCLUSION_SCALES_MM = [0.2, 0.6, 1.5] as const

function occlusionOf(frame: Frame, height: Plane, strength: number): Plane {
  const occlusion = createPlane(frame)
  for (const scaleMm of OCCLUSION_SCALES_MM) {
    const around = gaussianBlur(height, scaleMm * frame.pxPerMm)
    for (let i = 0; i < occlusion.data.length; i++) {
      const below = Math.max(0, (around.data[i] as number) - (height.data[i] as number))
      occlusion.data[i] = (occlusion.data[i] as number) + (strength * below) / scaleMm
    }
  }
  for (let i = 0; i < occlusion.data.length; i++) {
    occlusion.data[i] = 1 - Math.exp(-(occlusion.data[i] as number))
  }
  return occlusion
}

/** Size of the uneven film of oil on the skin. */
const OIL_WAVELENGTH_MM = 14

/** Blinn–Phong gloss with a rough, unevenly oily surface. */
function glossOf(frame: Frame, height: Plane, options: LightingOptions, random: Random): Plane {
  const gloss = createPlane(frame)
  if (options.glossStrength === 0) return gloss
  const oil = createFractalNoise(random, 3, 0.5, frame.textures)
  const roughX = createNoise(random, frame.textures)
  const roughY = createNoise(random, frame.textures)
  const roughness = random.uniform(0.03, 0.15)
  const grain = random.uniform(0.12, 0.4)
  // The half vector leans towards the lamp; a curved patch turns through it.
  const lean = (Math.PI / 2 - options.elevation) / 2
  const hx = Math.sin(lean) * Math.cos(options.azimuth)
  const hy = Math.sin(lean) * Math.sin(options.azimuth)
  const hz = Math.cos(lean)
  const centreX = random.uniform(0.2, 0.8)
  const centreY = random.uniform(0.2, 0.8)
  const turn = options.glossTurn
  forSlopes(frame, height, (i, sx, sy, x, y) => {
    const xMm = x / frame.pxPerMm
    const yMm = y / frame.pxPerMm
    const px = sx + roughness * roughX(xMm / grain, yMm / grain) - turn * (x / frame.width - centreX)
    const py = sy + roughness * roughY(xMm / grain, yMm / grain) - turn * (y / frame.height - centreY)
    const cosine = Math.max(0, (hz - px * hx - py * hy) / Math.sqrt(1 + px * px + py * py))
    const film = smoothstep(-2.5, 2.5, oil(xMm / OIL_WAVELENGTH_MM, yMm / OIL_WAVELENGTH_MM))
    gloss.data[i] = options.glossStrength * film * cosine ** options.glossExponent
  })
  return gloss
}

function forSlopes(
  { width, height, pxPerMm }: Frame,
  plane: Plane,
  visit: (index: number, slopeX: number, slopeY: number, x: number, y: number) => void,
): void {
  const at = (x: number, y: number): number => plane.data[y * width + x] as number
  for (let y = 0, i = 0; y < height; y++) {
    const above = Math.max(0, y - 1)
    const below = Math.min(height - 1, y + 1)
    for (let x = 0; x < width; x++, i++) {
      const left = Math.max(0, x - 1)
      const right = Math.min(width - 1, x + 1)
      const sx = ((at(right, y) - at(left, y)) / Math.max(1, right - left)) * pxPerMm
      const sy = ((at(x, below) - at(x, above)) / Math.max(1, below - above)) * pxPerMm
      visit(i, sx, sy, x, y)
    }
  }
}
