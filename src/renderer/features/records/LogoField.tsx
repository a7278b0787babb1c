import { ImageUp, X } from 'lucide-react'
import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import type { ClinicProfile } from '../../../shared/domain/clinic.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Labelled } from '../../ui/Field.tsx'
import { LogoPicture } from './LogoPicture.tsx'
import { logoPicture } from './logo-picture.ts'

interface Props {
  readonly logo: ClinicProfile['logo']
  readonly onChange: (logo: ClinicProfile['logo']) => void
}

/** The clinic's logo: chosen, looked at, taken away. */
export function LogoField({ logo, onChange }: Props) {
  const { texts, perform } = useInterface()
  const { clinic: words } = texts.records
  const [unreadable, setUnreadable] = useState(false)
  return (
    <Labelled label={words.logo}>
      <div className="logo-field">
        {logo && <LogoPicture logo={logo} />}
        <FileTrigger
          acceptedFileTypes={['image/png', 'image/jpeg', 'image/webp']}
          onSelect={(files) => {
            const file = files?.[0]
            if (!file) return
            perform(async () => {
              const picture = await logoPicture(file)
              setUnreadable(!picture)
              if (picture) onChange(picture)
            })
          }}
        >
          <Button>
            <ImageUp size={16} aria-hidden />
            {logo ? words.otherLogo : words.chooseLogo}
          </Button>
        </FileTrigger>
        {logo && (
          <Button
            onPress={() => {
              onChange(null)
            }}
          >
            <X size={16} aria-hidden />
            {words.noLogo}
          </Button>
        )}
      </div>
      {unreadable && (
        <p className="fault" role="alert">
          {words.badLogo}
        </p>
      )}
    </Labelled>
  )
}
