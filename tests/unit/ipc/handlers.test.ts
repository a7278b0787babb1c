import { describe, expect, it } from 'vitest'
import { createHandlers, type HandlerServices } from '../../../src/main/ipc/handlers.ts'
import { ChannelGate } from '../../../src/main/ipc/channel-gate.ts'
import type { PhotoSource } from '../../../src/main/viewing/photo-session.ts'
import { PhotoUpload } from '../../../src/main/viewing/photo-upload.ts'
import { CHANNEL_NAMES, windowFor } from '../../../src/shared/contract/channel-names.ts'
import { BasalisError } from '../../../src/shared/contract/errors.ts'
import { IDLE_TRANSFER } from '../../../src/shared/contract/export-state.ts'
import { EMPTY_SESSION } from '../../../src/shared/contract/session-state.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../../src/shared/contract/settings.ts'
import { VALID_REQUESTS } from './requests.ts'

const NO_PHOTO = new BasalisError('NO_PHOTO', 'expected an open photo, found none')

function setUp(
  choosePhoto: HandlerServices['choosePhoto'] = () => Promise.resolve(null),
  given: Partial<HandlerServices['records']> = {},
  logFile: string | null = '/tmp/log.csv',
  photos: object = {},
) {
  const opened: PhotoSource[] = []
  const done: string[] = []
  const note = (what: string) => () => void done.push(what)
  const session = {
    state: EMPTY_SESSION,
    open: (source: PhotoSource) => {
      opened.push(source)
      // Opening takes longer than any answer may.
      return new Promise<void>(() => undefined)
    },
    read: () => null,
    restart: () => Promise.reject(NO_PHOTO),
    measure: () => Promise.resolve(null),
    cancel: note('cancel'),
    dismissRefusal: note('dismiss'),
    close: () => {
      done.push('close')
      return Promise.resolve()
    },
    closeRecord: (patients: readonly string[]) => {
      done.push(`close ${patients.join(' ')}`)
      return Promise.resolve()
    },
  } as unknown as HandlerServices['session']
  const settings = {
    current: DEFAULT_SETTINGS,
    update: (chosen: Settings) => {
      settings.current = chosen
      return Promise.resolve(chosen)
    },
  }
  const samplePhoto: PhotoSource = () => Promise.resolve(new Uint8Array([83]))
  const upload = new PhotoUpload()
  const locked = new BasalisError('STORE_LOCKED', 'expected the records to be open, found them locked')
  const refuse = () => Promise.reject(locked)
  const records = {
    state: { kind: 'locked', holders: [], demo: false },
    setUp: () => Promise.resolve('AAAA-BBBB'),
    signIn: () => Promise.resolve(),
    recover: () => Promise.resolve(),
    lock: () => {
      done.push('lock')
      return Promise.resolve()
    },
    keepAwake: () => Promise.resolve(),
    openEmergency: () => Promise.resolve(),
    answer: refuse,
    renewCode: refuse,
    addUser: refuse,
    disableUser: refuse,
    holders: () => Promise.resolve([]),
    changePassphrase: refuse,
    require: refuse,
    forArchive: refuse,
    exportLog: refuse,
    ...given,
  } as unknown as HandlerServices['records']
  const comparison = {
    state: [],
    read: () => null,
    measure: () => Promise.resolve(null),
    open: refuse,
    close: note('close compared'),
    restart: () => Promise.reject(NO_PHOTO),
  } as unknown as HandlerServices['comparison']
  const film = { open: refuse } as unknown as HandlerServices['film']
  const keptPhotos = {
    add: refuse,
    open: refuse,
    keepDespite: refuse,
    leaveOut: note('leave out'),
    leaveAll: note('leave all out'),
    ...photos,
  } as unknown as HandlerServices['keptPhotos']
  const viewExport = {
    save: () => Promise.resolve(false),
    copy: note('copy'),
  } as unknown as HandlerServices['viewExport']
  const backup = {
    activity: { running: null, revision: 0, restored: false },
    state: refuse,
    chooseFolder: refuse,
    changeSettings: refuse,
    run: refuse,
    cancel: refuse,
  } as unknown as HandlerServices['backup']
  const restore = {
    chooseFolder: (choose: () => Promise<string | null>) => choose().then(() => null),
    begin: () => Promise.resolve(),
    cancel: note('cancel restore'),
  } as unknown as HandlerServices['restore']
  const services = {
    version: '9',
    host: 'electron',
    session,
    upload,
    records,
    keptPhotos,
    comparison,
    film,
    viewExport,
    reports: {
      make: refuse,
      save: refuse,
      print: refuse,
      sendToArchive: refuse,
      leave: note('leave report'),
    } as unknown as HandlerServices['reports'],
    hotFolder: {
      state: { folder: null, on: false, fault: null, arrived: [], more: 0, unread: 0 },
    } as unknown as HandlerServices['hotFolder'],
    captureMeter: {
      live: refuse,
      forget: note('forget camera'),
    } as unknown as HandlerServices['captureMeter'],
    saveCard: () => Promise.resolve(false),
    prints: { measure: () => Promise.resolve(null), cancel: note('cancel measuring') },
    faceOfPhoto: refuse,
    demo: {
      start: () => Promise.resolve(),
      cancel: note('cancel demo'),
      leave: () => Promise.resolve(),
    },
    patientDesk: {
      state: null,
      display: { view: null, language: null, theme: 'dark', fullScreen: false },
      screen: { setMode: note('mode'), show: note('show'), drawingsOf: () => null },
      open: note('open patient screen'),
      close: note('close patient screen'),
      setFullScreen: (full: boolean) => void done.push(`full ${String(full)}`),
    },
    backup,
    restore,
    exporting: { begin: refuse, beginClinic: refuse, masked: refuse, confirmMasked: refuse },
    importing: { choose: refuse, begin: refuse },
    transferJobs: { activity: IDLE_TRANSFER, cancel: note('cancel export'), dismiss: note('dismiss export') },
    settings,
    choosePhoto,
    samplePhoto,
    chooseLogFile: () => {
      done.push('ask where')
      return Promise.resolve(logFile)
    },
    chooseFolder: () => Promise.resolve(null),
    archive: {
      test: refuse,
      find: refuse,
      fetch: refuse,
      cancel: note('cancel asking'),
      wake: note('wake the archive'),
    },
    chooseCa: () => Promise.resolve(null),
  } as const
  return { handlers: createHandlers(services), opened, done, samplePhoto }
}

