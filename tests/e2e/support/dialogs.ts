import type { AppSession } from './app-session.ts'

/** What the user chooses in a file dialog: paths, or nothing. */
export type Choice = readonly string[] | 'cancel'

/**
 * Answers the next file dialogs in this order, in either host; further ones are cancelled. Returns after the functions
 * of `dialog` are replaced. A save dialog takes the first path of its choice.
 */
export async function answerFileDialogs(app: AppSession, choices: readonly Choice[]): Promise<void> {
  await app.evaluate(({ dialog }, given: readonly Choice[]) => {
    const queue = [...given]
    const next = (): readonly string[] => {
      const choice = queue.shift() ?? 'cancel'
      return choice === 'cancel' ? [] : choice
    }
    dialog.showOpenDialog = () => {
      const filePaths = [...next()]
      return Promise.resolve({ canceled: filePaths.length === 0, filePaths })
    }
    dialog.showSaveDialog = () => {
      const [filePath = ''] = next()
      return Promise.resolve({ canceled: filePath === '', filePath })
    }
  }, choices)
}

/** Presses the given buttons of the next message boxes, in either host; further ones get the button 0. */
export async function answerMessageBoxes(app: AppSession, buttons: readonly number[]): Promise<void> {
  await app.evaluate(({ dialog }, given: readonly number[]) => {
    const queue = [...given]
    dialog.showMessageBox = () => Promise.resolve({ response: queue.shift() ?? 0, checkboxChecked: false })
  }, buttons)
}
