import { ShieldAlert } from 'lucide-react'
import type { PhotoQuality } from '../../../shared/domain/photo-quality.ts'
import { useInterface } from '../../app/interface-context.ts'
import { reasonTexts } from './quality-text.ts'
import { useWhen } from './useWhen.ts'

/** On a photo that was kept although it does not meet the rules of capture: what is wrong, why it was kept, who and when. */
export function QualityMark({ quality }: { readonly quality: PhotoQuality }) {
  const { gate } = useInterface().texts.records
  const when = useWhen()
  const { failed, reason, note, by, atMs } = quality
  return (
    <span className="quality-mark">
      <ShieldAlert size={14} aria-hidden />
      <span>
        <strong>{gate.mark}</strong> {reasonTexts(failed, gate).join(' ')}
        <span className="soft">
          {[gate.because[reason], note].filter((part) => part !== '').join(' · ')}
          <br />
          {[by ?? gate.nobody, when.moment(atMs)].join(' · ')}
        </span>
      </span>
    </span>
  )
}
