import { ARCHIVE_REQUESTS, badArchiveValues } from './archive-requests.ts'
import { CARD_REQUESTS, PRINT_FIELDS } from './card-requests.ts'
import { EXPORT_REQUESTS } from './export-requests.ts'
import { FHIR_REQUESTS } from './fhir-requests.ts'
import { patientViewOf } from './patient-view-of.ts'
import type { ChannelName } from '../../../src/shared/contract/channel-names.ts'
import type { AnnotationShape } from '../../../src/shared/domain/annotation.ts'
import { NO_PROFILE } from '../../../src/shared/domain/clinic.ts'
import type { PatientFields } from '../../../src/shared/domain/patient.ts'
import type { VisitFields } from '../../../src/shared/domain/visit.ts'
import type { ChannelRequest } from '../../../src/shared/contract/channels.ts'
import { WHOLE_LOG } from '../../../src/shared/domain/audit-line.ts'
import { MAX_PIECE_BYTES } from '../../../src/shared/contract/channels.ts'
import { badReportValues, reportWish } from './report-requests.ts'

const id = '0123456789abcdef0123456789abcdef'

const patient: PatientFields = {
  number: '2026-0001',
  name: '王伟',
  birthDate: '1984-03-09',
  sex: 'male',
  skinType: 4,
  notes: '',
  allergies: 'Penicillin',
  tags: ['laser'],
}

const visit: VisitFields = {
  atMs: 1_800_000_000_000,
  reason: '',
  skinState: 'clean',
  notes: '',
  treatments: [],
}

const shape: AnnotationShape = {
  kind: 'arrow',
  colour: 'blue',
  from: { x: 10, y: 20.5 },
  to: { x: 30, y: 40 },
}

const rings = [
  [
    { x: 0, y: 0 },
    { x: 9.5, y: 0 },
    { x: 9.5, y: -7 },
  ],
]

const upload = '01234567-89ab-4def-8123-456789abcdef'

const labels = { visitId: id, view: 'detail', bodySite: 'Left cheek', repeats: id } as const

const patientView = patientViewOf(upload)
const [pane] = patientView.panes

