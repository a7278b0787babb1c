import { useMemo, useState, type ReactNode } from 'react'
import type { Shown } from '../../../shared/contract/session-state.ts'
import type { RegionTool } from '../../../shared/domain/drawn-region.ts'
import { useShortcuts } from '../../app/useShortcuts.ts'
import { BRUSH_KEY } from './draw-keys.ts'
import { DrawingStore } from './drawing-store.ts'
import { BEGINNINGS, ringsOf } from './drawing.ts'
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
  const [using, setUsing] = useState<{ readonly set: string | null; readonly tool: RegionTool } | null>(null)
  const tool = using && set !== null && using.set === set && !plain ? using.tool : null
  const id = choice && choice.photo === photo ? choice.id : null
  const drawn = regions?.drawn.regions
  const { measured, state, again } = useMeasured(set, drawn?.find(({ key }) => key === id) ?? null)
  const all = useMemo(
    () => (report ? withDrawn(regionsOf(report), drawn ?? [], measured) : []),
    [report, drawn, measured],
  )
  const canDraw = all.length > 0 && !plain && regions?.regions.isOpen === true

  const draw = (wanted: RegionTool | null) => {
    if (wanted !== null && !canDraw) return
    drawing.setBrush({ ...drawing.brush, erases: false })
    drawing.set(wanted && BEGINNINGS[wanted])
    setUsing(wanted && { set, tool: wanted })
  }
  const choose = (wanted: string) => {
    setChoice({ photo, id: wanted })
  }
  const finish = () => {
    const rings = drawing.current && ringsOf(drawing.current)
    if (!rings || tool === null) return
    draw(null)
    const key = regions?.regions.add({ tool, rings: rings.map((ring) => [...ring]) })
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
        finish,
        measuring: { state, again },
      }}
    >
      {children}
    </RegionsContext>
  )
}
