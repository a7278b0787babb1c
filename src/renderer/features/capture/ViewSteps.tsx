import { Check, Circle, CircleDot, Repeat2, SkipForward } from 'lucide-react'
import { Button } from 'react-aria-components'
import { thumbnailPath } from '../../../shared/contract/thumbnail-path.ts'
import { VIEWS, type Photo } from '../../../shared/domain/photo.ts'
import { useInterface } from '../../app/interface-context.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { SuggestedField } from '../../ui/SuggestedField.tsx'
import { useWhen } from '../records/useWhen.ts'
import type { Guide, GuideEvent } from './guided-views.ts'

interface Props {
  readonly guide: Guide
  readonly tell: (event: GuideEvent) => void
  readonly isDisabled: boolean
  /** Body sites of this patient so far. */
  readonly knownSites: readonly string[]
  /** The photo that the next is to be like. */
  readonly before: Pick<Photo, 'id' | 'takenMs'> | null
}

/** The views in their order: what is there, what is skipped, what is next; and the photo before of the same view. */
export function ViewSteps({ guide, tell, isDisabled, knownSites, before }: Props) {
  const { texts } = useInterface()
  const { camera, records } = texts
  const when = useWhen()
  return (
    <>
      <h2>{camera.views}</h2>
      <ol className="view-steps">
        {VIEWS.map((view) => {
          const taken = guide.taken.filter((photo) => photo.view === view)
          const last = taken.at(-1)
          const Icon =
            guide.view === view
              ? CircleDot
              : taken.length > 0
                ? Check
                : guide.skipped.includes(view)
                  ? SkipForward
                  : Circle
          return (
            <li key={view}>
              <Button
                className="button quiet step"
                isDisabled={isDisabled}
                aria-current={guide.view === view ? 'step' : false}
                onPress={() => {
                  tell({ kind: 'choose', view })
                }}
              >
                <Icon size={16} aria-hidden />
                {records.visit.views[view]}
                {taken.length > 0 && <span className="soft">{camera.taken(taken.length)}</span>}
              </Button>
              {last && (
                <IconButton
                  icon={Repeat2}
                  small
                  label={camera.repeat}
                  isDisabled={isDisabled}
                  onPress={() => {
                    tell({ kind: 'repeat', photo: last })
                  }}
                />
              )}
            </li>
          )
        })}
      </ol>
      {guide.repeats !== null && <p className="soft">{camera.repeating}</p>}
      {guide.view === 'detail' && guide.repeats === null && (
        <SuggestedField
          label={records.photo.site.label}
          value={guide.bodySite}
          suggestions={[...new Set([...knownSites, ...records.photo.site.usual])]}
          suggestionsLabel={records.photo.site.suggestions}
          onChange={(bodySite) => {
            tell({ kind: 'name-site', bodySite })
          }}
        />
      )}
      <figure className="photo-before">
        {before ? (
          <img src={thumbnailPath(before.id)} alt="" draggable={false} />
        ) : (
          <span className="soft">{camera.noBefore}</span>
        )}
        {before && <figcaption className="soft">{camera.before(when.day(before.takenMs))}</figcaption>}
      </figure>
    </>
  )
}
