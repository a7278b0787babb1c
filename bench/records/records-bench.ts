import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readPatientRecord } from '../../src/main/records/patients/patient-record.ts'
import { RecordStore } from '../../src/main/records/store/record-store.ts'
import { createRandom, type Random } from '../../src/main/simulator/random.ts'
import type { AnalysisReport } from '../../src/shared/contract/analysis-report.ts'
import { REPORT } from '../../tests/unit/viewing/fakes.ts'

const PATIENTS = 50_000
const PHOTOS_OF_PATIENT = 10
const VISITS_OF_ONE = 200
const ROUNDS = 300
const BATCH = 5000
const GOALS_MS = { 'open a patient': 30, 'timeline of 200 visits': 50, 'search as one types': 50 } as const

const MAP = { mean: 0.1, sd: 0.1, cv: 1, area: 0.1, spots: 3 }
const ANALYSED: AnalysisReport = {
  ...REPORT,
  metrics: { face: { red: MAP, brown: MAP, gray: MAP } },
  skin: { face: { itaDegrees: 30, roughness: 0.1 } },
}

const ACTOR = { userId: null, role: null }
const FAMILY = [
  '王',
  '李',
  '张',
  '刘',
  '陈',
  '杨',
  '黄',
  '赵',
  '吴',
  '周',
  'Müller',
  'Smith',
  'García',
  'Rossi',
  'Novak',
]
const GIVEN = [
  '伟',
  '芳',
  '娜',
  '敏',
  '静',
  '丽',
  '强',
  '磊',
  '军',
  '洋',
  'Anna',
  'Ben',
  'Clara',
  'David',
  'Eva',
]

/**
 * 50,000 patients with 500,000 photos' rows, every photo of the long timeline analysed: how long what a user waits for takes, 95th percentile,
 * in the thread of the store.
 */
export async function benchRecords(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'basalis-records-bench-'))
  const store = await RecordStore.open(join(folder, 'store'), randomBytes(32))
  try {
    const random = createRandom(8)
    const patients = fill(store, random)
    const [longTimeline = ''] = patients
    addVisits(store, longTimeline)
    const some = (): string => patients[random.integer(1, patients.length - 1)] ?? ''
    const found: Record<keyof typeof GOALS_MS, number> = {
      'open a patient': p95(() => {
        readPatientRecord(store, some())
      }),
      'timeline of 200 visits': p95(() => {
        readPatientRecord(store, longTimeline)
      }),
      'search as one types': p95(() => {
        store.patients.find(typed(random), 50)
      }),
    }
    console.log(
      `\nRecords: ${PATIENTS} patients, ${PATIENTS * PHOTOS_OF_PATIENT} photos' rows, 95th percentile of ${ROUNDS}`,
    )
    for (const [what, goal] of Object.entries(GOALS_MS)) {
      const ms = found[what as keyof typeof GOALS_MS]
      console.log(
        `  ${what.padEnd(24)} ${ms.toFixed(1).padStart(6)} ms; goal: under ${goal} ms: ${ms < goal ? 'met' : 'MISSED'}`,
      )
    }
  } finally {
    await store.close()
    await rm(folder, { recursive: true })
  }
}

const pick = (random: Random, words: readonly string[]): string =>
  words[random.integer(0, words.length - 1)] ?? ''

function nameOf(random: Random): string {
  const family = pick(random, FAMILY)
  const chinese = family.length === 1
  const given = pick(random, chinese ? GIVEN.slice(0, 10) : GIVEN.slice(10))
  return chinese ? `${family}${given}${pick(random, GIVEN.slice(0, 10))}` : `${given} ${family}`
}

/** What somebody may have typed so far: the beginning of a name, of its pinyin or of a number. */
function typed(random: Random): string {
  const words = [
    '王',
    '李伟',
    'wang',
    'w',
    'lw',
    'zhangj',
    'mul',
    'anna',
    'a s',
    'garc',
    'P-1',
    'P-12',
    'P-1234',
    '4999',
    'n',
    '陈',
  ]
  return pick(random, words)
}

function fill(store: RecordStore, random: Random): readonly string[] {
  const ids: string[] = []
  for (let first = 0; first < PATIENTS; first += BATCH)
    store.save(
      ACTOR,
      'bench.fill',
      (nowMs) => {
        for (let n = first; n < first + BATCH; n += 1) {
          const fields = {
            number: `P-${n}`,
            name: nameOf(random),
            birthDate: '1980-01-01',
            sex: null,
            skinType: 3,
          } as const
          const { id } = store.patients.add({ ...fields, notes: '', allergies: '', tags: [] }, nowMs)
          ids.push(id)
          addVisit(store, id, nowMs, PHOTOS_OF_PATIENT)
        }
      },
      () => null,
    )
  return ids
}

function addVisits(store: RecordStore, patientId: string): void {
  store.save(
    ACTOR,
    'bench.fill',
    (nowMs) => {
      for (let n = 1; n < VISITS_OF_ONE; n += 1) addVisit(store, patientId, nowMs - n * 86_400_000, 3)
      for (const { id } of store.photos.ofPatient(patientId)) store.analyses.add(id, ANALYSED, [], nowMs)
    },
    () => null,
  )
}

function addVisit(store: RecordStore, patientId: string, atMs: number, photos: number): void {
  const treatments = [{ kind: 'product', name: 'cream', brand: '', dose: '', lot: '', notes: '' } as const]
  const visit = { atMs, reason: 'control', skinState: 'clean', notes: '', treatments } as const
  const { id } = store.visits.add(patientId, { ...visit, treatments }, atMs)
  for (let n = 0; n < photos; n += 1)
    store.photos.add(
      id,
      { original: fileOf(patientId, 'photo', 4e6), thumbnail: fileOf(patientId, 'thumbnail', 2e4) },
      randomBytes(32).toString('hex'),
      {
        format: 'jpeg',
        width: 4000,
        height: 3000,
        view: 'front',
        bodySite: '',
        takenMs: atMs + n,
        device: 'camera',
        exif: { ISO: 100 },
        repeats: null,
      },
      atMs,
    )
}

const fileOf = (patientId: string, role: string, plainBytes: number) => ({
  id: randomBytes(16).toString('hex'),
  patientId,
  role,
  plainBytes,
  wrappedKey: randomBytes(60),
})

function p95(work: () => void): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const started = performance.now()
    work()
    return performance.now() - started
  })
  return times.sort((a, b) => a - b)[Math.floor(0.95 * ROUNDS)] ?? NaN
}

if (import.meta.main) await benchRecords()
