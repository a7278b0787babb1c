import { createContext, use, useEffect, useState, type ReactNode } from 'react'
import type { ClinicStore } from '../../app/state-store.ts'
import type { ReportDraft } from './report-draft.ts'

/** Drafts by patient, as long as one user works: what was typed survives leaving the room, and nothing survives the lock. */
export class ReportDrafts {
  readonly #drafts = new Map<string, ReportDraft>()
  #user: string | null

  /** `user`: who is signed in; null: nobody. */
  constructor(user: string | null = null) {
    this.#user = user
  }

  get(patient: string): ReportDraft | undefined {
    return this.#drafts.get(patient)
  }

  keep(patient: string, draft: ReportDraft): void {
    this.#drafts.set(patient, draft)
  }

  /** Somebody else is signed in, or nobody. */
  userIs(user: string | null): void {
    if (user !== this.#user) this.#drafts.clear()
    this.#user = user
  }
}

const DraftsContext = createContext(new ReportDrafts())

const userOf = (clinics: ClinicStore): string | null => {
  const state = clinics.get()
  return state.kind === 'open' ? state.user.id : null
}

interface Props {
  readonly clinics: ClinicStore
  readonly children: ReactNode
}

export function ReportDraftsProvider({ clinics, children }: Props) {
  const [drafts] = useState(() => new ReportDrafts(userOf(clinics)))
  useEffect(
    () =>
      clinics.subscribe(() => {
        drafts.userIs(userOf(clinics))
      }),
    [clinics, drafts],
  )
  return <DraftsContext value={drafts}>{children}</DraftsContext>
}

export const useReportDrafts = (): ReportDrafts => use(DraftsContext)
