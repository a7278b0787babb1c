import { beforeEach, describe, expect, it } from 'vitest'
import { Speaker, type Said } from '../../../../../../src/renderer/features/capture/voice/speaker.ts'

/** A clock that a test turns, and a voice whose lines last as long as it likes. */
class Room {
  #nowMs = 1000
  #wakes: { readonly atMs: number; readonly wake: () => void }[] = []
  readonly said: string[] = []
  #running: { readonly resolve: () => void; readonly reject: (why: Error) => void } | null = null
  stopped = 0

  readonly speaker = new Speaker(
    {
      now: () => this.#nowMs,
      wakeAfter: (ms, wake) => {
        const one = { atMs: this.#nowMs + ms, wake }
        this.#wakes.push(one)
        return () => {
          this.#wakes = this.#wakes.filter((other) => other !== one)
        }
      },
    },
    ({ line, language }: Said, signal) => {
      if (this.#running) throw new Error(`expected one line at a time, found ${line} as well`)
      this.said.push(language === 'en' ? line : `${line} (${language})`)
      return new Promise<void>((resolve, reject) => {
        this.#running = { resolve, reject }
        signal.addEventListener('abort', () => {
          this.stopped++
          this.#running = null
          resolve()
        })
      })
    },
  )

  pass(ms: number): void {
    const end = this.#nowMs + ms
    for (;;) {
      const [next] = this.#wakes.toSorted((one, other) => one.atMs - other.atMs)
      if (!next || next.atMs > end) break
      this.#wakes = this.#wakes.filter((one) => one !== next)
      this.#nowMs = Math.max(this.#nowMs, next.atMs)
      next.wake()
    }
    this.#nowMs = end
  }

  get waiting(): number {
    return this.#wakes.length
  }

  /** The line that is being said ends, or cannot be heard. */
  async ends(failure?: Error): Promise<void> {
    const running = this.#running
    if (!running) throw new Error('expected a line that is being said, found none')
    this.#running = null
    if (failure) running.reject(failure)
    else running.resolve()
    await Promise.resolve()
    await Promise.resolve()
  }
}

let room: Room
let speaker: Speaker

beforeEach(() => {
  room = new Room()
  speaker = room.speaker
})

describe('Speaker', () => {
  it('says what has been asked for when it has stood for 0.6 s, not before', () => {
    speaker.want('closer')
    room.pass(599)
    expect(room.said).toEqual([])
    room.pass(1)
    expect(room.said).toEqual(['closer'])
    expect(speaker.get()).toMatchObject({ speaking: true, caption: { line: 'closer', language: 'en' } })
  })

  it('says nothing of what comes and goes', () => {
    for (let i = 0; i < 20; i++) {
      speaker.want(i % 2 === 0 ? 'closer' : 'hold-still')
      room.pass(300)
    }
    expect(room.said).toEqual([])
    expect(speaker.get().caption).toBeNull()
  })

  it('counts from the first of many checks that ask for the same', () => {
    for (let i = 0; i < 6; i++) {
      speaker.want('closer')
      room.pass(100)
    }
    expect(room.said).toEqual(['closer'])
  })

  it('says the same again 3 s after its end, not before', async () => {
    speaker.want('closer')
    room.pass(2000)
    await room.ends()
    room.pass(2999)
    expect(room.said).toEqual(['closer'])
    room.pass(1)
    expect(room.said).toEqual(['closer', 'closer'])
  })

  it('does not repeat sooner what was given up and is asked for again', async () => {
    speaker.want('closer')
    room.pass(600)
    await room.ends()
    speaker.want(null)
    room.pass(100)
    speaker.want('closer')
    room.pass(2800)
    expect(room.said).toEqual(['closer'])
    room.pass(100)
    expect(room.said).toEqual(['closer', 'closer'])
  })

  it('never says two lines at once: what is more urgent meanwhile follows', async () => {
    speaker.want('closer')
    room.pass(600)
    speaker.want('more-light')
    room.pass(1500)
    expect(room.said).toEqual(['closer'])
    await room.ends()
    expect(room.said).toEqual(['closer', 'more-light'])
  })

  it('does not say afterwards what has been put right meanwhile', async () => {
    speaker.want('closer')
    room.pass(600)
    speaker.want('more-light')
    room.pass(700)
    speaker.want(null)
    await room.ends()
    room.pass(10_000)
    expect(room.said).toEqual(['closer'])
    expect(speaker.get()).toMatchObject({ speaking: false, caption: null })
  })

  it('thanks once, and once more only after something was wrong', async () => {
    speaker.want('hold-that')
    room.pass(600)
    await room.ends()
    room.pass(60_000)
    expect(room.said).toEqual(['hold-that'])
    expect(room.waiting).toBe(0)
    speaker.want('hold-still')
    room.pass(100)
    speaker.want('hold-that')
    room.pass(60_000)
    expect(room.said).toEqual(['hold-that'])
    speaker.want('hold-still')
    room.pass(600)
    await room.ends()
    speaker.want('hold-that')
    room.pass(600)
    expect(room.said).toEqual(['hold-that', 'hold-still', 'hold-that'])
  })

  it('announces when the line before has ended, whatever is asked for', async () => {
    speaker.want('hold-that')
    room.pass(600)
    speaker.announce('taken')
    speaker.announce('all-done')
    speaker.want('closer')
    room.pass(600)
    expect(room.said).toEqual(['hold-that'])
    await room.ends()
    expect(room.said).toEqual(['hold-that', 'all-done'])
    await room.ends()
    expect(room.said).toEqual(['hold-that', 'all-done', 'closer'])
  })

  it('announces at once where nothing is said, and may do so again', async () => {
    speaker.announce('reason-focus')
    await room.ends()
    speaker.announce('reason-focus')
    expect(room.said).toEqual(['reason-focus', 'reason-focus'])
  })

  it('speaks to the patient in one language and to the staff in another', async () => {
    speaker.speakIn('zh-CN')
    speaker.announce('reason-focus', 'en')
    expect(speaker.get().caption).toEqual({ line: 'reason-focus', language: 'en' })
    await room.ends()
    speaker.announce('taken')
    expect(room.said).toEqual(['reason-focus', 'taken (zh-CN)'])
  })

  it('says what stands again in a language that is chosen meanwhile', async () => {
    speaker.want('closer')
    room.pass(600)
    await room.ends()
    speaker.speakIn('zh-CN')
    expect(room.said).toEqual(['closer', 'closer (zh-CN)'])
    await room.ends()
    speaker.speakIn('zh-CN')
    expect(room.said).toHaveLength(2)
  })

  it('shows what stands between two times of saying it', async () => {
    speaker.want('closer')
    room.pass(600)
    await room.ends()
    room.pass(1000)
    expect(speaker.get()).toMatchObject({ speaking: false, caption: { line: 'closer' } })
    speaker.want(null)
    room.pass(600)
    expect(speaker.get().caption).toBeNull()
  })

  it('shows a line that cannot be heard long enough to be read, and goes on', async () => {
    speaker.announce('taken')
    await room.ends(new Error('no sound'))
    room.pass(2499)
    expect(speaker.get()).toMatchObject({ speaking: true, caption: { line: 'taken' } })
    room.pass(1)
    expect(speaker.get()).toEqual({ speaking: false, caption: null, failed: true })
    speaker.announce('all-done')
    await room.ends()
    expect(speaker.get().failed).toBe(false)
  })

  it('falls silent in the middle of a line and begins anew', async () => {
    speaker.want('closer')
    room.pass(600)
    speaker.announce('taken')
    speaker.stop()
    await Promise.resolve()
    room.pass(10_000)
    expect(room.stopped).toBe(1)
    expect(room.said).toEqual(['closer'])
    expect(speaker.get()).toMatchObject({ speaking: false, caption: null })
    speaker.want('closer')
    room.pass(600)
    expect(room.said).toEqual(['closer', 'closer'])
  })

  it('tells of changes, and of nothing else', async () => {
    let told = 0
    const leave = speaker.subscribe(() => {
      told++
    })
    speaker.want('closer')
    room.pass(500)
    expect(told).toBe(0)
    room.pass(100)
    expect(told).toBe(1)
    leave()
    await room.ends()
    expect(told).toBe(1)
  })
})
