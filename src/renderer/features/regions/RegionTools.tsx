import { Circle, Pentagon, Trash2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { ToggleButton } from 'react-aria-components'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import type { RegionTool } from './drawing.ts'
import { useRegions } from './regions-context.ts'

const TOOLS = [
  ['ellipse', Circle],
  ['polygon', Pentagon],
] as const satisfies readonly (readonly [RegionTool, unknown])[]

/** Draws regions of one's own, and says of one what it holds. */
export function RegionTools() {
  const { texts } = useInterface()
  const { all, chosen, tool, measuring, draw, remove } = useRegions()
  const { draw: words } = texts.regions
  const group = useRef<HTMLDivElement>(null)
  const wasDrawing = useRef(false)
  // The surface that was drawn on is gone, and the focus with it.
  useEffect(() => {
    if (wasDrawing.current && tool === null && document.activeElement === document.body)
      group.current?.querySelector('button')?.focus()
    wasDrawing.current = tool !== null
  }, [tool])
  const measured = chosen?.measured
  return (
    <>
      {measured && (
        <p className="numbers-note">
          {measured.skinPx === 0
            ? words.noSkin
            : words.size(measured.skinPx, measured.skinPx / measured.insidePx, measured.skinMm2)}
        </p>
      )}
      <div ref={group} className="region-tools" role="group" aria-label={words.title}>
        <span>{words.title}</span>
        {TOOLS.map(([id, Icon]) => (
          <ToggleButton
            key={id}
            className="button"
            isDisabled={all.length === 0}
            isSelected={tool === id}
            onChange={(isSelected) => {
              draw(isSelected ? id : null)
            }}
          >
            <Icon size={16} aria-hidden />
            {words.tools[id]}
          </ToggleButton>
        ))}
      </div>
      {tool !== null && <p className="numbers-note">{words.hints[tool]}</p>}
      {measuring && (
        <p className="numbers-note" role="status">
          {words.measuring}
        </p>
      )}
      {chosen?.kind === 'drawn' && tool === null && (
        <Button
          onPress={() => {
            remove(chosen.id)
          }}
        >
          <Trash2 size={16} aria-hidden />
          {words.remove}
        </Button>
      )}
    </>
  )
}
