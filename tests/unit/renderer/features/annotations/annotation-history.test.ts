import { describe, expect, it } from 'vitest'
import {
  applied,
  type Command,
  didNew,
  type Drawn,
  type History,
  NO_HISTORY,
  redoOf,
  undoOf,
} from '../../../../../src/renderer/features/annotations/annotation-history.ts'

const one = (key: string, text = ''): Drawn => ({
  key,
  shape: { kind: 'text', colour: 'blue', at: { x: 1, y: 2 } },
  text,
})

/** Does commands from an empty photo on; what it looks like after each, the empty one first. */
function doing(commands: readonly Command[]) {
  let history: History = NO_HISTORY
  const states: (readonly Drawn[])[] = [[]]
  for (const command of commands) {
    states.push(applied(states.at(-1) ?? [], command))
    history = didNew(history, command)
  }
  return { history, states }
}

const COMMANDS: readonly Command[] = [
  { kind: 'add', drawn: one('a'), at: 0 },
  { kind: 'add', drawn: one('b'), at: 1 },
  { kind: 'add', drawn: one('c'), at: 2 },
  { kind: 'change', before: one('b'), after: one('b', 'other') },
  { kind: 'delete', drawn: one('a'), at: 0 },
  { kind: 'delete', drawn: one('c'), at: 1 },
]

describe('the history', () => {
  it('goes back to each state there was, and forward again, in the same order', () => {
    const { history, states } = doing(COMMANDS)
    let at = history
    let drawn = states.at(-1) ?? []
    for (const expected of states.slice(0, -1).toReversed()) {
      const step = undoOf(at)
      if (!step) throw new Error('expected something to undo')
      drawn = applied(drawn, step.command)
      at = step.history
      expect(drawn).toEqual(expected)
    }
    expect(undoOf(at)).toBeNull()
    for (const expected of states.slice(1)) {
      const step = redoOf(at)
      if (!step) throw new Error('expected something to do again')
      drawn = applied(drawn, step.command)
      at = step.history
      expect(drawn).toEqual(expected)
    }
    expect(redoOf(at)).toBeNull()
    expect(at).toEqual(history)
  })

  it('forgets what was undone as soon as something new is done', () => {
    const { history } = doing(COMMANDS)
    const undone = undoOf(history)?.history ?? NO_HISTORY
    expect(redoOf(undone)).not.toBeNull()
    expect(redoOf(didNew(undone, { kind: 'add', drawn: one('d'), at: 1 }))).toBeNull()
  })

  it('has no end', () => {
    const commands = Array.from({ length: 1000 }, (_, at): Command => ({
      kind: 'add',
      drawn: one(`${at}`),
      at,
    }))
    expect(doing(commands).history.done).toHaveLength(1000)
  })
})
