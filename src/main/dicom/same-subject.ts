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

const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

/** One group that agrees is enough: readings differ, and so does the order of given and family name. */
function namesAgree(written: string, name: string): boolean {
  const own = new Set([...groupsOf(personName(name)), ...groupsOf(name)])
  return groupsOf(written).some((group) => own.has(group))
}

const groupsOf = (name: string): readonly string[] =>
  name
    .split('=')
    .map((group) => (/\p{Script=Han}/u.test(group) ? group.replaceAll(/[\s^]/g, '') : wordsOf(group)))
    .filter((group) => group !== '')

const wordsOf = (group: string): string =>
  (folded(group).match(/[\p{L}\p{N}\p{M}'’-]+/gu) ?? []).sort().join(' ')
