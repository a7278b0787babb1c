import type { Patient } from '../../shared/domain/patient.ts'
import { personName } from './person-name.ts'
import { shortText } from './plain-text.ts'

/** Whom a file or an archive names: a number, the groups of a PN, an ISO date. Empty or null: it does not say. */
export interface Named {
  readonly number: string
  readonly name: string
  readonly birthDate: string | null
}

export const DIFFERENCES = ['number', 'name', 'birthDate'] as const
export type Difference = (typeof DIFFERENCES)[number]

/** In what somebody who is named differs from a patient. Nothing: the same, as far as it says. */
export function differencesFrom(
  named: Named,
  patient: Pick<Patient, 'number' | 'name' | 'birthDate'>,
): readonly Difference[] {
  const found: Difference[] = []
  if (named.number !== '' && folded(named.number) !== folded(shortText(patient.number))) found.push('number')
  if (named.name !== '' && !namesAgree(named.name, patient.name)) found.push('name')
  if (named.birthDate !== null && patient.birthDate !== null && named.birthDate !== patient.birthDate)
    found.push('birthDate')
  return found
}

/** Whether somebody has seen already what makes these two differ: each of it is named alike there. */
export function isAsSeen(named: Named, seen: Named, differences: readonly Difference[]): boolean {
  const alike = {
    number: () => folded(named.number) === folded(seen.number),
    name: () => {
      const [one, other] = [spelled(named.name), spelled(seen.name)]
      return isSameSet(one.characters, other.characters) && isSameSet(one.readings, other.readings)
    },
    birthDate: () => named.birthDate === seen.birthDate,
  }
  return differences.every((difference) => alike[difference]())
}

const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

/** The groups of a name: in characters, and by the sound. */
interface Spelled {
  readonly characters: ReadonlySet<string>
  readonly readings: ReadonlySet<string>
}

/**
 * Many names sound alike: where both are written in characters, only these decide. Else one group that agrees is enough: readings
 * differ, and so does the order of given and family name.
 */
function namesAgree(written: string, name: string): boolean {
  const [one, own] = [spelled(written), spelled(`${personName(name)}=${name}`)]
  const by = one.characters.size > 0 && own.characters.size > 0 ? 'characters' : 'readings'
  return [...one[by]].some((group) => own[by].has(group))
}

const HAN = /\p{Script=Han}/u

function spelled(name: string): Spelled {
  const groups = name.split('=')
  const characters = groups.filter((group) => HAN.test(group)).map((group) => folded(group))
  const readings = groups.filter((group) => !HAN.test(group)).map(wordsOf)
  return {
    characters: new Set(characters.map((group) => group.replaceAll(/[\s^]/g, ''))),
    readings: new Set(readings.filter((group) => group !== '')),
  }
}

const isSameSet = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((group) => other.has(group))

const wordsOf = (group: string): string =>
  (folded(group).match(/[\p{L}\p{N}\p{M}'’-]+/gu) ?? []).sort().join(' ')
