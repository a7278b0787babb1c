import { Menu } from 'electron'

/**
 * None, but on macOS, where copying and closing need one. Not Electron's own: its zoom would show saved views shifted, and its
 * tools for developers are none for a patient's window.
 */
export function setMenu(): void {
  const roles = ['appMenu', 'editMenu', 'windowMenu'] as const
  Menu.setApplicationMenu(
    process.platform === 'darwin' ? Menu.buildFromTemplate(roles.map((role) => ({ role }))) : null,
  )
}
