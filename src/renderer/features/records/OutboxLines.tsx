import type { OutboxLine } from '../../../shared/domain/archive.ts'
import { useInterface } from '../../app/interface-context.ts'
import { sentences } from '../../i18n/sentences.ts'
import { reasonText } from './archive-reason.ts'
import { groupsOf, type OutboxGroup } from './outbox-groups.ts'
import { useWhen } from './useWhen.ts'

/** How many things are there, and what is not, with the reason. */
export function OutboxLines({ outbox }: { readonly outbox: readonly OutboxLine[] }) {
  const { archive } = useInterface().texts
  if (outbox.length === 0) return <p className="soft">{archive.none}</p>
  const sent = outbox.filter((line) => line.state === 'sent').length
  const failed = outbox.filter((line) => line.state === 'failed').length
  const groups = groupsOf(outbox)
  return (
    <>
      <p>{archive.inArchive(`${sent} / ${outbox.length}`)}</p>
      {failed > 0 && <p className="fault">{archive.notTaken(failed)}</p>}
      {groups.length > 0 && (
        <ul className="archive-lines" aria-label={archive.waiting}>
          {groups.map((group) => (
            <Group key={group.key} group={group} />
          ))}
        </ul>
      )}
    </>
  )
}

function Group({ group }: { readonly group: OutboxGroup }) {
  const { texts } = useInterface()
  const { archive } = texts
  const when = useWhen()
  const { ofMs, parts, state, reason, nextMs } = group
  const names = parts.flatMap((part) => (part === 'report' ? [] : [archive.parts[part]]))
  const why = sentences(
    reasonText(group, texts),
    reason !== '' && nextMs !== null ? archive.nextTry(when.moment(nextMs)) : '',
  )
  return (
    <li>
      <div className="list-head">
        <span>
          {names.length === 0 ? archive.reportOf(when.moment(ofMs)) : archive.photoOf(when.moment(ofMs))}
          {names.length > 0 && <span className="soft"> · {names.join(' · ')}</span>}
        </span>
        <strong>{archive.states[state]}</strong>
      </div>
      {why !== '' && <p className="hint">{why}</p>}
    </li>
  )
}
