import { ToggleButton } from 'react-aria-components'
import { useInterface } from '../../app/interface-context.ts'
import { counterpartOf } from '../viewing/patient-photos.ts'
import { Comparability } from './Comparability.tsx'
import { NudgeTools } from './NudgeTools.tsx'
import { PhotoChoice } from '../viewing/PhotoChoice.tsx'
import { RegionChanges } from './RegionChanges.tsx'
import type { Studio } from '../viewing/studio.ts'
import { comparedLayer, isPair, PAIR_KINDS, photosOf, sideBySide } from '../viewing/view-choice.ts'

/** How far the two can be compared, once the other one has been laid on the photo at hand. */
function Judged({ studio, other }: { readonly studio: Studio; readonly other: string }) {
  const { texts } = useInterface()
  const { hand, compared, photos } = studio
  const slot = compared.find(({ photo }) => photo === other)
  const stateOf = (id: string | undefined) => photos.find((photo) => photo.id === id)?.skinState ?? null
  if (!slot) return null
  if (slot.comparison)
    return (
      <>
        <Comparability
          comparison={slot.comparison}
          states={{ reference: stateOf(hand.view.record?.photo), other: stateOf(other) }}
        />
        {studio.mayWrite && <NudgeTools studio={studio} slot={slot} />}
      </>
    )
  return slot.comparing ? <p className="numbers-note">{texts.studio.aligning}</p> : null
}

/** Two photos over one another: which, and how. Nothing where there is no second one. */
export function Comparing({ studio }: { readonly studio: Studio }) {
  const { hand, photos, choice, onChoice } = studio
  const { texts } = useInterface()
  const record = hand.view.record
  const first = record && (photosOf(choice)[0] ?? counterpartOf(photos, record.photo)?.id)
  if (!record || !first) return null
  const { focus } = choice
  const other = isPair(focus) ? focus.photo : first
  return (
    <section className="side-section" aria-label={texts.studio.comparing}>
      <h2>{texts.studio.comparing}</h2>
      <PhotoChoice
        label={texts.studio.compareWith}
        photos={photos}
        without={record.photo}
        value={other}
        onChoose={(photo) => {
          onChoice({
            ...choice,
            focus: { kind: isPair(focus) ? focus.kind : 'wipe', photo, layer: comparedLayer(choice) },
          })
        }}
      />
      <Judged studio={studio} other={other} />
      <div className="switch-row pairs" role="group" aria-label={texts.studio.comparing}>
        {PAIR_KINDS.map((kind) => (
          <ToggleButton
            key={kind}
            className="button"
            isSelected={focus?.kind === kind}
            onChange={(selected) => {
              onChoice(
                selected
                  ? { ...choice, focus: { kind, photo: other, layer: comparedLayer(choice) } }
                  : sideBySide(choice),
              )
            }}
          >
            {texts.studio.pairs[kind]}
          </ToggleButton>
        ))}
      </div>
      <RegionChanges studio={studio} other={other} />
    </section>
  )
}
