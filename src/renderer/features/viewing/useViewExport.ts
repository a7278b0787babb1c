import { useEffect, useState } from 'react'
import type { ClinicState } from '../../../shared/contract/clinic-state.ts'
import type { ViewArea } from '../../../shared/contract/view-channels.ts'
import { may } from '../../../shared/domain/user.ts'
import { useInterface } from '../../app/interface-context.ts'
import { wantsLessMotion } from './film/fade-time.ts'
import { stillFilm } from './film/still-film.ts'
import { photosInView } from './photos-in-view.ts'
import { withRoomPicture } from './room-picture.ts'
import type { Studio } from './studio.ts'

export interface ViewExport {
  readonly busy: 'save' | 'copy' | null
  /** What was done last, or why nothing is; null: nothing was. */
  readonly note: string | null
  /** Why it cannot be done; null: it can. */
  readonly refused: string | null
  readonly save: () => void
  readonly copy: () => void
}

/** A picture of the screen is made for the patient. */
const PURPOSE = 'own-copy'

/** How long it is said what was done, ms. */
const SAID_MS = 10_000

/** The panes as they are on the screen, as a picture: into a file, or onto the clipboard. */
export function useViewExport(studio: Studio | null, clinic: ClinicState): ViewExport {
  const { texts, client, perform } = useInterface()
  const { picture } = texts.studio
  const [busy, setBusy] = useState<ViewExport['busy']>(null)
  const [done, setDone] = useState<'saved' | 'copied' | 'notAllowed' | null>(null)
  useEffect(() => {
    if (done === null) return
    const silence = setTimeout(() => {
      setDone(null)
    }, SAID_MS)
    return () => {
      clearTimeout(silence)
    }
  }, [done])
  const mayExport = clinic.kind === 'open' && may(clinic.user.role, 'record.export')
  const refused = studio?.hand.view.record && !mayExport ? picture.notAllowed : null

  const begin = (kind: 'save' | 'copy') => {
    if (!studio || busy !== null) return
    setDone(refused === null ? null : 'notAllowed')
    if (refused !== null) return
    setBusy(kind)
    perform(() =>
      pictured(studio, async (area, photos) => {
        if (kind === 'copy') {
          await client.call('view:copy', { area, photos, purpose: PURPOSE })
          setDone('copied')
        } else if ((await client.call('view:save', { area, photos, purpose: PURPOSE })).saved)
          setDone('saved')
      }).finally(() => {
        setBusy(null)
      }),
    )
  }
  return {
    busy,
    note: done && picture[done],
    refused,
    save: () => {
      begin('save')
    },
    copy: () => {
      begin('copy')
    },
  }
}

/** A film stands still meanwhile: what is in the picture is what the log says is in it. */
async function pictured(
  studio: Studio,
  act: (area: ViewArea, photos: string[]) => Promise<void>,
): Promise<void> {
  if (studio.choice.focus?.kind === 'film') await stillFilm(studio.reel, wantsLessMotion())
  const photos = photosInView(studio)
  await withRoomPicture((area) => act(area, photos))
}
