import { describe, expect, it } from 'vitest'
import { parseReportArguments } from '../../../src/main/cli/report-arguments.ts'

const parsed = (...words: string[]) => parseReportArguments(['folder', '--out', 'a.pdf', ...words])

describe('parseReportArguments', () => {
  it('takes a folder alone for a full report in English on A4', () => {
    expect(parsed()).toEqual({
      folder: 'folder',
      before: null,
      content: null,
      logo: null,
      out: 'a.pdf',
      template: 'full',
      paper: 'a4',
      language: 'en',
      lights: ['gray', 'yellow', 'red', 'blue'],
      password: false,
      json: false,
    })
  })

  it('compares where there is an earlier photo, unless it is told otherwise', () => {
    expect(parsed('--before', 'b')).toMatchObject({ template: 'before-after' })
    expect(parsed('--before', 'b', '--template', 'one-page')).toMatchObject({ template: 'one-page' })
  })

  it('takes lights by name, in their own order', () => {
    expect(parsed('--lights', 'blue, gray')).toMatchObject({ lights: ['gray', 'blue'] })
    expect(parsed('--lights', 'none')).toMatchObject({ lights: [] })
  })

  it.each([
    [['--lights', 'green'], /--lights to be one of/],
    [['--paper', 'a5'], /--paper to be one of a4, letter/],
    [['--language', 'fr'], /--language to be one of/],
    [['--colour', 'red'], /expected options that there are/],
    [['other'], /expected one folder of results, found 2/],
  ])('refuses %j', (words, line) => {
    expect(() => parsed(...words)).toThrow(line)
  })

  it('never takes a name that is no PDF, so that no photo is written over', () => {
    for (const out of ['photo.jpg', '', '.pdf'])
      expect(() => parseReportArguments(['folder', '--out', out])).toThrow(/ends in \.pdf/)
  })

  it('helps', () => {
    expect(parseReportArguments(['--help'])).toBe('help')
  })
})
