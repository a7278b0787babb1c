import { useEffect, useRef } from 'react'
import { COLOUR_SCALES, SCALE_STEPS } from '../../../shared/imaging/colour-scales.ts'
import { hatched, hatchPhase, notSkinGrey } from '../../../shared/imaging/map-marks.ts'
import type { Pigment } from '../../../shared/imaging/pigments.ts'
import type { MapMark } from './map-marks.ts'

const WIDTH = 24
const HEIGHT = 12

/** A map's value in the swatch: light enough to be common, dark enough to show its colour. */
const SWATCH_VALUE = 0.25

interface Props {
  readonly pigment: Pigment
  readonly mark: MapMark
}

/** A small piece of a map with one of its marks, painted as its tiles are. */
export function MarkSwatch({ pigment, mark }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const picture = context.createImageData(WIDTH, HEIGHT)
    const step = 3 * Math.round(SWATCH_VALUE * (SCALE_STEPS - 1))
    const colour = COLOUR_SCALES[pigment].subarray(step, step + 3)
    for (let y = 0; y < HEIGHT; y += 1)
      for (let x = 0; x < WIDTH; x += 1) {
        const photo = (255 * x) / (WIDTH - 1)
        const grey = notSkinGrey(photo, photo, photo)
        const phase = hatchPhase(x, y)
        const painted =
          mark === 'notSkin' ? [grey, grey, grey] : [...colour].map((channel) => hatched(channel, phase, 1))
        picture.data.set([...painted, 255], 4 * (y * WIDTH + x))
      }
    context.putImageData(picture, 0, 0)
  }, [pigment, mark])
  return <canvas ref={canvas} className="mark-swatch" width={WIDTH} height={HEIGHT} aria-hidden />
}
