import { createContext, use, useEffect, useState, type ReactNode } from 'react'
import { useInterface } from '../../app/interface-context.ts'
import type { ReportDraft } from './report-draft.ts'

/** Drafts by patient, as long as one user works: what was typed survives leaving the room, and nothing survives the lock. */
export class ReportDrafts {
  readonly #drafts = new Map<string, ReportDraft>()
  #user: string | null = null

  get(patient: string): ReportDraft | undefined {
    return this.#drafts.get(patient)
  }

  keep(patient: string, draft: ReportDraft): void {
    this.#drafts.set(patient, draft)
  }

  /** Who is signed in now; null: nobody. */
  userIs(user: string | null): void {
    if (user !== this.#user) this.#drafts.clear()
    this.#user = user
  }
}

const DraftsContext = createContext(new ReportDrafts())

export function ReportDraftsProvider({ children }: { readonly children: ReactNode }) {
  const { client } = useInterface()
  const [drafts] = useState(() => new ReportDrafts())
  useEffect(
    () =>
      client.on('clinic:did-change', (state) => {
        drafts.userIs(state.kind === 'open' ? state.user.id : null)
      }),
    [client, drafts],
  )
  return <DraftsContext value={drafts}>{children}</DraftsContext>
}

export const useReportDrafts = (): ReportDrafts => use(DraftsContext)
