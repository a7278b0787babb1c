import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ArchiveSender, type ArchiveSenderOptions } from '../../../src/main/pacs/archive-sender.ts'
import { InstanceMaker } from '../../../src/main/pacs/instance-maker.ts'
import { instanceTasks } from '../../../src/main/pacs/instance-tasks.ts'
import { uidOf } from '../../../src/main/dicom/uids.ts'
import type { ArchiveSettings } from '../../../src/main/records/archive/archive-repository.ts'
import type { SendOutcome } from '../../../src/main/records/archive/outbox-repository.ts'
import type { Tried } from '../../../src/main/pacs/send-outcome.ts'
import type { OutgoingReport } from '../../../src/main/records/service/outgoing.ts'
import { BasalisError } from '../../../src/shared/contract/errors.ts'
import { failed, FakeArchive, instanceIn, SECRET, sendJson, stored, type Answer } from './fake-archive.ts'
import { inThisThread } from './in-this-thread.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})

const NOW = 1_000_000
const sopOf = (name: string): string => uidOf('document', name)

/** The name of one that nothing can be made of. */
const BROKEN = 'broken'

/** A report that is to be sent. */
const outgoing = (name: string, archive: ArchiveSettings, tried: Tried): OutgoingReport =>
  ({
    entry: { id: name, part: 'report', documentId: name, ...tried },
    archive,
    patient: { number: 'A-1', name: '王小梅', birthDate: null, sex: null },
    visit: name === BROKEN ? null : { id: 'visit', atMs: 5, reason: '' },
    ...{ study: null, clinic: '', number: 1 },
    document: { id: name, visitId: 'visit', sha256: name, title: 'Report', madeMs: 5 },
    bytes: Buffer.from(`%PDF ${name}`),
  }) as unknown as OutgoingReport

/** Things that wait, as the records hold them. */
class FakeOutbox {
  readonly outcomes: [string, SendOutcome][] = []
  readonly waiting: (Tried & { name: string; dueMs: number })[]
  recovered = 0
  settings: ArchiveSettings | null = null

  constructor(...names: readonly string[]) {
    this.waiting = names.map((name) => ({ name, attempts: 0, reason: '', dueMs: 0 }))
  }

  readonly run = (name: string, input: unknown): Promise<unknown> => {
    switch (name) {
      case 'recoverSending':
        this.recovered += 1
        return Promise.resolve()
      case 'beginSending': {
        const at = this.waiting.findIndex(({ dueMs }) => dueMs <= NOW)
        const [next] = at < 0 ? [] : this.waiting.splice(at, 1)
        if (!next || !this.settings) return Promise.resolve(null)
        const tried = { attempts: next.attempts + 1, reason: next.reason }
        return Promise.resolve(outgoing(next.name, this.settings, tried))
      }
      case 'finishSending': {
        const { entry, outcome } = input as { entry: OutgoingReport['entry']; outcome: SendOutcome }
        this.outcomes.push([entry.id, outcome])
        if (outcome.kind === 'again') {
          const { reason, nextMs: dueMs, attempts = entry.attempts } = outcome
          this.waiting.push({ name: entry.id, attempts, reason, dueMs })
        }
        return Promise.resolve()
      }
      default:
        return Promise.resolve(this.waiting.length > 0 ? NOW + 60_000 : null)
    }
  }
}

async function senderOf(outbox: FakeOutbox, answer: Answer, options: Partial<ArchiveSenderOptions> = {}) {
  const archive = await FakeArchive.start(answer)
  outbox.settings ??= archive.settings
  const bugs: unknown[] = []
  const sender = new ArchiveSender({
    records: { forArchive: outbox.run as ArchiveSenderOptions['records']['forArchive'] },
    maker: new InstanceMaker({
      version: '1',
      startThread: () => inThisThread(instanceTasks),
      decode: () => Promise.reject(new Error('expected no photo')),
    }),
    onChange: () => undefined,
    onBug: (error) => bugs.push(error),
    now: () => NOW,
    ...options,
  })
  open.push(archive, sender)
  const sendAll = async (): Promise<void> => {
    await sender.start()
    await sender.idle()
  }
  return { sender, archive, bugs, sendAll }
}

