import { useMemo, useState, type ReactNode } from 'react'
import type { Shown } from '../../../shared/contract/session-state.ts'
import type { RegionTool } from '../../../shared/domain/drawn-region.ts'
import { useShortcuts } from '../../app/useShortcuts.ts'
import { paintingOn } from './brush.ts'
import { BRUSH_KEY } from './draw-keys.ts'
import { DrawingStore } from './drawing-store.ts'
import { BEGINNINGS, ringsOf, type Drawing } from './drawing.ts'
import { useRegionDesk } from './region-desk-context.ts'
import { RegionsContext } from './regions-context.ts'
import { regionsOf, withDrawn } from './shown-regions.ts'
import { useMeasured } from './useMeasured.ts'

interface Props {
  readonly shown: Shown
  /** The patient looks on: nothing is drawn. */
  readonly plain: boolean
  readonly children: ReactNode
}

/** What is drawn with, over which analysis. */
interface Using {
  readonly set: string | null
  readonly tool: RegionTool
  /** A region that is there already, by its key. */
  readonly of: string | null
}

/** What is chosen belongs to one photo, and what is being drawn to one analysis: of another nothing of it is left. */
export function RegionsProvider({ shown, plain, children }: Props) {
  const ready = shown.phase === 'ready' ? shown : null
  const set = ready?.view.set ?? null
  const photo = ready?.view.photo ?? null
  const report = ready?.report ?? null
  const desk = useRegionDesk()
  const regions = desk?.photo.photo === photo ? desk : null
  const [drawing] = useState(() => new DrawingStore())
  const [choice, setChoice] = useState<{ readonly photo: string | null; readonly id: string } | null>(null)
  const [using, setUsing] = useState<Using | null>(null)
  const now = using && set !== null && using.set === set && !plain ? using : null
  const tool = now?.tool ?? null
  const paintedOn = now?.of ?? null
  const id = choice && choice.photo === photo ? choice.id : null
  const drawn = regions?.drawn.regions
  const { measured, state, again } = useMeasured(set, drawn?.find(({ key }) => key === id) ?? null)
  const all = useMemo(
    () => (report ? withDrawn(regionsOf(report), drawn ?? [], measured) : []),
    [report, drawn, measured],
  )
  const canDraw = all.length > 0 && !plain && regions?.regions.isOpen === true

  const begin = (wanted: RegionTool | null, from: Drawing | null, of: string | null) => {
    drawing.setBrush({ ...drawing.brush, erases: false })
    drawing.set(from)
    setUsing(wanted && { set, tool: wanted, of })
  }
  const draw = (wanted: RegionTool | null) => {
    if (wanted === null || canDraw) begin(wanted, wanted && BEGINNINGS[wanted], null)
  }
  const paintOn = (key: string) => {
    const region = regions?.regions.find(key)
    if (!region || plain || all.length === 0) return
    choose(key)
    begin('brush', paintingOn(key, region.rings), key)
  }
  const choose = (wanted: string) => {
    setChoice({ photo, id: wanted })
  }
  const finish = () => {
    const rings = drawing.current && ringsOf(drawing.current)
    if (!rings || tool === null) return
    draw(null)
    const shape = { tool, rings: rings.map((ring) => [...ring]) }
    if (paintedOn !== null) regions?.regions.reshape(paintedOn, shape)
    const key = paintedOn ?? regions?.regions.add(shape)
    if (key) choose(key)
  }
  useShortcuts({
    [BRUSH_KEY.toLowerCase()]: () => {
      draw(tool === 'brush' ? null : 'brush')
    },
  })
  return (
    <RegionsContext
      value={{
        all,
        chosen: all.find((region) => region.id === id) ?? all[0] ?? null,
        choose,
        tool,
        drawing,
        draw,
        paintOn,
        paintedOn,
        finish,
        measuring: { state, again },
      }}
    >
      {children}
    </RegionsContext>
  )
}
