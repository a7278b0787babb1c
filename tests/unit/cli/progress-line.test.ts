import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { ProgressLine } from '../../../src/main/cli/progress-line.ts'

function terminal(isTTY: boolean): { line: ProgressLine; text: () => string } {
  const stream = Object.assign(new PassThrough(), { isTTY })
  const line = new ProgressLine(stream as unknown as NodeJS.WriteStream)
  return { line, text: () => (stream.read() as Buffer | null)?.toString() ?? '' }
}

describe('ProgressLine', () => {
  it('overwrites itself on a terminal and takes itself away', () => {
    const { line, text } = terminal(true)
    line.show('photo 1 of 2: ', { stage: 'inference', done: 3, total: 9 })
    line.clear()
    line.clear()
    expect(text()).toBe('\r\x1b[Kphoto 1 of 2: pigment maps, tile 3 of 9\r\x1b[K')
  })

  it('does not promise a number of passes that nobody knows', () => {
    const { line, text } = terminal(true)
    line.show('', { stage: 'filter', done: 3, total: 64 })
    expect(text()).toContain('pass 3')
    expect(text()).not.toContain('64')
  })

  it('is silent where the output is not a terminal', () => {
    const { line, text } = terminal(false)
    line.show('', { stage: 'filter', done: 3, total: 64 })
    line.clear()
    expect(text()).toBe('')
  })
})
