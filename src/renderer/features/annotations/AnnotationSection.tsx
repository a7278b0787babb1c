import { ANNOTATION_LIMITS } from '../../../shared/domain/annotation.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { AnnotationList } from './AnnotationList.tsx'
import { AnnotationTools, ShowAnnotations } from './AnnotationTools.tsx'
import { useDeskState } from './desk-context.ts'

/** The annotations of the photo that was worked on last: tools, and what there is. */
export function AnnotationSection() {
  const words = useInterface().texts.annotations
  const [desk, { active, shown }] = useDeskState()
  const photo = desk.photoOf(active)
  const annotations = desk.active
  if (!photo || !annotations) return null
  const { state } = annotations
  const { mayWrite, pxPerMm, record } = photo
  const drawn = state.kind === 'ready' ? state.drawn : []
  const estimated = pxPerMm !== null && drawn.some(({ shape }) => shape.kind === 'length')
  const notes = [
    record === null && words.notKept,
    !mayWrite && words.readOnly,
    annotations.isFull && mayWrite && words.full(ANNOTATION_LIMITS.ofPhoto),
    state.kind === 'loading' && words.loading,
    state.kind === 'failed' && words.failed,
    state.kind === 'ready' && drawn.length === 0 && (mayWrite ? words.none : words.noneToRead),
    !shown && drawn.length > 0 && words.hidden,
    estimated && words.estimate,
  ].filter((note) => note !== false)
  return (
    <section className="side-section annotations" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
        <ShowAnnotations />
      </header>
      {mayWrite && <AnnotationTools />}
      {drawn.length > 0 && <AnnotationList drawn={drawn} pxPerMm={pxPerMm} mayWrite={mayWrite} />}
      {notes.map((note) => (
        <p key={note} className="annotation-note">
          {note}
        </p>
      ))}
      {state.kind === 'failed' && (
        <Button
          onPress={() => {
            void annotations.read()
          }}
        >
          {words.again}
        </Button>
      )}
    </section>
  )
}
