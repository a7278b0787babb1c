import { describe, expect, it } from 'vitest'
import { noteOf } from '../../../../../src/renderer/features/report/report-note.ts'

const shown = (id: string, nameHidden = false) => ({ id, nameHidden })

describe('what is said of the report that is shown', () => {
  it('is that it was saved or printed', () => {
    expect(noteOf({ what: 'saved', report: 'a' }, shown('a'))).toBe('saved')
    expect(noteOf({ what: 'printed', report: 'a' }, shown('a', true))).toBe('printed')
  })

  it('is not that it was saved where another was, before something was changed', () => {
    expect(noteOf({ what: 'saved', report: 'a' }, shown('b'))).toBe('exact')
    expect(noteOf({ what: 'saved', report: 'a' }, null)).toBe('exact')
  })

  it('is what would leave while nothing was done with it', () => {
    expect(noteOf(null, shown('a'))).toBe('exact')
    expect(noteOf(null, shown('a', true))).toBe('exactButName')
  })
})
