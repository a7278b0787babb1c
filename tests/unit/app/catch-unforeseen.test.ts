import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { catchUnforeseen } from '../../../src/main/app/catch-unforeseen.ts'

const NAME = '/photos/Zhang San.jpg'

describe('what nobody foresaw', () => {
  let program: EventEmitter & { readonly stdout: EventEmitter; readonly stderr: EventEmitter }
  let said: string
  let broken: number

  beforeEach(() => {
    program = Object.assign(new EventEmitter(), { stdout: new EventEmitter(), stderr: new EventEmitter() })
    said = ''
    broken = 0
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      said += String(text)
      return true
    })
    catchUnforeseen(program as never, () => {
      broken += 1
    })
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it('is said without its message, and ends the program once', () => {
    program.emit('uncaughtException', new TypeError(`cannot open ${NAME}`))
    program.emit('uncaughtException', new TypeError(`cannot open ${NAME}`))
    expect(said).toContain('internal fault: TypeError')
    expect(said).not.toContain(NAME)
    expect(broken).toBe(1)
  })

  it('does not end it where only a promise failed that nobody looked at', () => {
    program.emit('unhandledRejection', new Error(`cannot open ${NAME}`))
    expect(said).toContain('internal fault: Error')
    expect(said).not.toContain(NAME)
    expect(broken).toBe(0)
  })

  it.each(['stdout', 'stderr'] as const)('is not that nobody reads %s any more', (name) => {
    expect(() => program[name].emit('error', new Error('EIO'))).not.toThrow()
  })
})
