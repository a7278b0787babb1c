import { CameraOff, RotateCcw } from 'lucide-react'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import type { CameraFault } from './camera.ts'

/** Why there is no picture, and what can be done. */
export function CameraFaultNote({
  why,
  onRetry,
}: {
  readonly why: CameraFault
  readonly onRetry: () => void
}) {
  const words = useInterface().texts.camera
  const { title, text } = words.faults[why]
  return (
    <div className="camera-fault" role="alert">
      <CameraOff size={40} strokeWidth={1.5} aria-hidden />
      <strong>{title}</strong>
      <p className="soft">{text}</p>
      <Button kind="primary" onPress={onRetry}>
        <RotateCcw size={16} aria-hidden />
        {words.retry}
      </Button>
    </div>
  )
}
