import { nativeTheme } from 'electron'
import type { Settings } from '../../shared/contract/settings.ts'
import type { SettingsStore } from './settings-store.ts'

/** The settings as the pages ask for them and change them: the program's own windows follow. */
export const settingsDesk = (settings: SettingsStore, onChange: () => void) => ({
  get current(): Settings {
    return settings.current
  },
  update: (chosen: Settings): Promise<Settings> => {
    nativeTheme.themeSource = chosen.theme
    const updated = settings.update(chosen)
    onChange()
    return updated
  },
})
