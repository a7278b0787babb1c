import { useEffect, useRef } from 'react'

/** A scale of colours from its beginning to its end. `scale`: R, G, B of each step. */
export function ColourStrip({ scale }: { readonly scale: Uint8Array }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const steps = scale.length / 3
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const strip = context.createImageData(steps, 1)
    for (let step = 0; step < steps; step += 1) {
      strip.data.set(scale.subarray(3 * step, 3 * step + 3), 4 * step)
      strip.data[4 * step + 3] = 255
    }
    context.putImageData(strip, 0, 0)
  }, [scale, steps])
  return <canvas ref={canvas} width={steps} height={1} />
}
