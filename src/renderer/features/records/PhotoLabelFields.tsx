import type { PhotoLabels, VisitRecord } from '../../../shared/contract/record-channels.ts'
import { VIEWS } from '../../../shared/domain/photo.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Labelled } from '../../ui/Field.tsx'
import { SuggestedField } from '../../ui/SuggestedField.tsx'

/** What staff say of a photo before it is added. */
export type ViewAndSite = Pick<PhotoLabels, 'view' | 'bodySite'>

export const FIRST_LABELS: ViewAndSite = { view: 'front', bodySite: '' }

interface Props {
  readonly labels: ViewAndSite
  readonly onChange: (labels: ViewAndSite) => void
  /** Body sites of this patient so far, offered first: the same words join photos of one place. */
  readonly knownSites: readonly string[]
}

/** From where a photo was taken, and of which place on the body where it is a detail. */
export function PhotoLabelFields({ labels, onChange, knownSites }: Props) {
  const { visit, photo } = useInterface().texts.records
  return (
    <div className="photo-labels">
      <Labelled label={visit.view}>
        <Choice
          label={visit.view}
          value={labels.view}
          groups={[{ title: '', options: VIEWS.map((id) => ({ id, name: visit.views[id] })) }]}
          onChoose={(view) => {
            onChange({ view, bodySite: view === 'detail' ? labels.bodySite : '' })
          }}
        />
      </Labelled>
      {labels.view === 'detail' && (
        <SuggestedField
          label={photo.site.label}
          value={labels.bodySite}
          suggestions={[...new Set([...knownSites, ...photo.site.usual])]}
          suggestionsLabel={photo.site.suggestions}
          hint={photo.site.hint}
          onChange={(bodySite) => {
            onChange({ view: 'detail', bodySite })
          }}
        />
      )}
    </div>
  )
}

/** The body sites that were written down of a patient, each once. */
export const sitesOf = (visits: readonly VisitRecord[]): readonly string[] => [
  ...new Set(
    visits
      .flatMap(({ photos }) => photos)
      .map(({ bodySite }) => bodySite)
      .filter((site) => site !== ''),
  ),
]
