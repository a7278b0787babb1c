import { useState } from 'react'
import { CallError } from '../../app/client.ts'
import { useInterface } from '../../app/interface-context.ts'
import { errorText } from '../../i18n/error-text.ts'

export interface Action {
  readonly busy: boolean
  /** Why it failed last, in the interface's language; null: it did not. */
  readonly fault: string | null
  /** Runs one thing at a time: a second call meanwhile does nothing. */
  readonly run: (work: () => Promise<void>) => void
}

/** Something a form does in the application: what goes wrong is said in the form, and nothing typed is lost. */
export function useAction(): Action {
  const { texts } = useInterface()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const run = (work: () => Promise<void>): void => {
    if (busy) return
    setBusy(true)
    setFault(null)
    work()
      .catch((error: unknown) => {
        setFault(errorText(error instanceof CallError ? error.error : { kind: 'bug' }, texts))
      })
      .finally(() => {
        setBusy(false)
      })
  }
  return { busy, fault, run }
}
