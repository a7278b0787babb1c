import { Undo2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { ToggleButton, Tooltip, TooltipTrigger } from 'react-aria-components'
import { REGION_LIMITS, REGION_TOOLS } from '../../../shared/domain/drawn-region.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { BrushTools } from './BrushTools.tsx'
import { BRUSH_KEY } from './draw-keys.ts'
import { useRegionDesk } from './region-desk-context.ts'
import { REGION_ICONS } from './region-icons.ts'
import { RegionList } from './RegionList.tsx'
import { useRegions } from './regions-context.ts'
import { drawnName } from './shown-regions.ts'
import { undoesRemoval } from './undoes-removal.ts'

/** Draws regions of one's own, says of one what it holds, and lists them. */
export function RegionTools() {
  const { texts } = useInterface()
  const { all, chosen, choose, tool, measuring, draw } = useRegions()
  const desk = useRegionDesk()
  const { draw: words, list } = texts.regions
  const group = useRef<HTMLDivElement>(null)
  const wasDrawing = useRef(false)
  // The surface that was drawn on is gone, and the focus with it.
  useEffect(() => {
    if (wasDrawing.current && tool === null && document.activeElement === document.body)
      group.current?.querySelector('button')?.focus()
    wasDrawing.current = tool !== null
  }, [tool])
  // So is the button that brought something back.
  const lines = useRef<HTMLDivElement>(null)
  const removed = desk?.drawn.removed.length ?? 0
  useEffect(() => {
    if (removed === 0 && document.activeElement === document.body)
      lines.current?.querySelector<HTMLElement>('[data-selected] .annotation-name')?.focus()
  }, [removed])
  const measured = chosen?.measured
  const drawn = desk?.drawn
  const lastRemoved = drawn?.removed.at(-1)
  const restore = () => {
    const key = desk?.regions.restore()
    if (key) choose(key)
  }
  const notes = [
    tool !== null && words.hints[tool],
    drawn?.reading === 'loading' && list.loading,
    drawn && drawn.regions.length >= REGION_LIMITS.ofPhoto && list.full(REGION_LIMITS.ofPhoto),
    drawn && drawn.regions.length > 0 && desk.photo.record === null && list.notKept,
    desk && desk.photo.record !== null && !desk.photo.mayWrite && list.readOnly,
  ].filter((note) => typeof note === 'string')
  return (
    <div
      ref={lines}
      className="own-regions"
      onKeyDown={(event) => {
        if (!lastRemoved || !undoesRemoval(event)) return
        event.preventDefault()
        restore()
      }}
    >
      {measured && (
        <p className="numbers-note">
          {measured.skinPx === 0
            ? words.noSkin
            : words.size(measured.skinPx, measured.skinPx / measured.insidePx, measured.skinMm2)}
        </p>
      )}
      {measuring.state === 'measuring' && (
        <p className="numbers-note" role="status">
          {words.measuring}
        </p>
      )}
      {measuring.state === 'failed' && (
        <div className="region-unkept">
          <p className="numbers-note" role="alert">
            {words.notMeasured}
          </p>
          <Button onPress={measuring.again}>{list.again}</Button>
        </div>
      )}
      <div ref={group} className="region-choice" role="group" aria-label={words.title}>
        <span>{words.title}</span>
        <div className="region-tools">
          {REGION_TOOLS.map((id) => {
            const Icon = REGION_ICONS[id]
            return (
              <TooltipTrigger key={id} delay={500} closeDelay={0}>
                <ToggleButton
                  className="button"
                  isDisabled={all.length === 0 || desk?.regions.isOpen !== true}
                  isSelected={tool === id}
                  onChange={(isSelected) => {
                    draw(isSelected ? id : null)
                  }}
                >
                  <Icon size={16} aria-hidden />
                  {words.tools[id]}
                </ToggleButton>
                <Tooltip className="tooltip" offset={6}>
                  {words.tips[id]}
                  {id === 'brush' && <kbd>{BRUSH_KEY}</kbd>}
                </Tooltip>
              </TooltipTrigger>
            )
          })}
        </div>
      </div>
      {tool === 'brush' && <BrushTools />}
      {notes.map((note) => (
        <p key={note} className="numbers-note">
          {note}
        </p>
      ))}
      {drawn?.reading === 'failed' && (
        <div className="region-unkept">
          <p className="numbers-note" role="alert">
            {list.failed}
          </p>
          <Button
            onPress={() => {
              void desk?.regions.read()
            }}
          >
            {list.again}
          </Button>
        </div>
      )}
      {desk && tool === null && desk.drawn.regions.length > 0 && (
        <RegionList drawn={desk.drawn.regions} regions={desk.regions} />
      )}
      {lastRemoved && tool === null && (
        <div className="region-unkept" role="status">
          <p className="numbers-note">{list.removed(drawnName(lastRemoved, texts))}</p>
          <Button onPress={restore}>
            <Undo2 size={16} aria-hidden />
            {list.undo}
          </Button>
        </div>
      )}
    </div>
  )
}