/** A request that each channel takes. */
export const VALID_REQUESTS: { readonly [C in ChannelName]: ChannelRequest<C> } = {
  ...ARCHIVE_REQUESTS,
  'app:get-state': undefined,
  'settings:update': {
    language: 'zh-CN',
    theme: 'light',
    layouts: { nobody: ['photo', 'map.red'] },
    camera: '',
    voice: { muted: true, language: 'en', volume: 0.5, source: 'clips' },
  },
  'photo:choose': undefined,
  'photo:open-sample': undefined,
  'photo:begin-upload': { byteLength: 100 },
  'photo:append': { upload, offset: 0, bytes: new Uint8Array([1]) },
  'photo:abandon-upload': { upload },
  'photo:close': undefined,
  'photo:dismiss-refusal': undefined,
  'analysis:cancel': undefined,
  'analysis:restart': undefined,
  'region:measure': {
    set: upload,
    rings,
  },
  'clinic:set-up': { name: 'Mei', passphrase: 'clear morning light' },
  'clinic:sign-in': { id, passphrase: 'clear morning light' },
  'clinic:recover': { code: 'AAAA', id, passphrase: 'clear morning light' },
  'clinic:lock': undefined,
  'clinic:keep-awake': undefined,
  'clinic:open-emergency': { reason: 'the patient has collapsed' },
  'clinic:renew-code': undefined,
  'demo:start': undefined,
  'demo:cancel': undefined,
  'demo:leave': undefined,
  'user:list': undefined,
  'user:add': { name: 'Chen', role: 'clinician', passphrase: 'a walk along the river' },
  'user:disable': { id },
  'patient:find': { typed: 'wang', limit: 10 },
  'patient:get': { id },
  'patient:add': patient,
  'patient:change': { id, fields: patient, seenMs: 1 },
  'visit:add': { patientId: id, fields: visit },
  'visit:change': { id, fields: visit, seenMs: 1 },
  'consent:give': { patientId: id, purpose: 'teaching', expiresMs: null, notes: '' },
  'consent:withdraw': { id },
  'reminder:add': { patientId: id, dueOn: '2026-12-24', text: '30-day photo' },
  'reminder:set-done': { id, done: true },
  'reminder:due': { day: '2026-12-24' },
  'record-photo:add': { visitId: id, view: 'front', bodySite: '', repeats: null },
  'record-photo:begin-upload': { byteLength: 100 },
  'record-photo:add-upload': { upload, labels, show: false, justTaken: false },
  'record-photo:keep-despite': {
    waiting: upload,
    despite: { reason: 'other', note: 'the only one before the session' },
    known: { whose: 'other', reason: 'same-person', note: '' },
    show: true,
  },
  'record-photo:leave-out': { waiting: upload },
  'record-photo:open': { id },
  'hot-folder:get-state': undefined,
  'hot-folder:choose': undefined,
  'hot-folder:switch': { on: false },
  'hot-folder:get-thumbnail': { id: upload },
  'hot-folder:add': { id: upload, labels, show: false },
  'hot-folder:dismiss': { id: upload },
  'capture:measure': { width: 1, height: 1, packed: new Uint8Array(3), atMs: 12.5, of: 'face' },
  'capture:face-of': { photo: '0'.repeat(32) },
  'capture:end': undefined,
  ...CARD_REQUESTS,
  'pixel:read': { set: upload, at: { x: 3, y: 4 } },
  'comparison:open': { photo: id },
  'comparison:close': { photo: id },
  'comparison:restart': { photo: id },
  'film:open': undefined,
  'photo:get-nudge': { photo: id, other: id },
  'photo:set-nudge': { photo: id, other: id, nudge: { dx: 1, dy: -2, rotationDegrees: 0.5, scale: 1.01 } },
  'region:list': { photoId: id },
  'region:add': { photoId: id, ordinal: 1, name: '', tool: 'brush', rings },
  'region:change': { id, ordinal: 1, name: 'as before', tool: 'brush', rings, seenMs: 1 },
  'region:delete': { id },
  'annotation:list': { photoId: id },
  'annotation:add': { photoId: id, shape, text: '' },
  'annotation:change': { id, shape, text: 'as before', seenMs: 1 },
  'annotation:delete': { id },
  'view:save': { area: { x: 0, y: 48, width: 800, height: 600 }, photos: [], purpose: 'own-copy' },
  'view:copy': { area: { x: 0, y: 48, width: 800, height: 600 }, photos: [id], purpose: 'teaching' },
  ...EXPORT_REQUESTS,
  'import:choose': { kind: 'zip', password: 'x' },
  'import:begin': undefined,
  'report:make': { wish: reportWish },
  'report:save': { report: upload, password: null },
  'report:print': { report: upload },
  'report:archive': { report: upload },
  'report:leave': undefined,
  'clinic:list-holders': undefined,
  'clinic:change-passphrase': { old: 'clear morning light', next: 'seven quiet lanterns' },
  'clinic:get-profile': undefined,
  'clinic:change-profile': { profile: { ...NO_PROFILE, name: 'Spring Dermatology' } },
  'patient:merge': { keptId: id, mergedId: id.replace('0', 'f') },
  'patient:undo-merge': { id },
  ...FHIR_REQUESTS,
  'patient:identify': { number: '2026-0001', birthDate: null },
  'patient:erase': { number: '2026-0001', birthDate: '1984-03-09', again: '2026-0001' },
  'audit:find': { filter: WHOLE_LOG, beforeSeq: null },
  'audit:verify': undefined,
  'audit:export': { filter: { ...WHOLE_LOG, outcome: 'refused', objectStart: '01ab' } },
  'backup:get-activity': undefined,
  'backup:get-state': undefined,
  'backup:choose-folder': undefined,
  'backup:change-settings': { daily: true, hour: 12, keep: 14 },
  'backup:run': undefined,
  'backup:cancel': undefined,
  'restore:choose-folder': undefined,
  'restore:begin': { name: 'snapshot-20270115T080000Z-0123abcd', code: 'AAAA' },
  'restore:cancel': undefined,
  'patient-screen:get-state': undefined,
  'patient-screen:open': undefined,
  'patient-screen:close': undefined,
  'patient-screen:set-mode': { mode: 'hold' },
  'patient-screen:set-full-screen': { fullScreen: true },
  'patient-screen:show': { shown: patientView, drawings: [] },
  'patient-display:get': undefined,
  'patient-display:get-drawings': { id: upload },
  'patient-display:toggle-full-screen': undefined,
}

