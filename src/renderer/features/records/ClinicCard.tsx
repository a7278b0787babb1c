import { Pencil } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { ClinicProfile } from '../../../shared/domain/clinic.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { ClinicForm } from './ClinicForm.tsx'
import { LogoPicture } from './LogoPicture.tsx'

/** What the clinic says of itself and how soon its records lock, and where an admin changes it. */
export function ClinicCard() {
  const { texts, client, perform } = useInterface()
  const { clinic: words, loading } = texts.records
  const [profile, setProfile] = useState<ClinicProfile | null>(null)
  const [editing, setEditing] = useState(false)
  useEffect(() => {
    perform(async () => {
      setProfile(await client.call('clinic:get-profile'))
    })
  }, [client, perform])
  if (editing && profile)
    return (
      <ClinicForm
        profile={profile}
        onCancel={() => {
          setEditing(false)
        }}
        onSaved={(saved) => {
          setProfile(saved)
          setEditing(false)
        }}
      />
    )
  return (
    <section className="card clinic-card" aria-label={words.title}>
      <header className="list-head">
        <h1>{words.title}</h1>
        <Button
          isDisabled={!profile}
          onPress={() => {
            setEditing(true)
          }}
        >
          <Pencil size={16} aria-hidden />
          {words.edit}
        </Button>
      </header>
      {profile ? <ClinicFacts profile={profile} /> : <p className="soft">{loading}</p>}
    </section>
  )
}

function ClinicFacts({ profile }: { readonly profile: ClinicProfile }) {
  const { clinic: words } = useInterface().texts.records
  const { name, address, contact, logo, lockMinutes } = profile
  return (
    <div className="clinic-facts">
      {logo && <LogoPicture logo={logo} />}
      <div>
        <p className={name === '' ? 'soft' : undefined}>{name === '' ? words.unnamed : name}</p>
        {address !== '' && <p className="address">{address}</p>}
        {contact !== '' && <p>{contact}</p>}
        <p className="soft">{`${words.lock}: ${words.lockAfter(lockMinutes)}`}</p>
      </div>
    </div>
  )
}
