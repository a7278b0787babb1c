import type { PageError } from '../../shared/contract/error-data.ts'
import { errorToData } from '../../shared/contract/errors.ts'

/** An error as the page may see it: of a bug nothing but that it is one. */
export function pageErrorOf(error: unknown): PageError {
  const data = errorToData(error)
  switch (data.kind) {
    case 'expected': {
      const { kind, code, message, facts } = data
      return { kind, code, message, ...(facts && { facts }) }
    }
    case 'cancelled':
      return { kind: 'cancelled' }
    case 'bug':
      return { kind: 'bug' }
  }
}
