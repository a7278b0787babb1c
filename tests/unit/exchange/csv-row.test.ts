import { describe, expect, it } from 'vitest'
import { csvRow } from '../../../src/shared/exchange/csv-row.ts'

describe('a row of a table', () => {
  it.each(['=1+1', '+1', '-1', '@SUM', '\t=1', '\r=1', ' =1', '＝1', '＠x'])(
    'makes no formula of %j',
    (text) => {
      expect(csvRow([text])).toMatch(/^"?'/)
    },
  )

  it('keeps numbers as numbers, below zero as well, and leaves out what is none', () => {
    expect(csvRow([-1.5, 0, 1e21, Number.NaN, Infinity, null])).toBe('-1.5,0,1e+21,,,\r\n')
  })

  it('quotes what would end a cell or a row', () => {
    expect(csvRow(['a,b', 'say "no"', 'two\nlines', '王伟'])).toBe('"a,b","say ""no""","two\nlines",王伟\r\n')
  })
})
