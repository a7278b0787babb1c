import type { PaneView } from '../../../../../src/renderer/canvas/pane-view.ts'
import { labelRoom } from '../../../../../src/renderer/features/annotations/label-box.ts'
import type { ImageSize } from '../../../../../src/shared/imaging/pixels.ts'

export const IMAGE: ImageSize = { width: 400, height: 300 }

/** A pane that shows the photo from its corner on, `scale` CSS px an image px, turned by so many degrees round that corner. */
export function viewOf(scale = 1, degrees = 0): PaneView {
  const angle = (degrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return {
    scale,
    toPane: ({ x, y }) => ({ x: scale * (x * cos - y * sin), y: scale * (x * sin + y * cos) }),
    toImage: ({ x, y }) => ({ x: (x * cos + y * sin) / scale, y: (y * cos - x * sin) / scale }),
    subscribe: () => () => undefined,
  }
}

/** Every letter is 10 px wide. */
export const measure = (text: string): number => 10 * Array.from(text).length

export const ROOM = labelRoom({ width: 500, height: 400 }, measure)
