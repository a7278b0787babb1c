import { useEffect, useRef } from 'react'
import { CHANGE_SCALE, CHANGE_STEPS, FULL_CHANGE } from '../../../shared/imaging/change-scale.ts'

/** The colours of change from less to more, the very ones its picture is painted with. */
export function ChangeLegend() {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const strip = context.createImageData(CHANGE_STEPS, 1)
    for (let step = 0; step < CHANGE_STEPS; step += 1)
      strip.data.set([...CHANGE_SCALE.subarray(3 * step, 3 * step + 3), 255], 4 * step)
    context.putImageData(strip, 0, 0)
  }, [])
  return (
    <span className="legend" aria-hidden>
      −{FULL_CHANGE}
      <canvas ref={canvas} width={CHANGE_STEPS} height={1} />+{FULL_CHANGE}
    </span>
  )
}