describe('what waits', () => {
  it('is sent one after another, each in a request of its own, with what the archive says of each', async () => {
    const outbox = new FakeOutbox('a', 'b', 'c', 'd')
    const { archive, sendAll } = await senderOf(outbox, (asked, response) => {
      const sop = instanceIn(asked)
      if (sop === sopOf('b')) sendJson(response, stored(sop, 0xb000), 202)
      else if (sop === sopOf('c')) sendJson(response, failed(sop, 0xa900), 409)
      else if (sop === sopOf('d')) sendJson(response, failed(sop, 0x0111), 409)
      else sendJson(response, stored(sop))
    })
    await sendAll()
    expect(outbox.outcomes).toEqual([
      ['a', { kind: 'sent' }],
      ['b', { kind: 'sent' }],
      ['c', { kind: 'failed', reason: 'DICOM_A900' }],
      // The archive has it already: that is what was wanted.
      ['d', { kind: 'sent' }],
    ])
    expect(archive.asked.map(instanceIn)).toEqual(['a', 'b', 'c', 'd'].map(sopOf))
    expect(new Set(archive.asked.map(({ authorization }) => authorization))).toEqual(
      new Set([`Bearer ${SECRET}`]),
    )
    expect(archive.asked.every(({ method, path }) => `${method} ${path}` === 'POST /dicom-web/studies')).toBe(
      true,
    )
  })

  it('is looked at anew where nothing is left to send: all of it may have been given up as what may not leave', async () => {
    const outbox = new FakeOutbox()
    let told = 0
    const onChange = () => (told += 1)
    const { sendAll } = await senderOf(outbox, () => expect.unreachable(), { onChange })
    await sendAll()
    expect(told).toBe(1)
  })

  it('is not there because of a mere 200, and is tried again', async () => {
    const outbox = new FakeOutbox('a')
    const { sendAll } = await senderOf(outbox, (_asked, response) => {
      sendJson(response, {})
    })
    await sendAll()
    expect(outbox.outcomes).toEqual([
      ['a', { kind: 'again', reason: 'ARCHIVE_ANSWER_INVALID', nextMs: NOW + 15_000 }],
    ])
  })

  it('waits longer each time it fails, and is sent once the archive is back', async () => {
    let away = true
    const outbox = new FakeOutbox('a')
    const { sender, sendAll } = await senderOf(outbox, (asked, response) => {
      if (away) sendJson(response, {}, 503)
      else sendJson(response, stored(instanceIn(asked)))
    })
    await sendAll()
    const dueAgain = async (): Promise<void> => {
      for (const one of outbox.waiting) one.dueMs = 0
      sender.wake()
      await sender.idle()
    }
    await dueAgain()
    away = false
    await dueAgain()
    expect(outbox.outcomes.map(([, outcome]) => outcome)).toEqual([
      { kind: 'again', reason: 'ARCHIVE_UNREACHABLE', nextMs: NOW + 15_000 },
      { kind: 'again', reason: 'ARCHIVE_UNREACHABLE', nextMs: NOW + 30_000 },
      { kind: 'sent' },
    ])
  })

  it.each([404, 405, 408])('waits, all of it, where a proxy says %i for a moment', async (status) => {
    const outbox = new FakeOutbox('a', 'b', 'c')
    const { sendAll } = await senderOf(outbox, (_asked, response) => {
      sendJson(response, {}, status)
    })
    await sendAll()
    const waits = { kind: 'again', reason: 'ARCHIVE_UNREACHABLE', nextMs: NOW + 15_000 }
    expect(outbox.outcomes).toEqual(['a', 'b', 'c'].map((name) => [name, waits]))
  })

  it('is not touched before it is due', async () => {
    const outbox = new FakeOutbox('a')
    for (const one of outbox.waiting) one.dueMs = NOW + 1
    const { archive, sendAll } = await senderOf(outbox, (_asked, response) => {
      sendJson(response, {})
    })
    await sendAll()
    expect(archive.asked).toEqual([])
    expect(outbox.waiting).toHaveLength(1)
  })

  it('goes with its secret to the archive and to nowhere that this one points at', async () => {
    const elsewhere = await FakeArchive.start((asked, response) => {
      sendJson(response, stored(instanceIn(asked)))
    })
    open.push(elsewhere)
    const outbox = new FakeOutbox('a')
    const { sendAll } = await senderOf(outbox, (_asked, response) => {
      response.writeHead(307, { location: `${elsewhere.url}studies` })
      response.end()
    })
    await sendAll()
    expect(elsewhere.asked).toEqual([])
    expect(outbox.outcomes[0]?.[1]).toMatchObject({ kind: 'again', reason: 'ARCHIVE_ANSWER_INVALID' })
  })

  it('that cannot be made is given up, told as the bug it is, and holds up nothing', async () => {
    const outbox = new FakeOutbox('a', BROKEN, 'b')
    const { bugs, sendAll } = await senderOf(outbox, (asked, response) => {
      sendJson(response, stored(instanceIn(asked)))
    })
    await sendAll()
    expect(outbox.outcomes).toEqual([
      ['a', { kind: 'sent' }],
      [BROKEN, { kind: 'failed', reason: 'BUG' }],
      ['b', { kind: 'sent' }],
    ])
    expect(bugs).toHaveLength(1)
  })
})

