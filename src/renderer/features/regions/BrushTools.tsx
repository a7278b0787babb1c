import { Brush as BrushIcon, Eraser } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { RangeSlider } from '../../ui/RangeSlider.tsx'
import { ToolButton } from '../annotations/ToolButton.tsx'
import { BRUSH_LIMITS } from './brush.ts'
import { ERASE_KEY } from './draw-keys.ts'
import { useRegions } from './regions-context.ts'

/** How the brush is set, while one paints; and that one is done. */
export function BrushTools() {
  const { texts } = useInterface()
  const { brush: words } = texts.regions
  const { drawing, draw, finish } = useRegions()
  const brush = useSyncExternalStore(drawing.subscribe, () => drawing.brush)
  const down = useSyncExternalStore(
    drawing.subscribe,
    () => drawing.current?.tool === 'brush' && drawing.current.down,
  )
  const painted = useSyncExternalStore(
    drawing.subscribe,
    () => drawing.current?.tool === 'brush' && drawing.current.strokes.length > 0,
  )
  const set = (erases: boolean) => {
    drawing.setBrush({ ...brush, erases })
  }
  return (
    <div className="brush-tools">
      <RangeSlider
        label={words.size}
        value={brush.diameterPx}
        least={BRUSH_LIMITS.leastPx}
        most={BRUSH_LIMITS.mostPx}
        step={1}
        text={words.px(brush.diameterPx)}
        onChange={(diameterPx) => {
          drawing.setBrush({ ...brush, diameterPx })
        }}
      />
      <div className="region-tools" role="group" aria-label={words.title}>
        <ToolButton
          icon={BrushIcon}
          label={words.paint}
          shortcut={ERASE_KEY}
          isSelected={!brush.erases}
          isDisabled={false}
          onPress={() => {
            set(false)
          }}
        />
        <ToolButton
          icon={Eraser}
          label={words.erase}
          shortcut={ERASE_KEY}
          isSelected={brush.erases}
          isDisabled={false}
          onPress={() => {
            set(true)
          }}
        />
        <span role="status">{down ? words.down : ''}</span>
        <Button
          onPress={() => {
            draw(null)
          }}
        >
          {texts.actions.cancel}
        </Button>
        <Button kind="primary" isDisabled={!painted} onPress={finish}>
          {words.done}
        </Button>
      </div>
    </div>
  )
}
