import { ShieldAlert } from 'lucide-react'
import { useInterface } from '../../app/interface-context.ts'
import { reasonTexts } from '../records/quality-text.ts'
import type { PatientPhoto } from './patient-photos.ts'

interface Props {
  readonly photos: readonly PatientPhoto[]
  /** Undefined: nobody's photo. */
  readonly id: string | undefined
}

/** Beside the name of a photo that was kept although it does not meet the rules of capture; the side panel says more. */
export function KeptMark({ photos, id }: Props) {
  const { gate } = useInterface().texts.records
  const quality = photos.find((photo) => photo.id === id)?.quality
  if (!quality) return null
  const label = [`${gate.mark}:`, ...reasonTexts(quality.failed, gate)].join(' ')
  return (
    <span className="kept-mark" role="img" aria-label={label} title={label}>
      <ShieldAlert size={16} aria-hidden />
    </span>
  )
}
