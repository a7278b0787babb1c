import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseAnalyzeArguments } from '../../../src/main/cli/arguments.ts'
import { resultFolders } from '../../../src/main/cli/result-folders.ts'

describe('parseAnalyzeArguments', () => {
  it('fills in the defaults of the contract', () => {
    expect(parseAnalyzeArguments(['a.jpg', '--out', 'o'])).toMatchObject({
      photos: ['a.jpg'],
      out: 'o',
      region: 'face',
      variant: 'stack-base',
      colourCard: 'auto',
      cardLike: null,
      backend: 'auto',
      parameters: { maxIterations: 64, windowL: 11 },
    })
  })

  it('takes every option, before or after the photos', () => {
    const words =
      '--region patch --variant=diffuse a.jpg b.jpg --colour-card off --card-like earlier --backend cpu --max-iterations 3 --out o'.split(
        ' ',
      )
    expect(parseAnalyzeArguments(words)).toMatchObject({
      photos: ['a.jpg', 'b.jpg'],
      region: 'patch',
      variant: 'diffuse',
      colourCard: 'off',
      cardLike: 'earlier',
      backend: 'cpu',
      parameters: { maxIterations: 3 },
    })
  })

  it('knows --help whatever else is there', () => {
    expect(parseAnalyzeArguments(['--help'])).toBe('help')
  })

  it.each([
    [['--out', 'o'], 'at least one photo'],
    [['a.jpg'], '--out DIR'],
    [['a.jpg', '--out', ''], '--out DIR'],
    [['a.jpg', '--out', 'o', '--region', 'arm'], 'face, patch, found "arm"'],
    [['a.jpg', '--out', 'o', '--variant', 'both'], 'stack, diffuse'],
    [['a.jpg', '--out', 'o', '--colour-card', 'on'], 'auto, off, found "on"'],
    [['a.jpg', '--out', 'o', '--backend', 'npu'], 'auto, gpu, cpu'],
    [['a.jpg', '--out', 'o', '--max-iterations', '0'], 'from 1 to 512, found "0"'],
    [['a.jpg', '--out', 'o', '--max-iterations', '2.5'], 'found "2.5"'],
    [['a.jpg', '--out', 'o', '--max-iterations', '0x10'], 'found "0x10"'],
    [['a.jpg', '--out', 'o', '--colour'], '--colour'],
    [['a.jpg', '--out', '--region', 'patch'], 'a value after --out'],
    [['a.jpg', '--out', 'o', '--max-iterations', '-5'], 'a value after --max-iterations'],
  ])('refuses %j in words', (words, found) => {
    const attempt = (): unknown => parseAnalyzeArguments(words)
    expect(attempt).toThrow(found)
    expect(attempt).not.toThrow('\n')
    expect(attempt).toThrow(expect.objectContaining({ code: 'ARGUMENT_INVALID' }) as Error)
  })
})

describe('resultFolders', () => {
  it('puts a single photo into the folder itself', () => {
    expect(resultFolders(['x/a.jpg'], 'o')).toEqual(['o'])
  })

  it('gives several photos a folder each, without their endings', () => {
    expect(resultFolders(['x/a.b.jpg', 'c'], 'o')).toEqual([join('o', 'a.b'), join('o', 'c')])
  })

  it.each([['...jpg'], ['..jpg'], ['.jpg '], ['CON.jpg']])('keeps %j inside the folder', (photo) => {
    const [folder] = resultFolders([photo, 'b.jpg'], join('x', 'o'))
    expect(dirname(folder ?? '')).toBe(join('x', 'o'))
    expect(basename(folder ?? '')).toMatch(/^(photo|\.jpg)$/)
  })

  it('keeps names apart that differ only in how an accent is stored', () => {
    expect(
      new Set(resultFolders(['\u00e9.jpg', 'e\u0301.jpg'], 'o').map((name) => name.normalize('NFC'))).size,
    ).toBe(2)
  })

  it('keeps photos of one name apart, whatever their case', () => {
    expect(resultFolders(['a.jpg', 'a.png', 'y/A.webp', 'a-2.jpg'], 'o')).toEqual(
      ['a', 'a-2', 'A-3', 'a-2-2'].map((name) => join('o', name)),
    )
  })
})
