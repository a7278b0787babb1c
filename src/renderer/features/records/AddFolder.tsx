import { FolderPlus } from 'lucide-react'
import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import type { VisitRecord } from '../../../shared/contract/record-channels.ts'
import type { Patient } from '../../../shared/domain/patient.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import type { FolderSource } from '../intake/read-folder.ts'
import { FolderIntake } from './FolderIntake.tsx'

interface Props {
  readonly patient: Patient
  readonly visit: VisitRecord
  readonly knownSites: readonly string[]
  readonly isDisabled: boolean
  readonly onShown: () => void
  readonly onChanged: () => void
}

/** All photos of a folder into a visit. The browser asks which: the page sees its files, and no path. */
export function AddFolder({ isDisabled, ...props }: Props) {
  const { folder } = useInterface().texts.records
  const [source, setSource] = useState<FolderSource | null>(null)
  return (
    <>
      <FileTrigger
        acceptDirectory
        onSelect={(list) => {
          if (list) setSource({ kind: 'listed', files: [...list] })
        }}
      >
        <Button isDisabled={isDisabled}>
          <FolderPlus size={16} aria-hidden />
          {folder.add}
        </Button>
      </FileTrigger>
      {source && (
        <FolderIntake
          {...props}
          source={source}
          onClose={() => {
            setSource(null)
          }}
        />
      )}
    </>
  )
}
