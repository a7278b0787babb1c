import type { Texts } from '../../../../src/renderer/i18n/texts.ts'
import { FILE_KINDS } from '../../../../src/shared/contract/file-kinds.ts'

/** Arguments that a text with blanks is tried with: errors take facts, all others numbers or a truth value. */
const FACTS: readonly unknown[] = [
  {},
  { width: 20_000, height: 30_000, megabytes: 345 },
  ...Object.keys(FILE_KINDS).map((found) => ({ found })),
]
const NUMBERS: readonly (readonly unknown[])[] = [
  [3, true],
  [12_345, false],
]
const RULES: readonly (readonly unknown[])[] = [
  ['amber', '7'],
  ['red', ''],
  [null, ''],
]
/** Texts whose blanks are words of the same language, and a name. */
const OTHERS: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  '.details.ranOn': [
    ['filter', 'cpu', '42'],
    ['inference', 'gpu', '42'],
  ],
  '.regions.draw.size': [
    [12_345, 0.5, null],
    [7, 1, 78.9],
  ],
  '.records.followUp.numbers.lead': [['7', '8']],
  '.card.corrected': [['7.1', '1.8']],
  '.card.alike': [['7.1', '1.8']],
  '.card.expected': [['2.0']],
  '.card.light': [
    [7.1, 0.3],
    [7.1, null],
  ],
  '.backup.kept.holds': [
    [1, 1],
    [3, 12_345],
  ],
  '.archive.fetchingOf': [[3, 12, 345]],
  '.archive.fetchingSome': [[3, 345]],
  '.archive.differs.number': [['7', '8']],
  '.archive.differs.name': [['7', '8']],
  '.archive.differs.birthDate': [['2026', '2027']],
  '.film.place': [[3, 12]],
  '.report.page': [[3, 12]],
  '.film.preparing': [[3, 12]],
  '.details.skinFound': [
    ['face', 0.42],
    ['skin', null],
    ['patch', 1],
  ],
  '.records.audit.whole': [
    [1, '2026'],
    [12_345, '2026'],
  ],
  '.records.audit.faults.shortened': [[7, 9]],
  '.records.merge.moves': [
    [0, '7', '8'],
    [1, '7', '8'],
    [12, '7', '8'],
  ],
  '.records.merge.number': [['7', '8']],
  '.records.merge.notes': [['7', '8']],
  '.records.merge.done': [['7', '8']],
  '.records.merge.undone': [['7', '8']],
  '.studio.changeOf': [['7']],
  '.studio.residual': [[1.2, 3.4]],
  '.studio.changeFrom': [['2026', '2027']],
  '.studio.rules.pose': RULES,
  '.studio.rules.distance': RULES,
  '.studio.rules.sharpness': RULES,
  '.studio.rules.exposure': RULES,
  '.studio.rules.colour-cast': RULES,
  '.studio.rules.skin-state': RULES,
  '.studio.rules.alignment': RULES,
  '.records.folder.deeper': [
    [1, 4],
    [3, 4],
  ],
  '.records.known.same': [['2026', '7']],
  '.records.known.number': [['7']],
  '.records.photo.repeat.value': [['0.012', '3.4']],
  '.records.photo.intake.drop': [['2026']],
  '.records.photo.intake.sending': [
    [1, 1],
    [2, 3],
  ],
  '.records.photo.intake.keeping': [
    [1, 1],
    [2, 3],
  ],
  '.records.export.hindrances.never-asked': [['7', '2026']],
  '.records.export.hindrances.withdrawn': [['7', '2026']],
  '.records.export.hindrances.expired': [['7', '2026']],
  '.records.export.exported': [
    [1, 1],
    [12, 345],
  ],
  '.records.export.imported': [
    [1, 1],
    [12, 345],
  ],
  '.records.export.clinic.found': [
    ['2026', 1, 1],
    ['2026', 12, 345],
  ],
  '.records.erase.content': [
    [1, 1, 0],
    [12, 345, 1],
  ],
}

/** Every string that a language has, by its place, with the blanks of its sentences filled in. */
export function allStrings(texts: Texts): Map<string, string> {
  const found = new Map<string, string>()
  const walk = (value: unknown, place: string): void => {
    if (typeof value === 'string') found.set(place, value)
    else if (typeof value === 'function') {
      const words = place.startsWith('.errors.') ? FACTS.map((facts) => [facts]) : (OTHERS[place] ?? NUMBERS)
      words.forEach((given, index) => {
        walk((value as (...given: readonly unknown[]) => unknown)(...given), `${place}(${index})`)
      })
    } else if (typeof value === 'object' && value !== null)
      for (const [name, part] of Object.entries(value)) walk(part, `${place}.${name}`)
    else throw new Error(`expected a text at ${place}, found ${typeof value}`)
  }
  walk(texts, '')
  return found
}
