import { useState, useSyncExternalStore } from 'react'
import type { ClinicState } from '../../../shared/contract/clinic-state.ts'
import { MAX_COMPARED } from '../../../shared/contract/comparison-state.ts'
import { may } from '../../../shared/domain/user.ts'
import type { Shown } from '../../../shared/contract/session-state.ts'
import { useInterface } from '../../app/interface-context.ts'
import type { ComparisonStore } from '../../app/state-store.ts'
import { loadTile } from '../../canvas/load-tile.ts'
import { LoupeStore } from '../../canvas/loupe-store.ts'
import { TileCache } from '../../canvas/tile-cache.ts'
import { ViewportStore } from '../../canvas/viewport-store.ts'
import { PatientMirror } from '../mirror/patient-mirror.ts'
import { FilmReel } from './film/film-reel.ts'
import type { LayerAppearance, Studio } from './studio.ts'
import { FIRST_VIEW, layersView, photosOf, type ViewChoice, withoutPhoto } from './view-choice.ts'
import { usePatientPhotos } from './usePatientPhotos.ts'

interface Chosen {
  /** Of which photo at hand; null: of none yet. */
  readonly of: string | null
  readonly choice: ViewChoice
}

/** What stays whatever photo is at hand. */
export interface StudioTools {
  readonly viewport: ViewportStore
  readonly loupe: LoupeStore
  readonly tiles: TileCache
  readonly mirror: PatientMirror
  readonly setLook: (look: LayerAppearance) => void
  /** Begins or ends the view for the patient; it ends by itself with the photo at hand. */
  readonly setPlain: (plain: boolean) => void
}

/**
 * The state of the room where photos are looked at: what its panes show, and with what. Null: no photo is open. `isLookedAt`: the room
 * is on the screen.
 */
export function useStudio(
  shown: Shown,
  comparisons: ComparisonStore,
  clinic: ClinicState,
  isLookedAt: boolean,
): { readonly studio: Studio | null; readonly tools: StudioTools } {
  const { client, perform, settings, changeSettings } = useInterface()
  const compared = useSyncExternalStore(comparisons.subscribe, comparisons.get)
  const [viewport] = useState(() => new ViewportStore())
  const [loupe] = useState(() => new LoupeStore())
  const [tiles] = useState(() => new TileCache({ load: loadTile }))
  const [reel] = useState(() => new FilmReel())
  const [mirror] = useState(() => new PatientMirror({ loupe }))
  const [look, setLook] = useState<LayerAppearance>({ opacity: 1, from: 0, lightOf: null })
  const [plainOf, setPlainOf] = useState<string | null>(null)
  const user = clinic.kind === 'open' ? clinic.user.id : 'nobody'
  const [chosen, setChosen] = useState<Chosen>({ of: null, choice: FIRST_VIEW })
  const mayWrite = clinic.kind === 'open' && !clinic.readOnly && may(clinic.user.role, 'patient.write')
  const hand = shown.phase === 'empty' ? null : shown
  const of = hand?.view.photo ?? null
  const record = hand?.view.record ?? null
  const { patient, photos, visits } = usePatientPhotos({ record, user, isLookedAt })
  const remembered = settings.layouts[user]
  const fresh = remembered ? layersView(remembered) : FIRST_VIEW
  const choice = chosen.of === of ? chosen.choice : fresh

  const onChoice = (next: ViewChoice): void => {
    setChosen({ of, choice: next })
    const layers = next.panes.map(({ layer }) => layer)
    // What was chosen for comparing is of no use for another photo.
    const ofHand = next.panes.every(({ photo }) => photo === null)
    if (ofHand && layers.join() !== remembered?.join() && next.focus === null)
      changeSettings({ ...settings, layouts: { ...settings.layouts, [user]: layers } })
    const needed = photosOf(next)
    const missing = needed.filter((id) => !compared.some(({ photo }) => photo === id))
    const idle = compared.filter(({ photo }) => !needed.includes(photo))
    const tooMany = compared.length + missing.length - MAX_COMPARED
    perform(async () => {
      for (const { photo } of idle.slice(0, Math.max(0, tooMany)))
        await client.call('comparison:close', { photo })
      for (const photo of missing)
        try {
          await client.call('comparison:open', { photo })
        } catch (error) {
          setChosen((before) => ({ ...before, choice: withoutPhoto(before.choice, photo) }))
          throw error
        }
    })
  }
  return {
    studio: hand && {
      hand,
      compared,
      patient,
      photos,
      visits,
      mayWrite,
      choice,
      onChoice,
      viewport,
      loupe,
      tiles,
      reel,
      look,
      mirror,
      plain: of === plainOf,
    },
    tools: {
      viewport,
      loupe,
      tiles,
      mirror,
      setLook,
      setPlain: (plain) => {
        setPlainOf(plain ? of : null)
      },
    },
  }
}
