import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import { useInterface } from '../../app/interface-context.ts'
import type { ClinicStore, SessionStore } from '../../app/state-store.ts'
import { openPhotos } from '../annotations/open-photos.ts'
import { RegionDesk } from './region-desk.ts'
import { RegionDeskContext } from './region-desk-context.ts'
import { regionRecord } from './region-record.ts'

interface Props {
  readonly sessions: SessionStore
  readonly clinics: ClinicStore
  readonly children: ReactNode
}

/** Round the window: regions last as long as their photo is open, whatever room is looked at meanwhile. */
export function RegionRoom({ sessions, clinics, children }: Props) {
  const { client, perform } = useInterface()
  const { shown } = useSyncExternalStore(sessions.subscribe, sessions.get)
  const clinic = useSyncExternalStore(clinics.subscribe, clinics.get)
  const [desk] = useState(
    () =>
      new RegionDesk({
        recordOf: (photoId) => regionRecord(client, photoId),
        onFault: (error) => {
          perform(() => Promise.reject(error))
        },
      }),
  )
  useEffect(() => {
    const [photo] = openPhotos([shown], clinic)
    desk.showPhoto(photo ?? null, clinic.kind === 'open' ? clinic.user.id : null)
  }, [desk, shown, clinic])
  return <RegionDeskContext value={desk}>{children}</RegionDeskContext>
}
