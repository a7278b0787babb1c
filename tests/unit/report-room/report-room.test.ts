import { describe, expect, it } from 'vitest'
import { ReportRoom, type ReportRoomServices } from '../../../src/main/report-room/report-room.ts'
import { BasalisError, CancelledError } from '../../../src/shared/contract/errors.ts'
import { A, B, idOf, madeRows, madeWish } from './made-record.ts'

const photo = { photo: new Uint8Array([1]) }
const wish = madeWish({ template: 'before-after' })
const patient = idOf('f')

/** A room whose reports are one byte: the number of the report. With a password, 100 more. */
function roomWith(changes: Partial<ReportRoomServices> = {}) {
  const done: string[] = []
  const told: number[] = []
  let count = 0
  const services: ReportRoomServices = {
    sources: {
      gather: (_wish, signal, onDone) => {
        onDone(1, 1)
        if (signal.aborted) return Promise.reject(new CancelledError())
        return Promise.resolve({
          rows: madeRows({ [A]: null, [B]: null }),
          pictures: new Map([A, B].map((id) => [id, photo])),
          comparison: null,
          drawn: [],
          logo: null,
        })
      },
      clear: () => {
        done.push('clear')
      },
    },
    maker: {
      make: ({ password }, run) => {
        run?.onPage?.(1, 1)
        if (password === null) count += 1
        return Promise.resolve({ bytes: new Uint8Array([password === null ? count : count + 100]), pages: 1 })
      },
    },
    records: {
      require: () => Promise.resolve(),
      saveReport: ({ patient: of, photos, bytes, path }) => {
        done.push(`save ${of[0] ?? ''} ${photos.map(([first]) => first).join('')} ${bytes[0] ?? ''} ${path}`)
        return Promise.resolve()
      },
      notePrint: ({ photos }) => {
        done.push(`print ${photos.length}`)
        return Promise.resolve()
      },
    },
    requireMayLeave: () => Promise.resolve(),
    archive: ({ patient: of, photos, photo: about, title, madeMs, bytes }) => {
      done.push(
        `archive ${of[0] ?? ''} ${photos.map(([first]) => first).join('')} ${about[0] ?? ''} ${bytes[0] ?? ''} ${title} ${madeMs}`,
      )
      return Promise.resolve('line')
    },
    chooseFile: () => Promise.resolve('a.pdf'),
    onProgress: (fraction) => told.push(fraction),
    program: 'Basalis 1',
    now: () => 1,
    ...changes,
  }
  return { room: new ReportRoom(services), done, told }
}

const refusing = (code: 'ROLE_REFUSED' | 'RECORD_CONFLICT') => () =>
  Promise.reject(new BasalisError(code, 'expected another, found this'))

