import { useEffect, useRef } from 'react'
import { COLOUR_SCALES, SCALE_STEPS } from '../../../shared/imaging/colour-scales.ts'
import type { Pigment } from '../../../shared/imaging/pigments.ts'
import { useInterface } from '../../app/interface-context.ts'

interface Props {
  readonly pigment: Pigment
  /** Its ends in words. */
  readonly plain?: boolean
}

/** The colours of a map from 0 to 1, the very ones its tiles are painted with. */
export function ScaleLegend({ pigment, plain = false }: Props) {
  const { scale } = useInterface().texts.studio.plain
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const strip = context.createImageData(SCALE_STEPS, 1)
    const scale = COLOUR_SCALES[pigment]
    for (let step = 0; step < SCALE_STEPS; step += 1) {
      strip.data.set(scale.subarray(3 * step, 3 * step + 3), 4 * step)
      strip.data[4 * step + 3] = 255
    }
    context.putImageData(strip, 0, 0)
  }, [pigment])
  return (
    <span className="legend" aria-hidden>
      {plain ? scale[0] : '0'}
      <canvas ref={canvas} width={SCALE_STEPS} height={1} />
      {plain ? scale[1] : '1'}
    </span>
  )
}
