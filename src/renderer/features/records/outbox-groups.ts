import type { OutboxLine } from '../../../shared/domain/archive.ts'

/** Parts of one photo, or a report, that are as far as one another. */
export interface OutboxGroup extends Pick<OutboxLine, 'ofMs' | 'state' | 'reason' | 'nextMs'> {
  readonly key: string
  readonly parts: readonly OutboxLine['part'][]
}

/** What is not in the archive yet, in the order in which it was put on its way: what belongs together and stands alike is said once. */
export function groupsOf(lines: readonly OutboxLine[]): readonly OutboxGroup[] {
  const groups = new Map<string, OutboxGroup>()
  for (const { id, photoId, part, ofMs, state, reason, nextMs } of lines) {
    if (state === 'sent') continue
    const key = `${photoId ?? id} ${state} ${reason}`
    const before = groups.get(key)
    const next = [before?.nextMs ?? null, nextMs].filter((one) => one !== null)
    groups.set(key, {
      ...{ key, ofMs, state, reason },
      parts: [...(before?.parts ?? []), part],
      nextMs: next.length === 0 ? null : Math.min(...next),
    })
  }
  return [...groups.values()]
}
