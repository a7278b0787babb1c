import { useState } from 'react'
import { RestoreForm } from './RestoreForm.tsx'
import { SetUp } from './SetUp.tsx'

/** Where there are no records yet: set them up, or restore them. */
export function FirstPage({ onCode }: { readonly onCode: (code: string) => void }) {
  const [restoring, setRestoring] = useState(false)
  return restoring ? (
    <RestoreForm
      onBack={() => {
        setRestoring(false)
      }}
    />
  ) : (
    <SetUp
      onCode={onCode}
      onRestore={() => {
        setRestoring(true)
      }}
    />
  )
}
