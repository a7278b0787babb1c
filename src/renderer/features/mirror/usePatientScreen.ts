import { useEffect, useState } from 'react'
import type { PatientScreenMode, PatientScreenState } from '../../../shared/contract/patient-view.ts'
import { useInterface } from '../../app/interface-context.ts'
import { useTold } from '../../app/useTold.ts'
import type { PatientMirror } from './patient-mirror.ts'

/** The patient's screen, for the staff: whether it is there and what it does, and what one can do with it. */
export interface PatientScreenTools {
  /** Null: it is not open. */
  readonly state: PatientScreenState
  readonly toggle: () => void
  readonly setMode: (mode: PatientScreenMode) => void
  readonly setFullScreen: (fullScreen: boolean) => void
  /** Whether it shows what is drawn over the photos. */
  readonly draws: boolean
  readonly setDraws: (draws: boolean) => void
  /** Holds what is on it, or follows again. */
  readonly toggleHold: () => void
}

/** Leads the patient's screen as long as it follows: shows there what `mirror` shows here. */
export function usePatientScreen(mirror: PatientMirror): PatientScreenTools {
  const { client, perform } = useInterface()
  const state = useTold(
    'patient-screen:did-change',
    async (asked) => (await asked.call('patient-screen:get-state')).state,
  )
  const [draws, setDraws] = useState(false)
  const follows = state?.mode === 'follow'
  useEffect(
    () =>
      follows
        ? mirror.follow((shown, drawings) =>
            client.call('patient-screen:show', { shown, drawings: [...drawings] }),
          )
        : undefined,
    [client, mirror, follows],
  )
  useEffect(() => {
    mirror.draw(draws)
  }, [mirror, draws])
  const setMode = (mode: PatientScreenMode) => {
    perform(() => client.call('patient-screen:set-mode', { mode }))
  }
  return {
    state,
    toggle: () => {
      perform(() => client.call(state ? 'patient-screen:close' : 'patient-screen:open'))
    },
    setMode,
    setFullScreen: (fullScreen) => {
      perform(() => client.call('patient-screen:set-full-screen', { fullScreen }))
    },
    draws,
    setDraws,
    toggleHold: () => {
      if (state) setMode(state.mode === 'follow' ? 'hold' : 'follow')
    },
  }
}
