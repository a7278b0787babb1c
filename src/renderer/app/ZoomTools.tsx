import { Maximize, ZoomIn, ZoomOut } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import type { ViewportStore } from '../canvas/viewport-store.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { useInterface } from './interface-context.ts'

/** One step of a button or key. */
export const ZOOM_STEP = 1.25

export function ZoomTools({ viewport }: { readonly viewport: ViewportStore }) {
  const { actions } = useInterface().texts
  const percent = useSyncExternalStore(viewport.subscribe, () =>
    Math.round(viewport.current.scale * window.devicePixelRatio * 100),
  )
  return (
    <>
      <IconButton
        icon={ZoomOut}
        label={actions.zoomOut}
        shortcut="−"
        onPress={() => {
          viewport.zoom(1 / ZOOM_STEP)
        }}
      />
      <Button
        kind="quiet"
        aria-label={`${percent} % · ${actions.actualSize}`}
        onPress={() => {
          viewport.actualSize(window.devicePixelRatio)
        }}
      >
        <span className="zoom-percent">{percent} %</span>
      </Button>
      <IconButton
        icon={ZoomIn}
        label={actions.zoomIn}
        shortcut="+"
        onPress={() => {
          viewport.zoom(ZOOM_STEP)
        }}
      />
      <IconButton
        icon={Maximize}
        label={actions.fit}
        shortcut="F"
        onPress={() => {
          viewport.fit()
        }}
      />
    </>
  )
}
