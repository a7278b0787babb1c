import { describe, expect, it } from 'vitest'
import { Client } from '../../../../../src/renderer/app/client.ts'
import { keepFiles, type KeepingStep } from '../../../../../src/renderer/features/records/keep-files.ts'
import type { ChannelName } from '../../../../../src/shared/contract/channel-names.ts'
import { FakeApi, ok, refused } from '../../app/fake-api.ts'

const upload = '01234567-89ab-4def-8123-456789abcdef'
const id = '0123456789abcdef0123456789abcdef'
const added = {
  id,
  visitId: id,
  sha256: 'ab'.repeat(32),
  bytes: 3,
  format: 'jpeg',
  width: 2,
  height: 1,
  view: 'front',
  bodySite: '',
  takenMs: 1,
  device: '',
  exif: {},
  repeats: null,
}

const LABELS = [
  { view: 'front', bodySite: '' },
  { view: 'detail', bodySite: 'Nose' },
  { view: 'left', bodySite: '' },
] as const

function setUp(count: number, answer?: (channel: ChannelName, request: unknown) => unknown) {
  const fake = new FakeApi((channel, request) => {
    const chosen = answer?.(channel, request)
    if (chosen !== undefined) return chosen
    if (channel === 'record-photo:begin-upload') return ok({ upload })
    if (channel === 'record-photo:add-upload') return ok({ added, refused: null })
    return channel === 'photo:append' ? ok({ complete: true }) : ok()
  })
  const controller = new AbortController()
  const steps: KeepingStep[] = []
  const files = LABELS.slice(0, count).map((labels, i) => ({
    file: new File([new Uint8Array(i + 1)], `${i}.jpg`),
    labels,
  }))
  const keep = () => keepFiles(new Client(fake.api), id, files, controller.signal, (step) => steps.push(step))
  const requests = (wanted: ChannelName) =>
    fake.calls.flatMap(([channel, request]) => (channel === wanted ? [request] : []))
  return { keep, controller, steps, requests }
}

describe('keepFiles', () => {
  it('adds files one after the other with the labels of each, and shows none of several', async () => {
    const { keep, requests, steps } = setUp(3)
    expect(await keep()).toEqual(['added', 'added', 'added'])
    expect(requests('record-photo:add-upload')).toEqual(
      LABELS.map((labels) => ({
        upload,
        labels: { visitId: id, ...labels, repeats: null },
        show: false,
        justTaken: false,
      })),
    )
    expect(requests('photo:begin-upload')).toEqual([])
    const fractions = steps.map(({ fraction }) => fraction)
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
    expect(steps.at(-1)).toEqual({ place: 2, phase: 'keeping', fraction: 1 })
  })

  it('shows a single one', async () => {
    const { keep, requests } = setUp(1)
    expect(await keep()).toEqual(['added'])
    expect(requests('record-photo:add-upload')).toMatchObject([{ show: true }])
  })

  it('goes on after one that is refused, and says why', async () => {
    const { keep } = setUp(3, (channel, request) =>
      channel === 'record-photo:begin-upload' && (request as { byteLength: number }).byteLength === 2
        ? refused('FILE_TOO_LARGE')
        : undefined,
    )
    expect(await keep()).toMatchObject(['added', { code: 'FILE_TOO_LARGE' }, 'added'])
  })

  it('hands back what waits for a decision, and goes on', async () => {
    const failed = {
      rule: 'sharpness',
      unit: 'ratio',
      value: 0.3,
      limits: { min: 0.5, max: null },
      passed: false,
      prompt: 'focus',
    }
    const refused = { waiting: upload, failed: [failed], known: null, otherPatient: false }
    const { keep } = setUp(2, (channel, request) =>
      channel === 'record-photo:add-upload' &&
      (request as { labels: { view: string } }).labels.view === 'front'
        ? ok({ added: null, refused })
        : undefined,
    )
    expect(await keep()).toEqual([{ refused }, 'added'])
  })

  it('says of a file that cannot be read that it cannot', async () => {
    const { controller } = setUp(0)
    const gone = { size: 10, slice: () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }) }
    const file = { file: gone as unknown as File, labels: LABELS[0] }
    const fake = new FakeApi((channel) => (channel === 'record-photo:begin-upload' ? ok({ upload }) : ok()))
    const ended = await keepFiles(new Client(fake.api), id, [file], controller.signal, () => undefined)
    expect(ended).toMatchObject([{ code: 'FILE_NOT_READABLE' }])
  })

  it('leaves what comes after, once it is stopped; what is being saved is saved', async () => {
    const started = setUp(3, (channel) => {
      if (channel === 'record-photo:add-upload') started.controller.abort()
      return undefined
    })
    expect(await started.keep()).toEqual(['added', 'stopped', 'stopped'])
    expect(started.requests('record-photo:begin-upload')).toHaveLength(1)
  })
})
