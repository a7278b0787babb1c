import { describe, expect, it } from 'vitest'
import { eachInTurn } from '../../../src/main/app/each-in-turn.ts'

describe('steps one after the other', () => {
  it('are all taken, in order, and those that fail are told of', async () => {
    const taken: string[] = []
    const failures: unknown[] = []
    const step = (name: string, fault?: Error) => async () => {
      await Promise.resolve()
      taken.push(name)
      if (fault) throw fault
    }
    const fault = new Error('the second fails')
    const steps = [
      step('first'),
      step('second', fault),
      () => {
        taken.push('third')
        throw fault
      },
      step('fourth'),
    ]
    await eachInTurn(steps, (error) => failures.push(error))
    expect(taken).toEqual(['first', 'second', 'third', 'fourth'])
    expect(failures).toEqual([fault, fault])
  })
})
