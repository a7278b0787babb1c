import { FolderInput } from 'lucide-react'
import { useInterface } from '../../app/interface-context.ts'
import { useHotFolder } from './useHotFolder.ts'

/** How many photos wait while nobody's record is open; nothing where none do. */
export function HotFolderCount() {
  const { hotFolder } = useInterface().texts.records
  const state = useHotFolder()
  const count = state ? state.arrived.length + state.more : 0
  if (count === 0) return null
  return (
    <p className="card hot-folder-count" role="status">
      <FolderInput size={16} aria-hidden /> {hotFolder.waiting(count)}
    </p>
  )
}
