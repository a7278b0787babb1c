import type { ClinicState } from '../../../shared/contract/clinic-state.ts'
import { may, type User } from '../../../shared/domain/user.ts'
import type { RecordsPage } from './RecordsRoom.tsx'

/** Rooms of the window. */
export type Room = 'patients' | 'photo' | 'people' | 'log' | 'backup'

/** The rooms for whoever is at the desk. */
export function roomsFor(clinic: ClinicState): readonly Room[] {
  const rooms: Room[] = ['patients', 'photo']
  if (clinic.kind !== 'open') return rooms
  if (may(clinic.user.role, 'user.write')) rooms.push('people')
  if (may(clinic.user.role, 'audit.read')) rooms.push('log')
  if (may(clinic.user.role, 'backup.run') && !clinic.demo) rooms.push('backup')
  return rooms
}

export const roomOf = ({ kind }: RecordsPage): Room =>
  kind === 'people' || kind === 'log' || kind === 'backup' ? kind : 'patients'

/** Where somebody begins who signs in while this page is open: there, or on a page of their own. */
export function pageFor({ role }: Pick<User, 'role'>, page: RecordsPage): RecordsPage {
  // A camera is not switched on by whoever signs in.
  if (page.kind === 'capture') return pageFor({ role }, { kind: 'patient', id: page.id })
  const mayStay =
    page.kind === 'people'
      ? may(role, 'user.write')
      : page.kind === 'log'
        ? may(role, 'audit.read')
        : page.kind === 'backup'
          ? may(role, 'backup.run')
          : page.kind === 'new'
            ? may(role, 'patient.write')
            : page.kind === 'merge'
              ? may(role, 'patient.merge')
              : page.kind === 'report'
                ? may(role, 'record.export')
                : may(role, 'patient.read')
  if (mayStay) return page
  if (may(role, 'patient.read'))
    return page.kind === 'merge' || page.kind === 'report'
      ? { kind: 'patient', id: page.id }
      : { kind: 'list' }
  return may(role, 'user.write') ? { kind: 'people' } : { kind: 'log' }
}
