import { createContext, use } from 'react'
import type { Settings } from '../../shared/contract/settings.ts'
import type { Texts } from '../i18n/texts.ts'
import type { Client } from './client.ts'

/** What every component may need: the strings of the chosen language, and the way to the application. */
export interface Interface {
  readonly texts: Texts
  readonly settings: Settings
  readonly changeSettings: (settings: Settings) => void
  readonly client: Client
  /** Does something in the application; what goes wrong is shown. */
  readonly perform: (action: () => Promise<unknown>) => void
  readonly host: 'electron' | 'chromium'
  readonly version: string
}

export const InterfaceContext = createContext<Interface | null>(null)

export function useInterface(): Interface {
  const found = use(InterfaceContext)
  if (!found) throw new Error('expected an InterfaceContext around the component, found none')
  return found
}