/** A word that stands for what must never come back in an answer. */
export const SECRET = 'a-word-of-the-payload'

/** Nothing of this is a request of any channel. */
const NO_REQUESTS: readonly unknown[] = [
  null,
  true,
  0,
  Number.NaN,
  1e300,
  SECRET,
  SECRET.repeat(100_000),
  Symbol(SECRET),
  [],
  [SECRET],
  new Map([[SECRET, SECRET]]),
  new Date(0),
  new Error(SECRET),
  new Uint8Array(3),
  () => SECRET,
  { [SECRET]: 1 },
  JSON.parse(`{ "__proto__": { "${SECRET}": 1 } }`),
  Object.create({ upload, byteLength: 100, language: 'en', theme: 'dark' }),
]

/** What a field of each name must not be, and in no channel may be. */
const BAD_VALUES: Readonly<Record<string, readonly unknown[]>> = {
  container: [undefined, null, { kind: 'zip', password: null }, { kind: 'folder', password: 'twelve signs' }],
  contents: [undefined, null, SECRET, [SECRET]],
  purpose: [undefined, null, SECRET, 'sale'],
  set: [undefined, null, '', SECRET, `../${upload}`, 7],
  rings: [
    undefined,
    null,
    [],
    SECRET,
    [[{ x: 0, y: 0 }]],
    [[0, 1, 2].map(() => ({ x: Number.NaN, y: 0 }))],
    [[0, 1, 2].map(() => ({ x: 1e9, y: 0 }))],
    [[0, 1, 2].map(() => ({ x: 1, y: 0, z: SECRET }))],
    [Array.from({ length: 4001 }, () => ({ x: 1, y: 1 }))],
    Array(101).fill(rings[0]),
  ],
  patches: [
    undefined,
    null,
    [],
    SECRET,
    PRINT_FIELDS.patches.slice(1),
    Array(24).fill([0, 0]),
    Array(24).fill([2, 0, 0]),
  ],
  expected: [undefined, -1, SECRET, Number.NaN],
  sinceDay: [undefined, null, '', '9.3.2026', '2026-02-31', 7],
  ordinal: [undefined, null, 0, -1, 0.5, '1', 1e9],
  tool: [undefined, null, 'lasso', SECRET],
  language: [undefined, 'de', 'EN', '', 0, SECRET, ['en'], { toString: () => 'en' }],
  theme: [undefined, null, 'blue', '', 1, SECRET],
  byteLength: [undefined, null, -1, 0.5, Number.NaN, Infinity, 2 ** 53, 1e300, '100', 100n, [100]],
  upload: [undefined, null, '', SECRET, `${upload}0`, `../${upload}`, upload.slice(1), 7, [upload]],
  id: [undefined, null, '', SECRET, `${id}0`, id.toUpperCase(), `../${id}`, 7],
  photoId: [undefined, null, '', SECRET, `../${id}`],
  text: [undefined, null, 7, 'a\u0000b', SECRET.repeat(1000)],
  shape: [
    undefined,
    null,
    {},
    SECRET,
    { ...shape, extra: SECRET },
    { ...shape, colour: SECRET },
    { ...shape, kind: 'text' },
    { ...shape, to: { x: -1, y: 0 } },
    { ...shape, to: { x: 1e9, y: 0 } },
    { ...shape, to: { x: Number.NaN, y: 0 } },
    { kind: 'outline', colour: 'blue', points: Array(501).fill(shape.from) },
    { kind: 'ellipse', colour: 'blue', centre: shape.from, rx: 0, ry: 1 },
  ],
  visitId: [undefined, null, '', SECRET, `../${id}`],
  passphrase: [undefined, null, '', 7, SECRET.repeat(1000)],
  daily: [undefined, null, 1, 'true'],
  hour: [undefined, null, -1, 24, 0.5, '12'],
  keep: [undefined, null, 0, 366, 0.5, '14'],
  code: [undefined, null, '', 7, SECRET.repeat(1000)],
  role: [undefined, null, 'owner', SECRET],
  limit: [undefined, null, 0, 1e6, 0.5, '10'],
  typed: [undefined, null, 7, 'a\u0000b', SECRET.repeat(1000)],
  birthDate: [undefined, '9.3.1984', '1984-02-31', 7],
  skinType: [undefined, 0, 7, 'IV'],
  number: [undefined, null, '', '   ', 7],
  view: [undefined, null, 'back', SECRET],
  repeats: [undefined, '', SECRET, `../${id}`, 7],
  profile: [undefined, null, SECRET, {}, { name: 7 }, { name: 'a\u0000b' }, { name: '', extra: SECRET }],
  labels: [undefined, null, SECRET, {}, { ...labels, view: 'back' }, { ...labels, extra: SECRET }],
  show: [undefined, null, 1, 'true'],
  seenMs: [undefined, null, 0.5, '1'],
  old: [undefined, null, '', 7, SECRET.repeat(1000)],
  next: [undefined, null, '', 7, SECRET.repeat(1000)],
  keptId: [undefined, null, '', SECRET, `../${id}`],
  mergedId: [undefined, null, '', SECRET, `../${id}`],
  again: [undefined, null, '', '   ', 7],
  beforeSeq: [undefined, 0, -1, 0.5, '7'],
  filter: [
    undefined,
    null,
    {},
    SECRET,
    { ...WHOLE_LOG, extra: SECRET },
    { ...WHOLE_LOG, action: "patient.look' OR 1" },
    { ...WHOLE_LOG, outcome: 'hidden' },
    { ...WHOLE_LOG, objectStart: '%' },
    { ...WHOLE_LOG, userId: SECRET },
    { ...WHOLE_LOG, fromMs: '1' },
  ],
  area: [
    undefined,
    null,
    {},
    SECRET,
    { x: 0, y: 0, width: 0, height: 1 },
    { x: -1, y: 0, width: 1, height: 1 },
    { x: 0.5, y: 0, width: 1, height: 1 },
    { x: 0, y: 0, width: 1, height: 1e6 },
    { x: 0, y: 0, width: 1, height: 1, extra: SECRET },
  ],
  photos: [undefined, null, id, [SECRET], [null], Array(7).fill(id)],
  shown: [
    undefined,
    SECRET,
    {},
    { ...patientView, name: SECRET },
    { ...patientView, panes: [] },
    { ...patientView, panes: Array(7).fill(pane) },
    { ...patientView, panes: [{ ...pane, title: SECRET }] },
    { ...patientView, panes: [{ ...pane, layer: SECRET }] },
    { ...patientView, panes: [{ ...pane, sheets: [{ source: { kind: 'thumbnail', photo: id } }] }] },
    { ...patientView, loupe: { spot: { x: Number.NaN, y: 0 }, zoom: 2 } },
  ],
  ...badArchiveValues(SECRET),
  secret: [undefined, 7, SECRET.repeat(1000)],
  ...badReportValues(SECRET),
  mode: [undefined, null, 'pause', SECRET, 1],
  fullScreen: [undefined, null, 1, 'true'],
  offset: [undefined, null, -1, 0.5, Number.NaN, Infinity, 2 ** 53, '0', 0n],
  bytes: [
    undefined,
    null,
    SECRET,
    [1],
    new Uint8Array(0),
    new Uint8Array(MAX_PIECE_BYTES + 1),
    new Uint16Array(2),
    new ArrayBuffer(4),
    { byteLength: 1, length: 1, 0: 1 },
  ],
}

/** Requests that a channel must refuse: each is a valid one with one fault, or nothing like a request. */
export function badRequests(channel: ChannelName): unknown[] {
  const valid: unknown = VALID_REQUESTS[channel]
  if (valid === undefined) return [...NO_REQUESTS, {}, upload, VALID_REQUESTS['settings:update']]
  const fields = Object.entries(valid as Record<string, unknown>)
  const faulty = fields.flatMap(([name]) => [
    ...(BAD_VALUES[name] ?? []).map((value) => ({ ...valid, [name]: value })),
    Object.fromEntries(fields.filter(([other]) => other !== name)),
  ])
  const proto = Object.defineProperty({ ...valid }, '__proto__', { value: { x: 1 }, enumerable: true })
  return [...NO_REQUESTS, undefined, {}, { ...valid, extra: SECRET }, proto, [valid], ...faulty]
}
