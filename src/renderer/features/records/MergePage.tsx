import { useState } from 'react'
import { MergeChoice } from './MergeChoice.tsx'
import { MergeSearch } from './MergeSearch.tsx'

interface Props {
  /** The record from which the merge was begun. */
  readonly id: string
  readonly onBack: () => void
  readonly onMerged: (keptId: string, merge: string) => void
}

/** Another record of the same person is looked for, compared, and made one with this one. */
export function MergePage({ id, onBack, onMerged }: Props) {
  const [other, setOther] = useState<string | null>(null)
  return other === null ? (
    <MergeSearch id={id} onFound={setOther} onBack={onBack} />
  ) : (
    <MergeChoice
      ids={[id, other]}
      onAnother={() => {
        setOther(null)
      }}
      onBack={onBack}
      onMerged={onMerged}
    />
  )
}
