import type { CameraResponse } from '../camera-response.ts'
import type { Triple } from '../observer.ts'
import { type Plane, createPlane } from '../plane.ts'
import type { Cover } from '../scene.ts'

/** A cover whose colour is given in linear sRGB, as the white-balanced camera RGB from which its matrix makes that. */
export function asCameraSees(cover: Cover, { toSrgb }: CameraResponse): Cover {
  const inverse = invert(toSrgb)
  const [first, second, third] = cover.reflectance
  if (typeof first === 'number' || typeof second === 'number' || typeof third === 'number') {
    const [r, g, b] = cover.reflectance as Triple
    return {
      ...cover,
      reflectance: inverse.map((row) => least(row[0] * r + row[1] * g + row[2] * b)) as [
        number,
        number,
        number,
      ],
    }
  }
  const planes = inverse.map((row): Plane => {
    const plane = createPlane(first)
    for (let i = 0; i < plane.data.length; i++) {
      if (cover.cover.data[i] === 0) continue
      const r = first.data[i] as number
      plane.data[i] = least(
        row[0] * r + row[1] * (second.data[i] as number) + row[2] * (third.data[i] as number),
      )
    }
    return plane
  })
  return { ...cover, reflectance: planes as [Plane, Plane, Plane] }
}

/** Nothing is blacker than this: pupils, nostrils. */
const least = (value: number): number => Math.max(0.002, value)

/** Cramer's rule. */
function invert([[a, b, c], [d, e, f], [g, h, i]]: CameraResponse['toSrgb']): readonly [
  Triple,
  Triple,
  Triple,
] {
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
  const over = (value: number): number => value / determinant
  return [
    [over(e * i - f * h), over(c * h - b * i), over(b * f - c * e)],
    [over(f * g - d * i), over(a * i - c * g), over(c * d - a * f)],
    [over(d * h - e * g), over(b * g - a * h), over(a * e - b * d)],
  ]
}
