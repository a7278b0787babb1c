import { describe, expect, it } from 'vitest'
import { itemsOf, parseDatasets, textOf, valuesOf } from '../../../src/main/pacs/dicom-json.ts'

const parse = (value: unknown) => parseDatasets(Buffer.from(JSON.stringify(value)))
const invalid = expect.objectContaining({ code: 'ARCHIVE_ANSWER_INVALID' }) as unknown
const NAME = '00100010'

describe('an answer in DICOM’s JSON', () => {
  it('is a list of datasets, or one', () => {
    const one = { [NAME]: { vr: 'PN', Value: [{ Alphabetic: 'Wang^Mei' }] } }
    expect(parse([one, {}])).toHaveLength(2)
    expect(parse(one)).toEqual([one])
  })

  it.each([['a word'], [7], [null], [[7]], [['a word']]])('is refused: %j', (value) => {
    expect(() => parse(value)).toThrow(invalid)
  })

  it.each(['', '{', '[{}', '<html></html>'])('is refused, being no JSON: %j', (text) => {
    expect(() => parseDatasets(Buffer.from(text))).toThrow(invalid)
  })

  it('says nothing where an attribute is of another form', () => {
    for (const value of [
      7,
      'text',
      null,
      { vr: 'PN' },
      { Value: 7 },
      { Value: [] },
      { vr: 9, Value: ['x'] },
    ]) {
      const [set = {}] = parse({ [NAME]: value })
      expect(textOf(set, NAME)).toBe('')
      expect(valuesOf(set, NAME)).toEqual([])
      expect(itemsOf(set, NAME)).toEqual([])
    }
  })

  it('gives text as one line, as long as it may be', () => {
    const of = (value: unknown, longest?: number) => textOf({ [NAME]: { Value: [value] } }, NAME, longest)
    expect(of('  a\r\n\tb\u0000c ')).toBe('a b c')
    expect(of(17)).toBe('17')
    expect(of('x'.repeat(100))).toHaveLength(64)
    // Cut inside a pair of surrogates, it is still text.
    expect(of('ab😀', 3).isWellFormed()).toBe(true)
    expect(of({ Alphabetic: 'Wang^Mei', Ideographic: '王^梅' })).toBe('Wang^Mei=王^梅')
    expect(of({ Alphabetic: 'Wang^Mei' })).toBe('Wang^Mei')
    expect(of({ Alphabetic: 7 })).toBe('')
    expect(of(['list'])).toBe('')
  })

  it('gives the items of a sequence that are datasets', () => {
    const sequence = { '00081199': { vr: 'SQ', Value: [{ [NAME]: { Value: ['x'] } }, 7, null] } }
    expect(itemsOf(sequence, '00081199')).toEqual([{ [NAME]: { Value: ['x'] } }])
  })

  it('of a key that every object has says nothing', () => {
    expect(valuesOf({}, '__proto__')).toEqual([])
    expect(textOf({}, 'constructor')).toBe('')
  })
})
