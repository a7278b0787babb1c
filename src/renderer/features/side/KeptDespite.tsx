import { useInterface } from '../../app/interface-context.ts'
import { figureText } from '../records/quality-text.ts'
import { QualityMark } from '../records/QualityMark.tsx'
import { useWhen } from '../records/useWhen.ts'
import type { Studio } from '../viewing/studio.ts'

/** Of the photos on the screen, those that were kept although they do not meet the rules of capture: which rule, by how much, and why. */
export function KeptDespite({ studio: { hand, compared, photos } }: { readonly studio: Studio }) {
  const { gate, visit } = useInterface().texts.records
  const when = useWhen()
  const ids = [hand.view.record?.photo, ...compared.map(({ photo }) => photo)]
  const kept = ids.flatMap((id) => photos.find((photo) => photo.id === id && photo.quality !== null) ?? [])
  if (kept.length === 0) return null
  return (
    <section className="side-section kept-despite" aria-label={gate.studioTitle}>
      <h2>{gate.studioTitle}</h2>
      {kept.map(
        ({ id, takenMs, view, bodySite, quality }) =>
          quality && (
            <div key={id}>
              <h3>
                {when.day(takenMs)} · {bodySite || visit.views[view]}
              </h3>
              <QualityMark quality={quality} />
              <ul className="soft">
                {quality.failed.map((check) => (
                  <li key={check.rule}>{figureText(check, gate)}</li>
                ))}
              </ul>
            </div>
          ),
      )}
    </section>
  )
}
