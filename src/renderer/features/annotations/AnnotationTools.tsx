import { Eye, EyeOff, Redo2, Undo2 } from 'lucide-react'
import { ToggleButton } from 'react-aria-components'
import { ANNOTATION_COLOURS } from '../../../shared/domain/annotation.ts'
import { useInterface } from '../../app/interface-context.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { SHOW_KEY, TOOL_KEYS } from './annotation-keys.ts'
import { COLOUR_VALUES } from './annotation-style.ts'
import { useDeskState } from './desk-context.ts'
import { TOOLS } from './drawing-tools.ts'
import { KIND_ICONS } from './kind-icons.ts'
import { ToolButton } from './ToolButton.tsx'

/** Tools, colours, undo and redo: for whoever may draw. */
export function AnnotationTools() {
  const words = useInterface().texts.annotations
  const [desk, { tool, colour }] = useDeskState()
  const annotations = desk.active
  const state = annotations?.state
  const history = state?.kind === 'ready' ? state.history : null
  const current = desk.selected?.shape.colour ?? colour
  return (
    <>
      <div className="annotation-tools" role="group" aria-label={words.tools}>
        {TOOLS.map((one) => (
          <ToolButton
            key={one}
            icon={KIND_ICONS[one]}
            label={words.kinds[one]}
            shortcut={TOOL_KEYS[one]}
            isSelected={tool === one}
            isDisabled={!desk.mayDraw || annotations?.isFull === true}
            onPress={() => {
              desk.take(one)
            }}
          />
        ))}
      </div>
      <div className="annotation-tools">
        <div className="annotation-tools" role="group" aria-label={words.colour}>
          {ANNOTATION_COLOURS.map((one) => (
            <ToggleButton
              key={one}
              className="button icon small swatch"
              aria-label={words.colours[one]}
              isSelected={current === one}
              onChange={() => {
                desk.choose(one)
              }}
            >
              <span style={{ background: COLOUR_VALUES[one] }} />
            </ToggleButton>
          ))}
        </div>
        <div className="annotation-tools end">
          <IconButton
            icon={Undo2}
            small
            label={words.undo}
            shortcut="Ctrl+Z"
            isDisabled={!history?.done.length}
            onPress={() => {
              desk.undo()
            }}
          />
          <IconButton
            icon={Redo2}
            small
            label={words.redo}
            shortcut="Ctrl+Shift+Z"
            isDisabled={!history?.undone.length}
            onPress={() => {
              desk.redo()
            }}
          />
        </div>
      </div>
    </>
  )
}

/** Shows the annotations of all panes, or hides them. */
export function ShowAnnotations() {
  const words = useInterface().texts.annotations
  const [desk, { shown }] = useDeskState()
  return (
    <IconButton
      icon={shown ? Eye : EyeOff}
      small
      label={shown ? words.hide : words.show}
      shortcut={SHOW_KEY}
      onPress={() => {
        desk.show(!shown)
      }}
    />
  )
}
