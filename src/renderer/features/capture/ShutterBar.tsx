import { Camera, SkipForward, TimerOff } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { SHUTTER_MODES, type ShutterMode } from './shutter.ts'
import type { ShutterDesk } from './useShutter.ts'

interface Props {
  readonly shutter: ShutterDesk
  readonly mode: ShutterMode
  readonly onMode: (mode: ShutterMode) => void
  readonly isDisabled: boolean
  readonly onSkip: () => void
}

/** How the photo is set off, the shutter itself, and the way past a view. */
export function ShutterBar({ shutter, mode, onMode, isDisabled, onSkip }: Props) {
  const words = useInterface().texts.camera
  const counting = shutter.state.kind === 'counting'
  const taking = shutter.state.kind === 'taking'
  const waiting = useRef<AbortController | null>(null)
  useEffect(
    () => () => {
      waiting.current?.abort()
    },
    [],
  )
  return (
    <div className="shutter-bar">
      <Choice
        label={words.mode}
        value={mode}
        groups={[{ title: '', options: SHUTTER_MODES.map((id) => ({ id, name: words.modes[id] })) }]}
        onChoose={(chosen) => {
          onMode(chosen)
          waiting.current?.abort()
          waiting.current = leaveListOnce()
        }}
      />
      <Button kind="primary" large isDisabled={isDisabled || taking} onPress={shutter.press}>
        {counting ? <TimerOff size={20} aria-hidden /> : <Camera size={20} aria-hidden />}
        {counting ? words.stopTimer : words.take}
        <kbd aria-hidden>{words.space}</kbd>
      </Button>
      <Button kind="quiet" isDisabled={counting || taking} onPress={onSkip}>
        <SkipForward size={16} aria-hidden />
        {words.skip}
        <kbd aria-hidden>N</kbd>
      </Button>
      {shutter.fault !== null && (
        <p className="fault" role="alert">
          {shutter.fault}
        </p>
      )}
    </div>
  )
}

/** The list that closes gives the focus back to its button; the next press of the space bar is for the shutter, not for that. */
function leaveListOnce(): AbortController {
  const listening = new AbortController()
  const leave = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement) || !target.matches('[aria-haspopup="listbox"]')) return
    listening.abort()
    target.blur()
  }
  document.addEventListener('focusin', leave, { signal: listening.signal })
  return listening
}