describe('the handlers', () => {
  it('are there for every channel of the contract and no other', () => {
    expect(Object.keys(setUp().handlers).sort()).toEqual([...CHANNEL_NAMES].sort())
  })

  it.each(CHANNEL_NAMES)('answer %s as the contract says, or with an expected error', async (channel) => {
    const bugs: unknown[] = []
    const gate = new ChannelGate({ handlers: setUp().handlers, onBug: (_, error) => bugs.push(error) })
    const reply = await gate.answer(channel, windowFor(channel), VALID_REQUESTS[channel])
    expect(bugs).toEqual([])
    const refused =
      /^(backup:(?!get-activity).*|photo:append|analysis:restart|clinic:renew-code|clinic:change-passphrase|clinic:(?:get|change)-profile|user:.*|patient:.*|visit:.*|consent:.*|reminder:.*|annotation:.*|region:(?!measure).*|photo:(?:get|set)-nudge|record-photo:(?!add$|leave-out).*|comparison:(?!close).*|film:open|hot-folder:(?!get-state).*|export:(?:begin|get-masked|confirm).*|import:.*|capture:(?!end).*|card:.*-prints?|report:(?!leave).*|audit:.*|archive:(?!cancel).*)$/.test(
        channel,
      )
    expect(reply.ok).toBe(!refused)
  })

  it('tell the whole state', async () => {
    const { handlers } = setUp()
    await handlers['settings:update']({ ...DEFAULT_SETTINGS, language: 'en', theme: 'light' })
    expect(await handlers['app:get-state'](undefined)).toEqual({
      version: '9',
      host: 'electron',
      session: EMPTY_SESSION,
      comparison: [],
      clinic: { kind: 'locked', holders: [], demo: false },
      settings: { ...DEFAULT_SETTINGS, language: 'en', theme: 'light' },
    })
  })

  it('open the photo that was chosen, and none where the dialog was closed', async () => {
    const source: PhotoSource = () => Promise.resolve(new Uint8Array(1))
    const chosen = setUp(() => Promise.resolve(source))
    expect(await chosen.handlers['photo:choose'](undefined)).toEqual({ opened: true })
    expect(chosen.opened).toEqual([source])
    const closed = setUp()
    expect(await closed.handlers['photo:choose'](undefined)).toEqual({ opened: false })
    expect(closed.opened).toEqual([])
  })

  it('open the sample', async () => {
    const { handlers, opened, samplePhoto } = setUp()
    await handlers['photo:open-sample'](undefined)
    expect(opened).toEqual([samplePhoto])
  })

  it('open a dropped photo with its last piece, byte for byte', async () => {
    const { handlers, opened } = setUp()
    const { upload } = await handlers['photo:begin-upload']({ byteLength: 3 })
    const first = { upload, offset: 0, bytes: new Uint8Array([1, 2]) }
    expect(await handlers['photo:append'](first)).toEqual({ complete: false })
    expect(opened).toEqual([])
    const last = { upload, offset: 2, bytes: new Uint8Array([3]) }
    expect(await handlers['photo:append'](last)).toEqual({ complete: true })
    expect(await opened[0]?.()).toEqual(new Uint8Array([1, 2, 3]))
    expect(opened).toHaveLength(1)
  })

  it('hand an uploaded photo to the record with its labels, open it nowhere, and take it from nobody who may not write', async () => {
    const kept: unknown[] = []
    const keptPhotos = {
      add: async (labels: unknown, source: PhotoSource, how: unknown) => {
        kept.push([labels, await source(), how])
        return { added: { id: '1' }, refused: null }
      },
    }
    const { handlers, opened } = setUp(undefined, { require: () => Promise.resolve() }, null, keptPhotos)
    const { upload } = await handlers['record-photo:begin-upload']({ byteLength: 2 })
    const { labels } = VALID_REQUESTS['record-photo:add-upload']
    const added = { upload, labels, show: false, justTaken: true }
    await expect(handlers['record-photo:add-upload'](added)).rejects.toMatchObject({ code: 'UPLOAD_BROKEN' })
    const bytes = new Uint8Array([1, 2])
    expect(await handlers['photo:append']({ upload, offset: 0, bytes })).toEqual({ complete: true })
    expect(opened).toEqual([])
    expect(await handlers['record-photo:add-upload'](added)).toEqual({ added: { id: '1' }, refused: null })
    expect(kept).toEqual([[labels, bytes, { show: false, justTaken: true }]])
    const refused = setUp().handlers['record-photo:begin-upload']({ byteLength: 2 })
    await expect(refused).rejects.toMatchObject({ code: 'STORE_LOCKED' })
  })

  it('forget an upload that was given up', async () => {
    const { handlers } = setUp()
    const { upload } = await handlers['photo:begin-upload']({ byteLength: 3 })
    await handlers['photo:abandon-upload']({ upload })
    expect(() => handlers['photo:append']({ upload, offset: 0, bytes: new Uint8Array(3) })).toThrow(
      expect.objectContaining({ code: 'UPLOAD_BROKEN' }),
    )
  })

  it('do what the buttons say', async () => {
    const { handlers, done } = setUp()
    await handlers['analysis:cancel'](undefined)
    await handlers['photo:dismiss-refusal'](undefined)
    await handlers['photo:close'](undefined)
    expect(done).toEqual(['cancel', 'dismiss', 'close'])
  })

  it('take a photo off the screen whose patient was merged, parted or erased, once that is done', async () => {
    const pair = VALID_REQUESTS['patient:merge']
    const answers: Record<string, unknown> = {
      'patient:merge': { merge: pair.keptId },
      'patient:undo-merge': pair,
      'patient:erase': { id: pair.mergedId },
    }
    const answer = (channel: string) => Promise.resolve(answers[channel])
    const { handlers, done } = setUp(undefined, { answer: answer as never })
    await handlers['patient:merge'](pair)
    await handlers['patient:undo-merge']({ id: pair.keptId })
    await handlers['patient:erase'](VALID_REQUESTS['patient:erase'])
    const both = `close ${pair.keptId} ${pair.mergedId}`
    expect(done).toEqual([both, both, `close ${pair.mergedId}`])
    const refused = setUp()
    await expect(refused.handlers['patient:merge'](pair)).rejects.toMatchObject({ code: 'STORE_LOCKED' })
    expect(refused.done).toEqual([])
  })

  it('ask where to write the log only who may read it, and write nothing where the dialog was closed', async () => {
    const request = VALID_REQUESTS['audit:export']
    const refused = setUp()
    await expect(refused.handlers['audit:export'](request)).rejects.toMatchObject({ code: 'STORE_LOCKED' })
    expect(refused.done).toEqual([])
    const written: unknown[] = []
    const given: Partial<HandlerServices['records']> = {
      require: () => Promise.resolve(),
      exportLog: (...what) => {
        written.push(what)
        return Promise.resolve(7)
      },
    }
    expect(await setUp(undefined, given, null).handlers['audit:export'](request)).toEqual({ lines: null })
    expect(written).toEqual([])
    expect(await setUp(undefined, given).handlers['audit:export'](request)).toEqual({ lines: 7 })
    expect(written).toEqual([[request.filter, '/tmp/log.csv']])
  })

  it('answer a restart without a photo with NO_PHOTO, and leave no failure that nobody catches', async () => {
    await expect(setUp().handlers['analysis:restart'](undefined)).rejects.toBe(NO_PHOTO)
  })
})
