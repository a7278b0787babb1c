import { Copy, UserX } from 'lucide-react'
import type { KnownPhoto } from '../../../shared/domain/known-photo.ts'
import { useInterface } from '../../app/interface-context.ts'
import { useNamesShown } from './privacy.tsx'
import { useWhen } from './useWhen.ts'

/** Where a photo is already: of another patient nothing but the clinic's number, and that only while names are shown. */
export function KnownNote({ known }: { readonly known: KnownPhoto }) {
  const { known: words, visit } = useInterface().texts.records
  const when = useWhen()
  const namesShown = useNamesShown()
  if (known.whose === 'same') {
    const view = [visit.views[known.view], known.bodySite].filter((part) => part !== '').join(' · ')
    return (
      <p className="known-note">
        <Copy size={16} aria-hidden /> {words.same(when.moment(known.visitAtMs), view)}
      </p>
    )
  }
  const { number } = known
  return (
    <p className="known-note fault">
      <UserX size={16} aria-hidden />
      <span>
        {words.other} {number !== null && (namesShown ? words.number(number) : words.hidden)}
      </span>
    </p>
  )
}
