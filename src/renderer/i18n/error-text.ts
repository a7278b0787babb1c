import type { PageError } from '../../shared/contract/error-data.ts'
import type { Texts } from './texts.ts'

/** The sentence for an error, in the interface's language. */
export function errorText(error: PageError, texts: Texts): string {
  switch (error.kind) {
    case 'expected':
      return texts.errors[error.code](error.facts ?? {})
    case 'cancelled':
      return texts.cancelled.title
    case 'bug':
      return texts.bug
  }
}
