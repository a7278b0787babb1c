import { useEffect, useState } from 'react'
import type { ChannelResponse } from '../../../shared/contract/channels.ts'
import type { PageError } from '../../../shared/contract/error-data.ts'
import type { AuditFilter } from '../../../shared/domain/audit-line.ts'
import { CallError } from '../../app/client.ts'
import { useInterface } from '../../app/interface-context.ts'

type Answer = ChannelResponse<'audit:find'>

/** Lines of the log that fit a filter. What was there stays until the next ones are. */
export type LogLines =
  | { readonly kind: 'loading' }
  | { readonly kind: 'fault'; readonly error: PageError }
  | ({ readonly kind: 'there'; readonly filter: AuditFilter } & Answer)

export function useLogLines(filter: AuditFilter) {
  const { client } = useInterface()
  const [found, setFound] = useState<LogLines>({ kind: 'loading' })
  const [round, setRound] = useState(0)
  useEffect(() => {
    let outdated = false
    client.call('audit:find', { filter, beforeSeq: null }).then(
      (answer) => {
        if (!outdated) setFound({ kind: 'there', filter, ...answer })
      },
      (error: unknown) => {
        if (!outdated)
          setFound({ kind: 'fault', error: error instanceof CallError ? error.error : { kind: 'bug' } })
      },
    )
    return () => {
      outdated = true
    }
  }, [filter, round, client])
  return {
    found,
    /** Asks anew, from the newest line on. */
    reload: () => {
      setRound((before) => before + 1)
    },
    /** Adds the page of lines before the last one. Fails with CallError. */
    loadMore: async () => {
      if (found.kind !== 'there') return
      const last = found.lines.at(-1)
      const next = await client.call('audit:find', { filter: found.filter, beforeSeq: last?.seq ?? null })
      setFound((before) =>
        before === found ? { ...found, ...next, lines: [...found.lines, ...next.lines] } : before,
      )
    },
  }
}
