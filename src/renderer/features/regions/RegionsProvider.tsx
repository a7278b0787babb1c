import { useMemo, useState, type ReactNode } from 'react'
import type { Shown } from '../../../shared/contract/session-state.ts'
import { RegionsContext } from './regions-context.ts'
import { regionsOf } from './shown-regions.ts'

interface Props {
  readonly shown: Shown
  readonly children: ReactNode
}

/** Which region of the photo at hand is looked at: of another photo the whole again. */
export function RegionsProvider({ shown, children }: Props) {
  const photo = shown.phase === 'empty' ? null : shown.view.photo
  const report = shown.phase === 'ready' ? shown.report : null
  const [choice, setChoice] = useState<{ readonly photo: string | null; readonly id: string } | null>(null)
  const id = choice && choice.photo === photo ? choice.id : null
  const value = useMemo(() => {
    const all = report ? regionsOf(report) : []
    return {
      all,
      chosen: all.find((region) => region.id === id) ?? all[0] ?? null,
      choose: (wanted: string) => {
        setChoice({ photo, id: wanted })
      },
    }
  }, [report, photo, id])
  return <RegionsContext value={value}>{children}</RegionsContext>
}
