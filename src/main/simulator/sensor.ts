import { gaussianBlur } from './blur.ts'
import type { CameraResponse } from './camera-response.ts'
import { type Plane, createPlane } from './plane.ts'
import type { Random } from './random.ts'

/** Three planes of linear light, red, green, blue. */
export type RgbPlanes = readonly [Plane, Plane, Plane]

export interface SensorOptions {
  /** Gain on all channels. */
  readonly exposure: number
  /** Error of the white balance on red and blue, factors. */
  readonly balance: readonly [red: number, blue: number]
  /** Standard deviation; above about 1.2 the picture is out of focus. */
  readonly lensBlurPx: number
  /** Loss of light in the corners, 0…0.3. */
  readonly vignetting: number
  /** Electrons that fill a pixel: shot noise. */
  readonly fullWell: number
  /** Read noise over the full scale. */
  readonly readNoise: number
  /** Unsharp mask that many cameras apply, 0 = none. */
  readonly sharpening: number
  /** Exponent on linear light: the maker's tone curve, 1 = none. */
  readonly tone: number
}

export function drawSensorOptions(random: Random, skinLuminance: number): SensorOptions {
  // An automatic exposure lifts dark skin part of the way.
  const automatic = (0.32 / skinLuminance) ** random.uniform(0, 0.5)
  return {
    exposure: 0.95 * automatic * 2 ** random.normal(0, 0.25),
    balance: [Math.exp(random.normal(0, 0.03)), Math.exp(random.normal(0, 0.03))],
    lensBlurPx: random.chance(0.15) ? random.uniform(1.2, 3) : random.uniform(0.3, 1.2),
    vignetting: random.chance(0.5) ? random.uniform(0, 0.25) : 0,
    fullWell: random.logUniform(1500, 20000),
    readNoise: random.logUniform(0.0005, 0.004),
    sharpening: random.chance(0.3) ? random.uniform(0.1, 0.6) : 0,
    tone: random.chance(0.5) ? random.uniform(0.9, 1.1) : 1,
  }
}

/** From light on the sensor to an 8-bit sRGB picture, R, G, B interleaved. */
export function expose(
  light: RgbPlanes,
  camera: CameraResponse,
  options: SensorOptions,
  random: Random,
): Uint8Array<SharedArrayBuffer> {
  const { width, height } = light[0]
  const gains = [
    options.exposure * options.balance[0],
    options.exposure,
    options.exposure * options.balance[1],
  ]
  const raw = light.map((plane, channel) => {
    const optical = gaussianBlur(plane, options.lensBlurPx)
    const noise = random.fork(`noise-${channel}`)
    const read = createPlane(plane)
    for (let y = 0, i = 0; y < height; y++) {
      for (let x = 0; x < width; x++, i++) {
        const radius = ((x / width - 0.5) ** 2 + (y / height - 0.5) ** 2) * 2
        const electrons =
          (optical.data[i] as number) * (gains[channel] ?? 1) * (1 - options.vignetting * radius)
        const deviation = Math.sqrt(Math.max(0, electrons) / options.fullWell + options.readNoise ** 2)
        read.data[i] = Math.min(1.2, electrons + noise.normal(0, deviation))
      }
    }
    return sharpen(read, options.sharpening)
  })
  const [red, green, blue] = raw as [Plane, Plane, Plane]
  const picture = new Uint8Array(new SharedArrayBuffer(width * height * 3))
  for (let i = 0; i < width * height; i++) {
    // Blown channels are cut before the colour matrix, as in a camera, so that highlights stay white.
    const r = Math.min(1, red.data[i] as number)
    const g = Math.min(1, green.data[i] as number)
    const b = Math.min(1, blue.data[i] as number)
    camera.toSrgb.forEach((row, channel) => {
      const linear = row[0] * r + row[1] * g + row[2] * b
      picture[3 * i + channel] = Math.round(255 * encodeSrgb(tone(linear, options.tone)))
    })
  }
  return picture
}

function sharpen(plane: Plane, amount: number): Plane {
  if (amount === 0) return plane
  const soft = gaussianBlur(plane, 1)
  return {
    ...plane,
    data: plane.data.map((value, i) => value + amount * (value - (soft.data[i] as number))),
  }
}

/** Middle grey (0.18) stays where it is. */
function tone(linear: number, exponent: number): number {
  return exponent === 1 || linear <= 0 ? linear : 0.18 * (linear / 0.18) ** exponent
}

/** IEC 61966-2-1; clipped to 0…1. */
function encodeSrgb(linear: number): number {
  if (linear <= 0) return 0
  if (linear >= 1) return 1
  return linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055
}
