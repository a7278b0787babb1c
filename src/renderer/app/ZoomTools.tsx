import { Maximize, RotateCcw, RotateCw, Search, ZoomIn, ZoomOut } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { ToggleButton, Tooltip, TooltipTrigger } from 'react-aria-components'
import { KEY_TURN, ZOOM_STEP } from '../canvas/steps.ts'
import type { StudioTools } from '../features/viewing/useStudio.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { useInterface } from './interface-context.ts'

export function ZoomTools({ tools: { viewport, loupe } }: { readonly tools: StudioTools }) {
  const { actions, studio } = useInterface().texts
  const loupeOn = useSyncExternalStore(loupe.subscribe, () => loupe.isOn)
  const loupeZoom = useSyncExternalStore(loupe.subscribe, () => loupe.zoom)
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
      <IconButton
        icon={RotateCcw}
        label={studio.turnLeft}
        shortcut="["
        onPress={() => {
          viewport.rotate(-KEY_TURN)
        }}
      />
      <IconButton
        icon={RotateCw}
        label={studio.turnRight}
        shortcut="]"
        onPress={() => {
          viewport.rotate(KEY_TURN)
        }}
      />
      <TooltipTrigger delay={500} closeDelay={0}>
        <ToggleButton
          className="button quiet"
          aria-label={loupeOn ? `${studio.loupe} ${studio.loupeZoom(loupeZoom)}` : studio.loupe}
          isSelected={loupeOn}
          onChange={(on) => {
            loupe.toggle(on)
          }}
        >
          <Search size={18} strokeWidth={1.75} aria-hidden />
          {loupeOn && <span className="zoom-percent">{studio.loupeZoom(loupeZoom)}</span>}
        </ToggleButton>
        <Tooltip className="tooltip" offset={6}>
          {studio.loupe}
          <kbd>L</kbd>
        </Tooltip>
      </TooltipTrigger>
    </>
  )
}
