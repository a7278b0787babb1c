import { useMemo, useState, type ReactNode } from 'react'
import type { Shown } from '../../../shared/contract/session-state.ts'
import type { Outline } from '../../../shared/imaging/outline.ts'
import { useInterface } from '../../app/interface-context.ts'
import { DrawingStore } from './drawing-store.ts'
import { NO_CORNERS, type RegionTool } from './drawing.ts'
import { RegionsContext } from './regions-context.ts'
import { regionsOf, withDrawn, type DrawnRegion } from './shown-regions.ts'

interface Props {
  readonly shown: Shown
  readonly children: ReactNode
}

/** What is chosen and drawn belongs to one analysis: of another photo nothing of it is left. */
export function RegionsProvider({ shown, children }: Props) {
  const { client, perform } = useInterface()
  const set = shown.phase === 'ready' ? shown.view.set : null
  const report = shown.phase === 'ready' ? shown.report : null
  const [drawing] = useState(() => new DrawingStore())
  const [choice, setChoice] = useState<{ readonly set: string | null; readonly id: string } | null>(null)
  const [using, setUsing] = useState<{ readonly set: string | null; readonly tool: RegionTool } | null>(null)
  const [drawn, setDrawn] = useState<readonly DrawnRegion[]>([])
  const [waiting, setWaiting] = useState<string | null>(null)
  const tool = using && set !== null && using.set === set ? using.tool : null
  const id = choice && choice.set === set ? choice.id : null
  const all = useMemo(
    () =>
      report
        ? withDrawn(
            regionsOf(report),
            drawn.filter((region) => region.set === set),
          )
        : [],
    [report, drawn, set],
  )

  const choose = (wanted: string) => {
    setChoice({ set, id: wanted })
  }
  const draw = (wanted: RegionTool | null) => {
    drawing.set(wanted === 'polygon' ? NO_CORNERS : null)
    setUsing(wanted && { set, tool: wanted })
  }
  const measure = (outline: Outline) => {
    draw(null)
    if (set === null) return
    setWaiting(set)
    perform(async () => {
      try {
        const { measured } = await client.call('region:measure', { set, outline: [...outline] })
        if (!measured) return
        const number = 1 + Math.max(0, ...drawn.filter((one) => one.set === set).map((one) => one.number))
        const region = { id: `drawn-${number}`, set, number, outline, measured }
        setDrawn((before) => [...before, region])
        setChoice({ set, id: region.id })
      } finally {
        setWaiting((before) => (before === set ? null : before))
      }
    })
  }
  const remove = (unwanted: string) => {
    setDrawn((before) => before.filter((region) => region.set !== set || region.id !== unwanted))
  }
  return (
    <RegionsContext
      value={{
        all,
        chosen: all.find((region) => region.id === id) ?? all[0] ?? null,
        choose,
        tool,
        drawing,
        draw,
        measure,
        measuring: waiting !== null && waiting === set,
        remove,
      }}
    >
      {children}
    </RegionsContext>
  )
}