describe('the report room', () => {
  it('gives the file of the report that was made last, and of no other', async () => {
    const { room, told } = roomWith()
    const first = await room.make(wish)
    expect(room.file(first.report)).toEqual(new Uint8Array([1]))
    const second = await room.make(wish)
    expect(room.file(first.report)).toBeNull()
    expect(room.file(second.report)).toEqual(new Uint8Array([2]))
    expect(told.at(-1)).toBe(1)
  })

  it('saves the very bytes that are shown, and with a password the same report once more', async () => {
    const { room, done } = roomWith()
    const { report } = await room.make(wish)
    expect(await room.save(report, null)).toBe(true)
    expect(await room.save(report, 'seven quiet lanterns')).toBe(true)
    expect(done).toEqual(['save f ab 1 a.pdf', 'save f ab 101 a.pdf'])
  })

  it('shows no more of a name than the screen does where names are hidden, and lets it out whole', async () => {
    const names: (string | undefined)[] = []
    const { room, done } = roomWith({
      maker: {
        make: ({ content }) => {
          names.push(content.patient?.name)
          return Promise.resolve({ bytes: new Uint8Array([names.length]), pages: 1 })
        },
      },
    })
    const { report } = await room.make({ ...wish, nameHidden: true })
    expect(names).toEqual(['P. 7.'])
    expect(await room.save(report, null)).toBe(true)
    const printed = await room.print(report)
    expect(printed).not.toBe(report)
    expect(room.file(printed)).toEqual(new Uint8Array([2]))
    expect(room.file(report)).toEqual(new Uint8Array([1]))
    await room.sendToArchive(report)
    expect(await room.save(report, 'seven quiet lanterns')).toBe(true)
    expect(names.slice(1)).toEqual(['Patient 7', 'Patient 7'])
    const sent = `archive f ab ${wish.photo[0] ?? ''} 2 Before and after 1`
    expect(done).toEqual(['save f ab 2 a.pdf', 'print 2', sent, 'save f ab 3 a.pdf'])
    const open = await room.make(wish)
    expect(await room.print(open.report)).toBe(open.report)
    expect(room.file(printed)).toBeNull()
  })

  it('saves nothing where the dialog was closed', async () => {
    const { room, done } = roomWith({ chooseFile: () => Promise.resolve(null) })
    const { report } = await room.make(wish)
    expect(await room.save(report, null)).toBe(false)
    expect(done).toEqual([])
  })

  it.each(['seven quiet lanterns', null])(
    'saves nothing where the room was left while the dialog stood open, with the password %s',
    async (password) => {
      const { room, done } = roomWith({
        chooseFile: () => {
          room.leave()
          return Promise.resolve('a.pdf')
        },
      })
      const { report } = await room.make(wish)
      await expect(room.save(report, password)).rejects.toMatchObject({ code: 'RECORD_CONFLICT' })
      expect(done).toEqual(['clear'])
    },
  )

  it('saves nothing where the room was left while the file with a password was made', async () => {
    const { room, done } = roomWith({
      maker: {
        make: ({ password }) => {
          if (password !== null) room.leave()
          return Promise.resolve({ bytes: new Uint8Array([1]), pages: 1 })
        },
      },
    })
    const { report } = await room.make(wish)
    await expect(room.save(report, 'seven quiet lanterns')).rejects.toMatchObject({ code: 'RECORD_CONFLICT' })
    expect(done).toEqual(['clear'])
  })

  it('lets out no report but the one that is shown', async () => {
    const { room, done } = roomWith()
    const { report } = await room.make(wish)
    await room.make(wish)
    await expect(room.save(report, null)).rejects.toMatchObject({ code: 'RECORD_CONFLICT' })
    await expect(room.print(report)).rejects.toMatchObject({ code: 'RECORD_CONFLICT' })
    expect(done).toEqual([])
  })

  it('asks at the one door before anything is chosen, saved or printed', async () => {
    const asked: unknown[] = []
    const { room, done } = roomWith({
      requireMayLeave: (report) => {
        asked.push(report)
        return refusing('ROLE_REFUSED')()
      },
      chooseFile: () => Promise.reject(new Error('asked where to')),
    })
    const { report } = await room.make(wish)
    await expect(room.save(report, null)).rejects.toMatchObject({ code: 'ROLE_REFUSED' })
    await expect(room.print(report)).rejects.toMatchObject({ code: 'ROLE_REFUSED' })
    expect(asked).toEqual(Array(2).fill({ patient, photos: [A, B] }))
    expect(done).toEqual([])
  })

  it('writes a line before it is printed', async () => {
    const { room, done } = roomWith()
    await room.print((await room.make(wish)).report)
    expect(done).toEqual(['print 2'])
  })

  it('gives the archive the very bytes that are shown, once it has asked who is there', async () => {
    const { room, done } = roomWith()
    const { report } = await room.make(wish)
    expect(await room.sendToArchive(report)).toBe('line')
    expect(done).toEqual([`archive f ab ${wish.photo[0] ?? ''} 1 Before and after 1`])
    await room.make(madeWish({ template: 'one-page', texts: { ...wish.texts, title: '复诊' } }))
    await expect(room.sendToArchive(report)).rejects.toMatchObject({ code: 'RECORD_CONFLICT' })
    expect(done).toHaveLength(1)
  })

  it('ends one that is being made where another is wished for', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    const { maker } = roomWithMaker(promise)
    const { room } = roomWith({ maker })
    const first = room.make(wish)
    const second = room.make(wish)
    resolve(undefined)
    await expect(first).rejects.toBeInstanceOf(CancelledError)
    expect((await second).pages).toBe(1)
  })

  it('holds nothing any more once it was left', async () => {
    const { room, done } = roomWith()
    const { report } = await room.make(wish)
    room.leave()
    expect(room.file(report)).toBeNull()
    expect(done).toEqual(['clear'])
    await expect(room.print(report)).rejects.toMatchObject({ code: 'RECORD_CONFLICT' })
  })

  it('makes nothing for whom may not', async () => {
    const { room } = roomWith({
      records: {
        require: refusing('ROLE_REFUSED'),
        saveReport: () => Promise.resolve(),
        notePrint: () => Promise.resolve(),
      },
      sources: { gather: () => Promise.reject(new Error('gathered')), clear: () => undefined },
    })
    await expect(room.make(wish)).rejects.toMatchObject({ code: 'ROLE_REFUSED' })
  })
})

/** A maker that waits. */
function roomWithMaker(ready: Promise<undefined>): Pick<ReportRoomServices, 'maker'> {
  return { maker: { make: () => ready.then(() => ({ bytes: new Uint8Array([1]), pages: 1 })) } }
}
