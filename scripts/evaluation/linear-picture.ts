import type { RgbImage } from '../../src/shared/imaging/pixels.ts'
import { gaussianBlur } from '../../src/main/simulator/blur.ts'
import { createPlane } from '../../src/main/simulator/plane.ts'
import type { RgbPlanes } from '../../src/main/simulator/sensor.ts'

/**
 * The baselines see the picture blurred by this much, px: they look at one pixel at a time and at quotients of channels,
 * which noise hurts most; the net averages by itself. It is against them where a vessel or a wrinkle is finer than that.
 */
export const BASELINE_BLUR_PX = 2

/** Half of the smallest step of an 8-bit sRGB picture, in linear light: keeps logarithms finite. */
const LEAST_LIGHT = 0.5 / 255 / 12.92

/** Linear light 0…1 of an 8-bit sRGB picture (IEC 61966-2-1), three planes, blurred by a Gaussian of `blurPx`. */
export function linearPicture(image: RgbImage, blurPx = BASELINE_BLUR_PX): RgbPlanes {
  const planes: RgbPlanes = [createPlane(image), createPlane(image), createPlane(image)]
  planes.forEach(({ data }, channel) => {
    for (let i = 0; i < data.length; i++) {
      const value = (image.data[3 * i + channel] as number) / 255
      const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
      data[i] = Math.max(LEAST_LIGHT, linear)
    }
  })
  return [gaussianBlur(planes[0], blurPx), gaussianBlur(planes[1], blurPx), gaussianBlur(planes[2], blurPx)]
}

/** Calls `visit` with every pixel's linear light. */
export function forPixels(
  [red, green, blue]: RgbPlanes,
  visit: (index: number, red: number, green: number, blue: number) => void,
): void {
  for (let i = 0; i < red.data.length; i++)
    visit(i, red.data[i] as number, green.data[i] as number, blue.data[i] as number)
}
