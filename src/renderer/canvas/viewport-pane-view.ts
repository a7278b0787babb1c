import type { ImageSize } from '../../shared/imaging/pixels.ts'
import type { PaneView } from './pane-view.ts'
import type { ViewportStore } from './viewport-store.ts'
import { toImage, toPane } from './viewport.ts'

/** The view of a pane of this size through the one viewport of all panes. */
export function paneViewOf(viewport: ViewportStore, pane: ImageSize): PaneView {
  return {
    toPane: (point) => toPane(viewport.current, point, pane),
    toImage: (point) => toImage(viewport.current, point, pane),
    get scale() {
      return viewport.current.scale
    },
    subscribe: viewport.subscribe,
  }
}
