import { Eye, EyeOff } from 'lucide-react'
import { createContext, use, useMemo, useState, type ReactNode } from 'react'
import { maskedName } from '../../../shared/domain/masked-name.ts'
import { useInterface } from '../../app/interface-context.ts'
import { IconButton } from '../../ui/IconButton.tsx'

interface Privacy {
  readonly namesShown: boolean
  readonly setNamesShown: (shown: boolean) => void
}

const PrivacyContext = createContext<Privacy>({ namesShown: false, setNamesShown: () => undefined })

/** Names are hidden at every start: the screen is seen by more people than its user. */
export function PrivacyProvider({ children }: { readonly children: ReactNode }) {
  const [namesShown, setNamesShown] = useState(false)
  const privacy = useMemo(() => ({ namesShown, setNamesShown }), [namesShown])
  return <PrivacyContext value={privacy}>{children}</PrivacyContext>
}

/** What is shown of a name: all of it, or as much as others may see. */
export function useShownName(): (name: string) => string {
  const { namesShown } = use(PrivacyContext)
  return (name) => (namesShown ? name : maskedName(name))
}

/** A patient's name, or as much of it as others may see. */
export function PatientName({ name }: { readonly name: string }) {
  const shown = useShownName()
  return <span className="patient-name">{shown(name)}</span>
}

/** Whether whoever is at the desk lets names be read on the screen. */
export const useNamesShown = (): boolean => use(PrivacyContext).namesShown

export function useShowNames(): () => void {
  const { setNamesShown } = use(PrivacyContext)
  return () => {
    setNamesShown(true)
  }
}

export function NamesButton() {
  const { texts } = useInterface()
  const { namesShown, setNamesShown } = use(PrivacyContext)
  const { showNames, hideNames } = texts.records
  return (
    <IconButton
      icon={namesShown ? EyeOff : Eye}
      label={namesShown ? hideNames : showNames}
      onPress={() => {
        setNamesShown(!namesShown)
      }}
    />
  )
}
