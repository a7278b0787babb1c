import { FolderSearch, FolderX } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import type { VisitRecord } from '../../../shared/contract/record-channels.ts'
import type { Patient } from '../../../shared/domain/patient.ts'
import { useInterface } from '../../app/interface-context.ts'
import type { FolderTexts } from '../../i18n/records/folder-texts.ts'
import { Button } from '../../ui/Button.tsx'
import { MessageDialog } from '../../ui/MessageDialog.tsx'
import {
  MAX_FOLDER_DEPTH,
  MAX_FOLDER_FILES,
  MAX_FOLDER_PHOTOS,
  readFolder,
  type FolderContent,
  type FolderSource,
  type TooMany,
} from '../intake/read-folder.ts'
import { PhotoIntakeDialog } from './PhotoIntakeDialog.tsx'

interface Props {
  readonly patient: Patient
  readonly visit: VisitRecord
  readonly source: FolderSource
  readonly knownSites: readonly string[]
  readonly onShown: () => void
  readonly onChanged: () => void
  readonly onClose: () => void
}

/** A folder's photos on their way into a visit: looked for, then taken as any other photos; or why none are. */
export function FolderIntake({ source, onClose, ...target }: Props) {
  const { texts } = useInterface()
  const words = texts.records.folder
  const [count, setCount] = useState(0)
  const [found, setFound] = useState<FolderContent | TooMany | null>(null)
  const read = useEffectEvent((signal: AbortSignal) => readFolder(source, signal, setCount))
  useEffect(() => {
    const search = new AbortController()
    void read(search.signal).then((content) => {
      if (!search.signal.aborted) setFound(content)
    })
    return () => {
      search.abort()
    }
  }, [])
  if (found !== null && typeof found !== 'string' && found.photos.length > 0)
    return (
      <PhotoIntakeDialog {...target} files={found.photos} notes={notesOf(found, words)} onClose={onClose} />
    )
  const title = !found
    ? words.searching
    : typeof found === 'string'
      ? words.tooManyTitle[found]
      : words.noneTitle
  return (
    <MessageDialog
      icon={found ? FolderX : FolderSearch}
      title={title}
      onClose={onClose}
      actions={
        <Button kind={found ? 'primary' : 'plain'} autoFocus onPress={onClose}>
          {found ? texts.actions.close : texts.actions.cancel}
        </Button>
      }
    >
      <p role="status">
        {!found
          ? words.found(count)
          : found === 'too many'
            ? words.tooMany(MAX_FOLDER_PHOTOS)
            : found === 'too many files'
              ? words.tooManyFiles(MAX_FOLDER_FILES)
              : [words.none, ...notesOf(found, words)].join(' ')}
      </p>
    </MessageDialog>
  )
}

/** What of the folder is not added, a sentence each. */
function notesOf({ others, deeper, unread }: FolderContent, words: FolderTexts): readonly string[] {
  return [
    others > 0 && words.others(others),
    deeper > 0 && words.deeper(deeper, MAX_FOLDER_DEPTH),
    unread > 0 && words.unread(unread),
  ].filter((note) => note !== false)
}