describe('a sender that is closed in the middle', () => {
  it('hangs up, and what was under way waits again, at once and with nothing said against it', async () => {
    const outbox = new FakeOutbox('a', 'b')
    const { sender, archive } = await senderOf(outbox, () => undefined)
    await sender.start()
    while (archive.asked.length === 0) await sleep(5)
    await sender.close()
    expect(outbox.outcomes).toEqual([['a', { kind: 'again', reason: '', nextMs: NOW }]])
    expect(outbox.waiting.map(({ name }) => name)).toEqual(['b', 'a'])
    sender.wake()
    await sender.idle()
    expect(archive.asked).toHaveLength(1)
  })

  it('lets what the last run has left be sent again when the records are opened', async () => {
    const outbox = new FakeOutbox('a')
    const { sendAll } = await senderOf(outbox, (asked, response) => {
      sendJson(response, stored(instanceIn(asked)))
    })
    await sendAll()
    await sendAll()
    expect(outbox.recovered).toBe(2)
    expect(outbox.outcomes).toEqual([['a', { kind: 'sent' }]])
  })

  it('goes on after a while where the records could not say what is next', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const outbox = new FakeOutbox('a')
      let asked = 0
      const run = (name: string, input: unknown): Promise<unknown> =>
        name === 'beginSending' && (asked += 1) === 1
          ? Promise.reject(new TypeError('a bug'))
          : outbox.run(name, input)
      const { bugs, sender, sendAll } = await senderOf(
        outbox,
        (request, response) => {
          sendJson(response, stored(instanceIn(request)))
        },
        { records: { forArchive: run as never } },
      )
      await sendAll()
      expect(outbox.outcomes).toEqual([])
      vi.advanceTimersByTime(60_000)
      await sender.idle()
      expect(outbox.outcomes).toEqual([['a', { kind: 'sent' }]])
      expect(bugs).toHaveLength(1)
    } finally {
      vi.useRealTimers()
    }
  })

  it('says nothing where the records were locked meanwhile, and all of a bug', async () => {
    for (const [error, told] of [
      [new BasalisError('STORE_LOCKED', 'expected open records, found them locked'), 0],
      [new TypeError('a bug'), 1],
    ] as const) {
      const outbox = new FakeOutbox('a')
      const { bugs, sendAll } = await senderOf(outbox, () => undefined, {
        records: {
          forArchive: ((name: string) =>
            name === 'beginSending' ? Promise.reject(error) : Promise.resolve()) as never,
        },
      })
      await sendAll()
      expect(bugs).toHaveLength(told)
    }
  })
})
