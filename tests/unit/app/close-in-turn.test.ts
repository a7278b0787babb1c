import { describe, expect, it } from 'vitest'
import { closeInTurn } from '../../../src/main/app/close-in-turn.ts'

describe('parts that are closed', () => {
  it('are closed in order, each of them, and those that fail are told of', async () => {
    const closed: string[] = []
    const failures: unknown[] = []
    const part = (name: string, fault?: Error) => ({
      close: async () => {
        await Promise.resolve()
        closed.push(name)
        if (fault) throw fault
      },
    })
    const fault = new Error('this one fails')
    const third = {
      close: () => {
        closed.push('third')
        throw fault
      },
    }
    await closeInTurn([part('first'), part('second', fault), third, part('fourth')], (error) =>
      failures.push(error),
    )
    expect(closed).toEqual(['first', 'second', 'third', 'fourth'])
    expect(failures).toEqual([fault, fault])
  })
})
